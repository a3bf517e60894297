import type { SweepReport, SweepSummary, SweptFinding } from '../core/sweep-report.js';
import { escaped } from './html.js';
import { glanceText, legendText, pageHead, PICTURE_STYLE, tableText } from './html-parts.js';
import { printable } from './printable.js';
import { count, placeName } from './summary.js';
import { ageText, sweepSummary } from './sweep-text.js';

const MORE_STYLE = `
${PICTURE_STYLE}.trend { width: 100%; height: 9rem; background: var(--box); border: 1px solid var(--line); border-radius: 0.4rem; }
.trend .pale { opacity: 0.45; }
.ends { display: flex; justify-content: space-between; }
`.trimStart();

const text = (value: string): string => escaped(printable(value));

/**
 * One file for a browser: what changed, what is open still, what could not be read, and how that went over the last sweeps.
 * It loads nothing and runs nothing.
 */
export function* sweepHtml(report: SweepReport, findings: readonly SweptFinding[]): Iterable<string> {
  const { changes, state, finishedAt, sweep } = report;
  const isBad = changes.some(({ change }) => change === 'new' || change === 'reopened') || state !== 'complete';
  yield* pageHead(`unleak sweep: ${text(sweep.name)}`, MORE_STYLE);
  yield `<header>\n<h1 class="${isBad ? 'bad' : 'good'}">${text(sweepSummary(report))}</h1>\n`;
  yield* gapsText(report);
  yield glances(report, findings);
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

/** What changed, and what is left: the numbers for which somebody opens the page. */
function glances({ changes, summary, targets }: SweepReport, findings: readonly SweptFinding[]): string {
  const changed = (...kinds: readonly string[]): number =>
    changes.filter(({ change = '' }) => kinds.includes(change)).length;
  const isLive = ({ life, validity }: SweptFinding): boolean => life === 'open' && validity.state === 'active';
  return glanceText([
    { number: changed('new', 'reopened'), what: 'new or back', tone: 'critical' },
    { number: findings.filter(isLive).length, what: 'known to be live', tone: 'critical' },
    { number: summary.lives.open, what: 'open', tone: 'high' },
    { number: summary.lives.rotating, what: 'being rotated' },
    { number: summary.lives.dead, what: 'dead', tone: 'fine' },
    {
      number: targets.filter(({ gaps }) => gaps.length > 0).length,
      what: 'places not read to the end',
      tone: 'critical',
    },
  ]);
}

const PARTS = ['low', 'medium', 'high', 'critical'] as const;
const WORST_FIRST = PARTS.toReversed();
const HEIGHT = 100;
const STEP = 12;

const openIn = ({ severities }: SweepSummary): number => PARTS.reduce((sum, part) => sum + severities[part], 0);

/** A bar for each sweep, as high as what was open, in the colours of how bad it is; the numbers in a table below. */
function* trendText(trend: readonly SweepSummary[]): Iterable<string> {
  const [first, last] = [trend[0], trend.at(-1)];
  if (first === undefined || last === undefined || trend.length < 2) return;
  const most = Math.max(1, ...trend.map(openIn));
  yield `<section>\n<h2>Open over the last ${count(trend.length, 'sweep')}</h2>\n`;
  yield `<svg class="trend" viewBox="0 0 ${String(trend.length * STEP)} ${String(HEIGHT)}" preserveAspectRatio="none" role="img" aria-label="open credentials by sweep">\n`;
  for (const [index, one] of trend.entries()) yield* bar(index, one, most);
  yield `</svg>\n<p class="soft ends"><span>${endText(first)}</span><span>${endText(last)}</span></p>\n`;
  yield legendText(WORST_FIRST.map((part) => ({ part, what: part })));
  yield `<p class="soft">At most ${String(most)}. Pale: a sweep that did not read everything.</p>\n`;
  yield* numbersText(trend);
  yield '</section>\n';
}

function endText(one: SweepSummary): string {
  return `${text(one.finishedAt.slice(0, 10))}: ${String(openIn(one))}`;
}

function* bar(index: number, one: SweepSummary, most: number): Iterable<string> {
  yield `<g${one.state === 'complete' ? '' : ' class="pale"'}><title>${endText(one)} open</title>\n`;
  let top = HEIGHT;
  for (const part of PARTS) {
    const height = (one.severities[part] / most) * (HEIGHT - 4);
    top -= height;
    if (height === 0) continue;
    const [x, y, tall] = [index * STEP + 1, top.toFixed(2), height.toFixed(2)];
    yield `<rect class="part-${part}" x="${String(x)}" y="${y}" width="${String(STEP - 2)}" height="${tall}"/>\n`;
  }
  yield '</g>\n';
}

function* numbersText(trend: readonly SweepSummary[]): Iterable<string> {
  yield '<details>\n<summary>Numbers</summary>\n';
  const names = [...WORST_FIRST, 'dead', 'closed', 'not read to the end'];
  const rows = trend.map(({ finishedAt, severities, lives, outcomes }) => [
    text(finishedAt.slice(0, 16).replace('T', ' ')),
    ...[...WORST_FIRST.map((part) => severities[part]), lives.dead, lives.closed].map(String),
    String(outcomes.failed + outcomes.incomplete),
  ]);
  yield* tableText([{ name: 'ended (UTC)', isShort: true }, ...names.map((name) => ({ name }))], rows);
  yield '</details>\n';
}

function row(name: string, html: string): string {
  return `<dt>${name}</dt>\n<dd>${html}</dd>\n`;
}
