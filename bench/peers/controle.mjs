// The slow check: den-bosch-vo straight from the text of the contract, every pupil on every school day from scratch.
// It shares no idea with the SQL (no intervals, no running sums, no indices of days): use it on a few hundred pupils.
import { readFileSync } from 'node:fs';
import { opties, rond, Uitkomst } from './gemeen.mjs';

const o = opties('node controle.mjs --verzuim F --kalender F --peildatum D [--uit F]', ['verzuim', 'kalender', 'peildatum'], [
  'verzuim', 'kalender', 'peildatum', 'uit']);

const lees = (bestand) => {
  const [kop, ...regels] = readFileSync(bestand, 'utf8').replace(/^\uFEFF/, '').trim().split(/\r?\n/);
  const namen = kop.split(';');
  return regels.map((r) => { const v = r.split(';'); return Object.fromEntries(namen.map((n, i) => [n, v[i]])); });
};

// --- calendar
const schooljaar = (datum) => Number(datum.slice(0, 4)) - (datum.slice(5) < '08-01' ? 1 : 0);
const maandagVan = (datum) => {
  const d = new Date(datum + 'T00:00:00Z');
  d.setUTCDate(d.getUTCDate() - ((d.getUTCDay() + 6) % 7));
  return d.toISOString().slice(0, 10);
};
const dagminuten = new Map(lees(o.kalender).map((r) => [r.datum, Number(r.minuten)]));
const schooldagen = [...dagminuten.keys()].sort();
const schoolweken = [...new Set(schooldagen.map(maandagVan))].sort();
const weekVan = new Map(schooldagen.map((d) => [d, schoolweken.indexOf(maandagVan(d))]));

function maandenVerder(datum, k) { // negative: back; clipped to the last day of the month
  let [jaar, maand, dag] = datum.split('-').map(Number);
  maand += k;
  while (maand < 1) { maand += 12; jaar--; }
  while (maand > 12) { maand -= 12; jaar++; }
  const schrikkel = (jaar % 4 === 0 && jaar % 100 !== 0) || jaar % 400 === 0;
  const lengte = [31, schrikkel ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][maand - 1];
  return `${jaar}-${String(maand).padStart(2, '0')}-${String(Math.min(dag, lengte)).padStart(2, '0')}`;
}
const kalenderdagen = (van, tot) => (Date.parse(tot) - Date.parse(van)) / 86400000;

// --- rows: default minutes, doubles out
const bron = lees(o.verzuim);
const perLeerling = new Map();
const gezien = new Set();
for (const r of bron) {
  const leerling = r.leerling.trim();
  const dag = dagminuten.get(r.datum);
  if (dag === undefined) throw new Error(`geen schooldag: ${r.datum}`);
  let minuten;
  if (r.minuten !== '') minuten = Number(r.minuten);
  else if (r.soort === 'te_laat') minuten = 0;
  else if (r.lesuur !== '') minuten = 60;
  else if (r.dagdeel === 'dag') minuten = dag;
  else minuten = Math.ceil(dag / 2);
  const sleutel = JSON.stringify([leerling, r.datum, r.dagdeel, r.lesuur, r.soort, minuten]);
  if (gezien.has(sleutel)) continue;
  gezien.add(sleutel);
  if (!perLeerling.has(leerling)) perLeerling.set(leerling, []);
  perLeerling.get(leerling).push({ datum: r.datum, dagdeel: r.dagdeel, lesuur: r.lesuur, soort: r.soort, minuten });
}

const ZIEK = ['ziek', 'ziek_naar_huis'];
const AFWEZIG = ['ziek', 'ziek_naar_huis', 'ongeoorloofd', 'geoorloofd', 'onbekend'];
const som = (lijst, f) => lijst.reduce((t, x) => t + f(x), 0);

/** Maximal runs of consecutive school days that are all in the set. */
function runs(dagenTotD, dagen) {
  const uit = [];
  let loop = [];
  for (const d of dagenTotD) {
    if (dagen.has(d)) loop.push(d);
    else if (loop.length) { uit.push(loop); loop = []; }
  }
  if (loop.length) uit.push(loop);
  return uit;
}

