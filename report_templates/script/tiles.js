/* The tiles of a choice. A change is told without a judgement: the sums hold no spread to judge it by. */

/* The value, the one before and the one a year before of every figure, as in the measure headlines. */
const none = {};
const headlines = ({ choice, low, high, timed }) => {
  const [first, last] = timed ? [low, high] : [0, 0];
  const length = last - first + 1;
  const complaints = [...sums(tables.figures, ["figure", "period"], choice)].filter(([key, line]) => key.startsWith("complaints\u0000") && line.cases);
  const oldest = Math.max(-1, ...complaints.map(([key]) => Number(key.split("\u0000")[1])));
  const span = (a, b) => b < LAST && oldest > b ? sums(tables.figures, ["figure"], choice, a, b) : none;
  const now = timed ? sums(tables.figures, ["figure"], choice, low, high) : span(0, 0);
  const before = span(first + length, last + length);
  const year = span(first + 13, last + 13);
  const open = sums(tables.figures, ["figure"], choice, ...(timed ? [low, high] : []));
  const value = (figure, lines) => valueOfFigure(figure, lines === none ? undefined : lines.get(figure));
  return (figure) => figure === "open_cases"
    ? { line: open.get(figure), amount: valueOfFigure(figure, open.get(figure)),
        previous: timed || before === none ? null : valueOfFigure(figure, open.get("open_cases_previous")), year_ago: timed || year === none ? null : valueOfFigure(figure, open.get("open_cases_year_ago")) }
    : { line: now === none ? undefined : now.get(figure), amount: value(figure, now), previous: value(figure, before), year_ago: value(figure, year) };
};
const spark = (figure, choice, name) => {
  const lines = sums(tables.figures, ["figure", "period"], choice);
  const values = [];
  for (let period = 12; period >= 0; period -= 1) values.push(valueOfFigure(figure, lines.get(`${figure}\u0000${period}`)));
  const known = values.filter((value) => value !== null);
  if (known.length < 2 || figure === "open_cases") return null;
  const low = Math.min(0, ...known);
  const size = (Math.max(...known) - low) || 1;
  const picture = svg("svg", { class: "wide", viewBox: "0 0 124 30", height: "30", preserveAspectRatio: "none", role: "img", "aria-label": says.spark.replace("#", name) });
  const points = values.map((value, place) => value === null ? "" : `${(2 + 10 * place).toFixed(1)},${(27 - 24 * (value - low) / size).toFixed(1)}`);
  picture.append(svg("polyline", { class: "line", "vector-effect": "non-scaling-stroke", points: points.join(" ") }));
  return picture;
};
const change = (amount, then, unit, against) => {
  if (amount === null || then === null) return null;
  const difference = amount - then;
  const size = unit === "share" ? `${number(100 * Math.abs(difference), 1)} ${says.points}` : number(Math.abs(difference));
  const line = make("span", `${difference === 0 ? "=" : difference > 0 ? "▲" : "▼"} ${size} ${against}`);
  line.className = "change same";
  return line;
};

const showTiles = (now, told) => {
  for (const tile of all(".tile[data-figure]")) {
    const { figure, unit } = tile.dataset;
    const name = one(".name", tile);
    if (!tables.figures.words.figure.includes(figure)) { mark(name, says.not); continue; }
    const { line, amount, previous, year_ago: yearAgo } = told(figure);
    keep(tile);
    const value = make("span", written(amount, unit));
    value.className = "value";
    const small = make("span", says.n.replace("#", number(line ? line.cases : 0)).replace("@", number(line ? line.unknown : 0)));
    small.className = "small";
    const parts = [name, value, change(amount, previous, unit, now.timed ? says.before : says.previous), change(amount, yearAgo, unit, says.year_ago), small, spark(figure, now.choice, name.textContent)];
    tile.replaceChildren(...parts.filter(Boolean));
  }
  if (!now.timed) return;
  put(document.getElementById("tiles-note"), says.spark_note);
};
