/* What all parts stand on: finding and making elements. */
document.body.classList.add("scripted");
const all = (query, under = document) => Array.from(under.querySelectorAll(query));
const one = (query, under = document) => under.querySelector(query);
const make = (name, words) => { const made = document.createElement(name); made.textContent = words; return made; };

const svg = (name, attributes, words) => {
  const part = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
  if (words !== undefined) part.textContent = words;
  return part;
};
