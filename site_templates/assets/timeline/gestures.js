// Wheel, pinch, drag, keys and pointing on the large drawing.
const ZOOM = 1.5;

export function handle(box, tip, data, { drawing, state, show, glide, clamp, zoomed, moved, address }) {
  const pointers = new Map();
  let begun = null; // where the view and the fingers were
  let far = false;

  const xOf = (event) => event.clientX - box.getBoundingClientRect().left;
  const perPx = () => (state.to - state.from) / box.clientWidth;

  // Shows what is under the pointer, and returns its page.
  function point(event) {
    const [x, y] = [xOf(event), event.clientY - box.getBoundingClientRect().top];
    const text = data.text(drawing.find(x, y));
    tip.hidden = !text;
    box.classList.toggle("pointing", !tip.hidden);
    if (!text) return null;
    const link = tip.querySelector("a");
    link.href = address(text[1]);
    link.firstElementChild.textContent = text[0];
    tip.firstElementChild.textContent = text[2];
    tip.style.left = `${Math.max(Math.min(x, box.clientWidth - tip.offsetWidth), 0)}px`;
    tip.style.top = `${y > box.clientHeight / 2 ? y - tip.offsetHeight - 14 : y + 18}px`;
    return link.href;
  }

  const begin = () => (begun = { ...state, perPx: perPx(), x: [...pointers.values()] });

  box.addEventListener("pointerdown", (event) => {
    if (tip.contains(event.target) || event.button) return;
    pointers.set(event.pointerId, xOf(event));
    far = pointers.size > 1;
    begin();
  });
  box.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) {
      if (!tip.contains(event.target)) point(event);
      return;
    }
    pointers.set(event.pointerId, xOf(event));
    const [a, b = a] = pointers.values();
    const [c, d = c] = begun.x;
    if (!far && Math.abs(a - c) > 4) {
      far = tip.hidden = true;
      box.setPointerCapture(event.pointerId);
    }
    if (!far) return;
    const scale = (begun.perPx * Math.max(Math.abs(c - d), 8)) / Math.max(Math.abs(a - b), 8);
    const from = begun.from + ((c + d) / 2) * begun.perPx - ((a + b) / 2) * scale;
    show(from, from + box.clientWidth * scale);
  });
  const release = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    begin();
    if (far || event.type !== "pointerup") return;
    const page = point(event); // a finger sees it first, and follows the link
    if (page && event.pointerType === "mouse") location.assign(page);
    if (!page) glide(...zoomed(1 / ZOOM, state.from + xOf(event) * perPx()));
  };
  box.addEventListener("pointerup", release);
  box.addEventListener("pointercancel", release);

  box.addEventListener("wheel", (event) => {
    const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const by = (event.deltaY || event.deltaX) * (event.deltaMode ? 16 : 1);
    const target = sideways ? moved((event.deltaX || by) / box.clientWidth) : zoomed(1.0015 ** by, state.from + xOf(event) * perPx());
    const [from, to] = clamp(...target);
    if (from === state.from && to === state.to) return; // nothing to do here: the page may scroll
    event.preventDefault();
    tip.hidden = true;
    show(from, to);
  });

  const keys = {
    ArrowLeft: () => moved(-0.15), ArrowRight: () => moved(0.15), PageUp: () => moved(-1), PageDown: () => moved(1),
    "+": () => zoomed(1 / ZOOM), "=": () => zoomed(1 / ZOOM), "-": () => zoomed(ZOOM), 0: () => [0, Infinity],
    Home: () => moved(-1e9), End: () => moved(1e9),
  };
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== box || !keys[event.key]) return;
    event.preventDefault();
    glide(...keys[event.key]());
  });
}
