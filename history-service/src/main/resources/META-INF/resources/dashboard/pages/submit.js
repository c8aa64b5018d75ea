// A new search. What is wrong is said beside the field that is wrong, in the server's words.

import { path, post } from '../api.js';
import { h, put } from '../dom.js';
import { ownTeam } from '../session.js';

const FIELDS = [
  { name: 'metric', label: 'Metric to maximise', required: true, hint: 'The only field that must be given, for instance accuracy.' },
  { name: 'space', label: 'Space', options: ['nas-bench-201', 'darts', 'ofa-mbv3-w1.0', 'ofa-mbv3-w1.2', 'custom'] },
  { name: 'customSpace', label: 'Space of your own', area: true, json: true, hidden: true, hint: 'The JSON of a space file: name, rows and pieces.' },
  { name: 'evaluator', label: 'Evaluator', text: 'table', hint: 'table, train, supernet, predictor, exec or http.' },
  { name: 'agent', label: 'Agent', options: ['l2nas', 'screened', 'evolution', 'local', 'random'] },
  { name: 'steps', label: 'Steps', number: true, placeholder: '500, or as the space has it' },
  { name: 'parallelism', label: 'In flight', number: true, text: '1', hint: 'Another number is another trajectory.' },
  { name: 'seed', label: 'Seed', number: true, text: '0' },
  { name: 'team', label: 'Team', text: 'default' },
  { name: 'pool', label: 'Pool', text: 'default' },
  { name: 'topK', label: 'Top K', number: true, more: true, hint: 'How many architectures make the state; the default is that of the space.' },
  { name: 'priority', label: 'Priority', number: true, more: true },
  { name: 'report', label: 'Report as well', list: true, more: true, hint: 'Further metrics, separated by commas.' },
  { name: 'constraints', label: 'Bounds to keep', list: true, more: true, hint: 'Separated by commas: macs<=400M, recall>=0.9.' },
  { name: 'tradeOffs', label: 'Weigh as well', list: true, more: true, hint: 'Separated by commas: latency/50^-0.07.' },
  { name: 'options', label: 'Options of the evaluator', area: true, pairs: true, more: true, hint: 'A line for each: name=value.' },
  { name: 'settings', label: 'Settings of the agent', area: true, pairs: true, more: true, hint: 'A line for each: name=value.' },
  { name: 'maxArchitectures', label: 'Different architectures at most', number: true, more: true },
  { name: 'maxSeconds', label: 'Seconds at most', number: true, more: true },
  { name: 'timeoutSeconds', label: 'Seconds per evaluation at most', number: true, more: true },
];

export async function submit(place) {
  document.title = 'New search · l2nas';
  const fields = new Map(FIELDS.map((field) => [field.name, control(field)]));
  fields.get('team').input.value = ownTeam();
  const general = h('p', { role: 'alert', class: 'problem' });
  const button = h('button', { type: 'submit' }, 'Begin the search');
  // One key for one form: a second press is the same search.
  const key = `dashboard-${Date.now()}-${Math.random().toString(36).slice(2)}`;

  const part = (more) => FIELDS.filter((field) => Boolean(field.more) === more).map((field) => fields.get(field.name).element);
  const form = h('form', { class: 'card form', novalidate: true },
    h('div', { class: 'fields' }, part(false)),
    h('details', {}, h('summary', {}, 'More'), h('div', { class: 'fields' }, part(true))),
    general, h('div', { class: 'tools' }, button));
  put(place, h('div', { class: 'heading' }, h('h1', {}, 'New search')), form);

  const space = fields.get('space').input;
  space.addEventListener('change', () => {
    fields.get('customSpace').element.hidden = space.value !== 'custom';
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    general.textContent = '';
    fields.forEach((field) => field.complain(''));
    button.disabled = true;
    try {
      const experiment = await post(path('experiments'), body(fields), { 'Idempotency-Key': key + await sum(fields) });
      location.hash = `#/experiments/${encodeURIComponent(experiment.id)}`;
    } catch (e) {
      blame(e, fields, general);
    } finally {
      button.disabled = false;
    }
  });
}

/** A changed form is another request. */
async function sum(fields) {
  return `-${[...fields.values()].map((field) => field.input.value).join('').split('').reduce((hash, c) => (hash * 31 + c.charCodeAt(0)) | 0, 7)}`;
}

/** A detail begins with the field that it is about. */
function blame(problem, fields, general) {
  const name = problem.field ?? /^([A-Za-z]+)/.exec(problem.message)?.[1];
  const field = fields.get(name);
  if (!field) {
    general.textContent = problem.message;
    return;
  }
  field.element.hidden = false;
  field.element.closest('details')?.setAttribute('open', '');
  field.complain(problem.message);
  field.input.focus();
}

function control(field) {
  const id = `field-${field.name}`;
  const common = { id, name: field.name, 'aria-describedby': `${id}-hint ${id}-problem`, required: field.required };
  const input = field.options
    ? h('select', common, field.options.map((option) => h('option', { value: option }, option)))
    : field.area
      ? h('textarea', { ...common, rows: 4, spellcheck: 'false' })
      : h('input', { ...common, type: 'text', inputmode: field.number ? 'numeric' : null, value: field.text, placeholder: field.placeholder, autocomplete: 'off', spellcheck: 'false' });
  const complaint = h('p', { id: `${id}-problem`, class: 'problem', role: 'alert' });
  return {
    field,
    input,
    element: h('div', { class: field.area ? 'field wide' : 'field', hidden: field.hidden },
      h('label', { for: id }, field.label), input, h('p', { id: `${id}-hint`, class: 'note' }, field.hint ?? ''), complaint),
    complain(text) {
      complaint.textContent = text;
      input.setAttribute('aria-invalid', text !== '');
    },
  };
}

function body(fields) {
  const request = {};
  for (const [name, { field, input }] of fields) {
    const text = input.value.trim();
    const custom = fields.get('space').input.value === 'custom';
    if (text !== '' && !(name === 'space' && custom) && !(name === 'customSpace' && !custom)) {
      request[name] = value(field, text);
    }
  }
  return request;
}

function value(field, text) {
  if (field.number) {
    if (/^-?\d+$/.test(text) && !Number.isSafeInteger(Number(text))) {
      throw Object.assign(new Error('A browser rounds whole numbers as large as that; use l2nas submit.'), { field: field.name });
    }
    // What is no number is left to the server, which says what would be one.
    return Number.isFinite(Number(text)) ? Number(text) : text;
  }
  if (field.list) {
    return text.split(',').map((each) => each.trim()).filter((each) => each !== '');
  }
  if (field.pairs) {
    return Object.fromEntries(text.split('\n').filter((line) => line.trim() !== '').map((line) => {
      const [name, ...rest] = line.split('=');
      return [name.trim(), rest.join('=').trim()];
    }));
  }
  if (field.json) {
    try {
      return JSON.parse(text);
    } catch (e) {
      throw Object.assign(new Error(`That is no JSON: ${e.message}`), { field: field.name });
    }
  }
  return text;
}
