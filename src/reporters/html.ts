import {
  SEVERITIES,
  type Finding,
  type Location,
  type Report,
  type SourceCoverage,
  type SuppressedFinding,
} from '../core/finding.js';
import { glanceText, pageHead } from './html-parts.js';
import { printable } from './printable.js';
import { Redactor } from './redact.js';
import type { Reporter, ReporterOptions } from './reporter.js';
import { showCommand } from './show-command.js';
import { count, coverageLines, foremost, judgedByLine, placeName, shortCommit, summaryOf } from './summary.js';

/** So many places of a secret are shown at once; the others are folded. */
const SHOWN_PLACES = 5;

/** Text from outside as it may stand in the page. */
interface Words {
  /** Cleaned and escaped, in an element or an attribute. */
  readonly text: (value: string) => string;
  readonly mayShow: (value: string) => boolean;
}

/**
 * One file for a browser: by secret, what it is, how bad, where, since when, by whom, why it is believed and what to do. It
 * loads nothing and runs nothing, which its own policy says to the browser too.
 */
export const htmlReporter: Reporter = {
  format: 'html',
  canShowSecrets: false,
  render,
};

function* render(report: Report, options: ReporterOptions): Iterable<string> {
  const redactor = new Redactor(report);
  const words: Words = {
    text: (value) => escaped(printable(redactor.text(value))),
    mayShow: (value) => redactor.text(value) === value,
  };
  yield* pageHead(`unleak: ${words.text(summaryOf(report))}`);
  yield* head(report, words);
  if (report.findings.length > 0) yield '<main>\n<h2>By secret</h2>\n';
  for (const finding of report.findings) yield* findingText(finding, options, words);
  if (report.findings.length > 0) yield '</main>\n';
  yield* acceptedText(report.suppressed, words);
  yield `<p class="soft">unleak ${words.text(report.tool.version)}, ${words.text(report.finishedAt)}, fingerprint key ${words.text(report.fingerprintKeyId)}</p>\n`;
  yield '</body>\n</html>\n';
}

/** What was and what was not looked at comes first: without it, nothing below means anything. */
function* head(report: Report, { text }: Words): Iterable<string> {
  const isBad = report.findings.length > 0 || report.state !== 'complete';
  yield `<header>\n<h1 class="${isBad ? 'bad' : 'good'}">${text(summaryOf(report))}</h1>\n`;
  const gaps = report.coverage.flatMap((coverage) => coverage.gaps);
  if (gaps.length > 0) {
    yield `<section class="gaps">\n<h3>${count(gaps.length, 'thing')} could not be read</h3>\n<ul>\n`;
    for (const { what, reason } of gaps) yield `<li><code>${text(what)}</code>: ${text(reason)}</li>\n`;
    yield '</ul>\n</section>\n';
  }
  if (report.findings.length > 0) yield glances(report);
  yield `<details${report.findings.length === 0 ? ' open' : ''}>\n<summary>What was read</summary>\n<ul>\n`;
  for (const coverage of report.coverage) yield coverageText(coverage, text);
  for (const one of report.judgedBy ?? []) yield `<li>judged by ${text(judgedByLine(one))}</li>\n`;
  yield '</ul>\n</details>\n</header>\n';
}

function glances({ findings, suppressed }: Report): string {
  // Where nobody was asked, that none is known to be live says nothing.
  const asked = findings.filter(({ validity }) => validity.state !== 'unknown');
  const live = asked.filter(({ validity }) => validity.state === 'active').length;
  const numbers = SEVERITIES.toReversed().map((severity) => {
    return { number: findings.filter((one) => one.severity === severity).length, what: severity, tone: severity };
  });
  return glanceText([
    ...(asked.length === 0 ? [] : [{ number: live, what: 'known to be live', tone: 'critical' } as const]),
    ...numbers,
    { number: suppressed.length, what: 'accepted' },
  ]);
}

function coverageText(coverage: SourceCoverage, text: Words['text']): string {
  const lines = coverageLines(coverage);
  const read = (lines.length === 0 ? ['nothing scanned'] : lines).map(text).join('<br>');
  return `<li><code>${text(coverage.source)}</code><br>${read}</li>\n`;
}

