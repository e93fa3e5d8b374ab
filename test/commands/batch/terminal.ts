// A terminal as small as it can be: rows of cells that break at the width, a cursor, a resize that joins and breaks
// anew as kitty, VTE, iTerm2 and tmux do it. Knows what the reporter writes and refuses everything else.
import stringWidth from 'string-width';

/** A row, and whether it goes on in the next one because the line was too long. */
interface Row {
  cells: string[];
  goesOn: boolean;
}

const graphemes = new Intl.Segmenter();
/** Behind a wide character, its second cell. */
const SECOND = '';

export class TinyTerminal {
  columns: number;
  rows: number;
  readonly isTTY = true;
  /** All rows since the beginning; the lowest `rows` of them are the screen. */
  private lines: Row[] = [{ cells: [], goesOn: false }];
  private row = 0;
  private column = 0;
  writes = 0;
  private readonly listeners = new Set<() => void>();

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
  }

  /** Everything ever written that was not erased, long lines whole. */
  get text(): string {
    const whole: string[] = [];
    let line = '';
    for (const { cells, goesOn } of this.lines) {
      line += cells.join('');
      if (goesOn) continue;
      whole.push(line);
      line = '';
    }
    return whole.join('\n');
  }

  write(text: string): boolean {
    this.writes += 1;
    for (const part of text.split(/(\u001B\[\d*[A-Za-z]|[\r\n])/)) this.take(part);
    return true;
  }

  /** As when a person pulls at the window: lines are broken anew, the cursor stays at its character. */
  resize(columns: number, rows: number): void {
    const joined: { cells: string[]; cursor: number | null }[] = [];
    let goesOn = false;
    for (const [index, row] of this.lines.entries()) {
      if (!goesOn) joined.push({ cells: [], cursor: null });
      const line = joined.at(-1)!;
      if (index === this.row) line.cursor = line.cells.length + this.column;
      line.cells.push(...row.cells);
      goesOn = row.goesOn;
    }
    this.columns = columns;
    this.rows = rows;
    this.lines = [];
    for (const { cells, cursor } of joined) this.breakAnew(cells, cursor);
  }

  /** The `resize` event comes a moment after the fact. */
  tellResize(): void {
    for (const listener of this.listeners) listener();
  }

  on(_: string, listener: () => void): this {
    this.listeners.add(listener);
    return this;
  }

  off(_: string, listener: () => void): this {
    this.listeners.delete(listener);
    return this;
  }

  get isListenedTo(): boolean {
    return this.listeners.size > 0;
  }

  /** The stream that the reporter wants; it uses no more of it than is here. */
  get stream(): NodeJS.WriteStream {
    return this as unknown as NodeJS.WriteStream;
  }

  private take(part: string): void {
    if (part === '') return;
    if (part === '\r') this.column = 0;
    else if (part === '\n') this.newLine(false);
    else if (part.startsWith('\u001B[')) this.obey(part.slice(2));
    else for (const { segment } of graphemes.segment(part)) this.put(segment);
  }

  private obey(code: string): void {
    const count = Number(code.slice(0, -1) || '1');
    if (code.endsWith('A')) this.row = Math.max(this.top, this.row - count);
    else if (code === 'J') {
      this.lines[this.row]!.cells.length = Math.min(this.column, this.lines[this.row]!.cells.length);
      this.lines[this.row]!.goesOn = false;
      this.lines.length = this.row + 1;
    } else if (code === '2K') this.lines[this.row] = { cells: [], goesOn: false };
    else if (!/^\d+m$/.test(code)) throw new TypeError(`unknown escape ${JSON.stringify(code)}`);
  }

  private get top(): number {
    return Math.max(0, this.lines.length - this.rows);
  }

  private newLine(goesOn: boolean): void {
    this.lines[this.row]!.goesOn = goesOn;
    this.row += 1;
    if (this.row === this.lines.length) this.lines.push({ cells: [], goesOn: false });
    if (!goesOn) this.column = 0;
  }

  private put(segment: string): void {
    const width = stringWidth(segment);
    if (this.column + width > this.columns) {
      this.newLine(true);
      this.column = 0;
    }
    const { cells } = this.lines[this.row]!;
    while (cells.length < this.column) cells.push(' ');
    cells.splice(this.column, width, segment, ...Array.from({ length: width - 1 }, () => SECOND));
    this.column += width;
  }

  private breakAnew(cells: readonly string[], cursor: number | null): void {
    let row: Row = { cells: [], goesOn: false };
    this.lines.push(row);
    for (const [index, cell] of cells.entries()) {
      const isWide = cells[index + 1] === SECOND;
      if (cell !== SECOND && row.cells.length + (isWide ? 2 : 1) > this.columns) {
        row.goesOn = true;
        row = { cells: [], goesOn: false };
        this.lines.push(row);
      }
      if (index === cursor) [this.row, this.column] = [this.lines.length - 1, row.cells.length];
      row.cells.push(cell);
    }
    if (cursor !== null && cursor >= cells.length)
      [this.row, this.column] = [this.lines.length - 1, row.cells.length];
  }
}
