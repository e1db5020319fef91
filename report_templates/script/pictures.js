/* Pictures that are drawn anew for a choice. */
const stack = (row, parts, total, label) => {
  const picture = one("svg", row);
  if (!picture) return;
  keep(picture);
  let at = 0;
  const rects = [];
  for (const [kind, count] of parts) {
    if (!count) continue;
    rects.push(svg("rect", { class: kind, x: at, y: 0, width: 100 * count / total, height: 10 }));
    at += 100 * count / total;
  }
  picture.replaceChildren(...rects);
  picture.setAttribute("aria-label", label);
};
const heat = (figure, lines) => {
  for (const cell of all("g[data-row]", figure)) {
    const line = lines.get(`${cell.dataset.row}\u0000${cell.dataset.key}`);
    const missed = line ? share(line.failed, line.passed + line.failed) : null;
    const rect = one("rect", cell);
    rect.dataset.fill ??= rect.getAttribute("fill-opacity");
    rect.setAttribute("fill-opacity", missed === null ? 0 : (0.06 + 0.54 * missed).toFixed(2));
    put(one("title", rect), `${cell.dataset.row}, ${cell.dataset.key}: ${missed === null ? "–" : percent(missed, 0)}`);
    put(one("text", cell), missed === null ? "–" : Math.round(100 * missed));
  }
};
const drawColumns = (figure, columns) => {
  const top = Math.max(1, ...columns.map(([count]) => count));
  const step = 700 / columns.length;
  one("svg", figure).replaceChildren(...columns.flatMap(([count, label], place) => [
    svg("rect", { class: "bar", x: 10 + step * (place + 0.12), width: step * 0.76, y: 150 - 120 * count / top, height: 120 * count / top }),
    svg("text", { x: 10 + step * (place + 0.5), y: 144 - 120 * count / top, "text-anchor": "middle" }, number(count)),
    svg("text", { class: "soft", x: 10 + step * (place + 0.5), y: 168, "text-anchor": "middle" }, label),
  ]));
};
