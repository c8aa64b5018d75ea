// All experiments, the newest first; what goes on moves.

import { get, path } from '../api.js';
import { h, put, status, table } from '../dom.js';
import { ago, count, metric, title } from '../format.js';
import { follow, notice, paced } from '../live.js';
import { sparkline } from '../sparkline.js';

const PAGE = 25;
const STATUSES = ['RUNNING', 'PAUSED', 'COMPLETED', 'CANCELLED', 'FAILED'];

export async function experiments(place, onLeave) {
  document.title = 'Experiments · l2nas';
  const filter = { team: '', status: '' };
  let shown = [];
  let next = null;
  let loads = 0;
  const curves = new Map();
  const chosen = new Set();
  const list = h('div');
  const compareLink = h('a', { class: 'button', hidden: true }, 'Compare');
  const more = h('button', { type: 'button', class: 'quiet', hidden: true, onclick: () => load(next).catch((e) => notice(e.message)) }, 'Older experiments');

  put(place,
    h('div', { class: 'heading' }, h('h1', {}, 'Experiments'), h('div', { class: 'tools' },
      h('label', {}, h('span', { class: 'hidden' }, 'Team'),
        h('input', { type: 'search', placeholder: 'Team', onchange: (event) => choose('team', event.target.value.trim()) })),
      h('label', {}, h('span', { class: 'hidden' }, 'Status'),
        h('select', { onchange: (event) => choose('status', event.target.value) },
          h('option', { value: '' }, 'Any status'), STATUSES.map((each) => h('option', { value: each }, each.toLowerCase())))),
      compareLink)),
    list, more);

  function choose(name, value) {
    filter[name] = value;
    load(null).catch((e) => notice(e.message));
  }

  async function load(cursor) {
    const turn = ++loads;
    const page = await get(path('experiments'), { ...filter, cursor, limit: PAGE });
    if (turn !== loads) {
      return;
    }
    shown = merged(cursor ? shown : [], page.items, filter);
    next = page.next;
    more.hidden = next === null;
    draw();
    await Promise.all(page.items.map(loadCurve));
    draw();
  }

  async function loadCurve(experiment) {
    const series = await get(path('experiments', experiment.id, 'series'), { points: 60 });
    curves.set(experiment.id, series.best);
  }

  function mark(id, on) {
    chosen[on ? 'add' : 'delete'](id);
    compareLink.hidden = chosen.size < 2;
    compareLink.textContent = `Compare ${chosen.size}`;
    compareLink.href = `#/compare/${[...chosen].map(encodeURIComponent).join(',')}`;
  }

  function draw() {
    if (shown.length === 0) {
      put(list, h('div', { class: 'card empty' }, h('p', {}, 'No experiments here yet.'),
        h('a', { class: 'button', href: '#/submit' }, 'Begin a search')));
      return;
    }
    put(list, table('Experiments', columns(curves, chosen, mark), shown, 'list'));
  }

  await load(null);
  const refresh = paced(1000, async () => {
    const moved = [...news.values()];
    news.clear();
    // What is older than all that is shown comes with a page of its own.
    const oldest = next === null ? '' : shown[shown.length - 1]?.submittedAt ?? '';
    shown = merged(shown, moved.filter((each) => each.submittedAt >= oldest), filter);
    await Promise.all(moved.filter((each) => shown.includes(each)).map(loadCurve));
    if (document.activeElement?.type !== 'checkbox') {
      draw();
    }
  });
  const news = new Map();
  onLeave(follow(null, (experiment) => {
    news.set(experiment.id, experiment);
    refresh();
  }));
}

/** Each once, as it was told last, the newest first, without those that the filter leaves out. */
function merged(shown, told, filter) {
  const byId = new Map([...shown, ...told].map((each) => [each.id, each]));
  return [...byId.values()].filter((each) => fits(each, filter)).sort((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1));
}

function fits(experiment, filter) {
  return (!filter.team || experiment.team === filter.team) && (!filter.status || experiment.status === filter.status);
}

function columns(curves, chosen, mark) {
  return [
    {
      title: h('span', { class: 'hidden' }, 'Compare'),
      class: 'tick',
      cell: (row) => h('input', {
        type: 'checkbox', 'aria-label': `Compare ${row.id}`, checked: chosen.has(row.id),
        onchange: (event) => mark(row.id, event.target.checked),
      }),
    },
    {
      title: 'Search',
      class: 'main',
      cell: (row) => [h('a', { href: `#/experiments/${encodeURIComponent(row.id)}` }, title(row)),
        h('small', {}, `${row.agent} · seed ${row.seed} · ${row.id}`)],
    },
    { title: 'Status', class: 'state-of', cell: (row) => status(row.status) },
    { title: 'Team', class: 'team', cell: (row) => row.team },
    {
      title: 'Steps',
      numeric: true,
      class: 'steps',
      cell: (row) => [h('span', {}, `${count(row.applied)} / ${count(row.steps)}`),
        h('progress', { max: row.steps, value: row.applied, 'aria-label': `${row.applied} of ${row.steps} steps` })],
    },
    { title: 'Best', numeric: true, class: 'best', cell: (row) => h('strong', {}, metric(row.best?.value)) },
    { title: 'Best so far', class: 'curve', cell: (row) => sparkline(curves.get(row.id) ?? []) },
    { title: 'Submitted', class: 'time', cell: (row) => h('time', { datetime: row.submittedAt, title: row.submittedAt }, ago(row.submittedAt)) },
  ];
}
