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

  /* The choice of a part: add the cube up. */
  const holder = document.getElementById("cube");
  if (!holder) return;
  const cube = JSON.parse(holder.textContent);
  const form = document.getElementById("choice");
  const fact = Object.fromEntries(cube.facts.map((name, place) => [name, place + cube.order.length]));
  const number = new Intl.NumberFormat(cube.language, { maximumFractionDigits: 2 });
  const percent = (top, bottom) => bottom ? `${(100 * top / bottom).toFixed(1)}${cube.language === "en" ? "\u202f" : ""}%` : "–";
  const months = cube.dimensions.month;
  for (const name of ["team", "product", "severity", "channel"]) {
    cube.dimensions[name].forEach((word, place) => { const option = make("option", word); option.value = place; form.elements[name].append(option); });
  }
  for (const name of ["from", "to"]) {
    months.forEach((word, place) => { const option = make("option", word); option.value = place; form.elements[name].append(option); });
  }
  const sum = (rows) => {
    const totals = Object.fromEntries(cube.facts.map((name) => [name, 0]));
    for (const row of rows) for (const name of cube.facts) totals[name] += row[fact[name]];
    return totals;
  };
  const chosenRows = () => {
    const wanted = ["team", "product", "severity", "channel"].map((name) => [cube.order.indexOf(name), form.elements[name].value]).filter((pair) => pair[1] !== "");
    const from = form.elements.from.value === "" ? -1 : Number(form.elements.from.value);
    const to = form.elements.to.value === "" ? months.length : Number(form.elements.to.value);
    return cube.rows.filter((row) => row[0] >= from && row[0] <= to && wanted.every(([place, value]) => row[place] === Number(value)));
  };
  const late = (t) => [t.contact_late + t.solved_late + t.due_late, t.contact_late + t.solved_late + t.due_late + t.contact_met + t.solved_met + t.due_met];
  const put = (key, words, judged) => {
    one(`[data-sum="${key}"]`).textContent = words;
    one(`[data-n="${key}"]`).textContent = judged === undefined ? "" : cube.words.judged.replace("#", number.format(judged));
  };
  const draw = (rows) => {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.getElementById("months");
    const counts = months.map((_, place) => sum(rows.filter((row) => row[0] === place)).cases);
    const top = Math.max(1, ...counts);
    const step = 700 / months.length;
    const parts = [];
    const add = (name, attributes, words) => {
      const part = document.createElementNS(space, name);
      for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
      if (words !== undefined) part.textContent = words;
      parts.push(part);
    };
    counts.forEach((count, place) => {
      const x = 10 + step * place;
      add("rect", { class: "bar", x: x + step * 0.12, width: step * 0.76, y: 150 - 120 * count / top, height: 120 * count / top });
      add("text", { x: x + step / 2, y: 144 - 120 * count / top, "text-anchor": "middle" }, number.format(count));
      add("text", { class: "soft", x: x + step / 2, y: 168, "text-anchor": "middle" }, months[place].replace(/^20/, ""));
    });
    svg.replaceChildren(...parts);
  };
  const table = (name, rows) => {
    const place = cube.order.indexOf(name);
    const lines = cube.dimensions[name].map((word, value) => [word, sum(rows.filter((row) => row[place] === value))]).filter((line) => line[1].cases);
    if (name !== "month") lines.sort((a, b) => b[1].cases - a[1].cases);
    one(`table[data-by="${name}"] tbody`).replaceChildren(...lines.map(([word, t]) => {
      const row = document.createElement("tr");
      const head = make("th", word);
      head.scope = "row";
      const cells = [number.format(t.cases), percent(...late(t)), number.format(t.handoffs / t.cases), percent(t.passed, t.passed + t.failed)];
      row.append(head, ...cells.map((words) => { const cell = make("td", words); cell.className = "n"; return cell; }));
      return row;
    }));
  };
  const whole = sum(cube.rows).cases;
  const show = () => {
    const rows = chosenRows();
    const t = sum(rows);
    document.body.classList.toggle("filtered", rows.length !== cube.rows.length);
    document.getElementById("chosen").textContent = cube.words.chosen.replace("#", number.format(t.cases)).replace("@", number.format(whole));
    put("cases", number.format(t.cases));
    put("open", number.format(t.open));
    for (const name of ["contact", "solved", "due"]) put(name, percent(t[`${name}_late`], t[`${name}_late`] + t[`${name}_met`]), t[`${name}_late`] + t[`${name}_met`]);
    put("handoffs", t.cases ? number.format(t.handoffs / t.cases) : "–");
    put("score", percent(t.passed, t.passed + t.failed), t.passed + t.failed);
    draw(rows);
    cube.order.forEach((name) => table(name, rows));
  };
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
