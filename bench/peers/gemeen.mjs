// Shared by the peers: options, SQL files with parameters, the result and its fingerprint.
import { createHash } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Options `--naam waarde`; the ones in `verplicht` must be there. Exits 2 with the usage otherwise. */
export function opties(gebruik, verplicht, bekend) {
  const o = {};
  const fout = (tekst) => {
    console.error(`${tekst}\n${gebruik}`);
    process.exit(2);
  };
  const args = process.argv.slice(2);
  for (let i = 0; i < args.length; i += 2) {
    const naam = args[i].replace(/^--/, '');
    if (!args[i].startsWith('--') || !bekend.includes(naam)) fout(`Onbekende optie: ${args[i]}`);
    if (args[i + 1] === undefined) fout(`Waarde ontbreekt bij ${args[i]}`);
    o[naam] = args[i + 1];
  }
  for (const naam of verplicht) if (!(naam in o)) fout(`Optie ontbreekt: --${naam}`);
  if ('peildatum' in o && !/^\d{4}-\d{2}-\d{2}$/.test(o.peildatum)) fout('De peildatum is JJJJ-MM-DD.');
  return o;
}

/**
 * The statements of a SQL file beside this module. Lines `\set naam waarde` at the top are parameters (as in psql);
 * `:naam` is replaced by the value, `waarden` adds to and overrides them. A statement ends with `;` at the end of a line.
 */
export function sql(bestand, waarden = {}) {
  const tekst = readFileSync(fileURLToPath(new URL(bestand, import.meta.url)), 'utf8');
  const w = {};
  const regels = [];
  for (const regel of tekst.split('\n')) {
    const set = /^\\set\s+(\w+)\s+(\S+)/.exec(regel);
    if (set) w[set[1]] = set[2];
    else regels.push(regel.replace(/--.*$/, ''));
  }
  Object.assign(w, waarden);
  return regels
    .join('\n')
    .replace(/(?<![:\w]):([a-z_]\w*)/g, (_, naam) => {
      if (!(naam in w)) throw new Error(`${bestand}: parameter ${naam} heeft geen waarde`);
      return w[naam];
    })
    .split(/;[ \t]*(?:\n|$)/)
    .map((s) => s.trim())
    .filter((s) => s !== '');
}

/** A SQL string literal. */
export const tekst = (s) => `'${s.replaceAll("'", "''")}'`;

/** Takes result lines in order (LC_ALL=C), hashes them and writes them to a file when one is asked for. */
export class Uitkomst {
  #hash = createHash('md5');
  #stroom;
  aantal = 0;

  constructor(bestand) {
    if (bestand) this.#stroom = createWriteStream(bestand);
  }

  async regels(lijst) {
    if (lijst.length === 0) return;
    const blok = lijst.join('\n') + '\n';
    this.aantal += lijst.length;
    this.#hash.update(blok);
    if (this.#stroom && !this.#stroom.write(blok)) await once(this.#stroom, 'drain');
  }

  async klaar() {
    if (this.#stroom) {
      this.#stroom.end();
      await once(this.#stroom, 'finish');
    }
    return this.#hash.digest('hex');
  }
}

export const rond = (getal, cijfers) => Number(getal.toFixed(cijfers));
