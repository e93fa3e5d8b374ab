// A small PDF writer for the bench's papers: justified Helvetica in one or two columns, tables, and figures drawn from
// numbers. Written from ISO 32000-1; text is shown as TeX shows it, word by word with kerns between.
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

/**
 * Fonts that the fixture papers embed, as the streams of their Type 1 programs. Reading fonts is a third of what a real
 * paper costs, so each of ours embeds as many, and shows a formula in one of them now and then.
 */
const FONT_PROGRAMS = ['sparse-reward', 'entropy-bound'].flatMap(name => {
  const file = readFileSync(new URL(`../fixtures/papers/${name}/paper.pdf`, import.meta.url));
  const heads = file.toString('latin1').matchAll(/<<[^<>]{0,200}\/Length1 \d+[^<>]{0,200}>>\s*stream\r?\n/g);
  return [...heads].map(({ 0: head, index }) => {
    const start = index + head.length;
    return { head, bytes: file.subarray(start, start + Number(/\/Length (\d+)/.exec(head)[1])) };
  });
});
const FIRST_EMBEDDED = 3;

const WIDE = {
  b: 556,
  c: 500,
  f: 278,
  i: 222,
  j: 222,
  k: 500,
  l: 222,
  m: 833,
  r: 333,
  s: 500,
  t: 278,
  v: 500,
  w: 722,
};
const OTHER = { x: 500, y: 500, z: 500, ' ': 278, '.': 278, ',': 278, ':': 278, ';': 278, '-': 333, '(': 333, ')': 333, '[': 278, ']': 278, '%': 889, '/': 278, I: 278, J: 500, M: 833, W: 944, G: 778, O: 778, Q: 778 }; // prettier-ignore
/** Widths of Helvetica in thousandths of the size (its AFM file). */
const widthOf = char => WIDE[char] ?? OTHER[char] ?? (char >= 'A' && char <= 'Z' ? 690 : 556);

function measure(text, size) {
  let width = 0;
  for (const char of text) width += widthOf(char);
  return (width * size) / 1000;
}

const PAGE = { width: 612, height: 792, top: 720, bottom: 72 };
const LAYOUTS = {
  one: { columns: [90], width: 432, size: 10, lead: 11.5 },
  two: { columns: [54, 317], width: 241, size: 9.5, lead: 12 },
};

/**
 * The bytes of a paper. `blocks` are `{heading}`, `{text}`, `{formula}`, `{rows}` (cells of a table) and `{plot, caption}` (numbers
 * of a line figure); `stamp` stands in the left margin of page 1, as arXiv prints it.
 */
export function writePaper(blocks, { columns, stamp }) {
  const layout = LAYOUTS[columns];
  const pages = [[]];
  let [column, y] = [0, PAGE.top];
  const room = height => {
    if (y - height >= PAGE.bottom) return;
    column += 1;
    y = PAGE.top;
    if (column < layout.columns.length) return;
    column = 0;
    pages.push([]);
  };
  const put = drawn => pages.at(-1).push(drawn);
  let formulas = 0;
  const left = () => layout.columns[column];
  for (const block of blocks) {
    if (block.heading !== undefined) {
      room(4 * layout.lead);
      y -= 1.6 * layout.lead;
      put(shown(block.heading, { x: left(), y, size: block.size ?? 12, font: 'F2' }));
      y -= 0.4 * layout.lead;
    }
    for (const line of linesOf(block.text ?? '', layout)) {
      room(layout.lead);
      y -= layout.lead;
      put(shown(line.text, { x: left(), y, size: layout.size, gap: line.gap }));
    }
    if (block.formula !== undefined) {
      room(2 * layout.lead);
      y -= 1.5 * layout.lead;
      const font = `F${FIRST_EMBEDDED + (formulas % FONT_PROGRAMS.length)}`;
      formulas += 1;
      put(shown(block.formula, { x: left() + layout.width / 3, y, size: layout.size, font, gap: 6 }));
    }
    if (block.rows !== undefined)
      y = drawTable(block.rows, { room, put, left, layout, y: () => y, to: next => (y = next) });
    if (block.plot !== undefined) {
      room(130);
      y -= 130;
      put(plotted(block.plot, { x: left(), y, width: layout.width, height: 115 }));
    }
    y -= 4;
  }
  pages.forEach((drawn, index) => drawn.push(shown(String(index + 1), { x: 303, y: 40, size: 9 })));
  pages[0].push(`BT /F1 18 Tf 0 1 -1 0 34 260 Tm (${stamp}) Tj ET`);
  return fileOf(pages);
}

function drawTable(rows, { room, put, left, layout, y, to }) {
  const first = layout.width * 0.4;
  for (const [index, cells] of rows.entries()) {
    room(layout.lead);
    to(y() - layout.lead);
    const step = (layout.width - first) / (cells.length - 1);
    cells.forEach((cell, at) => {
      const x = left() + (at === 0 ? 0 : first + (at - 1) * step);
      put(shown(cell, { x, y: y(), size: layout.size - 1 }));
    });
    if (index === 0) put(`0.5 w ${left()} ${y() - 3} m ${left() + layout.width} ${y() - 3} l S`);
  }
  return y();
}

