// The picture of this algorithm: for every choice of every row, how many of the best architectures take it, as it sharpens.

import { h, put } from './dom.js';

const GAP = 5;
/** A space with more choices is shown over time only. */
const MOST_CELLS = 600;

/** Shape: rows are {name, choices}; a frame is {step, state}, an entry per choice, row after row. */
export function heatMap() {
  const canvas = h('canvas', { class: 'strip', role: 'img' });
  const names = h('div', { class: 'strip-names', 'aria-hidden': 'true' });
  const slider = h('input', { type: 'range', min: 0, max: 0, value: 0, 'aria-label': 'Step of the heat map' });
  const label = h('output', { class: 'number' });
  const play = h('button', { type: 'button', class: 'quiet', onclick: () => playOrStop() }, 'Play');
  const cells = h('div', { class: 'cells' });
  const element = h('div', { class: 'heatmap' },
    h('div', { class: 'strip-box' }, names, canvas),
    h('div', { class: 'slide' }, play, slider, label),
    cells);
  let map = null;
  let chosen = 0;
  let newest = true;
  let timer = null;

  slider.addEventListener('input', () => choose(Number(slider.value)));
  canvas.addEventListener('click', (event) => {
    const place = event.offsetX / canvas.clientWidth;
    choose(Math.min(map.frames.length - 1, Math.floor(place * map.frames.length)));
  });
  new ResizeObserver(() => map && draw()).observe(canvas);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => map && element.isConnected && draw());

  function choose(frame) {
    chosen = frame;
    newest = frame === map.frames.length - 1;
    draw();
  }

  function playOrStop() {
    if (timer !== null) {
      stop();
      return;
    }
    play.textContent = 'Stop';
    choose(chosen === map.frames.length - 1 ? 0 : chosen);
    timer = setInterval(() => {
      if (!element.isConnected || chosen >= map.frames.length - 1) {
        stop();
      } else {
        choose(chosen + 1);
      }
    }, 140);
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    play.textContent = 'Play';
  }

  function draw() {
    const frame = map.frames[chosen];
    slider.max = map.frames.length - 1;
    slider.value = chosen;
    slider.setAttribute('aria-valuetext', `after ${frame.step} steps`);
    label.textContent = `step ${frame.step}`;
    drawStrip(canvas, names, map, chosen);
    put(cells, total(map) <= MOST_CELLS ? stateTable(map, frame) : null);
  }

  return {
    element,
    show(next) {
      const step = map?.frames[chosen]?.step;
      map = next;
      const before = newest ? -1 : map.frames.findLastIndex((frame) => frame.step <= step);
      chosen = before >= 0 ? before : map.frames.length - 1;
      draw();
    },
  };
}

function total(map) {
  return map.rows.reduce((sum, row) => sum + row.choices.length, 0);
}

function drawStrip(canvas, names, map, chosen) {
  const size = Math.max(2, Math.min(11, Math.floor(330 / total(map))));
  const gap = map.rows.length > 60 ? 1 : GAP;
  const height = total(map) * size + (map.rows.length - 1) * gap;
  const width = canvas.parentElement.clientWidth - names.clientWidth || 600;
  const density = devicePixelRatio || 1;
  canvas.style.height = `${height}px`;
  canvas.width = width * density;
  canvas.height = height * density;
  const first = map.frames[0].step;
  const last = map.frames[map.frames.length - 1].step;
  canvas.setAttribute('aria-label',
    `The part of the best architectures that takes each choice, from step ${first} to step ${last}; the table below has step ${map.frames[chosen].step}`);
  const pen = canvas.getContext('2d');
  pen.scale(density, density);
  const style = getComputedStyle(document.documentElement);
  const heat = style.getPropertyValue('--heat').trim();
  const cold = style.getPropertyValue('--cold').trim();
  const column = width / map.frames.length;
  map.frames.forEach((frame, time) => {
    let entry = 0;
    let y = 0;
    for (const row of map.rows) {
      for (let choice = 0; choice < row.choices.length; choice++) {
        const x = Math.floor(time * column);
        const wide = Math.ceil((time + 1) * column) - x;
        pen.globalAlpha = 1;
        pen.fillStyle = cold;
        pen.fillRect(x, y, wide, size - (size > 4 ? 1 : 0));
        pen.globalAlpha = shade(frame.state[entry]);
        pen.fillStyle = heat;
        pen.fillRect(x, y, wide, size - (size > 4 ? 1 : 0));
        entry++;
        y += size;
      }
      y += gap;
    }
  });
  pen.globalAlpha = 1;
  pen.strokeStyle = style.getPropertyValue('--text').trim();
  pen.lineWidth = 1.5;
  pen.strokeRect(Math.max(0.75, chosen * column), 0.75, Math.max(2, Math.min(column, width - chosen * column - 1.5)), height - 1.5);
  put(names, map.rows.map((row) =>
    h('span', { '--high': `${row.choices.length * size}px`, '--gap': `${gap}px` },
      row.choices.length * size >= 11 ? row.name : '')));
}

/** A little is seen, too: most of a search happens below a half. */
function shade(part) {
  return Math.pow(part, 0.8);
}

/** Where white is read better than black, and the other way round in the dark; the style sheet says which. */
function ink(shade) {
  return shade > 0.745 ? 'warm hot' : shade > 0.55 ? 'warm' : null;
}

/** One state in figures: rows × choices. */
function stateTable(map, frame) {
  const same = map.rows.every((row) => row.choices.join() === map.rows[0].choices.join());
  let entry = 0;
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `The state after ${frame.step} steps` },
    h('table', { class: 'state' },
      same ? h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'row'), map.rows[0].choices.map((choice) => h('th', { scope: 'col' }, short(choice))))) : null,
      h('tbody', {}, map.rows.map((row) =>
        h('tr', {}, h('th', { scope: 'row' }, row.name), row.choices.map((choice) => {
          const part = frame.state[entry++];
          return h('td', { '--part': shade(part), class: ink(shade(part)), title: `${row.name}: ${choice}` },
            same ? null : h('span', { class: 'choice' }, short(choice)), `${Math.round(part * 100)}`);
        }))))));
}

/** The long names of NAS-Bench-201 and DARTS without what all of them share. */
export function short(choice) {
  return choice.replace('nor_', '').replace('_connect', '').replaceAll('_', ' ');
}
