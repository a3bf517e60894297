/**
 * Takes what was accepted out of the findings: by a baseline, by suppressions of a configuration, by inline markers. Nothing
 * vanishes: each place that is taken out stands in `suppressed` with who said so and why.
 */
import type { Finding, JudgingFile, Location, Severity, SuppressedFinding } from '../core/finding.js';
import { SEVERITIES } from '../core/finding.js';
import { isExpired, type Acceptance } from './baseline-file.js';
import { givesReason } from './markers.js';

/** One suppression of a configuration; all that it names has to fit. */
export interface Suppression {
  readonly fingerprint?: string | undefined;
  readonly rule?: string | undefined;
  /** Whether a path fits; absent where the suppression names none. */
  readonly matchesPath?: ((path: string) => boolean) | undefined;
  readonly matchesValue?: ((value: string) => boolean) | undefined;
  readonly commits?: readonly string[] | undefined;
  readonly reason: string;
  readonly owner?: string | undefined;
  readonly until?: string | undefined;
}

/** What one file has to say. */
export interface JudgedBy {
  readonly file: string;
  /** What the user named, or has trusted, may also hide what a checksum proves; nothing hides what is live. */
  readonly isTrusted: boolean;
  /** Only places in this repository are its business; undefined for all. */
  readonly repository?: string | undefined;
  readonly accepted?: readonly Acceptance[];
  readonly suppressions?: readonly Suppression[];
  readonly severities?: Readonly<Record<string, Severity>>;
  /** How many rules it added. */
  readonly rules?: number;
}

export interface Triage {
  readonly files: readonly JudgedBy[];
  /** Today in UTC: `2026-01-31`. */
  readonly today: string;
  /** Where a rule looks: a finding of this rule at another path is none. */
  readonly scopes?: ReadonlyMap<string, (path: string) => boolean>;
}

export interface Judged {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly judgedBy: readonly JudgingFile[];
}

/** What says of a place that it is accepted: in which words, and by which file, if it is one. */
interface Claim {
  readonly reason: string;
  readonly file?: JudgedBy;
}

/** Judges findings after they were validated, and before they are counted. */
export function judgeFindings(findings: readonly Finding[], triage: Triage): Judged {
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const tally = new Map(triage.files.map((file) => [file, { suppressed: 0, changed: 0 }]));
  for (const one of findings) {
    const scoped = withinScope(one, triage);
    if (scoped === undefined) continue;
    const finding = withSeverity(scoped, triage, tally);
    const outcome = judgeOne(finding, triage);
    for (const [claim, locations] of outcome.accepted) {
      suppressed.push(suppressedOf(finding, claim.reason, locations));
      if (claim.file !== undefined) tally.get(claim.file)!.suppressed += locations.length;
    }
    if (outcome.accepted.size === 0 && outcome.notes.length === 0) kept.push(finding);
    else if (outcome.open.length > 0) {
      kept.push({ ...finding, locations: outcome.open, reasons: [...finding.reasons, ...outcome.notes] });
    }
  }
  return { findings: bySeverity(kept), suppressed, judgedBy: triage.files.map((file) => told(file, tally.get(file)!)) };
}

function suppressedOf(
  { fingerprint, ruleId, secret }: Finding,
  reason: string,
  locations: readonly Location[],
): SuppressedFinding {
  return { fingerprint, ruleId, reason, locations, secret };
}

interface Outcome {
  readonly open: readonly Location[];
  /** Places by what accepts them. */
  readonly accepted: ReadonlyMap<Claim, readonly Location[]>;
  /** What would have accepted it and was not obeyed. */
  readonly notes: readonly string[];
}

function judgeOne(finding: Finding, triage: Triage): Outcome {
  const notes = new Set<string>();
  const claims = new Map<string, Claim>();
  const accepted = new Map<Claim, Location[]>();
  const open: Location[] = [];
  const markerOf = fileMarkers(finding.locations);
  for (const location of finding.locations) {
    const found = claimFor(finding, location, markerOf(location), triage, notes);
    if (found === undefined) {
      open.push(location);
      continue;
    }
    const claim = claims.get(found.reason) ?? found;
    claims.set(found.reason, claim);
    addTo(accepted, claim, location);
  }
  return { open, accepted, notes: [...notes] };
}

/** The first that accepts this place and may; why others may not is noted. */
function claimFor(
  finding: Finding,
  location: Location,
  marker: string | undefined,
  triage: Triage,
  notes: Set<string>,
): Claim | undefined {
  const claims = [...fileClaims(finding, location, triage, notes), ...markerClaims(marker, notes)];
  for (const claim of claims) {
    const objection = objectionTo(finding, claim);
    if (objection === undefined) return claim;
    notes.add(`not accepted, because ${objection}: ${claim.reason}`);
  }
  return undefined;
}

function objectionTo(finding: Finding, { file }: Claim): string | undefined {
  if (finding.validity.state === 'active') return 'it is live';
  return finding.isProven === true && file?.isTrusted !== true ? 'its checksum proves that it was issued' : undefined;
}

