/* The choice of a part: the packed sums behind it, taken out and added up. */
const holder = document.getElementById("cube");
const cube = holder && typeof DecompressionStream !== "undefined" ? JSON.parse(holder.textContent) : null;
const says = cube?.says;
const DIMENSIONS = ["team", "product", "severity", "channel"];
const LAST = 14; /* the period that holds what is earlier or not known */
const tables = {}; /* by name; filled when unpacked */

const unpack = async (pack) => {
  const bytes = Uint8Array.from(atob(pack.data), (letter) => letter.charCodeAt(0));
  const whole = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
  const kinds = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f64: Float64Array };
  const table = { rows: pack.rows, words: {}, facts: [] };
  let at = 0;
  for (const column of pack.columns) {
    const width = kinds[column.type].BYTES_PER_ELEMENT * pack.rows;
    table[column.name] = new kinds[column.type](whole.slice(at, at + width));
    if (column.words) table.words[column.name] = column.words; else table.facts.push(column.name);
    at += width;
  }
  return table;
};
/* Sums of a table's facts by the words of `by`; `choice` = {team: value, …}, periods from `low` to `high`. */
const sums = (table, by, choice, low = 0, high = LAST) => {
  const fits = DIMENSIONS.filter((name) => choice[name] !== undefined).map((name) => [table[name], table.words[name].indexOf(choice[name])]);
  const found = new Map();
  for (let row = 0; row < table.rows; row += 1) {
    const period = table.period[row];
    if (period < low || period > high || fits.some(([places, wanted]) => places[row] !== wanted)) continue;
    const key = by.map((name) => table.words[name] ? table.words[name][table[name][row]] : table[name][row]).join("\u0000");
    let line = found.get(key);
    if (!line) { line = Object.fromEntries(table.facts.map((fact) => [fact, 0])); found.set(key, line); }
    for (const fact of table.facts) line[fact] += table[fact][row];
  }
  return found;
};

const valueOfFigure = (figure, line) => {
  if (!line || !(line.cases + line.unknown)) return null;
  if (figure === "complaints" || figure.startsWith("open_cases")) return line.amount;
  return line.cases ? line.amount / line.cases / (figure === "handling_score" ? 1e6 : 1) : null;
};
