// Shows that the slow check, DuckDB and PostgreSQL give the same answers on made-up data: several seeds, one and two school
// years, several peildata. Ends with exit code 1 on any difference, or when a signal never occurs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { opties } from './gemeen.mjs';

const o = opties('node vergelijk.mjs [--zaden 3] [--eerste 1] [--leerlingen 200]', [], ['zaden', 'eerste', 'leerlingen']);
const hier = (naam) => fileURLToPath(new URL(naam, import.meta.url));
const map = mkdtempSync(join(tmpdir(), 'routeboek-vergelijk-'));
const cluster = join(tmpdir(), `routeboek-pg-vergelijk-${process.pid}`);
const draai = (script, ...args) => execFileSync(process.execPath, [hier(script), ...args], { encoding: 'utf8' });

const SIGNALEN = ['te-laat-aandacht', 'te-laat-gesprek', 'te-laat-preventief', 'te-laat-duo', 'spijbelen-gesprek', 'spijbelen-preventief',
  'spijbelen-duo', 'ziek-frequent', 'ziek-verspreid', 'ziek-lang-waarschuwing', 'ziek-lang', 'ziek-opvallend', 'thuiszitter-beginnend',
  'thuiszitter', 'thuiszitter-drie-maanden', 'leerplicht-16-uur'];
const gezien = new Map(SIGNALEN.map((s) => [s, 0]));
let gelijk = 0, anders = 0;
try {
  const socket = execFileSync(hier('postgres-cluster.sh'), ['start', cluster, '54331'], { encoding: 'utf8' }).trim();
  const [v, k] = [join(map, 'verzuim.csv'), join(map, 'kalender.csv')];
  const eerste = Number(o.eerste ?? 1);
  for (let zaad = eerste; zaad < eerste + Number(o.zaden ?? 3); zaad++) {
    for (const jaren of ['1', '2']) {
      draai('mini-data.mjs', '--verzuim', v, '--kalender', k, '--leerlingen', o.leerlingen ?? '200', '--zaad', String(zaad), '--jaren', jaren);
      for (const peildatum of ['2026-02-28', '2026-03-31', '2026-07-31']) { // a Saturday, a month's end, after the last school day
        const bestanden = ['--verzuim', v, '--kalender', k, '--peildatum', peildatum];
        const c = JSON.parse(draai('controle.mjs', ...bestanden, '--uit', join(map, 'uit')));
        const d = JSON.parse(draai('duckdb.mjs', ...bestanden));
        const p = JSON.parse(draai('postgres.mjs', ...bestanden, '--socket', socket, '--port', '54331'));
        for (const regel of readFileSync(join(map, 'uit'), 'utf8').split('\n'))
          if (regel !== '') gezien.set(regel.split(';')[1], gezien.get(regel.split(';')[1]) + 1);
        const goed = c.md5 === d.md5 && c.md5 === p.md5;
        if (goed) gelijk++; else anders++;
        console.log(`zaad ${zaad} jaren ${jaren} peildatum ${peildatum}: ${c.rows} rijen, ${c.signals} signalen  ${goed ? 'gelijk' : `ANDERS controle ${c.md5} duckdb ${d.md5} postgres ${p.md5}`}`);
      }
    }
  }
} finally {
  execFileSync(hier('postgres-cluster.sh'), ['stop', cluster]);
  rmSync(map, { recursive: true });
}
const nooit = [...gezien].filter(([, n]) => n === 0).map(([s]) => s);
console.log([...gezien].map(([s, n]) => `${s} ${n}`).join(', '));
if (nooit.length) console.log(`Nooit gezien: ${nooit.join(', ')}`);
console.log(`${gelijk} gelijk, ${anders} anders`);
process.exitCode = anders > 0 || nooit.length > 0 ? 1 : 0;
