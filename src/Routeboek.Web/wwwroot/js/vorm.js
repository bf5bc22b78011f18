// Makes the pages nicer; everything works without it.
'use strict';

// what asks for an answer comes first, also in a browser that passes over autofocus
document.querySelector('#fouten, #conflict')?.focus();

// a menu closes by Escape, and when one goes elsewhere
for (const menu of document.querySelectorAll('details.gebruiker, .menu-smal details')) {
  menu.addEventListener('keydown', e => {
    if (e.key === 'Escape' && menu.open) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
  document.addEventListener('click', e => {
    if (!menu.contains(e.target)) menu.open = false;
  });
}

// leaving a page with unsaved text asks; a form says that it wants this with data-bewaak
for (const formulier of document.querySelectorAll('form[data-bewaak]')) {
  let gewijzigd = false;
  formulier.addEventListener('input', () => { gewijzigd = true; });
  formulier.addEventListener('submit', () => { gewijzigd = false; });
  window.addEventListener('beforeunload', e => {
    if (gewijzigd) e.preventDefault();
  });
}

// pages that can be printed have a button for it, which is of no use without script
for (const knop of document.querySelectorAll('[data-afdrukken]')) {
  knop.hidden = false;
  knop.addEventListener('click', () => window.print());
}
