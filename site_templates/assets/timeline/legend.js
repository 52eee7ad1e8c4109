// The legend's examples, drawn by the very code that draws the timeline.
import { prepare } from "./drawing.js";
import { TALL, drawBracket, drawFlag, drawRow } from "./marks.js";

const [WIDTH, DAY, PITCH_PX] = [150, 21, 20];

export function drawLegend(root, c) {
  const at = (day) => DAY * (day + 1);
  for (const canvas of root.querySelectorAll("canvas")) {
    const rows = JSON.parse(canvas.dataset.rows);
    const ctx = prepare(canvas, WIDTH, rows.length * PITCH_PX + 4);
    rows.forEach((row, n) => drawRow(ctx, c, row, at, n * PITCH_PX + 6));
    if (rows.length > 1) drawBracket(ctx, c, at(1), 6, PITCH_PX + TALL);
    if (canvas.dataset.flag) drawFlag(ctx, c, at(1), at(2), at(canvas.dataset.flag * 1), 6);
  }
}
