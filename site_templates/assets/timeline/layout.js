// Which events are seen, in which lane, and whether each has room for a mark and its title.
export const BIN = 4; // px of a bar where marks have no room
const MOST_LANES = 8;
const MOST_MARKS = 400; // in one lane
const CAPS = [320, 150, 0]; // px that a title may take: whole, shortened, only where it happens to fit

// The numbers of the events within a stretch of the axis, of those that pass the filters.
export function pick({ count, from, to }, pass, low, high, found) {
  let seen = 0;
  for (let n = 0; n < count; n += 1) if (pass[n] && from[n] < high && to[n] > low) found[seen++] = n;
  return found.subarray(0, seen);
}

export function filter({ count, kinds, since }, filters, day) {
  const pass = new Uint8Array(count).fill(1);
  for (const kind in filters) {
    const { of, sets, names } = kinds[kind];
    const wanted = names.findIndex(([slug]) => slug === filters[kind]);
    const has = sets.map((set) => set.includes(wanted));
    of.forEach((set, n) => has[set] || (pass[n] = 0));
  }
  if (day) since.forEach((first, n) => first <= day || (pass[n] = 0));
  return pass;
}

// Lanes by what most of the events that pass name; `of` gives the lanes of each set. They stay while one moves.
export function findLanes({ kinds }, pass, kind, least, others) {
  if (!kind) return { shown: [{ tall: least }], of: [[0]] };
  const { of, sets, names } = kinds[kind];
  const perSet = new Uint32Array(sets.length);
  of.forEach((set, n) => (perSet[set] += pass[n]));
  const counts = names.map(() => 0);
  const parts = kind === "state" ? sets.map((set) => set.slice(0, 1)) : sets; // a state: the most important one
  parts.forEach((set, n) => set.forEach((name) => (counts[name] += perSet[n])));
  const most = [...counts.keys()].filter((name) => counts[name]).sort((a, b) => counts[b] - counts[a]).slice(0, MOST_LANES);
  const laneOf = (name) => (most.includes(name) ? most.indexOf(name) : most.length);
  const lanes = parts.map((set) => [...new Set(set.length ? set.map(laneOf) : [most.length])]);
  const shown = most.map((name) => ({ name: names[name][1], tall: Math.min(70 + 10 * Math.sqrt(counts[name]), 170) }));
  if (lanes.some((set, n) => perSet[n] && set.includes(most.length))) shown.push({ name: others, tall: 110 });
  return { shown, of: lanes, column: of };
}

export function sortIntoLanes(seen, { shown, of, column }) {
  const found = shown.map(() => []);
  for (const n of seen) for (const lane of of[column?.[n] ?? 0]) found[lane].push(n);
  return found;
}

// How many events begin in each bar; what may lie anywhere in a range is spread evenly over it.
export function countBars({ from, to, form, forms }, events, view) {
  const bars = Math.ceil(view.width / BIN);
  const [sure, maybe, steps] = [0, 0, 0].map(() => new Float32Array(bars + 1));
  const perBar = view.perDay / BIN;
  for (const n of events) {
    const low = (from[n] - view.from) * perBar;
    const high = (to[n] - view.from) * perBar;
    if (high - low <= 1 || !forms[form[n]][0]) {
      if (low >= 0) sure[low | 0] += 1;
    } else {
      steps[Math.max(low | 0, 0)] += 1 / (high - low);
      steps[Math.min(Math.ceil(high), bars)] -= 1 / (high - low);
    }
  }
  let [sum, most] = [0, 1];
  steps.forEach((step, n) => {
    sum += step;
    maybe[n] = sum > 0.01 ? sum : 0;
    most = Math.max(most, sure[n] + maybe[n]);
  });
  return { sure, maybe, most };
}

// Puts each box on a row where nothing is in its way; one that stood on a row stays there while it can.
function fit(boxes, count, before) {
  const ends = new Float64Array(count).fill(-Infinity);
  return boxes.every((box) => {
    const needs = box.rows.length;
    const free = (row) => row + needs <= count && ends.subarray(row, row + needs).every((end) => end <= box.left);
    box.row = before.get(box.n);
    if (box.row === undefined || !free(box.row)) box.row = [...ends.keys()].findIndex(free);
    ends.fill(box.right, Math.max(box.row, 0), box.row + needs);
    return box.row >= 0;
  });
}

// The boxes of a lane with their rows, or null where they have no room. `measure(n, cap)` gives an event's box.
export function placeMarks(events, height, pitch, measure, before) {
  if (events.length > MOST_MARKS) return null;
  for (const cap of CAPS) {
    const tall = cap ? pitch : pitch - 7;
    const count = Math.floor(height / tall);
    if (cap && events.length > count * 12) continue;
    const boxes = events.map((n) => measure(n, cap));
    if (fit(boxes, count, before) || fit(boxes, count, new Map())) return { boxes, pitch: tall, cap };
  }
  return null;
}
