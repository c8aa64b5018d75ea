// A cell of NAS-Bench-201 as a graph: four nodes, an operation on each of the six edges.

import { h, s } from './dom.js';
import { cells, genotype } from './genotype.js';
import { short } from './heatmap.js';

const NODES = [[44, 150], [196, 56], [324, 214], [476, 120]];
const COLOURS = { none: null, skip_connect: '--line-6', nor_conv_1x1: '--line-2', nor_conv_3x3: '--line-1', avg_pool_3x3: '--line-3' };

/** The edges of "|op~0|+|op~0|op~1|+|op~0|op~1|op~2|"; null if it is no such text. */
export function edges(architecture) {
  const nodes = architecture.split('+').map((node) =>
    [...node.matchAll(/\|?([a-z0-9_]+)~(\d)\|/g)].map(([, operation, from]) => ({ operation, from: Number(from) })));
  const known = nodes.length === 3 && nodes.every((node, i) =>
    node.length === i + 1 && node.every((edge) => edge.operation in COLOURS));
  return known ? nodes.flatMap((node, i) => node.map((edge) => ({ ...edge, to: i + 1 }))) : null;
}

/** The picture of an architecture: a graph if it is a cell of NAS-Bench-201 or of DARTS, else its text. */
export function cell(architecture) {
  const pair = genotype(architecture);
  if (pair !== null) {
    return cells(pair);
  }
  const found = edges(architecture);
  if (found === null) {
    return h('p', { class: 'architecture' }, architecture);
  }
  const words = found.map((edge) => `${short(edge.operation)} from ${edge.from} to ${edge.to}`).join(', ');
  return s('svg', { class: 'cell', viewBox: '0 0 520 270', role: 'img', 'aria-label': `A cell: ${words}` },
    s('defs', {}, s('marker', { id: 'tip', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
      s('path', { d: 'M0 0 8 4 0 8z', class: 'tip' }))),
    found.map(arrow),
    found.map(name),
    NODES.map(([x, y], node) => s('g', { class: 'node' },
      s('circle', { cx: x, cy: y, r: 20 }),
      s('text', { x, y: y + 4.5 }, node === 0 ? 'in' : node === 3 ? 'out' : String(node)))));
}

function arrow({ operation, from, to }) {
  const { start, bend, end } = way(from, to);
  return s('path', {
    d: `M${start} Q${bend} ${end}`,
    class: operation === 'none' ? 'edge absent' : 'edge',
    '--colour': COLOURS[operation] ? `var(${COLOURS[operation]})` : 'var(--rule)',
    'marker-end': operation === 'none' ? null : 'url(#tip)',
  });
}

function name({ operation, from, to }) {
  if (operation === 'none') {
    return null;
  }
  const [x, y] = way(from, to).label;
  const text = short(operation);
  return s('g', { class: 'operation', '--colour': `var(${COLOURS[operation]})` },
    s('rect', { x: x - text.length * 3.6 - 6, y: y - 11, width: text.length * 7.2 + 12, height: 21, rx: 10 }),
    s('text', { x, y: y + 4 }, text));
}

/** From the rim of one node to the rim of another, bent so that no two edges lie on each other. */
function way(from, to) {
  const [x0, y0] = NODES[from];
  const [x1, y1] = NODES[to];
  const bend = [(x0 + x1) / 2 + bends(from, to)[0], (y0 + y1) / 2 + bends(from, to)[1]];
  return {
    start: rim([x0, y0], bend, 20),
    bend: bend.join(' '),
    end: rim([x1, y1], bend, 22),
    label: on([x0, y0], bend, [x1, y1], LABELS[`${from}-${to}`] ?? 0.5),
  };
}

/** Where on its edge a name stands, from 0 to 1: two edges cross in their middles. */
const LABELS = { '0-3': 0.3, '1-2': 0.62 };

function on(start, bend, end, t) {
  return [0, 1].map((axis) => (1 - t) ** 2 * start[axis] + 2 * t * (1 - t) * bend[axis] + t ** 2 * end[axis]);
}

function bends(from, to) {
  return { '0-3': [0, 8], '0-1': [-6, -24], '0-2': [-20, 50], '1-2': [4, 4], '1-3': [20, -52], '2-3': [8, 24] }[`${from}-${to}`];
}

function rim([x, y], towards, radius) {
  const angle = Math.atan2(towards[1] - y, towards[0] - x);
  return `${(x + radius * Math.cos(angle)).toFixed(1)} ${(y + radius * Math.sin(angle)).toFixed(1)}`;
}
