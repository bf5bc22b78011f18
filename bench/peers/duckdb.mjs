// Peer: DuckDB in memory. Loads the two files, evaluates all criteria of den-bosch-vo, prints one JSON line.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { opties, rond, sql, tekst, Uitkomst } from './gemeen.mjs';

const o = opties('node duckdb.mjs --verzuim F --kalender F --peildatum D [--uit F] [--threads N] [--herhaal N] [--stappen ja]',
  ['verzuim', 'kalender', 'peildatum'], ['verzuim', 'kalender', 'peildatum', 'uit', 'threads', 'herhaal', 'stappen']);

const db = await (await DuckDBInstance.create(':memory:', { threads: o.threads ?? '2' })).connect();
const een = async (vraag) => (await db.runAndReadAll(vraag)).getRows()[0];

/** Highest resident memory since the last reset, in MB (VmHWM; null where /proc is missing). */
function piek(herstel) {
  try {
    if (herstel) return writeFileSync('/proc/self/clear_refs', '5');
    return rond(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024, 0);
  } catch {
    return null;
  }
}

async function meet(werk) {
  const wand = performance.now();
  const cpu = process.cpuUsage();
  await werk();
  const { user, system } = process.cpuUsage(cpu);
  return { wand: rond((performance.now() - wand) / 1000, 3), cpu: rond((user + system) / 1e6, 3) };
}

const laden = sql('laden.duckdb.sql', { verzuim: tekst(resolve(o.verzuim)), kalender: tekst(resolve(o.kalender)) });
const rekenen = sql('signalen.duckdb.sql', { peildatum: `DATE ${tekst(o.peildatum)}` });

const load = await meet(async () => { for (const s of laden) await db.run(s); });
const loadPiek = piek(false);
const [rows, pupils] = await een('SELECT (SELECT count(*) FROM bron)::DOUBLE, (SELECT count(*) FROM leerling)::DOUBLE');
await db.run('DROP TABLE bron');
if ((await een(`SELECT count(*)::DOUBLE FROM kalender WHERE datum <= DATE ${tekst(o.peildatum)}`))[0] === 0) {
  console.error('De peildatum ligt voor de kalender.');
  process.exit(2);
}

const rondes = [];
piek(true);
for (let i = 0; i < Number(o.herhaal ?? 1); i++) {
  rondes.push(await meet(async () => {
    for (const s of rekenen) {
      const t = performance.now();
      await db.run(s);
      if (o.stappen) console.error(`${((performance.now() - t) / 1000).toFixed(3)} s  ${s.slice(0, 50).replaceAll('\n', ' ')}`);
    }
  }));
}
const evalPiek = piek(false);
rondes.sort((a, b) => a.cpu - b.cpu); // the middle one by CPU
const { wand, cpu } = rondes[Math.floor(rondes.length / 2)];

const uit = new Uitkomst(o.uit);
const antwoord = await db.stream(`
  SELECT regel FROM (SELECT l.naam || ';' || s.signaal || ';' || s.sinds || ';' || coalesce(s.tot::VARCHAR, '') AS regel
  FROM signalen s JOIN leerling l ON l.nr = s.leerling) ORDER BY regel`);
for (let blok = await antwoord.fetchChunk(); blok && blok.rowCount > 0; blok = await antwoord.fetchChunk()) await uit.regels(blok.getColumnValues(0));
const md5 = await uit.klaar();
console.log(JSON.stringify({
  engine: 'duckdb', rows, pupils, load_s: load.wand, load_cpu_s: load.cpu, eval_wall_s: wand, eval_cpu_s: cpu,
  peak_rss_mb: evalPiek, load_peak_rss_mb: loadPiek, threads: Number(o.threads ?? 2), rounds: rondes.length, signals: uit.aantal, md5,
}));
