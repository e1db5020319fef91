/* What stood in the page before any choice, to be put back; marks on what does not follow. */
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
const mark = (place, words, kind = "warn") => {
  if (!place) return;
  const badge = make("span", words);
  badge.className = `badge mark ${kind}`;
  place.append(" ", badge);
};