function* findingText(finding: Finding, options: ReporterOptions, words: Words): Iterable<string> {
  const { text } = words;
  const { severity, validity } = finding;
  yield `<article class="${severity}">\n<span class="badge">${severity}</span>${validityBadge(finding)}\n`;
  yield `<h3>${text(finding.provider)} ${text(finding.kind)}</h3>\n<dl>\n`;
  const steps = options.remediationOf(finding).steps;
  yield row('What to do', steps.map((step) => `<pre><code>${text(step)}</code></pre>`).join(''));
  yield row('Where', placesText(foremost(finding.locations), words));
  const since = sinceText(finding.locations, text);
  if (since !== '') yield row('Since', since);
  yield row('Why', text([`confidence ${finding.confidence}`, ...finding.reasons].join('; ')));
  if (finding.companions.length > 0) {
    yield row(
      'With',
      finding.companions.map(({ name, value }) => `${text(name)} <code>${text(value)}</code>`).join(', '),
    );
  }
  if (validity.detail !== undefined) yield row('Provider says', text(validity.detail));
  yield row('Rule', `<code>${text(finding.ruleId)}</code>, ${count(finding.secret.length, 'character')}`);
  yield row('Fingerprint', `<code>${text(finding.fingerprint)}</code>`);
  yield '</dl>\n</article>\n';
}

function validityBadge({ validity }: Finding): string {
  if (validity.state === 'unknown') return '';
  const isLive = validity.state === 'active';
  return ` <span class="badge ${isLive ? 'bad' : 'good'}">${isLive ? 'live' : 'dead'}</span>`;
}

function placesText(places: readonly Location[], words: Words): string {
  const items = places.map((place) => `<li>${placeText(place, words)}</li>\n`);
  const shown = `<ul>\n${items.slice(0, SHOWN_PLACES).join('')}</ul>\n`;
  const rest = items.slice(SHOWN_PLACES);
  if (rest.length === 0) return shown;
  return `${shown}<details>\n<summary>${count(rest.length, 'more place')}</summary>\n<ul>\n${rest.join('')}</ul>\n</details>\n`;
}

function placeText(place: Location, { text, mayShow }: Words): string {
  const { startLine, startColumn, commit, refs = [], encodings = [] } = place;
  const parts = [`<code>${text(`${placeName(place)}:${String(startLine)}:${String(startColumn)}`)}</code>`];
  if (commit !== undefined) parts.push(`since commit <code>${text(shortCommit(commit))}</code>${byText(place, text)}`);
  if (refs.length > 0) parts.push(`in ${text(refs.join(' '))}`);
  if (place.inHead === false) parts.push('no longer in HEAD');
  if (place.place !== undefined) parts.push(text(place.place));
  if (place.source !== 'git-blob' && place.source !== 'file') parts.push(text(place.source));
  if (encodings.length > 0) parts.push(`encoded as ${text(encodings.toReversed().join(' in '))}`);
  const command = showCommand(place, mayShow);
  return `${parts.join(', ')}${command === undefined ? '' : `<pre><code>${text(command)}</code></pre>`}`;
}

function byText({ author, date }: Location, text: Words['text']): string {
  return `${author === undefined ? '' : ` by ${text(author)}`}${date === undefined ? '' : ` on ${text(date)}`}`;
}

/** The first commit that is known to hold it, and whose it is. */
function sinceText(places: readonly Location[], text: Words['text']): string {
  const dated = places.filter(({ date = '' }) => !Number.isNaN(Date.parse(date)));
  const [oldest] = dated.toSorted((a, b) => Date.parse(a.date ?? '') - Date.parse(b.date ?? ''));
  if (oldest === undefined) return '';
  return `${text(oldest.date ?? '')}${oldest.author === undefined ? '' : `, by ${text(oldest.author)}`}`;
}

function* acceptedText(suppressed: readonly SuppressedFinding[], { text }: Words): Iterable<string> {
  if (suppressed.length === 0) return;
  yield `<section>\n<h2>Accepted</h2>\n<details>\n<summary>${count(suppressed.length, 'finding')}</summary>\n<ul>\n`;
  for (const { ruleId, fingerprint, reason, locations } of suppressed) {
    const where = locations.slice(0, SHOWN_PLACES).map((place) => text(placeName(place)));
    const more = locations.length > SHOWN_PLACES ? ` and ${String(locations.length - SHOWN_PLACES)} more` : '';
    yield `<li>${text(ruleId)}: ${text(reason)}<br><span class="soft"><code>${text(fingerprint)}</code> in ${where.join(', ')}${more}</span></li>\n`;
  }
  yield '</ul>\n</details>\n</section>\n';
}

function row(name: string, html: string): string {
  return `<dt>${name}</dt>\n<dd>${html}</dd>\n`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
