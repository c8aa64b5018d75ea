// The REST API, beside this page; errors carry what the server says.

const ROOT = 'api/v1';

/** An answer that is no success; its message names the field, its value and what would be valid. */
export class Problem extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

export function path(...segments) {
  return `${ROOT}/${segments.map(encodeURIComponent).join('/')}`;
}

export function get(address, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const text = new URLSearchParams(given).toString();
  return ask(text ? `${address}?${text}` : address, { headers: { Accept: 'application/json' } });
}

export function post(address, body, headers = {}) {
  return ask(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

export function remove(address) {
  return ask(address, { method: 'DELETE', headers: { Accept: 'application/json' } });
}

async function ask(address, request) {
  let response;
  try {
    response = await fetch(address, request);
  } catch (e) {
    throw new Problem('The server does not answer. Is it running?');
  }
  if (response.ok) {
    return response.status === 204 ? null : response.json();
  }
  const answer = await response.json().catch(() => ({}));
  throw new Problem(answer.detail ?? `The server answered ${response.status}.`, response.status);
}
