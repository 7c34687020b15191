// Draws each chart from its figures; the table beside it needs none of this.
(() => {
  'use strict';
  const drawn = [];
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const month = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });
  const dayName = (seconds) => `${new Date(seconds * 1000).getUTCDate()} ${month.format(seconds * 1000)}`;

  const options = (data, width) => {
    const ink = colour('--muted');
    const axis = { stroke: ink, grid: { stroke: colour('--grid'), width: 1 }, ticks: { show: false }, font: '12px system-ui' };
    const line = (label, stroke, more) => ({ label, stroke, width: 1.5, points: { show: false }, spanGaps: true, ...more });
    const dots = (label, stroke, size, fill) => ({ label, stroke, paths: () => null, points: { show: true, size, width: 1.5, stroke, fill } });
    return {
      width,
      height: 170,
      padding: [8, 8, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      scales: { x: { time: true } },
      axes: [
        { ...axis, size: 28, space: 70, values: (u, ticks) => ticks.map(dayName), incrs: [1, 2, 7, 14, 28].map((days) => days * 86400) },
        { ...axis, size: 44 },
      ],
      bands: [{ series: [3, 2], fill: colour('--band') }],
      series: [
        {},
        line('Day value', colour('--value'), { spanGaps: false, width: 1, points: { show: true, size: 4, fill: colour('--value'), stroke: colour('--value') } }),
        line('Usual range, low', 'transparent', { width: 0 }),
        line('Usual range, high', 'transparent', { width: 0 }),
        line('Running average', colour('--ewma'), { width: 2.5 }),
        line('Lower limit', colour('--limit'), { dash: [4, 4] }),
        line('Upper limit', colour('--limit'), { dash: [4, 4] }),
        dots('Too little observed', colour('--muted'), 6, colour('--surface')),
        dots('Alert', colour('--alert'), 11, 'transparent'),
      ],
    };
  };

  const draw = (chart) => {
    if (chart.plot) {
      chart.plot.destroy();
    }
    const d = chart.data;
    const columns = [d.days, d.values, d.usualLow, d.usualHigh, d.ewma, d.lowerLimit, d.upperLimit, d.thin, d.alerts];
    chart.plot = new uPlot(options(d, chart.place.clientWidth), columns, chart.place);
  };

  const load = async (place) => {
    const answer = await fetch(place.dataset.chart, { headers: { Accept: 'application/json' } });
    if (!answer.ok) {
      place.textContent = 'The chart could not be loaded; the table holds the data.';
      return;
    }
    const chart = { place, data: await answer.json(), plot: null };
    drawn.push(chart);
    draw(chart);
  };

  // Charts below the fold wait until they are scrolled near.
  const watcher = new IntersectionObserver((entries) => {
    entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
      watcher.unobserve(entry.target);
      load(entry.target);
    });
  }, { rootMargin: '400px' });
  document.querySelectorAll('[data-chart]').forEach((place) => watcher.observe(place));

  dark.addEventListener('change', () => drawn.forEach(draw));
  let resized = null;
  addEventListener('resize', () => {
    clearTimeout(resized);
    resized = setTimeout(() => drawn.forEach((chart) => chart.plot.setSize({ width: chart.place.clientWidth, height: 170 })), 100);
  });
})();
