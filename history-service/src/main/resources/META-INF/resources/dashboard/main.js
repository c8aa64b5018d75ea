// Which page is shown: the part of the address behind the # says it.

import { h, put } from './dom.js';
import { compare } from './pages/compare.js';
import { experiment } from './pages/experiment.js';
import { experiments } from './pages/experiments.js';
import { pool, pools } from './pages/pools.js';
import { submit } from './pages/submit.js';
import { session, showWho, signIn } from './session.js';

const PAGES = [
  [/^$/, 'experiments', experiments],
  [/^experiments\/([^/]+)$/, 'experiments', experiment],
  [/^compare\/(.+)$/, 'experiments', compare],
  [/^pools$/, 'pools', pools],
  [/^pools\/([^/]+)$/, 'pools', pool],
  [/^submit$/, 'submit', submit],
];

const content = document.getElementById('content');
const who = document.getElementById('who');
let leave = () => {};
let shown = 0;

async function show() {
  leave();
  leave = () => {};
  const address = location.hash.replace(/^#\/?/, '');
  const [pattern, name, page] = PAGES.find(([candidate]) => candidate.test(address)) ?? PAGES[0];
  for (const link of document.querySelectorAll('[data-page]')) {
    link.setAttribute('aria-current', link.dataset.page === name ? 'page' : 'false');
  }
  const turn = ++shown;
  const place = h('div', { class: 'page' });
  const endings = [];
  leave = () => endings.forEach((end) => end());
  put(content, place);
  document.title = 'l2nas';
  try {
    await session();
    document.body.classList.remove('signed-out');
    showWho(who, show);
    const parts = (pattern.exec(address) ?? []).slice(1).map(decodeURIComponent);
    await page(place, (end) => (turn === shown ? endings.push(end) : end()), ...parts);
  } catch (e) {
    if (e.status === 401) {
      document.body.classList.add('signed-out');
      signIn(place, show);
      return;
    }
    put(place, h('div', { class: 'card empty', role: 'alert' }, h('h1', {}, 'That did not work'), h('p', {}, e.message),
      h('a', { href: '#/' }, 'All experiments')));
    console.info(e.message);
  }
}

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  content.focus();
});
addEventListener('hashchange', show);
show();
