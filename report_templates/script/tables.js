/* Tables: sort by a click on a heading, find by typing, follow a number to its cases. */
const valueOf = (row, place) => row.cells[place].dataset.value ?? row.cells[place].textContent.trim();
const compare = (left, right) => {
  const numbers = [Number(left), Number(right)];
  if (left !== "" && right !== "" && numbers.every(Number.isFinite)) return numbers[0] - numbers[1];
  return left === "" ? 1 : right === "" ? -1 : left.localeCompare(right);
};
const sort = (table, place, way) => {
  const rows = all("tbody tr", table).sort((a, b) => way * compare(valueOf(a, place), valueOf(b, place)));
  table.tBodies[0].append(...rows);
};
for (const heading of all("thead th[data-column]")) {
  const button = make("button", heading.textContent);
  button.type = "button";
  button.title = heading.title;
  heading.replaceChildren(button);
  button.addEventListener("click", () => {
    const up = heading.getAttribute("aria-sort") !== "ascending";
    all("th", heading.parentNode).forEach((other) => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
    sort(heading.closest("table"), heading.cellIndex, up ? 1 : -1);
  });
}
const narrow = (table, fits, words) => {
  let left = 0;
  for (const row of all("tbody tr", table)) { row.hidden = !fits(row); left += row.hidden ? 0 : 1; }
  const found = one(`[data-found="${CSS.escape(table.id)}"]`);
  if (found) found.textContent = words ? `${words}: ${left}` : "";
};
for (const field of all("input[data-find]")) {
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    const table = document.getElementById(field.dataset.find);
    narrow(table, (row) => row.textContent.toLowerCase().includes(wanted), field.value.trim());
  });
}
for (const link of all("a[data-list]")) {
  link.addEventListener("click", () => {
    const table = document.getElementById(link.dataset.list);
    if (!table) return;
    const where = Object.entries(JSON.parse(link.dataset.where));
    const places = where.map(([name, value]) => [all("thead th", table).findIndex((th) => th.dataset.column === name), value]);
    narrow(table, (row) => places.every(([place, value]) => place < 0 || valueOf(row, place) === String(value)), where.map((pair) => pair[1]).join(", "));
  });
}
const openTarget = () => { /* a link into something folded opens it */
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  if (target) target.scrollIntoView();
};
addEventListener("hashchange", openTarget);
openTarget();
