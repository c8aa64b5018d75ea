// Several searches side by side.

import { get, path } from '../api.js';
import { LINES, chart, joined } from '../chart.js';
import { card, h, put, status, table } from '../dom.js';
import { count, metric, title } from '../format.js';
import { follow, paced } from '../live.js';

const POINTS = 300;

export async function compare(place, onLeave, names) {
  document.title = 'Compare · l2nas';
  const ids = names.split(',').slice(0, LINES.length);
  let experiments = await Promise.all(ids.map((id) => get(path('experiments', id))));
  const lines = experiments.map((each, i) => ({ label: `${each.agent}, seed ${each.seed}`, colour: LINES[i], width: 2, stepped: true }));
  const curve = chart('Best value so far of each search, by step', lines, 340);
  const figures = h('div');
  const metrics = new Set(experiments.map((each) => each.metric));

  put(place, h('div', { class: 'heading' }, h('h1', {}, 'Compare')),
    metrics.size > 1 ? h('p', { class: 'problem' }, `These maximise different metrics (${[...metrics].join(', ')}); their values do not compare.`) : null,
    names.split(',').length > LINES.length ? h('p', { class: 'note' }, `The first ${LINES.length} are shown.`) : null,
    card('Best so far', curve.element), card('Figures', figures));

  async function draw() {
    experiments = await Promise.all(ids.map((id) => get(path('experiments', id))));
    const series = await Promise.all(ids.map((id) => get(path('experiments', id, 'series'), { points: POINTS })));
    curve.show(joined(series.map((each) => [each.steps, each.best])));
    put(figures, table('Figures of each search', columns(lines), experiments.map((each, i) => ({ ...each, line: i }))));
  }

  await draw();
  const refresh = paced(1500, draw);
  onLeave(follow(null, (news) => ids.includes(news.id) && refresh()));
}

function columns(lines) {
  return [
    {
      title: 'Search',
      class: 'main',
      cell: (row) => [h('span', { class: 'key', '--colour': `var(${lines[row.line].colour})` }),
        h('a', { href: `#/experiments/${encodeURIComponent(row.id)}` }, title(row)), h('small', {}, `${row.agent} · seed ${row.seed} · ${row.id}`)],
    },
    { title: 'Status', cell: (row) => status(row.status) },
    { title: 'Best', numeric: true, cell: (row) => h('strong', {}, metric(row.best?.value)) },
    { title: 'Found in step', numeric: true, cell: (row) => count(row.best?.step) },
    { title: 'Steps', numeric: true, cell: (row) => count(row.applied) },
    { title: 'Architectures', numeric: true, cell: (row) => count(row.uniqueArchitectures) },
    { title: 'Failed', numeric: true, cell: (row) => count(row.failed) },
  ];
}
