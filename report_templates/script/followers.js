/* What is made anew for a choice, by the word in its data-follows. */
const facts = (row, values) => { for (const [name, words] of Object.entries(values)) put(one(`[data-fact="${name}"]`, row), words); };
const counts = (line, names) => Object.fromEntries(names.map((name) => [name, number(line[name] ?? 0)]));
const followers = {
  none: (table) => mark(document.getElementById("verdict-h"), says.not),
  figures: (table, { told }) => {
    for (const row of all("tr[data-key]", table)) {
      const unit = one(`.tile[data-figure="${row.dataset.key}"]`)?.dataset.unit;
      if (!tables.figures.words.figure.includes(row.dataset.key)) { mark(one("th", row), says.not); continue; }
      const { line, amount, previous, year_ago: yearAgo } = told(row.dataset.key);
      facts(row, { amount: written(amount, unit), previous: written(previous, unit), year_ago: written(yearAgo, unit), previous_change: "", year_ago_change: "", ...counts(line ?? {}, ["cases", "unknown"]) });
    }
  },
  clocks: (table, { choice, low, high }) => {
    const lines = sums(tables.clocks, ["clock"], choice, low, high);
    for (const row of all("tr[data-key]", table)) {
      const line = lines.get(row.dataset.key) ?? { met: 0, breached: 0, running: 0, unknown: 0, not_applicable: 0 };
      const total = line.met + line.breached + line.running + line.unknown;
      facts(row, { breach_share: percent(share(line.breached, line.met + line.breached)), ...counts(line, ["breached", "met", "running", "unknown", "not_applicable"]) });
      stack(row, ["met", "breached", "running", "unknown"].map((name) => [name, line[name]]), total, says.breached.replace("#", number(line.breached)).replace("@", number(total)));
    }
  },
  steps: (place, { choice, low, high }) => {
    if (place.tagName === "FIGURE") { heat(place, sums(tables.steps, ["team", "code"], choice, low, high)); return; }
    const lines = sums(tables.steps, ["code"], choice, low, high);
    for (const row of all("tr[data-key]", place)) {
      const line = lines.get(row.dataset.key) ?? { passed: 0, failed: 0, unknown: 0, not_applicable: 0 };
      const total = line.passed + line.failed + line.unknown + line.not_applicable;
      facts(row, { score: percent(share(line.passed, line.passed + line.failed), 0), coverage: percent(share(line.passed + line.failed, total), 0), ...counts(line, ["passed", "failed", "unknown", "not_applicable"]) });
      stack(row, [["met", line.passed], ["breached", line.failed], ["unknown", line.unknown], ["na", line.not_applicable]], total, says.failed.replace("#", number(line.failed)).replace("@", number(total)));
    }
  },
  routes: (table, { choice, low, high }) => {
    const line = sums(tables.routes, [], choice, low, high).get("") ?? {};
    for (const row of all("tr[data-key]", table)) {
      if (row.dataset.key === "handoff_share") facts(row, { amount: percent(share(line.cases_with_handoff ?? 0, (line.cases ?? 0) - (line.cases_unknown ?? 0))) });
      else if (tables.routes.facts.includes(row.dataset.key)) facts(row, counts({ amount: line[row.dataset.key] }, ["amount"]));
      else mark(one("th", row), says.not);
    }
  },
  versus: (table, now) => {
    const ways = [["chosen", sums(tables.figures, ["figure"], now.choice, now.low, now.high)], ["whole", sums(tables.figures, ["figure"], {})]];
    for (const row of all("tr[data-key]", table)) {
      const unit = row.dataset.key.endsWith("_share") || row.dataset.key === "handling_score" ? "share" : "number";
      facts(row, Object.fromEntries(ways.map(([name, lines]) => [name, written(valueOfFigure(row.dataset.key, lines.get(row.dataset.key)), unit)])));
    }
  },
  by: (table, { choice, low, high }) => {
    const name = table.dataset.by;
    const late = ["first_contact_breach_share", "resolution_breach_share", "due_breach_share"];
    const lines = new Map();
    for (const [key, line] of sums(tables.figures, [name, "figure"], choice, low, high)) {
      const [value, figure] = key.split("\u0000");
      if (!lines.has(value)) lines.set(value, {});
      lines.get(value)[figure] = line;
    }
    const rows = [...lines].filter(([, of]) => of.complaints);
    rows.sort(name === "period" ? (a, b) => Number(b[0]) - Number(a[0]) : (a, b) => b[1].complaints.amount - a[1].complaints.amount);
    one("tbody", table).replaceChildren(...rows.map(([value, of]) => {
      const row = document.createElement("tr");
      const head = make("th", name === "period" ? periodWords(Number(value)) : word(value));
      head.scope = "row";
      const judged = late.map((figure) => of[figure]).filter(Boolean);
      const cells = [
        number(of.complaints.amount), percent(share(judged.reduce((sum, line) => sum + line.amount, 0), judged.reduce((sum, line) => sum + line.cases, 0))),
        number(valueOfFigure("handoffs_per_case", of.handoffs_per_case)), percent(valueOfFigure("handling_score", of.handling_score)),
      ];
      row.append(head, ...cells.map((words) => { const cell = make("td", words); cell.className = "n"; return cell; }));
      return row;
    }));
  },
  periods: (figure, { choice, low, high }) => {
    const lines = sums(tables.figures, ["figure", "period"], choice, low, high);
    const periods = Array.from({ length: LAST }, (_, place) => LAST - 1 - place);
    drawColumns(figure, periods.map((period) => [lines.get(`complaints\u0000${period}`)?.amount ?? 0, cube.periods[period][2].slice(5, 10)]));
  },
};
