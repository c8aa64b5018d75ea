// What happened in a search: new bests, failures and changes of status, the newest first.

import { h, put } from './dom.js';
import { ago, count, metric } from './format.js';
import { notice } from './live.js';

const PAGE = 20;

/**
 * @param load gives the page behind a cursor, or the newest one: load({ limit, cursor })
 * @returns {element, draw()}
 */
export function milestones(load) {
  const list = h('ol', { class: 'milestones', tabindex: 0, 'aria-label': 'Events, the newest first' });
  const more = h('button', { type: 'button', class: 'quiet', hidden: true }, 'Earlier ones');
  let known = [];
  let next = null;

  function show() {
    put(list, known.map(entry));
    more.hidden = next === null;
  }

  more.addEventListener('click', async () => {
    try {
      const page = await load({ limit: PAGE, cursor: next });
      known = [...known, ...page.items];
      next = page.next;
      show();
    } catch (e) {
      notice(e.message);
    }
  });

  async function draw() {
    const page = await load({ limit: PAGE });
    const oldest = page.items.at(-1);
    const follows = known.some((milestone) => milestone.sequence === oldest?.sequence);
    // Where more has happened than a page holds, the list begins anew.
    known = follows ? [...page.items, ...known.filter((milestone) => milestone.sequence < oldest.sequence)] : page.items;
    next = follows ? next : page.next;
    show();
  }

  return { element: h('div', {}, list, more), draw };
}

function entry(milestone) {
  return h('li', { class: milestone.kind === 'FAILURE' ? 'failure' : null },
    h('time', { datetime: milestone.recordedAt, title: milestone.recordedAt }, milestone.recordedAt === null ? '' : ago(milestone.recordedAt)),
    h('span', {}, ...text(milestone)));
}

function text(milestone) {
  const step = `step ${count(milestone.step)}`;
  const who = milestone.evaluator === null ? '' : `, by ${milestone.evaluator}`;
  switch (milestone.kind) {
    case 'BEST':
      return ['New best ', h('strong', {}, metric(milestone.value)), ` in ${step}${who}`];
    case 'FAILURE':
      return [h('strong', {}, 'failed'), `: ${step}${who}: ${milestone.message}`];
    case 'SUBMITTED':
      return [h('strong', {}, 'submitted')];
    default:
      return [h('strong', {}, milestone.status.toLowerCase()), `: ${milestone.message}`];
  }
}
