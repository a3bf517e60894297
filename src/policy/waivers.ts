/** Recorded exceptions from the policy. Meets the configuration's `policy.waivers` and whoever is about to refuse something. */
import { matchesName } from '../core/glob.js';
import type { PolicyRule } from '../core/policy-rules.js';
import { hasEnded, type Waiver } from './order.js';

export interface PolicyWaiver extends Waiver {
  readonly rule: PolicyRule;
  /** Names of credentials, with `*` and `?`. */
  readonly credentials: readonly string[];
}

export type WaiverAnswer =
  | { readonly kind: 'in-force'; readonly waiver: PolicyWaiver }
  | { readonly kind: 'ended'; readonly waiver: PolicyWaiver }
  | { readonly kind: 'none' };

/** The waiver of this rule for this credential that is in force, else the one that ended last, else none. */
export function waiverFor(
  waivers: readonly PolicyWaiver[],
  rule: PolicyRule,
  credential: string | undefined,
  now: Date,
): WaiverAnswer {
  if (credential === undefined) return { kind: 'none' };
  const latest = waivers
    .filter((waiver) => waiver.rule === rule && waiver.credentials.some((one) => matchesName(credential, one)))
    .reduce<PolicyWaiver | undefined>(
      (last, one) => (last !== undefined && last.until >= one.until ? last : one),
      undefined,
    );
  if (latest === undefined) return { kind: 'none' };
  return { kind: hasEnded(latest, now) ? 'ended' : 'in-force', waiver: latest };
}

/** For a plan and thereby for the trail: on whose word a rule does not hold. */
export function waiverText({ rule, owner, until, reason }: PolicyWaiver): string {
  return `${rule} is waived by ${owner} until ${until}: ${reason}`;
}

/** The lines that a person completes in the configuration to waive this rule; without `reason`, `owner` and `until` it is an error. */
export function waiverLines(rule: PolicyRule, credential: string): string {
  return `policy: { waivers: [{ rule: ${rule}, credentials: [${credential}], reason: ..., owner: ..., until: YYYY-MM-DD }] }`;
}
