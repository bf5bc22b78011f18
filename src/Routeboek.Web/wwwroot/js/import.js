// Makes bringing in a file nicer; everything works without it.
'use strict';

const formulier = document.getElementById('upload');
if (formulier) {
  const vak = document.getElementById('sleep');
  const keuze = document.getElementById('bestand');
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
    const grootte = keuze.files[0]?.size ?? 0;
    teGroot.textContent = grootte <= grootste ? '' : formulier.dataset.teGroot.replace('{0}', Math.ceil(grootte / 1048576)).replace('{1}', Math.floor(grootste / 1048576));
    return grootte <= grootste;
  };
  keuze.addEventListener('change', past);
  formulier.addEventListener('submit', e => {
    e.preventDefault();
    if (!past()) {
      keuze.focus();
      return;
    }
    const balk = document.createElement('progress');
    balk.setAttribute('aria-hidden', 'true');
    bezig.replaceChildren(balk, ` ${formulier.dataset.bezig}`);
    const knop = formulier.querySelector('.knoppen button');
    knop.disabled = true;
    const verzoek = new XMLHttpRequest();
    verzoek.upload.addEventListener('progress', p => {
      if (p.lengthComputable && p.loaded < p.total) [balk.max, balk.value] = [p.total, p.loaded];
      else balk.removeAttribute('value');
    });
    verzoek.addEventListener('load', () => {
      if (new URL(verzoek.responseURL).pathname !== location.pathname) {
        location.assign(verzoek.responseURL);
        return;
      }
      const nieuw = new DOMParser().parseFromString(verzoek.responseText, 'text/html');
      const inhoud = nieuw.querySelector('main');
      if (!inhoud) {
        formulier.submit();
        return;
      }
      document.title = nieuw.title;
      document.querySelector('main').replaceWith(inhoud);
      // the new form works by itself, without this script
      (document.getElementById('fouten') ?? document.getElementById('inhoud')).focus();
    });
    verzoek.addEventListener('error', () => formulier.submit());
    verzoek.open('POST', formulier.action);
    verzoek.send(new FormData(formulier));
  });
  window.addEventListener('pageshow', () => { bezig.textContent = ''; });
}

// the page of progress goes on by itself
const voortgang = document.getElementById('voortgang');
if (voortgang?.dataset.loopt === 'ja') {
  const kijk = async () => {
    try {
      const antwoord = await fetch(location.href);
      if (antwoord.redirected) {
        location.replace(antwoord.url);
        return;
      }
      const nieuw = new DOMParser().parseFromString(await antwoord.text(), 'text/html').getElementById('voortgang');
      if (nieuw?.dataset.loopt !== 'ja') {
        location.reload();
        return;
      }
      voortgang.replaceChildren(...nieuw.childNodes);
    } catch {
      // the network is away for a moment: look again
    }
    setTimeout(kijk, 500);
  };
  kijk();
}
