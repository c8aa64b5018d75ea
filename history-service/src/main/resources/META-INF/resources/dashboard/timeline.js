// Who evaluated what, over time: a lane per evaluator, and another where it does several at once.

import { h, put } from './dom.js';
import { count, moment, seconds } from './format.js';

/** Times are of the ledger, which takes outcomes by the batch: by how much they may be off, in milliseconds. */
const BLUR = 250;

/**
 * @returns {element, show(ended, running)}: ended as the API has them, running as a pool has them, each with its evaluator
 */
export function timeline() {
  const lanes = h('div', { class: 'lanes', role: 'img', tabindex: 0, 'aria-label': 'Nothing has been evaluated yet.' });
  return {
    element: h('div', { class: 'timeline' }, lanes),
    show(ended, running) {
      const over = new Set(ended.map((evaluation) => `${evaluation.step}/${evaluation.attempt}`));
      const bars = [...ended.map(past), ...running.filter((run) => !over.has(`${run.step}/${run.attempt}`)).map(present)];
      if (bars.length === 0) {
        put(lanes, h('p', { class: 'note' }, 'Nothing has been evaluated yet.'));
      } else {
        draw(lanes, bars);
      }
    },
  };
}

function past(evaluation) {
  return {
    evaluator: evaluation.evaluator,
    from: Date.parse(evaluation.beganAt),
    to: Date.parse(evaluation.endedAt),
    kind: evaluation.scored ? 'scored' : 'lost',
    title: `step ${evaluation.step}, ${seconds(evaluation.seconds)}${evaluation.scored ? '' : ', failed'}`,
  };
}

function present(run) {
  const from = Date.parse(run.since);
  return { evaluator: run.evaluator, from, to: from + run.seconds * 1000, kind: 'going', title: `step ${run.step}, for ${seconds(run.seconds)}` };
}

function draw(lanes, bars) {
  const from = Math.min(...bars.map((bar) => bar.from));
  const to = Math.max(...bars.map((bar) => bar.to));
  const names = [...new Set(bars.map((bar) => bar.evaluator))].sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  const part = (time) => `${((100 * (time - from)) / (to - from || 1)).toFixed(3)}%`;
  lanes.setAttribute('aria-label', words(bars, names, (to - from) / 1000));
  put(lanes,
    names.map((name) => [
      h('span', { class: 'name', title: name }, name),
      h('div', {}, tracks(bars.filter((bar) => bar.evaluator === name)).map((track) =>
        h('div', { class: 'track' }, track.map((bar) => h('i', {
          class: bar.kind, title: bar.title, '--from': part(bar.from), '--to': part(bar.to),
        }))))),
    ]).flat(),
    h('span', {}), h('div', { class: 'ends' }, h('time', {}, moment(from)), h('time', {}, moment(to))));
}

function words(bars, names, duration) {
  const failed = bars.filter((bar) => bar.kind === 'lost').length;
  return `${count(bars.length)} evaluations by ${count(names.length)} evaluators in ${seconds(duration)}${failed === 0 ? '' : `, ${count(failed)} of them failed`}`;
}

/** Bars that do not overlap share a track. */
function tracks(bars) {
  const found = [];
  for (const bar of [...bars].sort((one, other) => one.from - other.from)) {
    const free = found.find((track) => track[track.length - 1].to <= bar.from + BLUR);
    if (free) {
      free.push(bar);
    } else {
      found.push([bar]);
    }
  }
  return found;
}
