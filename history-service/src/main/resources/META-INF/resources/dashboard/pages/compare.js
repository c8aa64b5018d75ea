// Several searches side by side.

import { get, path } from '../api.js';
import { LINES, chart, joined } from '../chart.js';
import { card, h, put, status, table } from '../dom.js';
import { count, metric, title } from '../format.js';
import { follow, paced } from '../live.js';

const POINTS = 300;
const MOST = 24;

export async function compare(place, onLeave, names) {
  document.title = 'Compare · l2nas';
  const ids = names.split(',').slice(0, MOST);
  let experiments = await Promise.all(ids.map((id) => get(path('experiments', id))));
  const groups = grouped(experiments).slice(0, LINES.length);
  const shown = groups.flat();
  const [lines, bands] = drawn(groups, experiments);
  const curve = chart('Best value so far of each search, by step', lines, 340, bands);
  const figures = h('div');
  const metrics = new Set(experiments.map((each) => each.metric));

  put(place, h('div', { class: 'heading' }, h('h1', {}, 'Compare')),
    metrics.size > 1 ? h('p', { class: 'problem' }, `These maximise different metrics (${[...metrics].join(', ')}); their values do not compare.`) : null,
    shown.length < names.split(',').length ? h('p', { class: 'note' }, `${shown.length} of them are shown.`) : null,
    card('Best so far',
      bands.length > 0 ? h('p', { class: 'note' }, 'Searches of one kind that differ in their seeds share a line, their mean, in a band from the worst of them to the best.') : null,
      curve.element), card('Figures', figures));

  async function draw() {
    experiments = await Promise.all(ids.map((id) => get(path('experiments', id))));
    const series = await Promise.all(shown.map((i) => get(path('experiments', ids[i], 'series'), { points: POINTS })));
    const [steps, ...bests] = joined(series.map((each) => [each.steps, each.best]));
    const held = bests.map(hold);
    let next = 0;
    curve.show([steps, ...groups.flatMap((group) => summary(held.slice(next, next += group.length)))]);
    put(figures, table('Figures of each search', columns(), groups.flatMap((group, number) =>
      group.map((i) => ({ ...experiments[i], colour: LINES[number] })))));
  }

  await draw();
  const refresh = paced(1500, draw);
  onLeave(follow(null, (news) => ids.includes(news.id) && refresh()));
}

/** Which of them differ in nothing but their seeds: lists of their numbers. */
function grouped(experiments) {
  const groups = new Map();
  experiments.forEach(({ spec }, i) => {
    const { seed, ...rest } = spec;
    const kind = JSON.stringify(rest);
    groups.set(kind, [...groups.get(kind) ?? [], i]);
  });
  return [...groups.values()];
}

/** A line for each that is alone in its group; for all others their mean, in a band. */
function drawn(groups, experiments) {
  const lines = [];
  const bands = [];
  groups.forEach((group, number) => {
    const { agent, seed } = experiments[group[0]];
    const colour = LINES[number];
    if (group.length === 1) {
      lines.push({ label: `${agent}, seed ${seed}`, colour, width: 2, stepped: true });
    } else {
      bands.push({ high: lines.length + 1, low: lines.length + 2, colour });
      lines.push(
        { label: `${agent}, mean of ${group.length} seeds`, colour, width: 2, stepped: true },
        { label: 'best', colour, width: 0.75, stepped: true },
        { label: 'worst', colour, width: 0.75, stepped: true });
    }
  });
  return [lines, bands];
}

/** What is best stays so until something better comes; nothing is said behind the end of a search. */
function hold(values) {
  const end = values.findLastIndex((value) => value !== null && value !== undefined);
  let best = null;
  return values.map((value, i) => {
    best = value ?? best;
    return i > end ? null : best;
  });
}

/** One list as it is; of several their mean, the best and the worst, as long as there are all of them. */
function summary(lists) {
  if (lists.length === 1) {
    return lists;
  }
  const columns = lists[0].map((_, i) => lists.map((list) => list[i]));
  const of = (what) => columns.map((column) => (column.includes(null) ? null : what(column)));
  return [
    of((column) => column.reduce((sum, value) => sum + value) / column.length),
    of((column) => Math.max(...column)),
    of((column) => Math.min(...column)),
  ];
}

function columns() {
  return [
    {
      title: 'Search',
      class: 'main',
      cell: (row) => [h('span', { class: 'key', '--colour': `var(${row.colour})` }),
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
