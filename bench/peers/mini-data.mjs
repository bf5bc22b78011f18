// A small made-up VO school for checking the peers: the same seed gives the same files.
//   randen: pupils made to stand on the edges of the criteria (months, school weeks, halves of a day, 5/6, 10/11, 28/29 days)
//   gewoon: a plain year, about 45 rows a pupil, for a first look at speed
import { createWriteStream, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { opties } from './gemeen.mjs';

const o = opties(
  'node mini-data.mjs --verzuim F --kalender F [--leerlingen 300] [--zaad 1] [--jaren 1|2] [--profiel randen|gewoon]',
  ['verzuim', 'kalender'],
  ['verzuim', 'kalender', 'leerlingen', 'zaad', 'jaren', 'profiel'],
);
const aantal = Number(o.leerlingen ?? 300);
const zaad = Number(o.zaad ?? 1);
const randen = (o.profiel ?? 'randen') === 'randen';

// Region zuid. Closed from and to, inclusive.
const VRIJ = {
  2024: { van: '2024-08-19', tot: '2025-07-04', dicht: [
    ['2024-10-19', '2024-10-27'], ['2024-12-21', '2025-01-05'], ['2025-02-22', '2025-03-02'], ['2025-04-26', '2025-05-04'],
    ['2025-04-18', '2025-04-21'], ['2025-05-05', '2025-05-05'], ['2025-05-29', '2025-05-29'], ['2025-06-09', '2025-06-09']] },
  2025: { van: '2025-08-18', tot: '2026-07-10', dicht: [
    ['2025-10-11', '2025-10-19'], ['2025-12-20', '2026-01-04'], ['2026-02-14', '2026-02-22'], ['2026-04-25', '2026-05-03'],
    ['2026-04-03', '2026-04-06'], ['2026-05-05', '2026-05-05'], ['2026-05-14', '2026-05-14'], ['2026-05-25', '2026-05-25']] },
};

let stand = zaad >>> 0;
function kans() { // mulberry32
  stand = (stand + 0x6d2b79f5) >>> 0;
  let t = stand;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const tussen = (a, b) => a + Math.floor(kans() * (b - a + 1));
const kies = (lijst) => lijst[Math.floor(kans() * lijst.length)];
const iso = (d) => d.toISOString().slice(0, 10);

const dagen = [];
for (const jaar of o.jaren === '2' ? [2024, 2025] : [2025]) {
  const { van, tot, dicht } = VRIJ[jaar];
  for (let d = new Date(van); iso(d) <= tot; d = new Date(d.getTime() + 86400000)) {
    const datum = iso(d);
    if (d.getUTCDay() % 6 === 0 || dicht.some(([a, b]) => datum >= a && datum <= b)) continue;
    const minuten = randen && kans() < 0.15 ? kies([301, 210, 299, 330]) : 300;
    dagen.push({ datum, minuten, jaar });
  }
}
/** Index of the first school day on or after a date (the last one when there is none). */
const vanaf = (datum) => {
  const i = dagen.findIndex((d) => d.datum >= datum);
  return i < 0 ? dagen.length - 1 : i;
};
function plusMaanden(datum, k, extra) {
  const [j, m, d] = datum.split('-').map(Number);
  const laatste = new Date(Date.UTC(j, m - 1 + k + 1, 0)).getUTCDate();
  return iso(new Date(Date.UTC(j, m - 1 + k, Math.min(d, laatste) + extra)));
}
const plusDagen = (datum, n) => iso(new Date(new Date(datum).getTime() + n * 86400000));

let rijen = [];
let bezet; // of this pupil: day index -> { wijze, plekken, groep }

/** Adds a row unless it would conflict with an earlier one of this pupil and day. */
function rij(leerling, i, plek, soort, minuten = '') {
  if (i < 0 || i >= dagen.length) return;
  const dagdeel = typeof plek === 'string';
  if (soort !== 'te_laat') {
    let dag = bezet.get(i);
    if (!dag) bezet.set(i, (dag = { wijze: undefined, plekken: new Set(), groep: new Set() }));
    const wijze = dagdeel ? 'dagdeel' : 'lesuur';
    if (soort !== 'niet_in_groep') {
      if (dag.wijze !== undefined && dag.wijze !== wijze) return;
      dag.wijze = wijze;
    }
    const plekken = soort === 'niet_in_groep' ? dag.groep : dag.plekken;
    if (plekken.has(plek) || plekken.has('dag') || (plek === 'dag' && plekken.size > 0)) return;
    plekken.add(plek);
  }
  const { datum, minuten: dagminuten } = dagen[i];
  const regel = (min, reden) => `${leerling};${datum};${dagdeel ? plek : ''};${dagdeel ? '' : plek};${soort};${min};${reden}`;
  rijen.push(regel(minuten, kans() < 0.1 ? kies(['arts', 'luxe', 'verlof']) : ''));
  if (randen && kans() < 0.03) {
    // The same row again, now with the default written out and another reason: counts once.
    const standaard = soort === 'te_laat' ? 0 : !dagdeel ? 60 : plek === 'dag' ? dagminuten : Math.ceil(dagminuten / 2);
    rijen.push(regel(minuten === '' ? standaard : minuten, 'religie'));
  }
}

/** A day of not taking part: whole, exactly half, or (onder) just under half. */
function dagWeg(l, i, soorten, onder = false) {
  if (i < 0 || i >= dagen.length) return;
  const half = Math.ceil(dagen[i].minuten / 2);
  const s = () => kies(soorten);
  if (onder) {
    if (kans() < 0.5) { rij(l, i, 1, s(), 90); rij(l, i, 2, s(), half - 91); }
    else rij(l, i, kies(['ochtend', 'middag']), s(), half - 1);
    return;
  }
  const w = kans();
  if (w < 0.6) for (let u = 1; u <= 5; u++) rij(l, i, u, s());
  else if (w < 0.7) { rij(l, i, 2, s(), 60); rij(l, i, 3, s(), half - 60); }
  else if (w < 0.8) rij(l, i, 'dag', s());
  else if (w < 0.9) rij(l, i, kies(['ochtend', 'middag']), s());
  else { rij(l, i, 'ochtend', s()); rij(l, i, 'middag', s()); }
}
const reeks = (l, van, tot, soorten) => {
  const gat = kans() < 0.08 ? tussen(van, tot) : -1; // a day just under half breaks it
  for (let i = van; i <= tot; i++) dagWeg(l, i, soorten, i === gat);
};

const ZIEK = ['ziek'], ZIEK2 = ['ziek', 'ziek', 'ziek_naar_huis'];
const WEG = ['ziek', 'ongeoorloofd', 'geoorloofd', 'onbekend'];
const beginDag = () => kans() < 0.4
  ? vanaf(plusDagen(kies(['2025-08-31', '2025-09-30', '2025-10-31', '2025-11-30', '2026-01-31', '2026-02-28', '2026-03-31']), tussen(-3, 1)))
  : tussen(0, dagen.length - 1);
const teLaat = (l, i) => rij(l, i, kies([1, 1, 2, 5, '', 'ochtend', 'middag']), 'te_laat', kies(['', 0, 5, 10, 20, 120]));

const RANDGEVALLEN = [
  (l) => { const n = kies([3, 8, 11, 12, 12, 13, tussen(1, 15)]); for (let k = 0; k < n; k++) teLaat(l, tussen(0, dagen.length - 1)); },
  (l) => { const i = beginDag(); const n = kies([1, 7, 8, 9, 11, 12, 13]); for (let k = 0; k < n; k++) rij(l, i + tussen(0, 30), tussen(1, 8), 'ongeoorloofd', kies(['', 45, 50])); },
  (l) => { const i = beginDag(); const n = tussen(1, 5); for (let k = 0; k < n; k++) rij(l, i + tussen(0, 40), kies(['ochtend', 'middag', 'dag']), 'ongeoorloofd', kies(['', 100])); },
  (l) => { // around sixteen hours in four or five school weeks
    const i = beginDag(); const n = tussen(14, 19);
    for (let k = 0; k < n; k++) rij(l, i + kies([0, 1, 14, 15, 16, 17, 18, 19, 20, 21, 22]), tussen(1, 8), 'ongeoorloofd', kies(['', 30, 50, 90]));
  },
  (l) => { const i = beginDag(); for (let k = 0; k < tussen(5, 9); k++) rij(l, i + tussen(0, 22), kies(['dag', 'ochtend']), 'ongeoorloofd', kies(['', 240, 160])); },
  (l) => { // three short periods around two months
    const i = beginDag(); const d = dagen[i].datum;
    const lengte = () => kies([1, 1, 2, 2, 3]);
    for (const start of [i, i + tussen(4, 25), vanaf(plusMaanden(d, 2, tussen(-2, 2))), i + tussen(30, 50)]) reeks(l, start, start + lengte() - 1, ZIEK);
  },
  (l) => { let i = beginDag(); for (let k = 0; k < tussen(3, 6); k++) { const n = tussen(1, 3); reeks(l, i, i + n - 1, ZIEK2); i += n + tussen(2, 14); } },
  (l) => { // about five ziektedagen around one month
    const i = beginDag(); const d = dagen[i].datum; const e = vanaf(plusMaanden(d, 1, tussen(-1, 2)));
    reeks(l, i, i + tussen(1, 3) - 1, ZIEK); reeks(l, e - tussen(0, 2), e + tussen(0, 1), ZIEK);
    if (kans() < 0.5) dagWeg(l, i + tussen(5, 9), ZIEK);
  },
  (l) => { const i = beginDag(); reeks(l, i, i + kies([4, 5, 6, 9, 10, 11, 13]) - 1, ZIEK2); },
  (l) => { const i = beginDag(); reeks(l, i, i + kies([4, 5, 6, 7, 12]) - 1, WEG); },
  (l) => { const i = beginDag(); reeks(l, i, vanaf(plusDagen(dagen[i].datum, kies([27, 28, 29]))) - tussen(0, 1), WEG); },
  (l) => { const i = beginDag(); reeks(l, i, vanaf(plusMaanden(dagen[i].datum, 3, tussen(-1, 1))) + tussen(-1, 4), WEG); },
  (l) => { // sent home three times around one month
    const i = beginDag(); const e = vanaf(plusMaanden(dagen[i].datum, 1, tussen(-1, 1)));
    for (const dag of [i, i + tussen(1, 8), e, e + tussen(1, 6)]) rij(l, dag, tussen(4, 6), 'ziek_naar_huis', kies(['', 30]));
  },
  (l) => { for (let k = 0; k < tussen(1, 10); k++) rij(l, tussen(0, dagen.length - 1), tussen(1, 8), kies(['geoorloofd', 'onbekend', 'niet_in_groep', 'ziek']), kies(['', 60, 100])); },
];

function gewoneLeerling(l) {
  const n = dagen.length;
  if (kans() < 0.6) for (let k = tussen(1, kans() < 0.1 ? 20 : 5); k > 0; k--) rij(l, tussen(0, n - 1), tussen(1, 6), 'te_laat', tussen(1, 25));
  if (kans() < 0.2) for (let k = tussen(1, kans() < 0.15 ? 40 : 6); k > 0; k--) rij(l, tussen(0, n - 1), tussen(1, 6), 'ongeoorloofd');
  for (let k = tussen(0, 3); k > 0; k--) rij(l, tussen(0, n - 1), tussen(1, 6), 'geoorloofd');
  for (let k = tussen(0, kans() < 0.15 ? 7 : 4); k > 0; k--) {
    const i = tussen(0, n - 1);
    const eind = i + (kans() < 0.05 ? tussen(5, 15) : tussen(1, 4)) - 1;
    for (let d = i; d <= eind; d++) for (let u = 1; u <= 5; u++) rij(l, d, u, 'ziek');
  }
  if (kans() < 0.15) rij(l, tussen(0, n - 1), tussen(3, 6), 'ziek_naar_huis');
  if (kans() < 0.006) {
    const i = tussen(0, n - 1); const s = kies(['ziek', 'ongeoorloofd', 'geoorloofd']); const lang = tussen(10, 90);
    for (let d = i; d < i + lang; d++) for (let u = 1; u <= 5; u++) rij(l, d, u, s);
  }
}

const uit = createWriteStream(o.verzuim);
uit.write('leerling;datum;dagdeel;lesuur;soort;minuten;reden\n');
const schrijf = async (lijst) => { if (lijst.length && !uit.write(lijst.join('\n') + '\n')) await once(uit, 'drain'); };
const alle = [];
for (let p = 1; p <= aantal; p++) {
  bezet = new Map();
  rijen = [];
  if (randen) {
    for (let k = tussen(1, 3); k > 0; k--) kies(RANDGEVALLEN)(`L${p}`);
    alle.push(...rijen);
  } else {
    gewoneLeerling(`L${String(p).padStart(7, '0')}`);
    rijen.sort((a, b) => (a.slice(9, 19) < b.slice(9, 19) ? -1 : a.slice(9, 19) > b.slice(9, 19) ? 1 : 0));
    await schrijf(rijen);
  }
}
for (let i = alle.length - 1; i > 0; i--) { // the order of the rows must not matter
  const j = tussen(0, i);
  [alle[i], alle[j]] = [alle[j], alle[i]];
}
await schrijf(alle);
uit.end();
await once(uit, 'finish');
writeFileSync(o.kalender, 'datum;minuten\n' + dagen.map((d) => `${d.datum};${d.minuten}\n`).join(''));
