// The words of the bench's papers: all of it fiction, made from our own lists by a seeded generator.
// A paper is about planning in some harbour of its own; every number and name in it is drawn.

/** A generator of numbers in [0, 1) that gives the same row for the same seed (mulberry32). */
export function seeded(seed) {
  let state = (seed * 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const list = words => words.split(' ');
const FIRST = list(
  'Tide Reef Keel Buoy Drift Gale Moor Spar Hull Crane Dock Lagoon Rudder Sail Anchor Beacon',
);
const SECOND = list('Flow Grid Plan Mesh Cast Net Loom Sort Pool Span Gate Wise Path Bank Lane Shift');
const PORTS = list(
  'Norhaven Velmouth Ostquay Brackmoor Sandholm Fernwick Ilmport Graubucht Tallhythe Kestermole',
);
const SURNAMES = list(
  'Almroth Bexley Corvane Dunmere Eskola Farrant Grelle Hovland Ibarne Jessop Kolvik Lindqvart Marrow Nystad Orvelle ' +
    'Pentry Quarles Rostov Selwick Tarrow Ulven Vantorp Wexley Yarrow Zelmer',
);
const NOUNS = list(
  'schedule berth vessel quay shift forecast queue crane delay arrival window buffer margin policy estimator solver ' +
    'constraint relaxation bound gradient residual graph node edge matrix kernel basin channel pilot tug signal report ' +
    'sensor ledger penalty reward trajectory horizon checkpoint variance quantile ensemble baseline ablation protocol ' +
    'simulator scenario partition cluster embedding encoder decoder representation regulariser likelihood posterior ' +
    'hypothesis interval coefficient threshold parameter objective assignment allocation throughput latency backlog',
);
const ADJECTIVES = list(
  'late early stable brittle sparse dense local global linear convex smooth noisy partial exact approximate robust ' +
    'fragile seasonal hourly nested shared frozen adaptive greedy lazy causal marginal conditional empirical ' +
    'theoretical sequential parallel periodic heavy narrow wide coarse careful plain ordinary remote regional',
);
const VERBS = list(
  'bounds delays shifts absorbs reduces restores separates tracks updates corrects predicts approximates balances ' +
    'compares counts covers describes dominates estimates extends follows governs induces limits matches measures ' +
    'mirrors preserves reflects requires resembles resolves reveals scales shortens smooths stabilises summarises',
);
const ADVERBS = list(
  'usually rarely often slowly quickly locally jointly partly directly again otherwise mostly',
);
const LINKS = ['because', 'whereas', 'while', 'although', 'so that', 'as soon as', 'unless', 'since'];
const OPENINGS = [
  'In practice', 'For this reason', 'In contrast', 'By construction', 'Under this assumption', 'As a consequence',
  'In our setting', 'At the same time', 'Without loss of generality', 'In the remaining cases',
]; // prettier-ignore

/** The words of one paper: `pick` of a list, and sentences that come out different each time. */
export function wordsOf(random) {
  const pick = from => from[Math.floor(random() * from.length)];
  const number = (low, high, digits = 0) => (low + random() * (high - low)).toFixed(digits);
  const thing = () =>
    random() < 0.6 ? `the ${pick(ADJECTIVES)} ${pick(NOUNS)}` : `a ${pick(NOUNS)} ${pick(NOUNS)}`;
  const clause = () => {
    const adverb = random() < 0.3 ? `${pick(ADVERBS)} ` : '';
    const more = random() < 0.4 ? ` of ${thing()}` : '';
    return `${thing()}${more} ${adverb}${pick(VERBS)} ${thing()}`;
  };
  const cite = () => `[${number(1, 40)}]`;
  const tail = () => {
    const kind = random();
    if (kind < 0.2) return ` ${cite()}`;
    if (kind < 0.3) return ` by ${number(1, 30, 1)}%`;
    if (kind < 0.38) return ` (see Section ${number(2, 5)})`;
    if (kind < 0.45) return ` within ${number(2, 90)} steps`;
    return '';
  };
  const sentence = () => {
    const opening = random() < 0.3 ? `${pick(OPENINGS)}, ` : '';
    const link = random() < 0.6 ? ` ${pick(LINKS)} ${clause()}` : '';
    const text = `${opening}${clause()}${link}${tail()}.`;
    return text[0].toUpperCase() + text.slice(1);
  };
  const paragraph = count => Array.from({ length: count }, sentence).join(' ');
  const title = () => `${pick(ADJECTIVES)} ${pick(NOUNS)} of ${pick(ADJECTIVES)} ${pick(NOUNS)}s`;
  return { random, pick, number, sentence, paragraph, title };
}

/** What is drawn for one paper: names and figures that both the paper and its notes state. */
export function drawnFor({ pick, number }, index) {
  const name = () => `${pick(FIRST)}${pick(SECOND)}`;
  const different = (count, make) => {
    const found = new Set();
    while (found.size < count) found.add(make());
    return [...found];
  };
  // The index is in the method's name, so that no two papers have one title.
  const letters = [...String(index)].map(digit => 'abcdefghij'[Number(digit)]).join('');
  const [method, ...baselines] = different(3, name);
  const up = (value, by) => (Number(value) + Number(by)).toFixed(1);
  const [third, first, drop] = [number(40, 55, 1), number(6, 12, 1), number(1, 2.4, 1)];
  const second = up(third, number(2, 4, 1));
  const [waited, saved] = [number(20, 40, 1), number(3, 15, 1)];
  return {
    method: `${method}-${letters[0].toUpperCase()}${letters.slice(1)}`,
    baselines,
    data: different(3, () => pick(PORTS)),
    authors: different(4, () => `${pick([...'ABCDEFGHJKLM'])}. ${pick(SURNAMES)}`),
    surnames: SURNAMES,
    revised: number(20, 45, 1),
    vessels: number(110, 480),
    hours: number(3, 9),
    milliseconds: number(12, 90),
    parameters: `${number(21, 98)},000`,
    rates: [up(second, first), second, third],
    waited: [waited, (waited - saved).toFixed(1), saved],
    row: [up(second, first), number(56, 68, 1), number(70, 88, 1)],
    costs: [number(2.1, 4, 1), number(4.2, 7, 1)],
    seconds: [number(1, 3, 1), number(14, 60, 1)],
    drops: [drop, up(drop, number(4, 9, 1))],
  };
}
