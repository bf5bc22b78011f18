// Copies the parts of NL Design System that the pages use into wwwroot/huisstijl: npm ci && npm run maak
import { readFileSync, writeFileSync, mkdirSync, copyFileSync, existsSync } from 'node:fs';

const componenten = ['alert', 'breadcrumb-nav', 'button', 'button-link', 'checkbox', 'data-list', 'document', 'form-field', 'form-field-description',
  'form-field-error-message', 'form-label', 'heading-1', 'heading-2', 'heading-3', 'link', 'ordered-list', 'pagination', 'paragraph', 'select',
  'skip-link', 'status-badge', 'table', 'textarea', 'textbox', 'unordered-list'];
const nm = 'node_modules';
const doel = '../wwwroot/huisstijl';
mkdirSync(doel, { recursive: true });

let css = '';
for (const naam of componenten) {
  const bestand = `${nm}/@utrecht/${naam}-css/dist/index.min.css`;
  if (!existsSync(bestand)) throw new Error(`geen ${bestand}`);
  css += readFileSync(bestand, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/@charset[^;]*;/g, '').trim() + '\n';
}
writeFileSync(`${doel}/utrecht.css`, `/* NL Design System, Utrecht componenten (@utrecht/component-library-css 9.0.4), EUPL-1.2, zie LICENTIES.md */\n${css}`);

// the tokens that these components ask for, and those that the tokens themselves ask for
const thema = readFileSync(`${nm}/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css`, 'utf8');
const tokens = new Map([...thema.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(m => [m[1], m[2].trim()]));
const eigen = readFileSync('../wwwroot/css/app.css', 'utf8');
const wacht = [...(css + eigen).matchAll(/var\(\s*(--[\w-]+)/g)].map(m => m[1]);
const nodig = new Set();
while (wacht.length) {
  const naam = wacht.pop();
  if (nodig.has(naam) || !tokens.has(naam)) continue;
  nodig.add(naam);
  wacht.push(...[...tokens.get(naam).matchAll(/var\(\s*(--[\w-]+)/g)].map(m => m[1]));
}
const regels = [...tokens].filter(([naam]) => nodig.has(naam)).map(([naam, waarde]) => `${naam}:${waarde}`);
writeFileSync(`${doel}/thema.css`, `/* NL Design System, Voorbeeld-thema (@nl-design-system-unstable/voorbeeld-design-tokens 7.4.1), EUPL-1.2, zie LICENTIES.md */\n.voorbeeld-theme{${regels.join(';\n')}}\n`);

for (const deel of ['latin', 'latin-ext'])
  copyFileSync(`${nm}/@fontsource-variable/noto-sans/files/noto-sans-${deel}-wght-normal.woff2`, `${doel}/noto-sans-${deel}.woff2`);
copyFileSync(`${nm}/@fontsource-variable/noto-sans/LICENSE`, `${doel}/OFL.txt`);
console.log(`${componenten.length} componenten, ${nodig.size} van ${tokens.size} tokens`);
