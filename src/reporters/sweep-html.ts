import type { SweepReport, SweepSummary, SweptFinding } from '../core/sweep-report.js';
import { escaped } from './html.js';
import { STYLE } from './html-style.js';
import { printable } from './printable.js';
import { count, placeName } from './summary.js';
import { ageText, sweepSummary } from './sweep-text.js';

const MORE_STYLE = `
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { text-align: right; padding: 0.15rem 0.5rem; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: left; }
svg { width: 100%; height: 9rem; background: var(--box); border: 1px solid var(--line); border-radius: 0.4rem; }
.part-critical { fill: var(--critical); } .part-high { fill: var(--high); }
.part-medium { fill: var(--medium); } .part-low { fill: var(--low); }
`.trim();

const text = (value: string): string => escaped(printable(value));

/**
 * One file for a browser: what changed, what is open still, what could not be read, and how that went over the last sweeps.
 * It loads nothing and runs nothing.
 */
export function* sweepHtml(report: SweepReport, findings: readonly SweptFinding[]): Iterable<string> {
  const { changes, state, finishedAt, sweep } = report;
  const isBad = changes.some(({ change }) => change === 'new' || change === 'reopened') || state !== 'complete';
  yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n';
  yield `<title>unleak sweep: ${text(sweep.name)}</title>\n<style>\n${STYLE}\n${MORE_STYLE}\n</style>\n</head>\n<body>\n`;
  yield `<header>\n<h1 class="${isBad ? 'bad' : 'good'}">${text(sweepSummary(report))}</h1>\n`;
  yield* gapsText(report);
  yield '</header>\n';
  yield* trendText(report.trend);
  yield* listText('Changed since the last sweep', changes, finishedAt, true);
  const standing = findings.filter(
    ({ life, change }) => change === undefined && (life === 'open' || life === 'rotating'),
  );
  yield* listText('Still open', standing, finishedAt, false);
  yield* rotationsText(report);
  yield `<p class="soft">unleak ${text(report.tool.version)}, sweep ${String(sweep.id)} of ${text(sweep.name)}, ${text(finishedAt)}</p>\n`;
  yield '</body>\n</html>\n';
}

function* gapsText({ targets, dropped }: SweepReport): Iterable<string> {
  const broken = targets.filter(({ gaps }) => gaps.length > 0);
  if (broken.length + dropped.length === 0) return;
  yield `<section class="gaps">\n<h3>${count(broken.length, 'place')} could not be read to the end</h3>\n<ul>\n`;
  for (const { name, outcome, gaps } of broken) {
    yield `<li><code>${text(name)}</code>: ${outcome}\n<ul>\n`;
    for (const { what, reason } of gaps) yield `<li><code>${text(what)}</code>: ${text(reason)}</li>\n`;
    yield '</ul></li>\n';
  }
  for (const name of dropped) yield `<li><code>${text(name)}</code>: no longer in the list</li>\n`;
  yield '</ul>\n</section>\n';
}

function* listText(title: string, findings: readonly SweptFinding[], now: string, isOpen: boolean): Iterable<string> {
  if (findings.length === 0) return;
  yield `<section>\n<details${isOpen ? ' open' : ''}>\n<summary>${title}: ${count(findings.length, 'credential')}</summary>\n`;
  for (const finding of findings) yield* findingText(finding, now);
  yield '</details>\n</section>\n';
}

function* findingText(finding: SweptFinding, now: string): Iterable<string> {
  const { severity, change, life, provider, kind, validity, fingerprint, owners, targets } = finding;
  const state = change === undefined || change === life ? life : `${change}, ${life}`;
  yield `<article class="${severity}">\n<span class="badge">${severity}</span> <span class="badge">${state}</span>\n`;
  yield `<h3>${text(`${provider} ${kind}`)}</h3>\n<dl>\n`;
  yield row('Validity', text([validity.state, ...(validity.detail === undefined ? [] : [validity.detail])].join(': ')));
  yield row('Age', text(ageText(finding, now)));
  if (owners.length > 0) yield row('Owner', text(owners.join(', ')));
  yield row('Where', `<ul>\n${finding.locations.map(placeText).join('')}</ul>\n${moreText(finding)}`);
  yield row('In', targets.map((target) => `<code>${text(target)}</code>`).join('<br>'));
  yield row('Fingerprint', `<code>${text(fingerprint)}</code>`);
  yield '</dl>\n</article>\n';
}

function placeText(place: SweptFinding['locations'][number]): string {
  const { repository, startLine, startColumn } = place;
  const within = repository === undefined ? '' : ` in <code>${text(repository)}</code>`;
  return `<li><code>${text(placeName(place))}:${String(startLine)}:${String(startColumn)}</code>${within}</li>\n`;
}

function moreText({ places, locations }: SweptFinding): string {
  return places > locations.length ? `and ${String(places - locations.length)} more` : '';
}

function* rotationsText({ rotations }: SweepReport): Iterable<string> {
  if (rotations.length === 0) return;
  yield '<section>\n<h2>Rotations</h2>\n<ul>\n';
  for (const { credential, outcome, message, fingerprint } of rotations) {
    yield `<li>${text(credential)}: ${outcome}: ${text(message)} <code>${text(fingerprint)}</code></li>\n`;
  }
  yield '</ul>\n</section>\n';
}

const PARTS = ['low', 'medium', 'high', 'critical'] as const;
const HEIGHT = 100;
const STEP = 12;

/** A bar for each sweep, as high as what was open, in the colours of how bad it is; the numbers in a table below. */
function* trendText(trend: readonly SweepSummary[]): Iterable<string> {
  if (trend.length < 2) return;
  const most = Math.max(1, ...trend.map(({ severities }) => PARTS.reduce((sum, part) => sum + severities[part], 0)));
  const width = trend.length * STEP;
  yield `<section>\n<h2>Open over the last ${count(trend.length, 'sweep')}</h2>\n`;
  yield `<svg viewBox="0 0 ${String(width)} ${String(HEIGHT)}" preserveAspectRatio="none" role="img" aria-label="open credentials by sweep">\n`;
  for (const [index, { severities }] of trend.entries()) {
    let top = HEIGHT;
    for (const part of PARTS) {
      const height = (severities[part] / most) * HEIGHT;
      top -= height;
      if (height === 0) continue;
      const [x, y, tall] = [index * STEP + 1, top.toFixed(2), height.toFixed(2)];
      yield `<rect class="part-${part}" x="${String(x)}" y="${y}" width="${String(STEP - 2)}" height="${tall}"/>\n`;
    }
  }
  yield '</svg>\n<details>\n<summary>Numbers</summary>\n<table>\n';
  yield `<tr><th>ended</th>${[...PARTS]
    .toReversed()
    .map((part) => `<th>${part}</th>`)
    .join('')}<th>dead</th><th>closed</th><th>failed</th></tr>\n`;
  for (const { finishedAt, severities, lives, outcomes } of trend) {
    const numbers = [...[...PARTS].toReversed().map((part) => severities[part]), lives.dead, lives.closed];
    const cells = [...numbers, outcomes.failed + outcomes.incomplete].map((number) => `<td>${String(number)}</td>`);
    yield `<tr><td>${text(finishedAt)}</td>${cells.join('')}</tr>\n`;
  }
  yield '</table>\n</details>\n</section>\n';
}

function row(name: string, html: string): string {
  return `<dt>${name}</dt>\n<dd>${html}</dd>\n`;
}
