import {
  areaY,
  axisX,
  axisY,
  gridY,
  lineY,
  plot,
  rectY,
  ruleX,
  ruleY,
  text,
} from '@observablehq/plot';
import type { Coverage } from '../../../../server/contract/coverage.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Bar } from '../../../lib/planner/histogram.ts';
import { classOfMinutes, minuteBounds } from '../../../lib/planner/minutes-scale.ts';

export type Drawing =
  | {
      readonly kind: 'histogram';
      readonly bars: readonly Bar[];
      readonly limits: Coverage['limits'];
    }
  | { readonly kind: 'lorenz'; readonly corners: Coverage['equity']['lorenz'] };

/** A chart as wide as its box, in the colours of the page. */
export function drawChart(
  drawing: Drawing,
  width: number,
  box: Element,
  words: Translator,
): Element {
  const fontSize = Number.parseFloat(getComputedStyle(box).fontSize);
  const drawn =
    drawing.kind === 'histogram'
      ? histogram(drawing.bars, drawing.limits, width, fontSize, words)
      : lorenz(drawing.corners, width, fontSize, words);
  // Plot brings a style element, which the page's own policy would refuse; its rules stand in planner.css.
  for (const style of drawn.querySelectorAll('style')) style.remove();
  // The box says what the picture shows; names of Plot's groups are no words for anybody, and not allowed where no role is.
  for (const named of drawn.querySelectorAll('[aria-label]')) named.removeAttribute('aria-label');
  return drawn;
}

const common = (width: number, fontSize: number) => ({
  width,
  className: 'plot',
  marginLeft: fontSize * 4,
  marginBottom: fontSize * 3,
  marginTop: fontSize * 2.2,
  marginRight: fontSize * 1.2,
  style: { fontSize: `${fontSize}px` },
});

function histogram(
  bars: readonly Bar[],
  { urbanMinutes, ruralMinutes }: Coverage['limits'],
  width: number,
  fontSize: number,
  { t, lang }: Translator,
): Element {
  const bounds = minuteBounds(urbanMinutes);
  const people = new Intl.NumberFormat(lang, { notation: 'compact' });
  const limits = [...new Set([urbanMinutes, ruralMinutes])];
  const most = bars.at(-1)!.toMinutes;
  return plot({
    ...common(width, fontSize),
    height: Math.max(fontSize * 14, Math.min(width * 0.5, 320)),
    x: { label: t('planner.axis-minutes'), domain: [0, Math.max(most, ...limits)] },
    y: { label: t('planner.axis-people') },
    marks: [
      gridY({ stroke: 'var(--line)', strokeOpacity: 1 }),
      rectY(bars as Bar[], {
        x1: 'fromMinutes',
        x2: 'toMinutes',
        y: 'people',
        fill: (bar: Bar) => `var(--heat-${classOfMinutes(bar.toMinutes, bounds) + 1})`,
        stroke: 'var(--line-strong)',
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      ruleX(limits, { stroke: 'var(--ink)', strokeDasharray: '4 3' }),
      text(limits, {
        x: (limit: number) => limit,
        frameAnchor: 'top',
        dy: -fontSize * 0.9,
        text: (limit: number) => t('planner.axis-limit', { minutes: limit }),
        fill: 'var(--ink)',
      }),
      ruleY([0], { stroke: 'var(--line-strong)' }),
      axisX({ tickSize: 0, ticks: Math.max(3, Math.floor(width / (fontSize * 5))) }),
      axisY({ tickSize: 0, ticks: 4, tickFormat: (count: number) => people.format(count) }),
    ],
  });
}

function lorenz(
  corners: Coverage['equity']['lorenz'],
  width: number,
  fontSize: number,
  { t, lang }: Translator,
): Element {
  const percent = new Intl.NumberFormat(lang, { style: 'percent' });
  const side = Math.min(width, 420);
  const format = (share: number) => percent.format(share);
  return plot({
    ...common(side, fontSize),
    height: side,
    x: { domain: [0, 1], label: t('planner.lorenz-people') },
    y: { domain: [0, 1], label: t('planner.lorenz-minutes') },
    marks: [
      gridY({ stroke: 'var(--line)', strokeOpacity: 1 }),
      areaY(corners as Corner[], {
        x: 'people',
        y1: 'people',
        y2: 'value',
        fill: 'var(--brand-soft)',
      }),
      lineY(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: 'var(--ink-quiet)', strokeDasharray: '4 3' },
      ),
      lineY(corners as Corner[], {
        x: 'people',
        y: 'value',
        stroke: 'var(--brand)',
        strokeWidth: 2.5,
      }),
      axisX({ tickSize: 0, ticks: 5, tickFormat: format }),
      axisY({ tickSize: 0, ticks: 5, tickFormat: format }),
    ],
  });
}

type Corner = Coverage['equity']['lorenz'][number];
