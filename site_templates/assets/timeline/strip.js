// The whole period as bars, with a window on it that can be dragged, drawn anew, and moved by keys.
import { countBars } from "./layout.js";
import { drawBars, drawTicks, prepare } from "./drawing.js";

const BARS = 52;
const LABELS = 20;
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -100, End: 100 };

export function makeStrip(root, data, state, show, ends) {
  const sliders = [...root.querySelectorAll("[role=slider]")];
  const all = data.scale.length;
  let drag = null;

  const perDay = () => root.clientWidth / all;
  const placeOf = (event) => (event.clientX - root.getBoundingClientRect().left) / perDay();

  root.addEventListener("pointerdown", (event) => {
    const at = placeOf(event);
    const { from, to } = state;
    const held = sliders.indexOf(event.target);
    const within = at > from && at < to && to - from < all * 0.98; // a window over everything can only be drawn anew
    drag = held < 0 && within ? { at, from, to } : { at, fixed: [to, from][held] ?? at };
    root.setPointerCapture(event.pointerId);
  });
  root.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const at = placeOf(event);
    drag.moved ||= Math.abs(at - drag.at) * perDay() > 3;
    if (!drag.moved) return;
    if (drag.to) show(drag.from + at - drag.at, drag.to + at - drag.at);
    else show(Math.min(at, drag.fixed), Math.max(at, drag.fixed));
  });
  root.addEventListener("lostpointercapture", () => {
    const half = (state.to - state.from) / 2;
    if (!drag.moved && drag.fixed === drag.at) show(drag.at - half, drag.at + half);
    drag = null;
  });
  root.addEventListener("keydown", (event) => {
    const by = (STEPS[event.key] * all) / 100;
    if (!by) return;
    event.preventDefault();
    if (event.target === sliders[0]) show(Math.max(Math.min(state.from + by, state.to - 1), 0), state.to);
    else show(state.from, Math.min(Math.max(state.to + by, state.from + 1), all));
  });

  return {
    draw(events, c) {
      const view = { from: 0, to: all, width: root.clientWidth, height: BARS, perDay: perDay(), x: (place) => place * perDay() };
      const ctx = prepare(root.querySelector("canvas"), view.width, BARS + LABELS);
      const bars = countBars(data, events, view);
      drawTicks(ctx, c, data, view, BARS + 15, 60);
      drawBars(ctx, c, bars, bars.most, BARS, BARS - 6);
      ctx.fillStyle = c.soft;
      ctx.fillRect(0, BARS, view.width, 1);
    },
    mark() {
      [state.from, state.to].forEach((at, n) => {
        root.style.setProperty(n ? "--to" : "--from", `${(at / all) * 100}%`);
        const values = { valuemax: all, valuenow: Math.round(at), valuetext: ends()[n] };
        for (const name in values) sliders[n].setAttribute(`aria-${name}`, values[name]);
      });
    },
  };
}
