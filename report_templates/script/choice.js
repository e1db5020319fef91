/* The form: read the choice, show it, take it back. */
const form = document.getElementById("choice");
const strip = document.getElementById("strip");
const chosen = document.getElementById("chosen");
const first = chosen?.textContent;
const choiceNow = () => {
  const choice = {};
  for (const name of DIMENSIONS) if (form.elements[name].value !== "") choice[name] = form.elements[name].value.slice(1);
  const from = form.elements.from.value === "" ? LAST : Number(form.elements.from.value);
  const to = form.elements.to.value === "" ? 0 : Number(form.elements.to.value);
  return { choice, low: to, high: from, timed: form.elements.from.value !== "" || form.elements.to.value !== "" };
};
const show = () => {
  const now = choiceNow();
  now.told = headlines(now);
  const isChosen = now.timed || Object.keys(now.choice).length > 0;
  restore();
  document.body.classList.toggle("filtered", isChosen);
  for (const place of all("#explore [data-follows]")) followers[place.dataset.follows](place, now);
  strip.hidden = !isChosen;
  document.getElementById("explore").open = isChosen;
  if (!isChosen) { chosen.textContent = first; return; }
  const count = (choice, ...span) => [...sums(tables.routes, [], choice, ...span).values()].reduce((sum, line) => sum + line.cases, 0);
  const words = says.chosen.replace("#", number(count(now.choice, now.low, now.high))).replace("@", number(count({})));
  chosen.textContent = `${words}. ${first}`;
  const names = Object.entries(now.choice).map(([name, value]) => `${says.names[name]}: ${word(value)}`);
  if (now.timed) names.push(`${now.high === LAST ? "…" : cube.periods[now.high][0]} – ${cube.periods[now.low][1]}`);
  document.getElementById("strip-text").textContent = `${names.join(" · ")} · ${words}`;
  showTiles(now, now.told);
  for (const place of all("[data-follows]")) if (!place.closest("#explore")) followers[place.dataset.follows](place, now);
  narrowLists(now);
};

const start = async () => {
  for (const [name, pack] of Object.entries(cube.packs)) tables[name] = await unpack(pack);
  for (const name of DIMENSIONS) {
    for (const value of tables.routes.words[name]) { const option = make("option", word(value)); option.value = `=${value}`; form.elements[name].append(option); }
  }
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("strip-reset").addEventListener("click", () => { form.reset(); form.elements.team.focus(); });
  show();
  document.body.classList.add("ready");
};
if (cube) start(); else document.body.classList.add("no-cube");
