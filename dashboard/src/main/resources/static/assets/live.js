// Keeps the list of new alerts in order and ages true, tells a screen reader, and says so when the stream breaks.
(() => {
  'use strict';
  const list = () => document.getElementById('new-alerts');
  const title = document.title;
  let last = 0;
  let arrived = 0;
  let broken = null;

  // A stream that the server refused is opened anew by the extension: go on where this page is.
  htmx.createEventSource = (url) => {
    const from = new URL(url, location.href);
    if (last > 0) {
      from.searchParams.set('after', String(last));
    }
    return new EventSource(from);
  };

  document.body.addEventListener('htmx:sseBeforeMessage', (event) => {
    const id = Number(event.detail.lastEventId);
    if (event.detail.type === 'alert' && id <= last) {
      event.preventDefault();
    }
  });

  document.body.addEventListener('htmx:sseMessage', (event) => {
    if (event.detail.type !== 'alert' || event.target.id !== 'new-alerts') {
      return;
    }
    last = Math.max(last, Number(event.detail.lastEventId));
    const item = list().firstElementChild;
    if (!item) {
      return;
    }
    // The same alert with more evidence takes the place of its older entry.
    document.querySelectorAll(`[id="${CSS.escape(item.id)}"]`).forEach((other) => {
      if (other !== item) {
        other.remove();
      }
    });
    item.classList.add('arrived');
    arrived += 1;
    document.title = `(${arrived}) ${title}`;
    document.getElementById('announcer').textContent = `New alert. ${item.innerText}`;
  });

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) {
      arrived = 0;
      document.title = title;
    }
  });

  // An open page ages: what it says about ages goes on telling the truth.
  const ago = (instant) => {
    const minutes = Math.floor((Date.now() - instant) / 60000);
    if (minutes < 1) {
      return 'just now';
    }
    if (minutes < 60) {
      return `${minutes} min ago`;
    }
    const hours = Math.floor(minutes / 60);
    return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} days ago`;
  };
  const age = () => document.querySelectorAll('time.age[datetime]').forEach((place) => {
    place.textContent = ago(Date.parse(place.dateTime));
  });
  age();
  setInterval(age, 15000);
  document.body.addEventListener('htmx:load', age);
  document.body.addEventListener('htmx:sseMessage', age);

  // An alert of the patient on this page is not on it until it is loaded again.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('#new-alerts a.name');
    if (link && link.pathname === location.pathname) {
      event.preventDefault();
      location.hash = link.hash;
      location.reload();
    }
  });

  const show = (interrupted) => {
    document.getElementById('connection').hidden = !interrupted;
  };
  document.body.addEventListener('htmx:sseError', () => {
    broken = broken || setTimeout(() => show(true), 5000);
  });
  document.body.addEventListener('htmx:sseOpen', () => {
    clearTimeout(broken);
    broken = null;
    show(false);
  });
  document.body.addEventListener('htmx:responseError', (event) => {
    if (event.detail.xhr.status === 401) {
      location.reload();
    }
  });
})();
