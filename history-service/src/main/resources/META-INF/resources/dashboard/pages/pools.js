// Who evaluates, who gets what, and why somebody waits.

import { get, path } from '../api.js';
import { card, h, put, table } from '../dom.js';
import { count, seconds } from '../format.js';
import { notice } from '../live.js';

/** The reports that a pool is made of are as fresh as that. */
const PAUSE = 1000;

export async function pools(place, onLeave) {
  document.title = 'Pools · l2nas';
  const list = h('div');
  put(place, h('div', { class: 'heading' }, h('h1', {}, 'Pools')), list);
  await repeat(onLeave, async () => {
    const page = await get(path('pools'));
    put(list, table('Pools', [
      { title: 'Pool', class: 'main', cell: (row) => h('a', { href: `#/pools/${encodeURIComponent(row.pool)}` }, row.pool) },
      { title: 'Evaluators', numeric: true, cell: (row) => count(row.evaluators) },
      { title: 'Busy slots', numeric: true, cell: (row) => `${row.busySlots} / ${row.slots}` },
      { title: 'Waiting', numeric: true, cell: (row) => count(row.waiting) },
      { title: 'Work left', numeric: true, cell: (row) => seconds(row.outstandingSeconds) },
    ], page.items));
  });
}

export async function pool(place, onLeave, name) {
  document.title = `Pool ${name} · l2nas`;
  const figures = h('dl', { class: 'figures' });
  const teams = h('div');
  const waiting = h('div');
  const evaluators = h('div');
  put(place, h('div', { class: 'heading' }, h('h1', {}, `Pool ${name}`)), figures,
    card('Why it waits', waiting), card('Teams', teams), card('Evaluators', evaluators));
  await repeat(onLeave, async () => {
    const now = await get(path('pools', name));
    drawFigures(figures, now);
    put(waiting, waits(now));
    put(teams, now.teams.length === 0 ? h('p', { class: 'note' }, 'Nobody asks for anything.') : table('Teams', teamColumns(now), now.teams));
    put(evaluators, now.evaluators.length === 0
      ? h('p', { class: 'note' }, `No evaluator serves this pool; start one with l2nas.evaluator.pool=${name}.`)
      : table('Evaluators', EVALUATORS, now.evaluators));
  });
}

async function repeat(onLeave, task) {
  let gone = false;
  onLeave(() => {
    gone = true;
  });
  await task();
  const again = async () => {
    if (!gone) {
      await task().then(() => notice(''), (e) => notice(e.message));
      setTimeout(again, PAUSE);
    }
  };
  setTimeout(again, PAUSE);
}

function drawFigures(figures, now) {
  const figure = (title, value, more) => h('div', {}, h('dt', {}, title), h('dd', {}, value, more));
  put(figures,
    figure('Busy slots', `${now.busySlots} / ${now.slots}`, h('progress', { max: now.slots || 1, value: now.busySlots, 'aria-label': `${now.busySlots} of ${now.slots} slots busy` })),
    figure('Evaluators', count(now.evaluators.length)),
    figure('Waiting', count(now.waiting)),
    figure('Work left', seconds(now.outstandingSeconds)));
}

function waits(now) {
  const waiting = now.teams.flatMap((team) => team.experiments.filter((each) => each.waiting > 0).map((each) => ({ ...each, team: team.team })));
  if (waiting.length === 0) {
    return h('p', { class: 'note' }, 'Nothing waits.');
  }
  return table('What waits, and why', [
    { title: 'Experiment', class: 'main', cell: (row) => [h('a', { href: `#/experiments/${encodeURIComponent(row.experiment)}` }, row.experiment), h('small', {}, `team ${row.team} · priority ${row.priority}`)] },
    { title: 'Waiting', numeric: true, cell: (row) => count(row.waiting) },
    { title: 'In flight', numeric: true, cell: (row) => `${row.inFlight} of ${row.credits}` },
    { title: 'Begun in', numeric: true, cell: (row) => seconds(row.secondsUntilBegun) },
    { title: 'Why', class: 'why', cell: (row) => row.explanation ?? 'it is its turn' },
  ], waiting);
}

function teamColumns(now) {
  return [
    { title: 'Team', class: 'main', cell: (row) => row.team },
    { title: 'Weight', numeric: true, cell: (row) => count(row.weight) },
    {
      title: 'Share of the slots',
      cell: (row) => [h('progress', { max: now.slots || 1, value: row.slots, 'aria-label': `${row.slots} of ${now.slots} slots` }),
        h('small', {}, ` ${Number(row.slots.toFixed(1))} of ${now.slots}`)],
    },
    { title: 'In flight', numeric: true, cell: (row) => `${row.inFlight} of ${row.credits}` },
    { title: 'Waiting', numeric: true, cell: (row) => count(row.waiting) },
    { title: 'Used today', numeric: true, cell: (row) => `${seconds(row.usedSeconds)}${row.secondsPerDay === null ? '' : ` of ${seconds(row.secondsPerDay)}`}` },
  ];
}

/** What runs for teams that whoever looks may not know has this name. */
const OTHERS = '(others)';

const EVALUATORS = [
  { title: 'Evaluator', class: 'main', cell: (row) => [row.id, h('small', {}, row.device)] },
  { title: 'State', cell: (row) => h('span', { class: `status ${row.state.toLowerCase()}` }, row.state.toLowerCase()) },
  { title: 'Slots', numeric: true, cell: (row) => `${row.running.length} / ${row.slots}` },
  {
    title: 'Runs',
    class: 'why',
    cell: (row) => row.quarantine ? row.quarantine.reason
      : row.running.length === 0 ? '–'
        : row.running.map((run) => h('div', {}, run.experiment === OTHERS ? OTHERS : h('a', { href: `#/experiments/${encodeURIComponent(run.experiment)}` }, run.experiment), ` step ${run.step}, ${seconds(run.seconds)}`)),
  },
];
