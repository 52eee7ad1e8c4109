// Draws what a date says, never more: the shapes and variants are those of the static drawings.
const [SOLID, WITHIN, ABOUT, PERHAPS, OPTION, OR, BEFORE, AFTER, VAGUE] = Array(9).keys();
export const [SAID, COUNTER, PLANNED, RETRACTED] = Array(4).keys();
export const TALL = 12;
const FADE = 16;
const OPEN = 56; // px that an open side fades over
const NAMES = { paper: "Canvas", ink: "CanvasText", soft: "CanvasText", line: "GrayText", mark: "LinkText", pale: "Canvas", rust: "CanvasText" };

// The colours and fonts of the page, or those of the system for readers who force them.
export function readColours(element) {
  const style = getComputedStyle(element);
  const forced = matchMedia("(forced-colors: active)").matches;
  const tile = document.createElement("canvas");
  tile.width = tile.height = 6;
  const ctx = tile.getContext("2d");
  const c = { sans: style.getPropertyValue("--sans"), serif: style.getPropertyValue("--serif") };
  for (const name in NAMES) {
    ctx.fillStyle = forced ? NAMES[name] : style.getPropertyValue(`--${name}`).trim();
    c[name] = ctx.fillStyle; // as #rrggbb, to which an opacity can be added
  }
  ctx.fillStyle = c.paper;
  ctx.fillRect(0, 0, 6, 6);
  for (const x of [-6, 0, 6]) line(ctx, c.rust, 1.8, [], x - 1, 7, x + 7, -1);
  c.hatch = ctx.createPattern(tile, "repeat");
  return c;
}

function line(ctx, colour, width, dash, ...points) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash(dash);
  ctx.beginPath();
  for (let n = 0; n < points.length; n += 2) ctx.lineTo(points[n], points[n + 1]);
  ctx.stroke();
  ctx.setLineDash([]);
}

function fade(ctx, x, width, top, colour) {
  const gradient = ctx.createLinearGradient(x, 0, x + width, 0);
  gradient.addColorStop(0, colour);
  gradient.addColorStop(1, `${colour}00`);
  ctx.fillStyle = gradient;
  ctx.fillRect(Math.min(x, x + width), top, Math.abs(width), TALL);
}

function word(ctx, c, text, x, y) {
  ctx.font = `600 11px ${c.sans}`;
  ctx.textAlign = "center";
  ctx.lineWidth = 3;
  ctx.strokeStyle = c.paper;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = c.ink;
  ctx.fillText(text, x, y);
  ctx.textAlign = "left";
}

function drawOne(ctx, c, shape, variant, x, right, top) {
  const width = Math.max(right - x, 2.5);
  const [middle, bottom] = [top + TALL / 2, top + TALL];
  const colour = [c.mark, c.rust, c.mark, c.soft][variant];
  const weak = shape === VAGUE || variant === PLANNED || variant === RETRACTED ? c.pale : colour;
  if (shape === OR) {
    line(ctx, colour, 2, [2, 3], x, middle, right, middle);
    if (width > 26) word(ctx, c, "or", x + width / 2, top + 4);
    return;
  }
  if (shape === BEFORE || shape === AFTER) {
    fade(ctx, x, shape === BEFORE ? -OPEN : OPEN, top, weak);
    line(ctx, colour, 3, [], x, top - 2, x, bottom + 2);
    return;
  }
  const about = shape === ABOUT || shape === VAGUE;
  if (about) {
    fade(ctx, x, -FADE, top, weak);
    fade(ctx, x + width, FADE, top, weak);
  }
  const fills = [shape === PERHAPS ? null : shape === OPTION ? c.paper : shape === WITHIN || shape === VAGUE ? c.pale : c.mark, c.hatch, c.paper, null];
  ctx.fillStyle = fills[variant] ?? "#0000";
  ctx.fillRect(x, top, width, TALL);
  if (!about || variant) {
    const thick = shape === WITHIN ? 1.2 : variant || shape !== SOLID ? 2 : 1;
    line(ctx, colour, thick, shape === WITHIN || shape === PERHAPS ? [4, 3] : [], x, top, x + width, top, x + width, bottom, x, bottom, x, top);
  }
  if (shape === PERHAPS) word(ctx, c, "?", width > 12 ? x + width / 2 : x + width + 7, top + 10);
}

// What marks take beyond their days, in px: left and right.
export function overhang(marks) {
  const has = (...shapes) => shapes.some((shape) => marks.some((one, n) => n % 3 === 0 && one === shape));
  const about = has(ABOUT, VAGUE) ? FADE : 0;
  return [has(BEFORE) ? OPEN : about, has(AFTER) ? OPEN : has(PERHAPS) ? FADE : about];
}

// One row: its variant, letter and marks; `at` gives the px of a day. Boxes come over the lines that join them.
export function drawRow(ctx, c, [variant, letter, ...marks], at, top) {
  let [left, right] = [Infinity, -Infinity];
  for (const joins of [true, false]) {
    for (let n = 0; n < marks.length; n += 3) {
      const [from, to] = [at(marks[n + 1] ?? marks[n + 2]), at(marks[n + 2] ?? marks[n + 1])];
      left = Math.min(left, from);
      right = Math.max(right, to);
      if ((marks[n] === OR) === joins) drawOne(ctx, c, marks[n], variant, from, to, top);
    }
  }
  if (variant === RETRACTED) line(ctx, c.ink, 1.2, [], left - 6, top + TALL / 2, right + 6, top + TALL / 2);
  if (letter) word(ctx, c, letter, right + 10, top + 10);
}

// Joins the rows of what is contested.
export function drawBracket(ctx, c, x, top, height) {
  line(ctx, c.ink, 2, [], x - 4, top - 2, x - 9, top - 2, x - 9, top + height + 2, x - 4, top + height + 2);
}

// The article's day: a flag on a dotted line from the mark, which ends or begins at `from` and `to`.
export function drawFlag(ctx, c, from, to, x, top) {
  const middle = top + TALL / 2;
  line(ctx, c.soft, 1.4, [1.5, 3], Math.min(Math.max(x, from), to), middle, x, middle);
  line(ctx, c.ink, 1.4, [], x, middle + 8, x, middle - 7, x + 9, middle - 3, x, middle + 1);
  ctx.fillStyle = c.ink;
  ctx.fill();
}
