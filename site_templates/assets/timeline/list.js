// The events in view as a list: what the drawing shows, for everyone, a page at a time.
export const PAGE = 40;

function make(tag, css, ...inner) {
  const element = document.createElement(tag);
  element.className = css;
  element.append(...inner);
  return element;
}

function makeState(css, sign, word) {
  const icon = document.querySelector(".tl-legend .icon").cloneNode(true);
  icon.firstElementChild.setAttribute("href", `#i-${sign}`);
  return make("li", `s-${css}`, icon, word);
}

function makeRow([title, page, words, edtf, where, differ], states, address, told) {
  const link = make("a", "", make("bdi", "", title));
  link.href = address(page);
  const what = make("div", "what", make("p", "title", link));
  if (where) what.append(make("p", "where", make("bdi", "", where)));
  if (states.length) what.append(make("ul", "states", ...states.map((state) => makeState(...state))));
  if (differ) what.append(make("p", "differ", told[0], make("b", "", differ), told[1]));
  return make("li", "entry", make("span", "when", words, " ", make("span", "edtf", edtf)), what);
}

// `ready` are rows that the page brought along, by the page of their event; they tell more.
export function makeList(element, data, address, ready, told) {
  let turn = 0;
  let shown;
  const states = data.states.map((set) => set.map((css) => [css, ...data.words[css]]));
  // Shows one page of the events; false when it was overtaken by another call.
  return async (seen, page) => {
    const mine = ++turn;
    const events = [...seen.slice(page * PAGE, page * PAGE + PAGE)];
    await data.want(events);
    if (mine !== turn) return false;
    const key = `${events.map((n) => [n, data.then[n]])}`;
    if (shown === key) return true; // nothing moves under a reader's eyes
    shown = key;
    const rows = events.map((n) => (!data.then[n] && ready.get(data.text(n)[1])?.cloneNode(true)) || makeRow(data.text(n), states[data.kinds.state.of[n]], address, told));
    // Whoever stands in the list stays at the same place of it, also when it is drawn anew behind their back.
    const at = [...element.querySelectorAll("a")].indexOf(document.activeElement);
    element.replaceChildren(...rows);
    if (at >= 0) element.querySelectorAll("a")[at]?.focus();
    return true;
  };
}
