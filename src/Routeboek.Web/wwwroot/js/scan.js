// Makes the page nicer; everything works without it.
'use strict';

for (const knop of document.querySelectorAll('[data-doe]')) {
  knop.hidden = false;
  knop.addEventListener('click', () => doen[knop.dataset.doe](knop));
}

const doen = {
  afdrukken: () => window.print(),
  bewaren: knop => {
    const kopie = document.documentElement.cloneNode(true);
    for (const weg of kopie.querySelectorAll('.balk, .geweigerd, link[rel=stylesheet], script')) weg.remove();
    for (const open of kopie.querySelectorAll('details.toch')) open.open = true;
    const adres = URL.createObjectURL(new Blob(['<!DOCTYPE html>\n', kopie.outerHTML], { type: 'text/html' }));
    const koppeling = document.createElement('a');
    koppeling.href = adres;
    koppeling.download = knop.dataset.naam;
    koppeling.click();
    URL.revokeObjectURL(adres);
  },
  kopieren: async () => {
    const tekst = [...document.querySelectorAll('#lijst li')].map(r => [...r.children].map(c => c.textContent.trim()).join('; ')).join('\n');
    const status = document.getElementById('gekopieerd');
    try {
      await navigator.clipboard.writeText(tekst);
      status.textContent = status.dataset.gelukt;
    } catch {
      getSelection().selectAllChildren(document.getElementById('lijst'));
      status.textContent = status.dataset.geselecteerd;
    }
  },
};

document.getElementById('fout')?.focus();

const formulier = document.getElementById('scan');
if (formulier) {
  const vak = document.getElementById('sleep');
  const keuze = document.getElementById('verzuim');
  const teGroot = document.getElementById('te-groot');
  const bezig = document.getElementById('bezig');
  const grootste = Number(formulier.dataset.grootste);
  vak.querySelector('.sleepzin').hidden = false;

  // a file that misses the box would otherwise open in place of the page
  for (const soort of ['dragover', 'drop']) window.addEventListener(soort, e => e.preventDefault());
  for (const soort of ['dragenter', 'dragover']) vak.addEventListener(soort, () => vak.classList.add('boven'));
  for (const soort of ['dragleave', 'drop']) vak.addEventListener(soort, () => vak.classList.remove('boven'));
  vak.addEventListener('drop', e => {
    if (e.dataTransfer.files.length === 1) {
      keuze.files = e.dataTransfer.files;
      keuze.dispatchEvent(new Event('change'));
    }
  });

  const past = () => {
    const som = [...formulier.querySelectorAll('input[type=file]')].flatMap(i => [...i.files]).reduce((n, f) => n + f.size, 0);
    const goed = som <= grootste;
    teGroot.textContent = goed ? '' : formulier.dataset.teGroot.replace('{0}', Math.ceil(som / 1048576)).replace('{1}', Math.floor(grootste / 1048576));
    return goed;
  };
  formulier.addEventListener('change', past);
  formulier.addEventListener('submit', e => {
    if (!past()) {
      e.preventDefault();
      keuze.focus();
      return;
    }
    const balk = document.createElement('progress');
    balk.setAttribute('aria-hidden', 'true');
    bezig.replaceChildren(balk, ` ${formulier.dataset.bezig}`);
    setTimeout(() => { bezig.textContent = ''; }, e.submitter?.value === 'bewaren' ? 4000 : 600000);
  });
  window.addEventListener('pageshow', () => { bezig.textContent = ''; });
}
