import type { Finding, Location, Report } from '../../core/finding.js';
import { pathsFor } from '../../platform/paths.js';
import { Redactor } from '../../reporters/redact.js';

/**
 * Remembers what a scan found, so that `rotate` knows where a fingerprint stands. The database is loaded only here.
 *
 * @param isKnown whether nothing had to be read: then most likely all is recorded, and only the times are new
 */
export async function recordInState(report: Report, env: NodeJS.ProcessEnv, isKnown: boolean): Promise<void> {
  const folder = pathsFor(env).state;
  const clean = withoutValues(report);
  if (isKnown) {
    const { touchScan } = await import('../../state/touch-scan.js');
    if (await touchScan(folder, clean)) return;
  }
  const { openState } = await import('../../state/database.js');
  const { recordScan } = await import('../../state/findings.js');
  const state = await openState(folder);
  try {
    await recordScan(state, clean);
  } finally {
    await state.close();
  }
}

/** A secret may stand in the name of a file or a branch as well, and would be recorded with it. */
export function withoutValues(report: Report): Report {
  const redactor = new Redactor(report);
  const text = (value: string): string => redactor.text(value);
  return {
    ...report,
    coverage: report.coverage.map((one) => ({
      ...one,
      source: text(one.source),
      gaps: one.gaps.map(({ what, reason }) => ({ what: text(what), reason: text(reason) })),
    })),
    findings: report.findings.map((finding) => cleaned(finding, text)),
  };
}

function cleaned(finding: Finding, text: (value: string) => string): Finding {
  return {
    ...finding,
    companions: finding.companions.map(({ name, value }) => ({ name, value: text(value) })),
    locations: finding.locations.map((location) => cleanedLocation(location, text)),
  };
}

/** Each text, whatever it says: what is added to a location later is cleaned too. */
function cleanedLocation(location: Location, text: (value: string) => string): Location {
  const entries = Object.entries(location).map(([name, value]: [string, unknown]) => {
    if (typeof value === 'string') return [name, text(value)];
    return [name, Array.isArray(value) ? value.map((one) => text(String(one))) : value];
  });
  return Object.fromEntries(entries) as Location;
}
