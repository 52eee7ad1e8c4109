// The large drawing: lanes with marks where they have room, else bars, under an axis of dates.
import { PLANNED, RETRACTED, SAID, TALL, drawBracket, drawFlag, drawRow, overhang } from "./marks.js";
import { BIN, countBars, placeMarks, sortIntoLanes } from "./layout.js";
import { findTicks } from "./scale.js";

export const AXIS = 28;
const LABEL = 20;
const PITCH = 23;
const EDGE = 12; // px between marks
const LEAST_TITLE = 110; // px, else a shortened title says too little
const MOST_TEXTS = 400; // events whose titles are asked for at once

// Sets a canvas to its size on the page, sharp on any screen, and returns what to draw with, in CSS px.
export function prepare(canvas, width, height) {
  const ratio = Math.min(devicePixelRatio, 2);
  const [wide, tall] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== tall) [canvas.width, canvas.height] = [wide, tall];
  const ctx = canvas.getContext("2d");
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, width, height);
  return ctx;
}

function rect(ctx, colour, ...box) {
  ctx.fillStyle = colour;
  ctx.fillRect(...box);
}

export function drawBars(ctx, c, { sure, maybe }, most, base, tall) {
  sure.forEach((count, n) => {
    const solid = count && Math.max((count / most) * tall, 2);
    const top = maybe[n] && base - solid - Math.max((maybe[n] / most) * tall, 2);
    if (top) rect(ctx, c.pale, n * BIN, top, BIN - 1, base - solid - top);
    if (top && n % 2) rect(ctx, c.mark, n * BIN, top, BIN - 1, 1); // together a dashed outline
    if (solid) rect(ctx, c.mark, n * BIN, base - solid, BIN - 1, solid);
  });
}

// Labels along a line at `y`, those that have room; `each` draws the line of a tick.
export function drawTicks(ctx, c, data, view, y, room, each) {
  ctx.font = `500 12px ${c.sans}`;
  for (const { at, width } of data.scale.gaps) rect(ctx, `${c.line}66`, view.x(at), 0, width * view.perDay, view.height);
  let last = 0;
  for (const { place, label, strong } of findTicks(data.scale, view, data.short, room)) {
    const x = Math.round(view.x(place));
    each?.(x);
    const wide = ctx.measureText(label).width;
    if (x < last || x + wide > view.width) continue;
    ctx.fillStyle = strong ? c.ink : c.soft;
    ctx.fillText(label, x + 4, y);
    last = x + wide + 12;
  }
}

