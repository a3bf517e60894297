import type { Finding } from '../../core/finding.js';
import type { Remediation } from '../../reporters/reporter.js';

/** Providers whose credentials `rotate` can change. */
const ROTATABLE: ReadonlySet<string> = new Set(['postgres']);

/** What a person does about a finding. Rules that know no provider are rotated once the configuration names one. */
export function remediationOf(finding: Finding): Remediation {
  const rotate = `unleak rotate ${finding.fingerprint}`;
  if (ROTATABLE.has(finding.provider)) {
    return { rotator: finding.provider, steps: [rotate, `${rotate} --apply`] };
  }
  const byHand = 'replace it where it was issued and revoke this one; removing it from the files does not make it safe';
  if (finding.provider === 'generic') {
    return { rotator: null, steps: [`the password of a PostgreSQL role: ${rotate}`, `anything else: ${byHand}`] };
  }
  return { rotator: null, steps: [byHand] };
}
