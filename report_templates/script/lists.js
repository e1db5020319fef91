/* Lists: rows that name another team, product … go; what a list cannot tell is said. */
const folded = (name, value) => tables.routes.words[name].includes(value) ? value : "…";
const fitsRow = (values, now) => DIMENSIONS.every((name) => now.choice[name] === undefined || values[name] === undefined || folded(name, values[name]) === now.choice[name])
  && (!now.timed || values.received_at === undefined || inPeriods(values.received_at, now));
const inPeriods = (at, { low, high }) => {
  const then = at.replace(" ", "T").slice(0, 19);
  return at !== "" && (high === LAST || then > cube.periods[high][2]) && then <= cube.periods[low][3];
};
const narrowLists = (now) => {
  const wanted = [...Object.keys(now.choice), ...(now.timed ? ["period"] : [])];
  for (const part of all("[data-narrow]")) part.classList.toggle("out", !fitsRow(JSON.parse(part.dataset.narrow), now));
  for (const place of all("main table, main figure")) {
    if (place.dataset.follows || place.closest("[data-narrow]")) continue;
    const name = one("caption, figcaption", place);
    const columns = all("thead th[data-column]", place).map((th) => th.dataset.column);
    const known = wanted.filter((one) => columns.includes(one === "period" ? "received_at" : one));
    const missing = wanted.filter((one) => !known.includes(one));
    if (known.length) {
      const rows = all("tbody tr", place);
      const read = [...DIMENSIONS, "received_at"].filter((one) => columns.includes(one)).map((one) => [one, columns.indexOf(one)]);
      for (const row of rows) row.classList.toggle("out", !fitsRow(Object.fromEntries(read.map(([one, at]) => [one, valueOf(row, at)])), now));
      mark(name, says.rows.replace("#", number(rows.filter((row) => !row.classList.contains("out")).length)).replace("@", number(rows.length)), "");
    }
    if (missing.length) mark(name, known.length ? says.not_by.replace("#", missing.map((one) => says.names[one]).join(", ")) : says.not);
  }
  for (const part of all("[data-unfiltered]")) mark(one(part.dataset.unfiltered), says.not);
};
