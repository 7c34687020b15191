// Keys for the inbox, and no change of the list under the hands of somebody who writes.
(() => {
  'use strict';
  const rows = () => [...document.querySelectorAll('#inbox [data-row]')];
  const heldBack = document.getElementById('held-back');
  let at = 0;
  let selected = null;

  const select = (index, focus) => {
    const all = rows();
    if (all.length === 0) {
      return;
    }
    at = Math.max(0, Math.min(index, all.length - 1));
    all.forEach((row) => row.classList.toggle('selected', row === all[at]));
    selected = all[at].id;
    if (focus) {
      all[at].focus({preventScroll: true});
      all[at].scrollIntoView({block: 'nearest'});
    }
  };

  const writing = () => {
    const list = document.getElementById('inbox');
    const active = document.activeElement;
    return list.querySelector('details.act[open]') !== null
      || (list.contains(active) && active.matches('input, select, textarea'));
  };

  // The row stays the same one when the list is shown anew, wherever it has gone.
  const find = () => {
    const index = rows().findIndex((row) => row.id === selected);
    select(index < 0 ? at : index, document.activeElement === document.body);
  };

  // Judged when the list has come: somebody may have begun to write since it was asked for.
  document.body.addEventListener('htmx:beforeSwap', (event) => {
    if (event.target.id === 'inbox' && writing()) {
      event.preventDefault();
      heldBack.hidden = false;
    }
  });
  // Not after the swap: settling gives rows that stay their attributes anew, and takes the mark away.
  document.body.addEventListener('htmx:afterSettle', (event) => {
    if (event.target.id === 'inbox') {
      heldBack.hidden = true;
      find();
    }
  });

  const renew = () => {
    document.querySelectorAll('#inbox details.act[open]').forEach((details) => {
      details.open = false;
    });
    htmx.trigger('#inbox', 'renew');
  };
  document.body.addEventListener('toggle', (event) => {
    if (!heldBack.hidden && event.target.matches('details.act') && !writing()) {
      renew();
    }
  }, true);

  const press = (key) => {
    const row = rows()[at];
    const target = row && row.querySelector(`[data-key="${key}"]`);
    if (!target) {
      return;
    }
    if (target.matches('details')) {
      target.open = true;
      target.querySelector('select, input:not([type=hidden])').focus();
    } else {
      target.click();
    }
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'Escape') {
      const details = document.activeElement && document.activeElement.closest('details.act');
      if (details) {
        details.open = false;
      }
      select(at, true);
      return;
    }
    if (event.target.matches('input, select, textarea') || event.repeat && 'acrse'.includes(event.key)) {
      return;
    }
    switch (event.key) {
      case 'j': select(at + 1, true); break;
      case 'k': select(at - 1, true); break;
      case 'u': renew(); break;
      case 'a': case 'c': case 'r': case 's': case 'e': case 'o': press(event.key); break;
      default: return;
    }
    event.preventDefault();
  });

  // One click, one form: the second finds the button gone.
  document.addEventListener('submit', (event) => {
    event.target.querySelectorAll('button').forEach((button) => {
      setTimeout(() => { button.disabled = true; });
    });
  });

  select(0, true);
})();
