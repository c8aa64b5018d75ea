// Figures and times for people.

const NUMBER = new Intl.NumberFormat('en');
const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

export const MISSING = '–';

export function count(value) {
  return value === null || value === undefined ? MISSING : NUMBER.format(value);
}

export function compact(value) {
  return COMPACT.format(value);
}

/** A metric: enough digits to tell two architectures apart, no more. */
export function metric(value) {
  if (value === null || value === undefined) {
    return MISSING;
  }
  const size = Math.abs(value);
  if (Number.isInteger(value) && size >= 1000) {
    return count(value);
  }
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
    return value.toExponential(3);
  }
  return String(Number(value.toFixed(size >= 1000 ? 1 : size >= 10 ? 2 : 4)));
}

export function seconds(value) {
  if (value === null || value === undefined) {
    return MISSING;
  }
  if (value < 1) {
    return `${Math.round(value * 1000)} ms`;
  }
  if (value < 120) {
    return `${Number(value.toFixed(1))} s`;
  }
  return value < 7200 ? `${Math.round(value / 60)} min` : `${Number((value / 3600).toFixed(1))} h`;
}

/** How long ago, in one word. */
export function ago(time) {
  const passed = (Date.now() - new Date(time)) / 1000;
  if (passed < 60) {
    return 'just now';
  }
  if (passed < 3600) {
    return `${Math.floor(passed / 60)} min ago`;
  }
  return passed < 86400 ? `${Math.floor(passed / 3600)} h ago` : new Date(time).toLocaleDateString();
}

/** A point in time: of today, the time of day. */
export function moment(time) {
  const date = new Date(time);
  return date.toDateString() === new Date().toDateString() ? date.toLocaleTimeString() : date.toLocaleString();
}

/** What an experiment is, in one line. */
export function title(experiment) {
  return `${experiment.metric} on ${experiment.space}`;
}

/** What ranks the architectures of an experiment: its metric, unless the search weighs it against others. */
export function valueName(experiment) {
  return (experiment.spec?.reward.objective?.tradeOffs ?? []).length > 0 ? 'objective' : experiment.metric;
}
