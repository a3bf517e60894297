import type { SweepReport, SweptFinding } from '../core/sweep-report.js';
import { printable } from './printable.js';
import { ageText, sweepSummary } from './sweep-text.js';

/** So many changes are told one by one; a message has a limit of 40,000 characters, and people one that is lower. */
const MAX_SHOWN = 20;
const MAX_TEXT = 300;

/** A message in Slack's own markup: what changed, a line each, and what could not be read. */
export function sweepSlack(report: SweepReport): string {
  const shown = report.changes.slice(0, MAX_SHOWN).map((finding) => lineOf(finding, report.finishedAt));
  const more = report.changes.length - shown.length;
  const broken = report.targets.filter(({ gaps }) => gaps.length > 0);
  return [
    `*unleak* ${clean(report.sweep.name)}: ${clean(sweepSummary(report))}`,
    ...shown,
    ...(more > 0 ? [`and ${String(more)} more changes`] : []),
    ...broken.slice(0, MAX_SHOWN).map(({ name, outcome }) => `:warning: ${outcome}: \`${code(name)}\``),
    ...(broken.length > MAX_SHOWN ? [`and ${String(broken.length - MAX_SHOWN)} more places`] : []),
  ].join('\n');
}

function lineOf(finding: SweptFinding, now: string): string {
  const { change = 'open', severity, provider, kind, validity, fingerprint, owners, targets } = finding;
  const where = `\`${code(targets[0] ?? '')}\`${targets.length > 1 ? ` and ${String(targets.length - 1)} more` : ''}`;
  const owner = owners.length === 0 ? '' : `, owner ${clean(owners.join(', '))}`;
  const what = `*${change}* ${severity}: ${clean(`${provider} ${kind}`)}, ${validity.state}`;
  return `• ${what}, ${clean(ageText(finding, now))}${owner}, in ${where} (\`${fingerprint}\`)`;
}

/** Slack reads `<...>` as links and mentions, and marks with these; a name must not call `@channel`. */
function clean(text: string): string {
  return escaped(text).replaceAll(/[*_~`]/g, (mark) => `\u200b${mark}`);
}

/** Inside of code marks nothing but their end has a meaning. */
function code(text: string): string {
  return escaped(text).replaceAll('`', "'");
}

function escaped(text: string): string {
  return printable(text).slice(0, MAX_TEXT).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
