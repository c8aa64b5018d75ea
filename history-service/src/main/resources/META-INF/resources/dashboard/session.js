// Who is signed in, and the form to do so. The token goes into a cookie that this page cannot read.

import { get, path, post, remove } from './api.js';
import { h, put } from './dom.js';

let known = null;

/** Who it is; asked of the server once. A problem of status 401 says that nobody is. */
export async function session() {
  known ??= await get(path('session'));
  return known;
}

/** The team to submit for, where there is no choice. */
export function ownTeam() {
  const teams = known?.roles.filter((each) => each.role === 'member').map((each) => each.team) ?? [];
  return teams.length === 1 ? teams[0] : 'default';
}

/** Says in the bar who it is. */
export function showWho(place, left) {
  place.hidden = !known?.signInRequired;
  if (place.hidden) {
    return;
  }
  const leave = async () => {
    await remove(path('session'));
    known = null;
    left();
  };
  put(place, h('span', { class: 'name' }, known.name), h('button', { type: 'button', class: 'quiet', onclick: leave }, 'Sign out'));
}

/** Asks for a token until the server takes one. */
export function signIn(place, done) {
  known = null;
  const token = h('input', {
    id: 'token', name: 'token', type: 'password', required: true, autocomplete: 'current-password', spellcheck: 'false',
    'aria-describedby': 'token-note token-problem',
  });
  const complaint = h('p', { id: 'token-problem', class: 'problem', role: 'alert' });
  const button = h('button', { type: 'submit' }, 'Sign in');
  const form = h('form', { class: 'card sign-in', novalidate: true },
    h('img', { src: 'dashboard/icon.svg', alt: '', width: 40, height: 40 }),
    h('h1', {}, 'Sign in'),
    h('p', { id: 'token-note', class: 'note' }, 'With a token of yours. An administrator makes one: ', h('code', {}, 'l2nas token create')),
    h('label', { for: 'token' }, 'Token'), token, complaint, button);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    complaint.textContent = '';
    try {
      known = await post(path('session'), { token: token.value.trim() });
      done();
    } catch (e) {
      complaint.textContent = e.message.split(';')[0];
      token.setAttribute('aria-invalid', true);
      token.select();
    } finally {
      button.disabled = false;
    }
  });
  put(place, form);
  token.focus();
}
