// One search: how far it is, what it found, and what it has learned to like.

import { get, path, post } from '../api.js';
import { cell } from '../cell.js';
import { chart, joined } from '../chart.js';
import { card, h, put, status, table } from '../dom.js';
import { count, metric, seconds, title, valueName } from '../format.js';
import { heatMap } from '../heatmap.js';
import { follow, paced } from '../live.js';
import { milestones } from '../milestones.js';
import { timeline } from '../timeline.js';

const POINTS = 400;
const FRAMES = 80;
const TOP = 10;
const EVALUATIONS = 200;

export async function experiment(place, onLeave, id) {
  let now = await get(path('experiments', id));
  document.title = `${title(now)} · l2nas`;
  const head = h('div');
  const figures = h('dl', { class: 'figures' });
  const best = h('div');
  const top = h('div');
  const alert = h('p', { role: 'alert', class: 'problem' });
  const curve = chart(`Best ${valueName(now)} so far, by step`, [
    { label: 'mean', colour: '--line-mean', width: 1, scattered: true },
    { label: 'best', colour: '--line-1', width: 2, stepped: true },
  ], 290);
  const variety = chart('Different architectures and failed steps, by step', [
    { label: 'architectures', colour: '--line-3', width: 1.75, format: count },
    { label: 'failed', colour: '--line-4', width: 1.75, format: count },
  ], 200);
  const time = chart('Seconds of an evaluation, and of waiting for an evaluator before it, by step', [
    { label: 'evaluation', colour: '--line-5', format: seconds },
    { label: 'waiting', colour: '--line-2', format: seconds },
  ], 200);
  const critic = chart('Loss of the critic, by step', [{ label: 'critic', colour: '--line-1' }], 200);
  const actor = chart('Loss of the actor, by step', [{ label: 'actor', colour: '--line-4', scattered: true }], 200);
  const foresight = chart('Reward, and what the critic said of it before, by step', [
    { label: 'reward', colour: '--line-mean', width: 1, scattered: true },
    { label: 'predicted', colour: '--line-2', scattered: true },
  ], 200);
  const exploration = chart('Probability of a random action, by step', [{ label: 'random', colour: '--line-6' }], 200);
  const learning = h('div', { class: 'columns', hidden: true },
    card('Loss of the critic', critic.element), card('Loss of the actor', actor.element),
    card('Foresight', foresight.element), card('Exploration', exploration.element));
  const heat = heatMap();
  const lanes = timeline();
  const events = milestones((page) => get(path('experiments', id, 'milestones'), page));

  put(place, head, alert, figures,
    h('div', { class: 'columns wide-left' },
      card(`Best ${valueName(now)}`, curve.element),
      card('Best architecture', best)),
    card('What the best have in common', h('p', { class: 'note' },
      'Each line is a choice, each block a row of the space. The stronger its colour, the more of the best architectures take it: this is the state from which the agent proposes.'),
      heat.element),
    card(`Top ${Math.min(TOP, now.topK)}`, top),
    h('div', { class: 'columns' }, card('Architectures', variety.element), card('Evaluation and waiting', time.element)),
    learning,
    card('Evaluators', h('p', { class: 'note' }, `The latest ${EVALUATIONS} evaluations, and those that run now.`), lanes.element),
    card('Events', events.element),
    h('details', { class: 'card' }, h('summary', {}, 'Specification'), h('pre', {}, JSON.stringify(now.spec, null, 2))));

  async function change(what) {
    alert.textContent = '';
    try {
      now = { ...now, ...await post(path('experiments', id, what)) };
      await draw();
    } catch (e) {
      alert.textContent = e.message;
    }
  }

  async function draw() {
    drawHead(head, now, change);
    drawFigures(figures, now);
    const [series, states, page, learned, evaluated, evaluators] = await Promise.all([
      get(path('experiments', id, 'series'), { points: POINTS }),
      get(path('experiments', id, 'heatmap'), { frames: FRAMES }),
      get(path('experiments', id, 'top'), { limit: Math.min(TOP, now.topK) }),
      get(path('experiments', id, 'learning')),
      get(path('experiments', id, 'evaluations'), { limit: EVALUATIONS }),
      ['RUNNING', 'PAUSED'].includes(now.status) ? evaluatorsOf(now.pool) : [],
      events.draw(),
    ]);
    curve.show([series.steps, series.value, series.best]);
    variety.show([series.steps, series.architectures, series.failed]);
    time.show(joined([[series.steps, series.seconds], [learned.steps, learned.waited]]));
    // Of an agent without networks there is nothing but the reward.
    learning.hidden = !learned.predicted.some((value) => value !== null);
    if (!learning.hidden) {
      critic.show([learned.steps, learned.criticLoss]);
      actor.show([learned.steps, learned.actorLoss]);
      foresight.show([learned.steps, learned.reward, learned.predicted]);
      exploration.show([learned.steps, learned.exploration]);
    }
    heat.show(states);
    lanes.show(evaluated.items, evaluators.flatMap((each) =>
      each.running.filter((run) => run.experiment === id).map((run) => ({ ...run, evaluator: each.id }))));
    put(best, page.items.length === 0 ? h('p', { class: 'note' }, 'Nothing has a score yet.')
      : [cell(page.items[0].architecture), h('p', { class: 'note' }, `${valueName(now)} ${metric(page.items[0].value)}, found in step ${page.items[0].step}`)]);
    put(top, table('The best architectures', topColumns(now), page.items.map((item, i) => ({ ...item, rank: i + 1 }))));
  }

  await draw();
  const refresh = paced(800, draw);
  onLeave(follow(now.team, (news) => {
    if (news.id === id) {
      now = { ...now, ...news };
      refresh();
    }
  }));
}

