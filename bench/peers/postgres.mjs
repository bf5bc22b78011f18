// Peer: PostgreSQL, one session with parallel workers, over a unix socket. Starts a cluster of its own unless --socket names one.
// Loads the two files, evaluates all criteria of den-bosch-vo, prints one JSON line.
import { execFileSync } from 'node:child_process';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { opties, rond, sql, tekst, Uitkomst } from './gemeen.mjs';

const o = opties('node postgres.mjs --verzuim F --kalender F --peildatum D [--uit F] [--socket DIR --port N] [--threads N] [--herhaal N] [--stappen ja]',
  ['verzuim', 'kalender', 'peildatum'], ['verzuim', 'kalender', 'peildatum', 'uit', 'socket', 'port', 'threads', 'herhaal', 'stappen']);
const threads = Number(o.threads ?? 2);
const port = Number(o.port ?? 54329);
const script = fileURLToPath(new URL('postgres-cluster.sh', import.meta.url));

let socket = o.socket;
let eigen;
const stop = () => {
  if (eigen) execFileSync(script, ['stop', eigen], { stdio: 'inherit' });
  eigen = undefined;
};
process.on('exit', stop);
for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => process.exit(130));
if (!socket) {
  const map = join(tmpdir(), `routeboek-pg-${process.pid}`);
  eigen = map;
  try {
    socket = execFileSync(script, ['start', map, String(port)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  } catch {
    eigen = undefined;
    process.exit(1);
  }
}

const beheer = new pg.Client({ host: socket, port, user: 'postgres', database: 'postgres' });
await beheer.connect();
const naam = `routeboek_bench_${process.pid}`;
await beheer.query(`CREATE DATABASE ${naam}`);
const client = new pg.Client({ host: socket, port, user: 'postgres', database: naam });
await client.connect();
const een = async (vraag) => Object.values((await client.query(vraag)).rows[0]);

// --- what the server spends: the backend itself, and the parallel workers, whose time the postmaster inherits when they end
const [pid] = await een('SELECT pg_backend_pid()');
const stat = (p) => readFileSync(`/proc/${p}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
const postmaster = Number(stat(pid)[1]);
const tik = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
const cpu = () => {
  const b = stat(pid), p = stat(postmaster);
  return (Number(b[11]) + Number(b[12]) + Number(p[13]) + Number(p[14])) / tik;
};
/** Private memory of the backend and its workers, plus the shared memory that one of them touched, in MB. */
function geheugen() {
  const veld = (s, n) => Number(new RegExp(`${n}:\\s+(\\d+)`).exec(s)?.[1] ?? 0) / 1024;
  let anon = 0, gedeeld = 0;
  for (const p of readdirSync('/proc')) {
    if (!/^\d+$/.test(p)) continue;
    try {
      if (Number(p) !== pid && (Number(stat(p)[1]) !== postmaster || !readFileSync(`/proc/${p}/cmdline`, 'utf8').includes(`parallel worker for PID ${pid}`))) continue;
      const s = readFileSync(`/proc/${p}/status`, 'utf8');
      anon += veld(s, 'RssAnon');
      gedeeld = Math.max(gedeeld, veld(s, 'RssShmem') + veld(s, 'RssFile'));
    } catch { /* gone in the meantime */ }
  }
  return anon + gedeeld;
}
async function meet(werk) {
  let piek = geheugen();
  const klok = setInterval(() => { piek = Math.max(piek, geheugen()); }, 100);
  const wand = performance.now();
  const begin = cpu();
  await werk();
  const uit = { wand: rond((performance.now() - wand) / 1000, 3), cpu: rond(cpu() - begin, 3) };
  clearInterval(klok);
  return { ...uit, piek: Math.round(Math.max(piek, geheugen())) };
}

async function kop(bestand) {
  for await (const regel of createInterface({ input: createReadStream(bestand) })) return regel.replace(/^\uFEFF/, '').split(';');
}
const TYPEN = { datum: 'date', dagdeel: 'text', lesuur: 'smallint', soort: 'soort', minuten: 'smallint' };
async function kopieer(tabel, bestand) {
  const kolommen = (await kop(bestand)).map((k) => `"${k}" ${TYPEN[k] ?? 'text'}`);
  await client.query(`CREATE UNLOGGED TABLE ${tabel} (${kolommen.join(', ')})`);
  await pipeline(createReadStream(bestand, { highWaterMark: 1 << 20 }), client.query(copyFrom(`COPY ${tabel} FROM STDIN (FORMAT csv, DELIMITER ';', HEADER)`)));
}

await client.query(`SET datestyle = 'ISO'; SET jit = off; SET work_mem = '512MB'; SET maintenance_work_mem = '512MB'; SET temp_buffers = '64MB';
  SET max_parallel_workers_per_gather = ${threads - 1}; SET parallel_setup_cost = 100; SET random_page_cost = 1.1; SET effective_cache_size = '8GB'`);
const laden = sql('laden.postgres.sql');
const rekenen = sql('signalen.postgres.sql', { peildatum: `DATE ${tekst(o.peildatum)}` });

const load = await meet(async () => {
  await client.query("CREATE TYPE soort AS ENUM ('ziek', 'ziek_naar_huis', 'te_laat', 'ongeoorloofd', 'geoorloofd', 'onbekend', 'niet_in_groep')");
  await kopieer('kalender_bron', o.kalender);
  await kopieer('bron', o.verzuim);
  for (const s of laden) await client.query(s);
});
const [rows, pupils] = (await een('SELECT (SELECT count(*) FROM bron) AS rijen, (SELECT count(*) FROM leerling) AS leerlingen')).map(Number);
await client.query('DROP TABLE bron');
if (Number((await een(`SELECT count(*) FROM kalender WHERE datum <= DATE ${tekst(o.peildatum)}`))[0]) === 0) {
  console.error('De peildatum ligt voor de kalender.');
  process.exit(2);
}

const rondes = [];
for (let i = 0; i < Number(o.herhaal ?? 1); i++) {
  rondes.push(await meet(async () => {
    for (const s of rekenen) {
      const t = performance.now();
      await client.query(s);
      if (o.stappen) console.error(`${((performance.now() - t) / 1000).toFixed(3)} s  ${s.slice(0, 60).replaceAll('\n', ' ')}`);
    }
  }));
}
rondes.sort((a, b) => a.cpu - b.cpu); // the middle one by CPU
const ronde = rondes[Math.floor(rondes.length / 2)];

const uit = new Uitkomst(o.uit);
await client.query(`BEGIN; DECLARE antwoord CURSOR FOR
  SELECT (l.naam || ';' || s.signaal || ';' || v.datum || ';' || CASE WHEN s.tot < p.dag THEN t.datum::text ELSE '' END) COLLATE "C" AS regel
  FROM signalen s JOIN peil p ON s.van <= p.dag JOIN leerling l ON l.nr = s.leerling
  JOIN kalender v ON v.dag = s.van LEFT JOIN kalender t ON t.dag = s.tot ORDER BY 1`);
for (;;) {
  const { rows: blok } = await client.query({ text: 'FETCH 20000 FROM antwoord', rowMode: 'array' });
  if (blok.length === 0) break;
  await uit.regels(blok.map((r) => r[0]));
}
const md5 = await uit.klaar();
await client.end();
await beheer.query(`DROP DATABASE ${naam}`);
await beheer.end();
stop();
console.log(JSON.stringify({
  engine: 'postgres', rows, pupils, load_s: load.wand, load_cpu_s: load.cpu, eval_wall_s: ronde.wand, eval_cpu_s: ronde.cpu,
  peak_rss_mb: Math.max(...rondes.map((r) => r.piek)), load_peak_rss_mb: load.piek, threads, rounds: rondes.length, signals: uit.aantal, md5,
}));