/** The signals that are on at the end of school day D. */
function aan(alleRijen, D) {
  const rijen = alleRijen.filter((r) => r.datum <= D && schooljaar(r.datum) === schooljaar(D));
  if (rijen.length === 0) return [];
  const dagenTotD = schooldagen.filter((d) => d <= D && schooljaar(d) === schooljaar(D));
  const op = new Map(dagenTotD.map((d) => [d, rijen.filter((r) => r.datum === d)]));
  const minuten = (d, soorten) => som(op.get(d).filter((r) => soorten.includes(r.soort)), (r) => r.minuten);

  const ziektedagen = new Set(dagenTotD.filter((d) => minuten(d, ZIEK) >= dagminuten.get(d) / 2));
  const afwezig = new Set(dagenTotD.filter((d) => op.get(d).some((r) => AFWEZIG.includes(r.soort)) && minuten(d, AFWEZIG) >= dagminuten.get(d) / 2));
  const ziekteperioden = runs(dagenTotD, ziektedagen);
  const reeksen = runs(dagenTotD, afwezig);
  const s = [];

  const teLaat = rijen.filter((r) => r.soort === 'te_laat').length;
  if (teLaat >= 1) s.push('te-laat-aandacht');
  if (teLaat >= 3) s.push('te-laat-gesprek');
  if (teLaat >= 8) s.push('te-laat-preventief');
  if (teLaat >= 12) s.push('te-laat-duo');

  const spijbel = rijen.filter((r) => r.soort === 'ongeoorloofd');
  const lesuren = spijbel.filter((r) => r.lesuur !== '').length;
  const dagdelen = som(spijbel, (r) => (r.dagdeel === 'dag' ? 2 : r.dagdeel !== '' ? 1 : 0));
  if (lesuren >= 1 || dagdelen >= 1) s.push('spijbelen-gesprek');
  if (lesuren >= 8) s.push('spijbelen-preventief');
  if (lesuren >= 12 || dagdelen >= 4) s.push('spijbelen-duo');

  const maand = maandenVerder(D, -1), tweeMaanden = maandenVerder(D, -2);
  if (ziekteperioden.filter((p) => p.length <= 2 && p[0] >= tweeMaanden).length >= 3) s.push('ziek-frequent');
  if ([...ziektedagen].filter((d) => d >= maand).length > 4 && ziekteperioden.filter((p) => p.some((d) => d >= maand)).length >= 2) s.push('ziek-verspreid');
  const nu = ziekteperioden.find((p) => p.includes(D));
  if (nu && nu.length > 5) s.push('ziek-lang-waarschuwing');
  if (nu && nu.length > 10) s.push('ziek-lang');
  if (dagenTotD.filter((d) => d >= maand && op.get(d).some((r) => r.soort === 'ziek_naar_huis')).length >= 3) s.push('ziek-opvallend');

  const reeks = reeksen.find((p) => p.includes(D));
  if (reeks) {
    const F = reeks[0];
    if (reeks.length >= 6) s.push('thuiszitter-beginnend');
    if (kalenderdagen(F, D) + 1 >= 29) s.push('thuiszitter');
    if (D >= maandenVerder(F, 3)) s.push('thuiszitter-drie-maanden');
  }

  const weken = spijbel.filter((r) => weekVan.get(r.datum) > weekVan.get(D) - 4);
  if (som(weken, (r) => (r.lesuur !== '' ? 60 : r.minuten)) >= 960) s.push('leerplicht-16-uur');
  return s;
}

const begin = performance.now();
const cpu = process.cpuUsage();
const dagen = schooldagen.filter((d) => d <= o.peildatum);
if (dagen.length === 0) throw new Error('de peildatum ligt voor de kalender');
const regels = [];
for (const [leerling, rijen] of perLeerling) {
  const lopend = new Map(); // signal -> first and last day so far
  const sluit = (signaal, tot) => { regels.push(`${leerling};${signaal};${lopend.get(signaal)};${tot}`); lopend.delete(signaal); };
  let gisteren = null;
  for (const D of dagen) {
    const nu = aan(rijen, D);
    for (const signaal of [...lopend.keys()])
      if (!nu.includes(signaal) || schooljaar(gisteren) !== schooljaar(D)) sluit(signaal, gisteren);
    for (const signaal of nu) if (!lopend.has(signaal)) lopend.set(signaal, D);
    gisteren = D;
  }
  for (const signaal of [...lopend.keys()]) sluit(signaal, '');
}
const wand = (performance.now() - begin) / 1000;
const gebruik = process.cpuUsage(cpu);
regels.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
const uit = new Uitkomst(o.uit);
await uit.regels(regels);
const md5 = await uit.klaar();
console.log(JSON.stringify({
  engine: 'controle', rows: bron.length, pupils: perLeerling.size, eval_wall_s: rond(wand, 3),
  eval_cpu_s: rond((gebruik.user + gebruik.system) / 1e6, 3), signals: uit.aantal, md5,
}));
