// Filters the index of events. Without this script the index is complete and by title.
const form = document.getElementById("search");
const query = document.getElementById("q");
const state = document.getElementById("state");
const found = document.getElementById("found");
const results = document.getElementById("results");
const index = document.getElementById("index");
const MOST_SHOWN = 100;

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function list(data, numbers) {
  results.replaceChildren(
    ...numbers.slice(0, MOST_SHOWN).map((n) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const title = document.createElement("bdi");
      const date = document.createElement("span");
      title.textContent = data.title[n];
      link.href = form.dataset.root + data.href[n];
      link.append(title);
      date.className = "when";
      date.textContent = data.date[n];
      item.append(link, " ", date);
      return item;
    }),
  );
}

function search(data, folded) {
  const words = fold(query.value).split(/\s+/).filter(Boolean);
  const idle = words.length === 0 && state.value === "";
  index.hidden = !idle;
  results.hidden = idle;
  const numbers = idle
    ? []
    : folded.flatMap((text, n) =>
        (state.value === "" || data.status[n].includes(state.value)) && words.every((word) => text.includes(word)) ? [n] : [],
      );
  const shown = numbers.length > MOST_SHOWN ? `, the first ${MOST_SHOWN} shown` : "";
  found.textContent = idle ? "" : `${numbers.length} of ${folded.length} events${shown}`;
  list(data, numbers);
  const params = new URLSearchParams();
  if (query.value) params.set("q", query.value);
  if (state.value) params.set("state", state.value);
  history.replaceState(null, "", params.size ? `?${params}` : location.pathname);
}

try {
  const response = await fetch(new URL("../search.json", import.meta.url));
  if (!response.ok) throw new Error(`search.json: ${response.status}`);
  const data = await response.json();
  const folded = data.title.map((title, n) => fold(`${title} ${data.date[n]} ${data.text[n]}`));
  const params = new URLSearchParams(location.search);
  query.value = params.get("q") ?? "";
  state.value = params.get("state") ?? "";
  form.hidden = false;
  form.addEventListener("input", () => search(data, folded));
  form.addEventListener("submit", (event) => event.preventDefault());
  search(data, folded);
} catch {
  form.hidden = true; // the index below stays complete
}
