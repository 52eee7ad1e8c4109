// The timeline to zoom and filter. Without this script the page leads to every event all the same.
import { KINDS, readAddress, writeAddress } from "./address.js";
import { loadEvents } from "./data.js";
import { AXIS, makeDrawing } from "./drawing.js";
import { handle } from "./gestures.js";
import { filter, findLanes, pick } from "./layout.js";
import { drawLegend } from "./legend.js";
import { PAGE, makeList } from "./list.js";
import { readColours } from "./marks.js";
import { fromTime, toDate } from "./scale.js";
import { makeStrip } from "./strip.js";

const SHORTEST = 3; // days in view
const MOST_OPTIONS = 100;
const root = document.getElementById("tl");
const find = (selector) => root.querySelector(selector);

// The words of the page, with what is given in place of {0}, {1}, …
const fill = (name, ...given) => root.dataset[name].replace(/{(\d)}/g, (_, n) => given[n]);

function start(data) {
  const box = find(".tl-drawing");
  const status = find("[role=status]");
  const still = document.getElementById("tl-all");
  const all = data.scale.length;
  const state = readAddress(data);
  const numbers = new Int32Array(data.count);
  const ready = new Map();
  for (const entry of still?.querySelectorAll(".entry") ?? []) {
    const row = entry.cloneNode(true);
    row.querySelector(".drawn")?.remove();
    ready.set(/\/e\/([^/]+)/.exec(row.querySelector("a").href)[1], row);
  }
  const address = (page) => `${root.dataset.root}e/${page}/${location.protocol === "file:" ? "index.html" : root.dataset.index}`;
  const list = makeList(find("#tl-list"), data, address, ready, root.dataset.differ.split("{0}"));
  const drawing = makeDrawing(find(".tl-drawing canvas"), data, paint);
  const strip = makeStrip(find(".tl-strip"), data, state, show, ends);
  let [colours, pass, lanes, painting, waiting, moving] = [readColours(root)];
  let [seen, width] = [numbers];

  function name(day) {
    const date = toDate(day);
    return fill("day", date.getUTCDate(), data.months[date.getUTCMonth()], date.getUTCFullYear());
  }

  // The two ends of what is in view, in words.
  function ends() {
    return [name(data.scale.unfold(state.from)), name(data.scale.lastDay(state.to))];
  }

  // Everything that depends on the stretch in view; the list follows when the hand rests.
  function paint() {
    painting ??= requestAnimationFrame(() => {
      painting = null;
      seen = pick(data, pass, state.from, state.to, numbers);
      const perDay = box.clientWidth / (state.to - state.from);
      const height = lanes.shown.reduce((sum, { tall }) => sum + tall, AXIS);
      const view = { ...state, perDay, width: box.clientWidth, height, x: (place) => (place - state.from) * perDay };
      find(".tl-hint").hidden = !drawing.draw(seen, lanes, { c: colours, view, flags: state.flags });
      box.style.height = `${height}px`;
      strip.mark();
      clearTimeout(waiting);
      waiting = setTimeout(tell, root.dataset.ready ? 160 : 0);
    });
  }

  async function tell() {
    const last = Math.max(Math.ceil(seen.length / PAGE) - 1, 0);
    state.page = Math.min(state.page, last);
    const words = (n) => n.toLocaleString(document.documentElement.lang);
    const told = fill("told", words(seen.length), words(data.count), ...ends());
    if (status.textContent !== told) status.textContent = told;
    find(".tl-empty").hidden = seen.length > 0;
    find(".tl-pages").hidden = last === 0;
    find(".tl-page").textContent = fill("page", ...[state.page * PAGE + 1, Math.min((state.page + 1) * PAGE, seen.length), seen.length].map(words));
    const [atStart, atEnd] = [state.from <= 0, state.to >= all];
    const idle = { before: !state.page, after: state.page === last, earlier: atStart, later: atEnd, out: atStart && atEnd, in: state.to - state.from <= SHORTEST };
    for (const what in idle) find(`[data-do=${what}]`).ariaDisabled = idle[what];
    writeAddress(data, state);
    find(".tl-link").href = location.href;
    try {
      if (!(await list(seen, state.page))) return;
    } catch {
      status.textContent += root.dataset.lost;
    }
    root.dataset.ready = "1";
  }

  function clamp(from, to) {
    const length = Math.min(Math.max(to - from, SHORTEST), all);
    const low = to - from < SHORTEST ? (from + to - length) / 2 : from;
    const first = Math.min(Math.max(low, 0), all - length);
    return [first, first + length];
  }

  function show(from, to) {
    [state.from, state.to] = clamp(from, to);
    state.page = 0;
    paint();
  }

  // Goes there in a few frames, or at once for those who want no motion.
  function glide(...given) {
    const [from, to] = clamp(...given);
    cancelAnimationFrame(moving);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return show(from, to);
    const { from: a, to: b } = state;
    const begun = performance.now();
    const step = (now) => {
      const done = Math.min(Math.max((now - begun) / 180, 0), 1);
      const eased = done * (2 - done);
      show(a + (from - a) * eased, b + (to - b) * eased);
      if (done < 1) moving = requestAnimationFrame(step);
    };
    moving = requestAnimationFrame(step);
  }

  function zoomed(factor, at = (state.from + state.to) / 2) {
    const wanted = Math.min(Math.max((state.to - state.from) * factor, SHORTEST), all) / (state.to - state.from);
    return [at - (at - state.from) * wanted, at + (state.to - at) * wanted];
  }

  function moved(share) {
    const by = (state.to - state.from) * share;
    return [state.from + by, state.to + by];
  }

  function paintStrip() {
    strip.draw(pick(data, pass, -1, all + 1, new Int32Array(data.count)), colours);
    drawLegend(find(".tl-legend"), colours);
  }

  function choose() {
    data.stand(state.known);
    pass = filter(data, state.filters, state.known);
    lanes = findLanes(data, pass, state.lanes, innerWidth < 700 ? 280 : 352, root.dataset.others);
    width = box.clientWidth;
    drawing.forget();
    paintStrip();
    paint();
  }

  function turn(by) {
    const page = state.page + by;
    if (page < 0 || page * PAGE >= seen.length) return;
    state.page = page;
    tell().then(() => find("#tl-list a").focus());
  }

  function setUpChoices() {
    const { elements } = find("fieldset");
    for (const kind of KINDS) {
      const { names } = data.kinds[kind];
      const select = elements[kind];
      const chosen = state.filters[kind];
      const shown = names.filter(([slug], n) => n < MOST_OPTIONS || slug === chosen);
      select.append(...shown.map(([slug, label]) => new Option(label, slug)));
      select.value = chosen ?? "";
      if (names.length) select.parentElement.hidden = false;
      else elements.lanes.querySelector(`[value=${kind}]`).remove();
    }
    elements.lanes.value = state.lanes;
    if (state.known) elements.known.valueAsDate = toDate(state.known);
    elements.flags.checked = state.flags;
    find("fieldset").addEventListener("change", () => {
      state.filters = Object.fromEntries(KINDS.map((kind) => [kind, elements[kind].value]).filter(([, slug]) => slug));
      state.lanes = elements.lanes.value;
      state.known = fromTime(elements.known.valueAsNumber);
      state.flags = elements.flags.checked;
      state.page = 0;
      choose();
    });
  }

  const doing = {
    in: () => glide(...zoomed(0.5)), out: () => glide(...zoomed(2)), all: () => glide(0, all),
    earlier: () => glide(...moved(-0.5)), later: () => glide(...moved(0.5)), before: () => turn(-1), after: () => turn(1),
  };
  root.addEventListener("click", (event) => doing[event.target.closest("[data-do]")?.dataset.do]?.());

  // The list takes the place of the page's own, which comes back on paper.
  const paper = matchMedia("print");
  const settle = () => {
    root.hidden = still && paper.matches;
    if (paper.matches) root.after(still ?? "");
    else still?.remove();
  };
  paper.addEventListener("change", settle);
  setUpChoices();
  find(".tl-more").open = innerWidth >= 700 || location.search !== "";
  handle(box, find(".tl-tip"), data, { drawing, state, show, glide, clamp, zoomed, moved, address });
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", () => {
      colours = readColours(root);
      paintStrip();
      paint();
    });
  }
  new ResizeObserver(() => box.clientWidth !== width && choose()).observe(box);
  addEventListener("hashchange", () => {
    const { from, to } = readAddress(data);
    if (/^#[ym]/.test(location.hash)) show(from, to);
  });
  [state.from, state.to] = clamp(state.from, state.to);
  root.hidden = false;
  choose();
  settle();
  document.querySelector("main > .strip")?.remove();
}

if (root) {
  loadEvents(root.dataset.columns)
    .then((data) => data.count && start(data))
    .catch((error) => {
      root.hidden = true; // what stands below is complete
      console.error(error);
    });
}