/** Words → lines with the blank that fills them; the last one is ragged, and long words break as TeX breaks them. */
function linesOf(text, { width, size }) {
  const blank = 0.278 * size;
  const lines = [];
  let words = [];
  let used = 0;
  const end = isLast => {
    const room = width - used - blank * (words.length - 1);
    const gap = isLast || words.length < 2 ? blank : blank + room / (words.length - 1);
    lines.push({ text: words.join(' '), gap });
    [words, used] = [[], 0];
  };
  for (let word of text === '' ? [] : text.split(' ')) {
    const rest = width - used - blank * words.length;
    if (measure(word, size) > rest && words.length > 0) {
      const cut = /^[a-z]{8,}$/.test(word) ? 4 : 0;
      if (cut > 0 && measure(`${word.slice(0, cut)}-`, size) <= rest) {
        words.push(`${word.slice(0, cut)}-`);
        used += measure(words.at(-1), size);
        word = word.slice(cut);
      }
      end(false);
    }
    words.push(word);
    used += measure(word, size);
  }
  if (words.length > 0) end(true);
  return lines;
}

function shown(text, { x, y, size, font = 'F1', gap = 0.278 * size }) {
  const kern = -((gap / size) * 1000).toFixed(0);
  const words = text.split(' ').map(word => kerned(word.replaceAll(/[\\()]/g, String.raw`\$&`)));
  return `BT /${font} ${size} Tf 1 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} Tm [${words.join(`${kern}`)}]TJ ET`;
}

/** A word as TeX sets it: in pieces, with small kerns between some of its letters. */
function kerned(word) {
  return `(${word.replaceAll(/[a-z](?=[aeiou])/g, (letter, at) => (at % 3 === 1 ? `${letter})${KERNS[at % KERNS.length]}(` : letter))})`;
}

const KERNS = [-28, 28, 15, -15, 83];

/** Lines through the numbers, with axes and their labels. */
function plotted(series, { x, y, width, height }) {
  const at = (index, count, value) =>
    `${(x + 20 + ((width - 30) * index) / count).toFixed(1)} ${(y + 12 + (height - 20) * value).toFixed(1)}`;
  const strokes = series.map(
    values =>
      `q 0.8 w ${values.map((value, index) => `${at(index, values.length, value)} ${index === 0 ? 'm' : 'l'}`).join(' ')} S Q`,
  );
  const labels = [0, 25, 50, 75, 100].flatMap(value => [
    shown(String(value), { x, y: y + 10 + ((height - 20) * value) / 100, size: 6 }),
    shown(String(value * 4), { x: x + 20 + ((width - 40) * value) / 100, y: y + 2, size: 6 }),
  ]);
  return [`0.4 w ${x + 20} ${y + 12} ${width - 30} ${height - 20} re S`, ...strokes, ...labels].join('\n');
}

function fileOf(pages) {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  ].map(text => Buffer.from(text));
  const add = object => objects.push(object);
  const fonts = FONT_PROGRAMS.map(
    (program, index) => `/F${FIRST_EMBEDDED + index} ${addFont(program, index, add)} 0 R`,
  );
  const kids = pages.map(drawn => {
    const contents = add(streamOf(deflateSync(Buffer.from(drawn.join('\n'), 'latin1'), { level: 3 })));
    return add(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] ` +
          `/Resources << /Font << /F1 3 0 R /F2 4 0 R ${fonts.join(' ')} >> >> /Contents ${contents} 0 R >>`,
      ),
    );
  });
  objects[1] = Buffer.from(
    `<< /Type /Pages /Kids [${kids.map(kid => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`,
  );
  return bytesOf(objects);
}

/** Font program, descriptor and dictionary; gives the number of the last. */
function addFont({ head, bytes }, index, add) {
  const program = add(Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream')]));
  const name = `AAAAAA+Bench${index}`;
  const descriptor = add(
    Buffer.from(
      `<< /Type /FontDescriptor /FontName /${name} /Flags 32 /FontBBox [-100 -250 1000 900] /ItalicAngle 0 ` +
        `/Ascent 700 /Descent -200 /CapHeight 700 /StemV 80 /FontFile ${program} 0 R >>`,
    ),
  );
  const widths = Array.from({ length: 26 }, () => 500).join(' ');
  return add(
    Buffer.from(
      `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /FirstChar 97 /LastChar 122 /Widths [${widths}] ` +
        `/FontDescriptor ${descriptor} 0 R /Encoding /WinAnsiEncoding >>`,
    ),
  );
}

function streamOf(bytes) {
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} /Filter /FlateDecode >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

function bytesOf(objects) {
  const parts = [Buffer.from('%PDF-1.4\n')];
  let length = parts[0].length;
  const entries = objects.map((object, index) => {
    const start = length;
    for (const part of [Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]) {
      parts.push(part);
      length += part.length;
    }
    return `${String(start).padStart(10, '0')} 00000 n \n`;
  });
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${entries.join('')}`;
  parts.push(Buffer.from(`${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
}
