// How bench/pdf.mjs prints: tables of aligned columns, and figures beside their targets.

/** A number with so many digits, or a dash when it was not measured. */
export function fixed(value, digits = 0) {
  return value === null || value === undefined || Number.isNaN(value) ? '–' : value.toFixed(digits);
}

/** A share as a percentage with one digit. */
export function percent(part, whole) {
  return whole === 0 || part === null || Number.isNaN(part) ? '–' : ((100 * part) / whole).toFixed(1);
}

/** A title and rows of equal keys, the keys on top. */
export function printTable(title, rows) {
  const keys = Object.keys(rows[0] ?? {});
  const cells = [keys, ...rows.map(row => keys.map(key => String(row[key])))];
  const widths = keys.map((_, column) => Math.max(...cells.map(row => row[column].length)));
  say(`\n${title}`);
  for (const row of cells) {
    say(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
        .join('  '),
    );
  }
}

/**
 * Figures beside their targets. A figure: `{ what, value, digits, unit, least }` or `most`; without either it is
 * shown only. `value` null: not measured here.
 */
export function printTargets(figures) {
  const rows = figures.map(({ what, value, digits = 0, unit = '', least, most, note = '' }) => {
    const target = least === undefined ? (most === undefined ? '' : `≤ ${most}`) : `≥ ${least}`;
    return {
      figure: what,
      measured: value === null ? '–' : `${fixed(value, digits)}${unit}`,
      target,
      verdict: verdict(value, { least, most, digits, unit }),
      note,
    };
  });
  printTable('Figures and targets', rows);
}

function verdict(value, { least, most, digits, unit }) {
  if (value === null) return 'not measured';
  if (least === undefined && most === undefined) return '';
  const gap = least === undefined ? value - most : least - value;
  return gap <= 0 ? 'met' : `missed by ${fixed(gap, Math.max(digits, 1))}${unit}`;
}

export function say(line) {
  process.stdout.write(`${line}\n`);
}
