// Reads the columns of all events, and the texts of those that are seen.
import { makeScale } from "./scale.js";

const waiting = new Map();
globalThis.chronologyTimeline = (name, value) => waiting.get(name)?.(value);

// A script element, because it loads from a folder on a disk too, where fetch does not.
function load(address, name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    waiting.set(name, resolve);
    script.onload = script.onerror = () => {
      script.remove();
      reject(new Error(address)); // heard only by those who got nothing
    };
    script.src = address;
    document.head.append(script);
  });
}

// The first day of a form and the day after its last; an open side ends where the words do.
function spanForm(form) {
  const ends = [0, 0];
  for (let n = 0; n < form.length; n += 3) {
    ends[0] = Math.min(ends[0], form[n + 1] ?? form[n + 2] - 1);
    ends[1] = Math.max(ends[1], form[n + 2] ?? form[n + 1] + 1);
  }
  return ends;
}

export async function loadEvents(address) {
  const columns = await load(address, "columns");
  const { start, parts, words } = columns;
  const count = start.length;
  const form = Uint32Array.from(columns.form);
  const spans = columns.forms.map(spanForm);
  let day = 0;
  const anchor = Int32Array.from(start, (more) => (day += more));
  const first = anchor.map((at, n) => at + spans[form[n]][0]);
  const end = anchor.map((at, n) => at + spans[form[n]][1]);
  const scale = makeScale(first, end);
  const known = Int32Array.from(columns.known, (more, n) => more && anchor[n] + more - (more > 0));
  const kinds = {};
  for (const kind of ["actor", "place", "topic"]) {
    kinds[kind] = { of: Uint32Array.from(columns[kind]), sets: columns[`${kind}Sets`], names: columns[`${kind}s`] };
  }
  const states = Object.keys(words);
  kinds.state = {
    of: Uint8Array.from(columns.state),
    sets: columns.states.map((set) => set.map((css) => states.indexOf(css))),
    names: states.map((css) => [css, words[css][1]]),
  };
  const since = known.slice();
  for (const [n, day] of columns.since) since[n] = day;
  const then = new Uint8Array(count);
  const [from, to] = [first, end].map((days) => Float64Array.from(days, scale.fold));
  return {
    ...columns, ...readTexts(parts, count, then), count, form, anchor, known, since, kinds, scale, then, from, to,
    // Lets events stand as they could be known on a day; without one, as they are known today.
    stand(day) {
      // Rows of four: until which day, the form, the state and the anchor; the last is as it is today.
      for (const [n, ...row] of columns.past) {
        let at = 0;
        while (row[at] <= (day ?? 9e6)) at += 4;
        then[n] = row[at + 4] && at / 4 + 1;
        [, form[n], kinds.state.of[n], anchor[n]] = row.slice(at);
        const [low, high] = spans[form[n]] ?? []; // nowhere without a date
        from[n] = scale.fold(anchor[n] + low);
        to[n] = scale.fold(anchor[n] + high);
      }
    },
  };
}

// Each part holds the texts of some events that follow each other.
function readTexts(parts, count, then) {
  const partOf = new Uint16Array(count);
  const begins = [];
  let begin = 0;
  parts.forEach(([size], part) => {
    partOf.fill(part, begin, begin + size);
    begins.push(begin);
    begin += size;
  });
  const asked = [];
  const read = [];
  const ask = async (part) => {
    try {
      read[part] = await (asked[part] ??= load(`${parts[part][1]}.js`, parts[part][1]));
    } catch (error) {
      asked[part] = undefined;
      throw error;
    }
  };
  return {
    // Title, page, date in words and in EDTF, place, what is contested, rows of the accounts; nothing while unread.
    text(n) {
      const today = read[partOf[n]]?.[n - begins[partOf[n]]];
      return today && then[n] ? [...today.slice(0, 2), ...today[7][then[n] - 1]] : today;
    },
    want: (events) => Promise.all([...new Set(Array.from(events, (n) => partOf[n]))].map(ask)),
  };
}
