/* How numbers and words are written, as the report's own Language writes them. */
const chinese = cube?.language === "zh";
const word = (value) => cube.words[value] ?? value;
const number = (value, digits) => {
  if (value === null) return "–";
  if (digits === undefined && value > 0 && value < 0.005) return "<0.01";
  const places = digits ?? (Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
  return value.toLocaleString("en", { minimumFractionDigits: places, maximumFractionDigits: places }).replace("-", "−");
};
const rounded = (share, digits) => {  // what is not quite nothing or all is not written as 0 or 100
  const text = (100 * share).toFixed(digits), least = 10 ** -digits;
  if (share > 0 && Number(text) === 0) return `<${least.toFixed(digits)}`;
  return share < 1 && Number(text) === 100 ? `>${(100 - least).toFixed(digits)}` : text;
};
const percent = (share, digits = 1) => share === null ? "–" : `${rounded(share, digits)}${chinese ? "" : "\u202f"}%`;
const written = (value, unit) => unit === "share" ? percent(value) : number(value);
const share = (top, bottom) => bottom ? top / bottom : null;
const periodWords = (period) => period === LAST ? says.earlier : `${cube.periods[period][0]} – ${cube.periods[period][1]}`;
