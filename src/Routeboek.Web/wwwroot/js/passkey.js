// Asks the device for a passkey. Without this script a password and a code do.
'use strict';

const kan = 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

for (const formulier of document.querySelectorAll('form[data-passkey]')) {
  formulier.hidden = !kan;
  formulier.addEventListener('submit', async e => {
    const veld = formulier.elements.passkey;
    if (veld.value) return;
    e.preventDefault();
    if (!formulier.reportValidity()) return;
    const melding = formulier.querySelector('[data-passkey-melding]');
    melding.textContent = '';
    try {
      const token = new FormData();
      token.set('__RequestVerificationToken', formulier.elements.__RequestVerificationToken.value);
      const antwoord = await fetch(formulier.dataset.opties, { method: 'POST', body: token });
      if (!antwoord.ok) throw new Error(antwoord.status);
      const opties = await antwoord.json();
      const passkey = formulier.dataset.passkey === 'maken'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(opties) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(opties) });
      veld.value = JSON.stringify(passkey);
      formulier.requestSubmit();
    } catch {
      veld.value = '';
      melding.textContent = melding.dataset.passkeyMelding;
    }
  });
}

for (const zin of document.querySelectorAll('[data-passkey-kan-niet]')) zin.hidden = kan;
