// The register by keys: a letter sets how a pupil is, up and down go to another pupil. Without it everything works with the mouse and Tab.
'use strict';

for (const register of document.querySelectorAll('form[data-register]')) {
  const rijen = [...register.querySelectorAll('.keuzen')];
  const gekozen = rij => rij.querySelector('input:checked') ?? rij.querySelector('input');
  register.addEventListener('keydown', e => {
    const rij = e.target.closest?.('.keuzen');
    if (!rij || e.ctrlKey || e.altKey || e.metaKey) return;
    const stap = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (stap) {
      e.preventDefault();
      const naar = rijen[rijen.indexOf(rij) + stap];
      if (naar) gekozen(naar).focus();
      return;
    }
    const keuze = e.key.length === 1 && rij.querySelector(`input[data-letter="${CSS.escape(e.key.toUpperCase())}"]`);
    if (!keuze) return;
    e.preventDefault();
    keuze.checked = true;
    keuze.focus();
    keuze.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
