import type { JudgingFile, Location, Report, SourceCoverage } from '../core/finding.js';

const SHORT_COMMIT = 10;
/** Reasons for leaving something out that say too little by themselves. */
const REASONS: Readonly<Record<string, string>> = { known: 'known from an earlier scan' };

/** The one sentence that every format for people ends or begins with. */
export function summaryOf(report: Report): string {
  const places = report.findings.reduce((sum, finding) => sum + finding.locations.length, 0);
  const found =
    report.findings.length === 0
      ? 'no leaked credentials found'
      : `${count(report.findings.length, 'leaked credential')} found in ${count(places, 'place')}`;
  return report.state === 'complete' ? found : `${found}; the scan is incomplete`;
}

/** A line for each kind of unit of a source; the text is not cleaned yet. */
export function coverageLines(coverage: SourceCoverage): readonly string[] {
  return Object.entries(coverage.units).map(([unit, { enumerated, scanned, skipped, bytes }]) => {
    const reasons = Object.entries(skipped).filter(([, number]) => number > 0);
    const left = reasons.map(([reason, number]) => `${String(number)} ${REASONS[reason] ?? reason}`).join(', ');
    const rest = left === '' ? '' : `; left out: ${left}`;
    return `${String(scanned)} of ${String(enumerated)} ${unit} scanned, ${String(bytes)} bytes${rest}`;
  });
}

/** What a baseline or configuration held and what it did; not cleaned yet. */
export function judgedByLine({ file, isTrusted, holds, suppressed, changed }: JudgingFile): string {
  const held = Object.entries(holds).map(
    ([what, number]) => `${String(number)} ${number === 1 ? (ONE_OF[what] ?? what) : what}`,
  );
  const trust = isTrusted ? '' : ' (found in the repository)';
  const effect = [
    `${count(suppressed, 'place')} accepted`,
    ...(changed > 0 ? [`${count(changed, 'severity', 'severities')} changed`] : []),
  ];
  return `${file}${trust}: ${held.join(', ')}; ${effect.join(', ')}`;
}

const ONE_OF: Readonly<Record<string, string>> = { rules: 'rule', suppressions: 'suppression', severities: 'severity' };

/** Where a finding stands best shown first: what is in the working tree can be opened, what is history can't. */
export function foremost(locations: readonly Location[]): readonly Location[] {
  const isPresent = (location: Location): boolean =>
    location.source === 'worktree' ||
    location.source === 'file' ||
    location.source === 'file-name' ||
    location.inHead === true;
  return [...locations.filter(isPresent), ...locations.filter((location) => !isPresent(location))];
}

/** The name of a place: its path, else its git object, else what kind of source it is; not cleaned yet. */
export function placeName(location: Location): string {
  return location.path ?? location.object ?? location.source;
}

export function shortCommit(commit: string): string {
  return commit.slice(0, SHORT_COMMIT);
}

export function count(number: number, thing: string, things = `${thing}s`): string {
  return `${String(number)} ${number === 1 ? thing : things}`;
}
