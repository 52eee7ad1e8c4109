// What is shown, as it stands in the page's address.
import { dayOfMonth, fromTime, toDate } from "./scale.js";

export const KINDS = ["state", "actor", "place", "topic"];

const toIso = (day) => toDate(day).toISOString().slice(0, 10);
const fromIso = (text) => fromTime(Date.parse(`${text}T00:00Z`));

// A link of the page to a year or a month of it: #y2031, #m2031-06.
function readAnchor(hash, fold) {
  const [, year, month] = /^#[ym](\d{4})(?:-(\d\d))?$/.exec(hash) ?? [];
  const first = year * 12 + Number(month ?? 1) - 1;
  return year ? [fold(dayOfMonth(first)), fold(dayOfMonth(first + (month ? 1 : 12)))] : [];
}

export function readAddress({ kinds, scale }) {
  const given = new URLSearchParams(location.search || location.hash.slice(1));
  const place = (name, more) => {
    const day = fromIso(given.get(name));
    return day && Math.max(scale.fold(day + more), 0);
  };
  const [first, end] = readAnchor(location.hash, scale.fold);
  const known = KINDS.filter((kind) => kinds[kind].names.some(([slug]) => slug === given.get(kind)));
  return {
    from: first ?? place("from", 0) ?? 0,
    to: end ?? place("to", 1) ?? scale.length,
    lanes: KINDS.includes(given.get("lanes")) ? given.get("lanes") : "",
    filters: Object.fromEntries(known.map((kind) => [kind, given.get(kind)])),
    known: fromIso(given.get("known")),
    flags: given.has("flags"),
    page: Math.max(given.get("page") - 1, 0) || 0,
  };
}

export function writeAddress({ scale }, { from, to, lanes, filters, known, flags, page }) {
  const whole = from <= 0 && to >= scale.length;
  const params = new URLSearchParams({
    ...(!whole && { from: toIso(scale.unfold(from)), to: toIso(scale.lastDay(to)) }),
    ...(lanes && { lanes }),
    ...filters,
    ...(known && { known: toIso(known) }),
    ...(flags && { flags: 1 }),
    ...(page && { page: page + 1 }),
  });
  try {
    history.replaceState(null, "", params.size ? `?${params}` : location.pathname);
  } catch {
    location.replace(`#${params}`); // a page on a disk may only change what follows the hash
  }
}
