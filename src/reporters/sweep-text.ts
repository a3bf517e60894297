import type { SweepReport, SweptFinding, SweptTarget } from '../core/sweep-report.js';
import { SWEEP_LIVES, SWEEP_OUTCOMES } from '../core/sweep-report.js';
import { printable } from './printable.js';
import { count, placeName, shortCommit } from './summary.js';

const DAY_MS = 86_400_000;

/** What changed since the sweep before, by secret, and what could not be read. */
export function* sweepText(report: SweepReport): Iterable<string> {
  for (const finding of report.changes) yield* changeText(finding, report.finishedAt);
  for (const target of report.targets) yield* gapText(target);
  for (const name of report.dropped) yield `no longer swept: ${printable(name)}\n`;
  for (const { credential, fingerprint, outcome, message } of report.rotations) {
    yield `${outcome}: ${printable(credential)} (${fingerprint}): ${printable(message)}\n`;
  }
  yield `${sweepSummary(report)}\n`;
}

/** One line: what was read, what is open, and what of that is new. */
export function sweepSummary({ summary, changes, state, resumed }: SweepReport): string {
  const outcomes = SWEEP_OUTCOMES.filter((one) => summary.outcomes[one] > 0);
  const read = outcomes.map((one) => `${String(summary.outcomes[one])} ${one}`).join(', ');
  const lives = SWEEP_LIVES.filter((one) => one !== 'closed' && summary.lives[one] > 0);
  const standing = lives.length === 0 ? 'none' : lives.map((one) => `${String(summary.lives[one])} ${one}`).join(', ');
  const went = resumed === 0 ? '' : ` (${String(resumed)} before it was interrupted)`;
  const end = state === 'complete' ? '' : '; the sweep is incomplete';
  return `places: ${read}${went}; leaked credentials: ${standing}; ${count(changes.length, 'change')} since the last sweep${end}`;
}

function* changeText(finding: SweptFinding, now: string): Iterable<string> {
  const { change = 'open', severity, provider, kind, ruleId, fingerprint, validity, life } = finding;
  yield `${change}: ${severity}: ${printable(`${provider} ${kind} (${ruleId})`)}\n`;
  yield field('fingerprint', fingerprint);
  if (life !== 'open' && life !== change) yield field('state', life);
  yield field('validity', [validity.state, ...(validity.detail === undefined ? [] : [validity.detail])].join(': '));
  yield field('age', ageText(finding, now));
  if (finding.owners.length > 0) yield field('owner', finding.owners.join(', '));
  for (const location of finding.locations) {
    const { repository, startLine, startColumn } = location;
    const at = `${placeName(location)}:${String(startLine)}:${String(startColumn)}`;
    yield field('place', repository === undefined ? at : `${at} in ${repository}`);
  }
  const more = finding.places - finding.locations.length;
  if (more > 0)
    yield field('place', `and ${String(more)} more, in ${count(finding.targets.length, 'place')} of the list`);
  if (change !== 'closed' && change !== 'dead') yield field('next', `unleak rotate ${fingerprint}`);
  yield '\n';
}

/** Since when it leaks, and who brought it in. */
export function ageText({ since, firstSeenAt }: SweptFinding, now: string): string {
  const from = since?.date ?? firstSeenAt;
  const days = count(Math.max(0, Math.floor((Date.parse(now) - Date.parse(from)) / DAY_MS)), 'day');
  if (since === undefined) return `${days}, first seen ${firstSeenAt}`;
  const commit = since.commit === undefined ? '' : ` in commit ${shortCommit(since.commit)}`;
  return `${days}, since ${since.date}${commit}${since.author === undefined ? '' : ` by ${since.author}`}`;
}

function* gapText({ name, outcome, gaps }: SweptTarget): Iterable<string> {
  if (gaps.length > 0) yield `${outcome}: ${printable(name)}\n`;
  for (const { what, reason } of gaps) yield `  gap: ${printable(what)}: ${printable(reason)}\n`;
}

function field(name: string, text: string): string {
  return `  ${name.padEnd(12)}${printable(text)}\n`;
}
