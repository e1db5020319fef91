"use strict";
(() => {
  document.body.classList.add("scripted");
  const all = (query, under = document) => Array.from(under.querySelectorAll(query));
  const one = (query, under = document) => under.querySelector(query);
  const make = (name, words) => { const made = document.createElement(name); made.textContent = words; return made; };

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

  /* The choice of a part: add the packed sums up, and say of what cannot follow that it does not. */
  const holder = document.getElementById("cube");
  if (!holder || typeof DecompressionStream === "undefined") { document.body.classList.add("no-cube"); return; }
  const cube = JSON.parse(holder.textContent);
  const says = cube.says;
  const form = document.getElementById("choice");
  const chinese = cube.language === "zh";
  const DIMENSIONS = ["team", "product", "severity", "channel"];
  const LAST = 14; /* the period that holds what is earlier or not known */
  const word = (value) => cube.words[value] ?? value;

  const number = (value, digits) => {
    if (value === null) return "–";
    const places = digits ?? (Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
    return value.toLocaleString("en", { minimumFractionDigits: places, maximumFractionDigits: places }).replace("-", "−");
  };
  const percent = (share, digits = 1) => share === null ? "–" : `${(100 * share).toFixed(digits)}${chinese ? "" : "\u202f"}%`;
  const written = (value, unit) => unit === "share" ? percent(value) : number(value);
  const share = (top, bottom) => bottom ? top / bottom : null;

  const unpack = async (pack) => {
    const bytes = Uint8Array.from(atob(pack.data), (letter) => letter.charCodeAt(0));
    const whole = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
    const kinds = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array };
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

  const start = (tables) => {
    const none = {};
    const choiceNow = () => {
      const choice = {};
      for (const name of DIMENSIONS) if (form.elements[name].value !== "") choice[name] = form.elements[name].value.slice(1);
      const from = form.elements.from.value === "" ? LAST : Number(form.elements.from.value);
      const to = form.elements.to.value === "" ? 0 : Number(form.elements.to.value);
      return { choice, low: to, high: from, timed: form.elements.from.value !== "" || form.elements.to.value !== "" };
    };
    for (const name of DIMENSIONS) {
      for (const value of tables.routes.words[name]) { const option = make("option", word(value)); option.value = `=${value}`; form.elements[name].append(option); }
    }

    /* What stood in the page before any choice, to be put back. */
    const kept = new Map();
    const keep = (element) => { if (!kept.has(element)) kept.set(element, Array.from(element.childNodes)); };
    const put = (element, words) => { if (element) { keep(element); element.replaceChildren(words); } };
    const restore = () => {
      for (const [element, nodes] of kept) element.replaceChildren(...nodes);
      kept.clear();
      all(".mark").forEach((mark) => mark.remove());
      all(".out").forEach((row) => row.classList.remove("out"));
      all("[data-fill]").forEach((rect) => rect.setAttribute("fill-opacity", rect.dataset.fill));
    };
    const svg = (name, attributes, words) => {
      const part = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
      if (words !== undefined) part.textContent = words;
      return part;
    };

    /* The value, the one before and the one a year before of every figure, as in the measure headlines. */
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
            previous: timed ? null : valueOfFigure(figure, open.get("open_cases_previous")), year_ago: timed ? null : valueOfFigure(figure, open.get("open_cases_year_ago")) }
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
    const change = (amount, then, unit, better, against) => {
      if (amount === null || then === null) return null;
      const difference = amount - then;
      const worse = (difference > 0) === (better === "lower");
      const size = unit === "share" ? `${number(100 * Math.abs(difference), 1)} ${says.points}` : number(Math.abs(difference));
      const line = make("span", `${difference === 0 ? "=" : difference > 0 ? "▲" : "▼"} ${size} ${against}${difference && better ? ` · ${worse ? says.worse : says.better}` : ""}`);
      line.className = `change ${difference === 0 || !better ? "same" : worse ? "worse" : "better"}`;
      return line;
    };
    const mark = (place, words, kind = "warn") => {
      if (!place) return;
      const badge = make("span", words);
      badge.className = `badge mark ${kind}`;
      place.append(" ", badge);
    };

    const showTiles = (now, told) => {
      for (const tile of all(".tile[data-figure]")) {
        const { figure, unit, better } = tile.dataset;
        const name = one(".name", tile);
        if (!tables.figures.words.figure.includes(figure)) { mark(name, says.not); continue; }
        const { line, amount, previous, year_ago: yearAgo } = told(figure);
        keep(tile);
        const value = make("span", written(amount, unit));
        value.className = "value";
        const small = make("span", says.n.replace("#", number(line ? line.cases : 0)).replace("@", number(line ? line.unknown : 0)));
        small.className = "small";
        const parts = [name, value, change(amount, previous, unit, better, now.timed ? says.before : says.previous), change(amount, yearAgo, unit, better, says.year_ago), small, spark(figure, now.choice, name.textContent)];
        tile.replaceChildren(...parts.filter(Boolean));
      }
      if (!now.timed) return;
      put(document.getElementById("tiles-note"), says.spark_note);
    };
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
    const facts = (row, values) => { for (const [name, words] of Object.entries(values)) put(one(`[data-fact="${name}"]`, row), words); };
    const counts = (line, names) => Object.fromEntries(names.map((name) => [name, number(line[name] ?? 0)]));
    const followers = {
      none: (table) => mark(document.getElementById("verdict-h"), says.not),
      figures: (table, { told }) => {
        for (const row of all("tr[data-key]", table)) {
          const unit = one(`.tile[data-figure="${row.dataset.key}"]`)?.dataset.unit;
          if (!tables.figures.words.figure.includes(row.dataset.key)) { mark(one("th", row), says.not); continue; }
          const { line, amount, previous, year_ago: yearAgo } = told(row.dataset.key);
          facts(row, { amount: written(amount, unit), previous: written(previous, unit), year_ago: written(yearAgo, unit), ...counts(line ?? {}, ["cases", "unknown"]) });
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
        const places = Array.from({ length: LAST }, (_, place) => LAST - 1 - place);
        const bars = places.map((period) => lines.get(`complaints\u0000${period}`)?.amount ?? 0);
        const top = Math.max(1, ...bars);
        const step = 700 / bars.length;
        one("svg", figure).replaceChildren(...bars.flatMap((count, place) => [
          svg("rect", { class: "bar", x: 10 + step * (place + 0.12), width: step * 0.76, y: 150 - 120 * count / top, height: 120 * count / top }),
          svg("text", { x: 10 + step * (place + 0.5), y: 144 - 120 * count / top, "text-anchor": "middle" }, number(count)),
          svg("text", { class: "soft", x: 10 + step * (place + 0.5), y: 168, "text-anchor": "middle" }, cube.periods[places[place]][2].slice(5, 10)),
        ]));
      },
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
    const periodWords = (period) => period === LAST ? says.earlier : `${cube.periods[period][0]} – ${cube.periods[period][1]}`;

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

    const strip = document.getElementById("strip");
    const show = () => {
      const now = choiceNow();
      now.told = headlines(now);
      const isChosen = now.timed || Object.keys(now.choice).length > 0;
      restore();
      document.body.classList.toggle("filtered", isChosen);
      for (const place of all("#explore [data-follows]")) followers[place.dataset.follows](place, now);
      strip.hidden = !isChosen;
      if (!isChosen) { document.getElementById("chosen").textContent = first; return; }
      const count = (choice, ...span) => [...sums(tables.routes, [], choice, ...span).values()].reduce((sum, line) => sum + line.cases, 0);
      const words = says.chosen.replace("#", number(count(now.choice, now.low, now.high))).replace("@", number(count({})));
      document.getElementById("chosen").textContent = `${words}. ${first}`;
      const names = Object.entries(now.choice).map(([name, value]) => `${says.names[name]}: ${word(value)}`);
      if (now.timed) names.push(`${now.high === LAST ? "…" : cube.periods[now.high][0]} – ${cube.periods[now.low][1]}`);
      document.getElementById("strip-text").textContent = `${names.join(" · ")} · ${words}`;
      showTiles(now, now.told);
      for (const place of all("[data-follows]")) if (!place.closest("#explore")) followers[place.dataset.follows](place, now);
      narrowLists(now);
    };
    const first = document.getElementById("chosen").textContent;
    form.addEventListener("change", show);
    form.addEventListener("reset", () => setTimeout(show));
    form.addEventListener("submit", (event) => event.preventDefault());
    document.getElementById("strip-reset").addEventListener("click", () => { form.reset(); form.elements.team.focus(); });
    show();
    document.body.classList.add("ready");
  };
  const names = Object.keys(cube.packs);
  Promise.all(names.map((name) => unpack(cube.packs[name]))).then((tables) => start(Object.fromEntries(names.map((name, place) => [name, tables[place]]))));
})();