function* fileClaims(finding: Finding, location: Location, triage: Triage, notes: Set<string>): Iterable<Claim> {
  for (const file of triage.files) {
    if (file.repository !== undefined && file.repository !== location.repository) continue;
    const entry = acceptanceFor(file, finding.fingerprint);
    if (entry !== undefined) {
      const reason = `${file.file}: ${entry.reason} (${entry.owner}, until ${entry.expires})`;
      if (isExpired(entry, triage.today)) notes.add(`no longer accepted: ${reason}`);
      else yield { reason, file };
    }
    for (const one of file.suppressions ?? []) {
      if (!fits(one, finding, location)) continue;
      const by = [one.owner, one.until === undefined ? undefined : `until ${one.until}`].filter(
        (part) => part !== undefined,
      );
      const reason = `${file.file}: ${one.reason}${by.length === 0 ? '' : ` (${by.join(', ')})`}`;
      if (one.until !== undefined && one.until < triage.today) notes.add(`no longer accepted: ${reason}`);
      else yield { reason, file };
    }
  }
}

const byFingerprint = new WeakMap<JudgedBy, ReadonlyMap<string, Acceptance>>();

function acceptanceFor(file: JudgedBy, fingerprint: string): Acceptance | undefined {
  let known = byFingerprint.get(file);
  if (known === undefined) {
    known = new Map((file.accepted ?? []).map((entry) => [entry.fingerprint, entry]));
    byFingerprint.set(file, known);
  }
  return known.get(fingerprint);
}

function* markerClaims(marker: string | undefined, notes: Set<string>): Iterable<Claim> {
  if (marker === undefined) return;
  if (givesReason(marker)) yield { reason: `marker on the line: ${marker}` };
  else notes.add('not accepted, because its marker gives no reason');
}

function fits(one: Suppression, finding: Finding, location: Location): boolean {
  if (one.fingerprint !== undefined && one.fingerprint !== finding.fingerprint) return false;
  if (one.rule !== undefined && one.rule !== finding.ruleId) return false;
  if (one.commits !== undefined && !one.commits.some((commit) => location.commit?.startsWith(commit) === true))
    return false;
  if (one.matchesPath !== undefined && (location.path === undefined || !one.matchesPath(location.path))) return false;
  return one.matchesValue?.(finding.secret.reveal()) !== false;
}

/**
 * A marker counts for its file in every version of it: else one that is added later could not quiet the history. The newest
 * version decides, so one that was taken away counts no more: the working tree, else HEAD, else each place for itself.
 */
function fileMarkers(locations: readonly Location[]): (location: Location) => string | undefined {
  if (locations.every(({ marker }) => marker === undefined)) return () => undefined;
  const key = ({ repository, path }: Location): string => JSON.stringify([repository, path]);
  const deciding = new Map<string, readonly Location[]>();
  const byFile = new Map<string, Location[]>();
  for (const location of locations) addTo(byFile, key(location), location);
  for (const [file, places] of byFile) {
    const present = places.filter(({ source }) => source === 'worktree' || source === 'file');
    deciding.set(file, present.length > 0 ? present : places.filter(({ inHead }) => inHead === true));
  }
  return (location) => {
    if (NAMES.has(location.source) || location.path === undefined) return undefined;
    const places = deciding.get(key(location)) ?? [];
    if (places.length === 0) return location.marker;
    return places.every(({ marker }) => marker !== undefined) ? places[0]?.marker : undefined;
  };
}

/** A hundred thousand places may have the same key. */
function addTo<Key>(lists: Map<Key, Location[]>, key: Key, location: Location): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [location]);
  else list.push(location);
}

/** In a list of names, a line is no line of a file, and nobody writes comments. */
const NAMES: ReadonlySet<string> = new Set(['git-tree', 'git-index', 'git-ref', 'git-file', 'file-name']);

function withinScope(finding: Finding, { scopes }: Triage): Finding | undefined {
  const scope = scopes?.get(finding.ruleId);
  if (scope === undefined) return finding;
  const locations = finding.locations.filter(({ path }) => path !== undefined && scope(path));
  return locations.length === 0 ? undefined : { ...finding, locations };
}

/** A file of a repository may not talk down what a checksum proves, and nobody what is live. */
function withSeverity(finding: Finding, triage: Triage, tally: ReadonlyMap<JudgedBy, { changed: number }>): Finding {
  for (const file of triage.files) {
    const severity = Object.hasOwn(file.severities ?? {}, finding.ruleId)
      ? file.severities?.[finding.ruleId]
      : undefined;
    if (severity === undefined || severity === finding.severity) continue;
    if (file.repository !== undefined && finding.locations.some((one) => one.repository !== file.repository)) continue;
    const isLower = SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(finding.severity);
    if (isLower && objectionTo(finding, { reason: '', file }) !== undefined) continue;
    tally.get(file)!.changed += 1;
    return { ...finding, severity, reasons: [...finding.reasons, `severity ${finding.severity} before ${file.file}`] };
  }
  return finding;
}

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));
}

function told(file: JudgedBy, { suppressed, changed }: { suppressed: number; changed: number }): JudgingFile {
  const holds = {
    accepted: file.accepted?.length ?? 0,
    rules: file.rules ?? 0,
    suppressions: file.suppressions?.length ?? 0,
    severities: Object.keys(file.severities ?? {}).length,
  };
  const present = Object.fromEntries(Object.entries(holds).filter(([, number]) => number > 0));
  return { file: file.file, isTrusted: file.isTrusted, holds: present, suppressed, changed };
}
