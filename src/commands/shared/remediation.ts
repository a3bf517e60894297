import type { Finding } from '../../core/finding.js';
import type { Remediation } from '../../reporters/reporter.js';

/**
 * Providers whose credentials `rotate` can change, as findings name them. Written down here since a hook says it too, and
 * has no time to load their configuration; a test holds it against that.
 */
export const ROTATABLE: ReadonlySet<string> = new Set([
  'aws',
  'cloudflare',
  'github',
  'gitlab',
  'google',
  'mysql',
  'npm',
  'openai',
  'postgres',
  'private-key',
  'redis',
  'sendgrid',
  'slack',
  'stripe',
  'vault',
]);

/** What a person does about a finding. Rules that know no provider are rotated once the configuration names one. */
export function remediationOf(finding: Finding): Remediation {
  const rotate = `unleak rotate ${finding.fingerprint}`;
  if (ROTATABLE.has(finding.provider)) {
    return { rotator: finding.provider, steps: [rotate, `${rotate} --apply`] };
  }
  const byHand = 'replace it where it was issued and revoke this one; removing it from the files does not make it safe';
  if (finding.provider === 'generic') {
    return { rotator: null, steps: [`the password of a database, or of a service that you wire: ${rotate}`, byHand] };
  }
  return { rotator: null, steps: [`${byHand}; or wire its service as type: generic, then ${rotate}`] };
}
