// Curves, drawn by uPlot in the colours of the page.

import uPlot from '../webjars/uplot/1.6.30/dist/uPlot.esm.js';
import { h } from './dom.js';
import { compact, metric } from './format.js';

/** Colours that are told apart by people who see few, too. */
export const LINES = ['--line-1', '--line-2', '--line-3', '--line-4', '--line-5', '--line-6'];

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/**
 * A chart over steps. Series are {label, colour, width, stepped, scattered, format}; of one that is scattered, single points far
 * below all others may lie outside. Bands are {high, low, colour}: numbers of series, from 0, with a surface between them.
 *
 * @returns {element, show(data)}: data is the list of steps, then a list of values per series
 */
export function chart(label, series, height = 260, bands = []) {
  const element = h('div', { class: 'chart', role: 'img', 'aria-label': label });
  let plot = null;
  let data = [[], ...series.map(() => [])];

  function draw() {
    plot?.destroy();
    plot = new uPlot(options(series, bands, element.clientWidth || 600, height), data, element);
  }

  new ResizeObserver(() => {
    if (plot && element.clientWidth > 0 && element.clientWidth !== plot.width) {
      plot.setSize({ width: element.clientWidth, height });
    }
  }).observe(element);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => plot && element.isConnected && draw());

  return {
    element,
    show(next) {
      data = next;
      if (plot) {
        plot.setData(data);
      } else {
        draw();
      }
    },
  };
}

function options(series, bands, width, height) {
  const axis = {
    stroke: colour('--faint'),
    grid: { stroke: colour('--rule'), width: 1 },
    ticks: { show: false },
    font: '12px system-ui, sans-serif',
  };
  return {
    width,
    height,
    cursor: { points: { size: 7 }, drag: { x: true, y: false } },
    scales: { x: { time: false }, y: { range: (plot, least, most) => bounds(plot.data, series, least, most) } },
    axes: [
      { ...axis, size: 34, grid: { show: false }, values: (plot, values) => values.map(compact) },
      { ...axis, size: 58, values: (plot, values) => values.map(metric) },
    ],
    bands: bands.map((band) => ({
      series: [band.high + 1, band.low + 1],
      fill: () => `color-mix(in srgb, ${colour(band.colour)} 16%, transparent)`,
    })),
    series: [
      { label: 'step', value: (plot, value) => (value === null ? '' : String(value)) },
      ...series.map((line) => ({
        label: line.label,
        stroke: () => colour(line.colour),
        width: line.width ?? 1.5,
        spanGaps: true,
        paths: line.stepped ? uPlot.paths.stepped({ align: 1 }) : undefined,
        points: { show: false },
        value: (plot, value) => (value === null || value === undefined ? '' : (line.format ?? metric)(value)),
      })),
    ],
  };
}

/** From the worst that is not rare to the best, with a little room. */
function bounds(data, series, least, most) {
  if (least === null || most === null) {
    return [0, 1];
  }
  const lows = series.map((line, i) => lowest(data[i + 1].filter((value) => value !== null && value !== undefined), line.scattered));
  const low = Math.min(...lows.filter((value) => value !== null));
  const room = (most - low) * 0.07 || Math.abs(most) * 0.05 || 1;
  return [low >= 0 ? Math.max(0, low - room) : low - room, most + room];
}

function lowest(values, scattered) {
  if (values.length === 0) {
    return null;
  }
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[scattered ? Math.floor(sorted.length * 0.04) : 0];
}

/** Brings curves with steps of their own onto common steps. */
export function joined(curves) {
  return curves.length === 0 ? [[]] : uPlot.join(curves);
}
