// What somebody has accepted for a while is shown and counted, and is no violation until its last day has passed.
import type { AuditViolation, AuditWaiver, WaivedViolation } from '../core/audit-report.js';

/** What the policy says of one violation. */
export type WaiverOf = (
  violation: AuditViolation,
) => { readonly kind: 'in-force' | 'ended'; readonly waiver: AuditWaiver } | { readonly kind: 'none' };

export interface Judged {
  readonly violations: readonly AuditViolation[];
  readonly waived: readonly WaivedViolation[];
}

/** In the order in which they come. One whose waiver has ended is a violation again, and says so. */
export function withoutWaived(all: readonly AuditViolation[], waiverOf: WaiverOf): Judged {
  const violations: AuditViolation[] = [];
  const waived: WaivedViolation[] = [];
  for (const one of all) {
    const answer = waiverOf(one);
    if (answer.kind === 'none') {
      violations.push(one);
      continue;
    }
    const { reason, owner, until } = answer.waiver;
    if (answer.kind === 'in-force') waived.push({ ...one, waiver: { reason, owner, until } });
    else violations.push({ ...one, detail: `${one.detail}; the waiver of ${owner} ended on ${until}` });
  }
  return { violations, waived };
}
