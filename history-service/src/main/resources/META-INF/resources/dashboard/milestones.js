// What happened in a search: new bests, failures and changes of status, the newest first.

import { h, put } from './dom.js';
import { ago, count, metric } from './format.js';

const PAGE = 20;

/**
 * @param load gives a page of so many of them
 * @returns {element, draw()}
 */
export function milestones(load) {
  const list = h('ol', { class: 'milestones', tabindex: 0, 'aria-label': 'Events, the newest first' });
  const more = h('button', { type: 'button', class: 'quiet', hidden: true }, 'Earlier ones');
  let limit = PAGE;

  async function draw() {
    const page = await load(limit);
    put(list, page.items.map(entry));
    more.hidden = page.next === null;
  }

  more.addEventListener('click', () => {
    limit = Math.min(1000, limit * 4);
    draw();
  });
  return { element: h('div', {}, list, more), draw };
}

function entry(milestone) {
  return h('li', { class: milestone.kind === 'FAILURE' ? 'failure' : null },
    h('time', { datetime: milestone.recordedAt, title: milestone.recordedAt }, milestone.recordedAt === null ? '' : ago(milestone.recordedAt)),
    h('span', {}, ...text(milestone)));
}

function text(milestone) {
  switch (milestone.kind) {
    case 'BEST':
      return ['New best ', h('strong', {}, metric(milestone.value)), ` in step ${count(milestone.step)}, by ${milestone.evaluator}`];
    case 'FAILURE':
      return [`Step ${count(milestone.step)} failed at ${milestone.evaluator}: ${milestone.message}`];
    case 'SUBMITTED':
      return ['Submitted'];
    default:
      return [h('strong', {}, milestone.status.toLowerCase()), `: ${milestone.message}`];
  }
}
