// A curve as small as a word.

import { s } from './dom.js';

const WIDTH = 120;
const HEIGHT = 28;

export function sparkline(values) {
  const known = values.filter((value) => value !== null);
  const picture = s('svg', { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, 'aria-hidden': 'true' });
  if (known.length < 2) {
    return picture;
  }
  const least = Math.min(...known);
  const range = Math.max(...known) - least || 1;
  const first = values.length - known.length;
  const points = known.map((value, i) => {
    const x = ((first + i) / (values.length - 1)) * (WIDTH - 4) + 2;
    return `${x.toFixed(1)},${(HEIGHT - 3 - ((value - least) / range) * (HEIGHT - 6)).toFixed(1)}`;
  });
  const end = points[points.length - 1].split(',');
  picture.append(s('polyline', { points: points.join(' ') }), s('circle', { cx: end[0], cy: end[1], r: 2.2 }));
  return picture;
}
