import {
  AUDIT_RULES,
  type AuditPlan,
  type AuditReport,
  type AuditSource,
  type AuditViolation,
  type WaivedViolation,
} from '../core/audit-report.js';
import { printable } from './printable.js';
import { count } from './summary.js';

/** What is wrong, worst first, then what could not be listed, and what was not judged. */
export function* auditText(report: AuditReport): Iterable<string> {
  for (const one of report.violations) yield* violationText(one);
  for (const one of report.waived) yield waivedText(one);
  if (report.waived.length > 0) yield '\n';
  for (const plan of report.plans ?? []) yield* planText(plan);
  yield* sourcesText(report.sources);
  yield `${printable(limitsLine(report))}\n`;
  yield `${auditSummary(report)}\n`;
}

/** One line: how many tokens, what is wrong with how many, and whether that is all. */
export function auditSummary({ tokens, violations, waived, sources, state }: AuditReport): string {
  const rules = AUDIT_RULES.map((rule) => [rule, violations.filter((one) => one.rule === rule).length] as const);
  const by = rules.filter(([, number]) => number > 0).map(([rule, number]) => `${String(number)} ${rule}`);
  const providers = sources.filter(({ kind, state: its }) => kind === 'provider' && its === 'listed').length;
  const listed = `${count(tokens.length, 'active token')} at ${count(providers, 'provider')}`;
  const wrong =
    by.length === 0 ? 'nothing against the policy' : `${count(violations.length, 'violation')}: ${by.join(', ')}`;
  const accepted = waived.length === 0 ? '' : `; ${String(waived.length)} waived`;
  const missing = sources.filter((one) => one.state === 'failed' || one.state === 'partly').map(({ name }) => name);
  const end = state === 'complete' ? '' : `; the audit is incomplete: ${missing.join(', ')}`;
  return printable(`${listed}; ${wrong}${accepted}${end}`);
}

/** How long credentials may live and rest by this audit. */
export function limitsLine({ limits }: AuditReport): string {
  const { default: usual, ...others } = limits.maxLifetimeDays;
  const own = Object.entries(others).filter(([, days]) => days !== usual);
  const lives = [`${String(usual)} days`, ...own.map(([name, days]) => `${name} ${String(days)}`)];
  const whence = limits.isConfigured ? 'max-lifetime of the configuration' : 'no max-lifetime is configured';
  return `longest life: ${lives.join(', ')} (${whence}); unused after ${count(limits.unusedDays, 'day')}`;
}

function* violationText(one: AuditViolation): Iterable<string> {
  const { rule, severity, provider, subject, owner, detail, advice, places, fingerprints } = one;
  yield `${rule}: ${severity}: ${printable(`${provider} ${subject.kind} ${nameOf(one)}`)}\n`;
  yield field('what', detail);
  if (owner !== undefined) yield field('owner', owner);
  yield field('do', advice);
  if (places.length > 0 && subject.type === 'token') yield field('stored', places.join(', '));
  if (fingerprints.length > 0 && subject.type !== 'finding') yield field('fingerprint', fingerprints.join(', '));
  yield '\n';
}

/** On whose word it is no violation. */
export function waiverWord({ waiver: { owner, until, reason } }: WaivedViolation): string {
  return `waived by ${owner} until ${until}: ${reason}`;
}

/** One line: somebody has looked at it, and its end is in sight. */
function waivedText(one: WaivedViolation): string {
  const { rule, severity, provider, subject, detail } = one;
  return `waived: ${rule}: ${severity}: ${printable(`${provider} ${subject.kind} ${nameOf(one)}: ${detail}; ${waiverWord(one)}`)}\n`;
}

function nameOf({ subject }: AuditViolation): string {
  return subject.name === '' ? subject.id : `${subject.name} (${subject.id})`;
}

function* planText({ credential, outcome, steps, message }: AuditPlan): Iterable<string> {
  yield `${outcome === 'planned' ? 'plan' : 'no plan'}: ${printable(credential)}\n`;
  for (const [index, step] of steps.entries()) yield `  ${String(index + 1)}. ${printable(step)}\n`;
  yield `  ${printable(message)}\n\n`;
}

function* sourcesText(sources: readonly AuditSource[]): Iterable<string> {
  for (const { name, kind, type, state, listed, problems, untold } of sources) {
    const things = kind === 'provider' ? 'token' : kind === 'store' ? 'secret' : 'finding';
    const what = state === 'no-listing' ? 'its credentials can not be listed' : `${state}, ${count(listed, things)}`;
    yield `${printable(kind === 'scans' ? name : `${kind} ${name} (${type})`)}: ${what}\n`;
    for (const problem of problems) {
      yield field('failed', problem.what);
      if (problem.hint !== undefined) yield field('hint', problem.hint);
    }
    if (untold.length > 0) yield field('not told', untold.join('; '));
  }
}

function field(name: string, text: string): string {
  return `  ${name.padEnd(12)}${printable(text)}\n`;
}
