// Days to places and back. A place is a day on an axis whose long empty stretches are folded away.
const DAY_MS = 864e5;
const EPOCH = 719163; // the day of 1 January 1970, where 1 January of year 1 is 1

export const fromTime = (time) => (Number.isNaN(time) ? null : time / DAY_MS + EPOCH);
// Sums of fractions of days end a hair before midnight.
export const toDate = (day) => new Date((Math.floor(day + 1e-6) - EPOCH) * DAY_MS);
// Counts months from those of year 0.
export const dayOfMonth = (month) => fromTime(new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1));

// Stretches without an event: longer than two months, and than a tenth of all that is not folded.
function findGaps(first, end) {
  const empty = [];
  let covered = end[0];
  first.forEach((day, n) => {
    if (day - covered > 60) empty.push({ from: covered + 15, to: day - 15 });
    covered = Math.max(covered, end[n]);
  });
  let [gaps, before, rest] = [[], -1, 0];
  while (before !== gaps.length) {
    before = gaps.length;
    rest = gaps.reduce((sum, { from, to }) => sum - to + from, covered - first[0]);
    gaps = empty.filter(({ from, to }) => to - from > rest / 10);
  }
  return { gaps, rest, covered };
}

export function makeScale(firsts, ends) {
  const { gaps, rest, covered } = findGaps(firsts, ends);
  const margin = Math.max(rest * 0.01, 1);
  const first = Math.floor(firsts[0] - margin);
  let saved = 0;
  for (const gap of gaps) {
    gap.at = gap.from - first - saved;
    gap.width = Math.min(rest / 30, gap.to - gap.from);
    gap.saved = gap.to - gap.from - gap.width;
    saved += gap.saved;
  }
  const fold = (day) => {
    let place = day - first;
    for (const { from, to, saved, width, at } of gaps) {
      if (day <= from) break;
      if (day < to) return at + ((day - from) / (to - from)) * width;
      place -= saved;
    }
    return place;
  };
  const unfold = (place) => {
    let day = place + first;
    for (const { from, to, saved, width, at } of gaps) {
      if (place <= at) break;
      if (place < at + width) return from + ((place - at) / width) * (to - from);
      day += saved;
    }
    return day;
  };
  const lastDay = (place) => Math.ceil(unfold(place) - 1e-6) - 1; // of a stretch that ends there
  return { gaps, fold, unfold, lastDay, length: Math.ceil(fold(covered + margin)) };
}

// Days, months or years with their labels, at least `room` px apart; `strong` ones begin a month or a year.
export function findTicks({ gaps, fold, unfold }, { from, to, perDay }, short, room) {
  const ticks = [];
  const [low, high] = [unfold(from), unfold(to)];
  const add = (day, label, strong) => {
    if (day >= low && !gaps.some((gap) => day > gap.from && day < gap.to)) ticks.push({ place: fold(day), label, strong });
  };
  const apart = room / perDay;
  const date = toDate(low);
  let month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const days = [1, 2, 5, 10].find((step) => step >= apart);
  const months = days ? 1 : ([1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400].find((step) => step * 30.4 >= apart) ?? 6000);
  for (month -= month % months; ; month += months) {
    const first = dayOfMonth(month);
    if (first > high) return ticks;
    const name = month % 12 ? short[month % 12] : days ? `${short[0]} ${month / 12}` : `${month / 12}`;
    add(first, days ? `1 ${name}` : name, days || month % 12 === 0);
    const length = dayOfMonth(month + 1) - first;
    for (let day = days; day < length - days / 2 && first + day < high; day += days) add(first + day, `${day + 1} ${short[month % 12]}`, false);
  }
}
