// The two cells of DARTS as graphs: nodes on a line, an arc for each edge. Of the two edges into a node one is above, one below.

import { h, s } from './dom.js';
import { short } from './heatmap.js';

const COLOURS = {
  max_pool_3x3: '--line-3', avg_pool_3x3: '--line-3', skip_connect: '--line-6',
  sep_conv_3x3: '--line-1', sep_conv_5x5: '--line-1', dil_conv_3x3: '--line-2', dil_conv_5x5: '--line-2',
};
const NAMES = ['before last', 'last', '2', '3', '4', '5'];
const EDGES = 8;
const BETWEEN = 116;
const LEFT = 40;
const MIDDLE = 176;
const RADIUS = 19;

/** {normal, reduce}: lists of {operation, from, to}; null if the text is no genotype. */
export function genotype(architecture) {
  const found = /^Genotype\(normal=\[(.*)\], normal_concat=\[2, 3, 4, 5\], reduce=\[(.*)\], reduce_concat=\[2, 3, 4, 5\]\)$/.exec(architecture);
  const [normal, reduce] = found ? found.slice(1).map(edges) : [null, null];
  return normal && reduce ? { normal, reduce } : null;
}

function edges(text) {
  const found = [...text.matchAll(/\('([a-z0-9_]+)', (\d)\)/g)]
    .map(([, operation, from], i) => ({ operation, from: Number(from), to: 2 + Math.floor(i / 2), above: i % 2 === 0 }));
  return found.length === EDGES && found.every((edge) => edge.operation in COLOURS && edge.from < edge.to) ? found : null;
}

/** The picture of a genotype. */
export function cells({ normal, reduce }) {
  return h('div', {}, picture('Normal cell', normal), picture('Reduction cell', reduce));
}

function picture(title, found) {
  const words = found.map((edge) => `${short(edge.operation)} from ${NAMES[edge.from]} to ${edge.to}`).join(', ');
  return h('figure', { class: 'genotype' }, h('figcaption', {}, title),
    s('svg', { class: 'cell', viewBox: `0 0 ${2 * LEFT + 5 * BETWEEN} ${2 * MIDDLE}`, role: 'img', 'aria-label': `${title}: ${words}` },
      found.map(arc), found.map(name),
      NAMES.map((text, node) => s('g', { class: 'node' },
        s('circle', { cx: place(node), cy: MIDDLE, r: RADIUS }),
        s('text', { x: place(node), y: MIDDLE + 5 }, node === 0 ? 'in−1' : node === 1 ? 'in' : text)))));
}

function place(node) {
  return LEFT + node * BETWEEN;
}

/** How far the middle of an arc is from the line: the wider it is; neighbours of one width are told apart, too. */
function height({ from, to }) {
  return 26 + (to - from) * 22 + (to % 2) * 12;
}

function arc(edge) {
  const side = edge.above ? -1 : 1;
  const bend = MIDDLE + side * 2 * height(edge) - side * RADIUS;
  return s('path', {
    d: `M${place(edge.from)} ${MIDDLE + side * RADIUS} Q${(place(edge.from) + place(edge.to)) / 2} ${bend} ${place(edge.to)} ${MIDDLE + side * RADIUS}`,
    class: 'edge',
    '--colour': `var(${COLOURS[edge.operation]})`,
  });
}

function name(edge) {
  const x = (place(edge.from) + place(edge.to)) / 2;
  const y = MIDDLE + (edge.above ? -1 : 1) * height(edge);
  const text = short(edge.operation);
  return s('g', { class: 'operation', '--colour': `var(${COLOURS[edge.operation]})` },
    s('rect', { x: x - text.length * 3.8 - 6, y: y - 11, width: text.length * 7.6 + 12, height: 22, rx: 11 }),
    s('text', { x, y: y + 4.5 }, text));
}