function drawHead(head, now, change) {
  const button = (what, name, kind) => h('button', { type: 'button', class: kind, onclick: () => change(what) }, name);
  put(head, h('div', { class: 'heading' },
    h('div', {}, h('h1', {}, title(now), ' ', status(now.status)),
      h('p', { class: 'note' }, `${now.agent} · seed ${now.seed} · team ${now.team} · `,
        h('a', { href: `#/pools/${encodeURIComponent(now.pool)}` }, `pool ${now.pool}`), ` · ${now.id}`)),
    h('div', { class: 'tools' },
      now.status === 'RUNNING' ? button('pause', 'Pause', 'quiet') : null,
      now.status === 'PAUSED' ? button('resume', 'Resume', '') : null,
      ['RUNNING', 'PAUSED'].includes(now.status) ? cancelButton(change) : null)),
  now.status === 'FAILED' ? h('p', { class: 'problem' }, now.reason) : null);
}

/** Pools are looked up in Kafka: where that is away, all else of the page is there. */
function evaluatorsOf(pool) {
  return get(path('pools', pool)).then((now) => now.evaluators, () => []);
}

/** It cannot be undone: the first press asks. */
function cancelButton(change) {
  const button = h('button', { type: 'button', class: 'quiet danger' }, 'Cancel');
  button.addEventListener('click', () => {
    if (button.dataset.sure) {
      change('cancel');
    } else {
      button.dataset.sure = 'asked';
      button.textContent = 'End it for good?';
    }
  });
  return button;
}

function drawFigures(figures, now) {
  const figure = (name, value, more) => h('div', {}, h('dt', {}, name), h('dd', {}, value, more ? h('small', {}, more) : null));
  put(figures,
    figure(`Best ${valueName(now)}`, metric(now.best?.value)),
    h('div', {}, h('dt', {}, 'Steps'), h('dd', {}, count(now.applied), h('small', {}, ` of ${count(now.steps)}`),
      h('progress', { max: now.steps, value: now.applied, 'aria-label': `${now.applied} of ${now.steps} steps` }))),
    figure('Architectures', count(now.uniqueArchitectures)),
    figure('Reused scores', count(now.reused)),
    figure('Failed', count(now.failed)),
    figure('In flight at most', count(now.parallelism)));
}

function topColumns(now) {
  const { constraints = [], tradeOffs = [] } = now.spec.reward.objective ?? {};
  const reported = tradeOffs.length > 0 ? [now.metric, ...now.report] : now.report;
  return [
    { title: '#', numeric: true, cell: (row) => String(row.rank) },
    { title: valueName(now), numeric: true, cell: (row) => h('strong', {}, metric(row.value)) },
    ...reported.map((name) => ({ title: name, numeric: true, cell: (row) => metric(row.reported[name]) })),
    ...constraints.length === 0 ? [] : [
      { title: 'outside', numeric: true, cell: (row) => (row.violation === 0 ? '' : `${(100 * row.violation).toFixed(1)} %`) },
    ],
    { title: 'Step', numeric: true, cell: (row) => count(row.step) },
    { title: 'Architecture', class: 'architecture', cell: (row) => row.architecture },
  ];
}