export function makeDrawing(canvas, data, repaint) {
  const widths = new Map();
  const looks = data.states.map((set) => ({
    contested: set.includes("contested"),
    variant: set.includes("retracted") ? RETRACTED : set.some((css) => data.words[css][0] === "planned") ? PLANNED : SAID,
  }));
  let rowsBefore = [];
  let boxes = [];
  let [ctx, c, view, flags] = [];

  function widthOf(text) {
    ctx.font = `15px ${c.serif}`;
    if (widths.size > 4000) widths.clear();
    if (!widths.has(text)) widths.set(text, ctx.measureText(text).width);
    return widths.get(text);
  }

  function shorten(text, room) {
    const letters = [...text];
    const kept = Math.floor((letters.length * (room - 14)) / widthOf(text));
    return kept < letters.length ? `${letters.slice(0, Math.max(kept, 0)).join("").trimEnd()}…` : text;
  }

  // An event's box in px: its rows of marks, and how far its title and flag reach. Without a cap there is one row.
  function measure(n, cap) {
    const { contested, variant } = looks[data.kinds.state.of[n]];
    const [title, , , , , , accounts = []] = data.text(n) ?? [];
    const at = (day) => view.x(data.scale.fold(data.anchor[n] + day));
    const form = data.forms[data.form[n]];
    const rows = cap && accounts.length ? accounts : [[variant, "", ...form]];
    const places = rows.flatMap(([, , ...marks]) => marks.filter((day, k) => k % 3 && day !== null).map(at));
    const [before, after] = overhang(form);
    const bracket = Math.min(...places) - before;
    const mark = Math.max(...places, bracket + 3) + after + (rows.length > 1 ? 16 : 0);
    const flag = flags && data.known[n] ? at(data.known[n] - data.anchor[n] + 0.25) : undefined;
    const titleAt = Math.max(mark, Math.min(flag ?? -EDGE, view.width) + EDGE, 0) + 5;
    const right = cap ? titleAt + Math.min(title ? widthOf(title) : cap / 2, cap) + EDGE : mark + 2;
    return { n, title, rows, at, contested, variant, bracket, mark, flag, titleAt, left: Math.min(bracket, flag ?? bracket) - (contested ? 12 : 3), right };
  }

  function drawBox(box, top, pitch) {
    const first = top + (pitch - TALL) / 2;
    box.rows.forEach((row, n) => drawRow(ctx, c, row, box.at, first + n * pitch));
    if (box.contested) drawBracket(ctx, c, box.bracket, first, TALL + (box.rows.length - 1) * pitch);
    if (box.flag !== undefined) drawFlag(ctx, c, box.bracket, box.mark, box.flag, first);
    Object.assign(box, { top, bottom: top + box.rows.length * pitch, reach: box.mark });
  }

  // Titles from the right, each as far as the next mark of its row.
  function drawTitles({ boxes: laid, pitch, cap }) {
    const next = [];
    for (const box of laid.toReversed()) {
      const room = Math.min((next[box.row] ?? view.width) - box.titleAt - 6, cap || 320);
      box.rows.forEach((_, n) => (next[box.row + n] = box.left));
      if (!box.title || room < Math.min(widthOf(box.title), LEAST_TITLE)) continue;
      const shown = shorten(box.title, room);
      box.reach = box.titleAt + widthOf(shown);
      ctx.fillStyle = box.variant === RETRACTED ? c.soft : c.ink;
      ctx.fillText(`\u2068${shown}\u2069`, box.titleAt, box.top + pitch / 2 + 5);
      if (box.variant === RETRACTED) ctx.fillRect(box.titleAt, box.top + pitch / 2, box.reach - box.titleAt, 1);
    }
  }

  // Draws marks and returns nothing, or returns the bars of a lane that is too crowded for them.
  function drawLane(events, lane, top, height) {
    const laid = placeMarks(events, height, PITCH, measure, rowsBefore[lane] ?? new Map());
    rowsBefore[lane] = new Map(laid?.boxes.map(({ n, row }) => [n, row]));
    if (!laid) return { bars: countBars(data, events, view), base: top + height, tall: height - 4 };
    for (const box of laid.boxes) drawBox(box, top + box.row * laid.pitch, laid.pitch);
    boxes.push(...laid.boxes);
    ctx.font = `15px ${c.serif}`;
    drawTitles(laid);
    return null;
  }

  return {
    // Draws what is seen, and returns whether any lane is too crowded for marks.
    draw(seen, lanes, given) {
      ({ c, view, flags } = given);
      const { height } = view;
      ctx = prepare(canvas, view.width, height);
      if (seen.length <= MOST_TEXTS && seen.some((n) => !data.text(n))) data.want(seen).then(repaint, () => {});
      boxes = [];
      drawTicks(ctx, c, data, view, AXIS - 11, view.width < 600 ? 64 : 84, (x) => rect(ctx, c.line, x, AXIS - 8, 1, height));
      rect(ctx, c.ink, 0, AXIS - 2, view.width, 1.5);
      const crowded = [];
      const labels = [];
      let top = AXIS;
      sortIntoLanes(seen, lanes).forEach((events, lane) => {
        const { name, tall } = lanes.shown[lane];
        const head = name ? LABEL : 4;
        const bars = drawLane(events, lane, top + head, tall - head - 2);
        if (bars) crowded.push(bars);
        if (name) labels.push([`\u2068${name}\u2069 · ${events.length}`, top]);
        top += tall;
      });
      const most = Math.max(...crowded.map(({ bars }) => bars.most));
      for (const { bars, base, tall } of crowded) drawBars(ctx, c, bars, most, base, tall);
      ctx.font = `600 12px ${c.sans}`;
      for (const [text, y] of labels) {
        rect(ctx, `${c.paper}d9`, 0, y + 2, ctx.measureText(text).width + 8, 16);
        rect(ctx, c.line, 0, y, view.width, 1);
        rect(ctx, c.ink, 0, AXIS - 2, view.width, 1.5);
        ctx.fillText(text, 4, y + 15);
      }
      return crowded.length > 0;
    },
    forget: () => (rowsBefore = []),
    find: (x, y) => boxes.findLast((box) => x >= box.left && x <= box.reach + 4 && y >= box.top && y < box.bottom)?.n,
  };
}
