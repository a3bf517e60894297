/** What providers say of the findings of a scan: each secret is asked about once, and what is known is not asked again. */
import type { Finding, Severity, Validity } from '../../core/finding.js';
import { SEVERITIES } from '../../core/finding.js';
import type { Clock } from '../../platform/clock.js';
import { severityOfLive } from '../../policy/severity.js';
import { excessOf } from '../../probes/excess.js';
import { unknown, type ProbeVerdict } from '../../probes/subject.js';
import type { KnownValidity } from '../../state/validity.js';
import type { ProgressState } from './progress.js';
import type { AskAbout } from './validate-desk.js';

export interface ValidationParts {
  readonly ask: AskAbout;
  /** What earlier runs were told, by fingerprint; only what is young enough. */
  readonly known: ReadonlyMap<string, KnownValidity>;
  /** For all questions together. */
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onProgress: (state: ProgressState) => void;
}

export interface Validated {
  readonly findings: readonly Finding[];
  /** What was said just now, to be remembered. */
  readonly fresh: ReadonlyMap<string, KnownValidity>;
}

/** So many questions at once over all providers; each has a limit of its own below this. */
const AT_ONCE = 16;

export async function validateFindings(findings: readonly Finding[], parts: ValidationParts): Promise<Validated> {
  const { known, timeoutMs, onProgress } = parts;
  const late = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([parts.signal, late]);
  const validated = new Map<string, Finding>();
  const fresh = new Map<string, KnownValidity>();
  const queue = findings.values();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const finding of queue) {
      const earlier = known.get(finding.fingerprint);
      const validity = earlier ?? (await validityOf(finding, parts, signal));
      if (earlier === undefined && isKnown(validity)) fresh.set(finding.fingerprint, validity);
      validated.set(finding.fingerprint, withValidity(finding, validity));
      done += 1;
      onProgress({ what: 'asking providers', done, total: findings.length });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { findings: bySeverity(findings.map((one) => validated.get(one.fingerprint) ?? one)), fresh };
}

async function validityOf(finding: Finding, parts: ValidationParts, signal: AbortSignal): Promise<Validity> {
  const verdict = await askInTime(finding, parts, signal);
  return { state: verdict.state, detail: detailOf(verdict), checkedAt: parts.clock.now().toISOString() };
}

async function askInTime(finding: Finding, parts: ValidationParts, signal: AbortSignal): Promise<ProbeVerdict> {
  try {
    return await parts.ask(finding, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    return unknown(parts.signal.aborted ? 'interrupted before it was asked' : 'not asked within --validate-timeout');
  }
}

/** One line: who says what, and what it told. */
export function detailOf({ detail, facts }: ProbeVerdict): string {
  const told = Object.entries(facts).map(([name, value]) => `${WORDS[name] ?? name} ${value}`);
  return told.length === 0 ? detail : `${detail} (${told.join('; ')})`;
}

const WORDS: Readonly<Record<string, string>> = { lastUsed: 'last used', keyId: 'id' };

/** The names in `detailOf` of all that a provider may have told. */
const FACTS =
  'owner account user groups scopes resources expires lastUsed keyId rights denied boundary dangerous unread';
const TOLD = FACTS.split(' ').map((name) => [name, `${WORDS[name] ?? name} `] as const);

/** What a line of `detailOf` repeats of a provider's facts: all that is remembered of them. */
export function factsIn(line: string): Readonly<Record<string, string>> {
  const begins = (part: string): boolean => TOLD.some(([, word]) => part.startsWith(word));
  let at = line.indexOf(' (');
  while (at !== -1 && !begins(line.slice(at + 2))) at = line.indexOf(' (', at + 1);
  if (at === -1 || !line.endsWith(')')) return {};
  const facts = new Map<string, string>();
  let last = '';
  for (const part of line.slice(at + 2, -1).split('; ')) {
    const told = TOLD.find(([name, word]) => part.startsWith(word) && !facts.has(name));
    // A value may hold a semicolon itself.
    if (told === undefined) facts.set(last, `${facts.get(last) ?? ''}; ${part}`);
    else facts.set((last = told[0]), part.slice(told[1].length));
  }
  return Object.fromEntries(facts);
}

function isKnown(validity: Validity): validity is KnownValidity {
  return validity.state !== 'unknown' && validity.detail !== undefined && validity.checkedAt !== undefined;
}

/**
 * What is dead is of low severity. What is live is one step higher, and more by what it may do and where it stands, unless
 * the rule called it low: then it is so by design.
 */
export function withValidity(finding: Finding, validity: Validity): Finding {
  const detail = validity.detail ?? 'the provider';
  switch (validity.state) {
    case 'active': {
      const { provider, ruleId } = finding;
      const tooMuch = excessOf(provider, ruleId, { facts: factsIn(detail) });
      const { severity, reasons } = severityOfLive({ ...finding, tooMuch, severity: raised(finding.severity) });
      return { ...finding, validity, severity, reasons: [...finding.reasons, 'it is live', ...reasons] };
    }
    case 'inactive':
      return { ...finding, validity, severity: 'low', reasons: [...finding.reasons, `it is dead: ${detail}`] };
    case 'unknown':
      return { ...finding, validity };
  }
}

function raised(severity: Severity): Severity {
  return severity === 'low' ? severity : (SEVERITIES[SEVERITIES.indexOf(severity) + 1] ?? severity);
}

/** As a scan orders them; a sort keeps what is equal in its place. */
function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));
}
