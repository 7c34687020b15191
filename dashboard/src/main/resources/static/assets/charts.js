// Draws each chart from its figures; the table beside it needs none of this.
(() => {
  'use strict';
  const DAY = 86400;
  const HEIGHT = 165;
  const SILENT_DAYS = 7;
  const drawn = [];
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const month = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });
  const dayName = (seconds) => `${new Date(seconds * 1000).getUTCDate()} ${month.format(seconds * 1000)}`;
  const figure = (value) => value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) >= 100 ? 0 : 1 });

  // A day between two days without data has no line to be seen by.
  const alone = (u, series) => {
    const y = u.data[series];
    const found = [];
    y.forEach((value, i) => {
      if (value != null && y[i - 1] == null && y[i + 1] == null) {
        found.push(i);
      }
    });
    return found;
  };

  /**
   * Stretches of a week or more without a day value, as pairs of seconds. What is computed from learned usual ranges
   * has none while they are learned, though the patient answers.
   */
  const silences = (data, from, to) => {
    const seen = data.days.filter((day, i) => data.values[i] != null || data.thin[i] != null);
    const ends = [(data.learned && seen.length > 0 ? seen[0] : from) - DAY, ...seen, to + DAY];
    return ends.slice(1).map((end, i) => [ends[i] + DAY, end - DAY])
      .filter(([first, last]) => last - first >= (SILENT_DAYS - 1) * DAY);
  };

  // Changes of treatment, the same on every chart of the patient.
  const treatment = Array.from(document.querySelectorAll('#treatment-marks [data-day]'),
    (item) => ({ day: Number(item.dataset.day), word: item.dataset.word, words: item.dataset.words }));
  const changes = new Map(treatment.map((mark) => [mark.day, mark.words]));

  /** Dashed lines with a word each, words that would lie upon each other one below the other. */
  const drawTreatment = (u, from, to) => {
    const { ctx, bbox } = u;
    const unit = devicePixelRatio;
    const rows = [];
    ctx.save();
    ctx.strokeStyle = colour('--mark');
    ctx.fillStyle = colour('--mark');
    ctx.lineWidth = 1.5 * unit;
    ctx.font = `${11 * unit}px system-ui`;
    ctx.textBaseline = 'top';
    // The labels of the axes were drawn with an alignment of their own.
    ctx.textAlign = 'left';
    treatment.filter((mark) => mark.day >= from - DAY && mark.day <= to + DAY).forEach((mark) => {
      const x = u.valToPos(mark.day, 'x', true);
      const width = ctx.measureText(mark.word).width;
      // A word that would run out of the chart stands left of its line.
      const left = x + width + 4 * unit > bbox.left + bbox.width ? x - width - 4 * unit : x + 4 * unit;
      const free = rows.findIndex((end) => end < left);
      const row = free < 0 ? rows.length : free;
      rows[row] = left + width + 4 * unit;
      ctx.setLineDash([2 * unit, 3 * unit]);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.fillText(mark.word, left, bbox.top + row * 13 * unit);
    });
    ctx.restore();
  };

  // Whole numbers from 0 to the top of the scale.
  const marks = (top) => {
    const parts = [5, 4, 3, 2].find((count) => top % count === 0) || 1;
    return Array.from({ length: parts + 1 }, (none, i) => (i * top) / parts);
  };

  const options = (chart) => {
    const { data, place } = chart;
    const from = Number(place.dataset.from);
    const to = Math.max(Number(place.dataset.to), data.days[data.days.length - 1]);
    const top = place.dataset.top ? Number(place.dataset.top) : null;
    const sparse = place.dataset.sparse === 'true';
    const ink = colour('--muted');
    const axis = { stroke: ink, grid: { stroke: colour('--grid'), width: 1 }, ticks: { show: false }, font: '12px system-ui' };
    const line = (label, stroke, more) => ({ label, stroke, width: 1.5, points: { show: false }, spanGaps: false, ...more });
    const dots = (label, stroke, size, fill) => ({ label, stroke, paths: () => null, points: { show: true, size, width: 1.5, stroke, fill } });
    const squares = (label, stroke, size) => ({
      label,
      stroke,
      points: { show: false },
      paths: (u, series, first, last) => {
        const path = new Path2D();
        const side = size * devicePixelRatio;
        for (let i = first; i <= last; i += 1) {
          const y = u.data[series][i];
          if (y != null) {
            path.rect(u.valToPos(u.data[0][i], 'x', true) - side / 2, u.valToPos(y, 'y', true) - side / 2, side, side);
          }
        }
        return { stroke: path, fill: null };
      },
    });
    const value = sparse ? colour('--ewma') : colour('--value');
    const size = sparse ? 7 : 4;
    const quiet = place.dataset.daily === 'true' ? silences(data, from, to) : [];
    const shade = (u) => {
      u.ctx.save();
      u.ctx.fillStyle = colour('--silent');
      quiet.forEach(([first, last]) => {
        const left = u.valToPos(Math.max(first - DAY / 2, from - DAY), 'x', true);
        const right = u.valToPos(Math.min(last + DAY / 2, to + DAY), 'x', true);
        u.ctx.fillRect(left, u.bbox.top, right - left, u.bbox.height);
      });
      u.ctx.restore();
    };
    // The caption's line tells the day under the pointer, and goes back when the pointer leaves.
    const read = (u) => {
      const i = u.cursor.idx;
      const change = i != null && changes.has(data.days[i]) ? `, ${changes.get(data.days[i])}` : '';
      const shown = i == null ? null : data.values[i] ?? data.thin[i];
      if (i == null) {
        chart.caption.textContent = chart.latest;
      } else if (shown == null) {
        chart.caption.textContent = `${dayName(data.days[i])}: no data${change}`;
      } else {
        const average = data.ewma[i] == null ? '' : `, running average ${figure(data.ewma[i])}`;
        const late = data.late[i] == null ? '' : ', late sync';
        chart.caption.textContent = `${dayName(data.days[i])}: ${figure(shown)}${average}${late}${change}`;
      }
    };
    return {
      width: place.clientWidth,
      height: HEIGHT,
      padding: [8, 18, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      scales: {
        x: { time: true, range: [from - DAY, to + DAY] },
        y: top == null ? {} : { range: [-0.03 * top, 1.03 * top] },
      },
      axes: [
        { ...axis, size: 28, space: 60, values: (u, ticks) => ticks.map(dayName), incrs: [1, 2, 7, 14, 28].map((days) => days * DAY) },
        top == null ? { ...axis, size: 46 } : { ...axis, size: 46, splits: marks(top) },
      ],
      bands: [{ series: [3, 2], fill: colour('--band') }, { series: [11, 10], fill: colour('--adults') }],
      hooks: { drawClear: [shade], draw: [(u) => drawTreatment(u, from, to)], setCursor: [read] },
      series: [
        {},
        line('Day value', value, { width: 1, points: { show: true, size, fill: value, stroke: value } }),
        // What is usual holds over days without data.
        line('Usual range, low', 'transparent', { width: 0, spanGaps: true }),
        line('Usual range, high', 'transparent', { width: 0, spanGaps: true }),
        line('Running average', colour('--ewma'), { width: 2.5, points: { show: true, size: 4, fill: colour('--ewma'), filter: alone } }),
        line('Lower limit', colour('--limit'), { dash: [4, 4], spanGaps: true }),
        line('Upper limit', colour('--limit'), { dash: [4, 4], spanGaps: true }),
        dots('Too little observed', colour('--muted'), 6, colour('--surface')),
        dots('Alert', colour('--alert'), 11, 'transparent'),
        squares('Late sync', colour('--late'), 8),
        line('Usual for adults, low', ink, { width: 1, dash: [1, 3], spanGaps: true }),
        line('Usual for adults, high', ink, { width: 1, dash: [1, 3], spanGaps: true }),
      ],
    };
  };

  const draw = (chart) => {
    if (chart.plot) {
      chart.plot.destroy();
    }
    const d = chart.data;
    const columns = [d.days, d.values, d.usualLow, d.usualHigh, d.ewma, d.lowerLimit, d.upperLimit, d.thin, d.alerts, d.late, d.adultsLow, d.adultsHigh];
    chart.plot = new uPlot(options(chart), columns, chart.place);
  };

  const load = async (place) => {
    const answer = await fetch(place.dataset.chart, { headers: { Accept: 'application/json' } });
    if (!answer.ok) {
      place.textContent = 'The chart could not be loaded; the table holds the data.';
      return;
    }
    const caption = place.closest('figure').querySelector('.latest');
    const chart = { place, caption, latest: caption.textContent, data: await answer.json(), plot: null };
    drawn.push(chart);
    draw(chart);
    resized.observe(place);
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
  // Also when the table beside it opens and the chart gets the whole row.
  const resized = new ResizeObserver((entries) => entries.forEach((entry) => {
    const chart = drawn.find((one) => one.place === entry.target);
    if (chart && chart.plot && chart.plot.width !== chart.place.clientWidth) {
      chart.plot.setSize({ width: chart.place.clientWidth, height: HEIGHT });
    }
  }));
})();
