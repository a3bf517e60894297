/** Who may approve the replacement of a credential. Meets the configuration's `policy.approvers` and any plan to be carried out. */
import type { Severity } from '../core/finding.js';
import { matchesName } from '../core/glob.js';

/** Persons, and what they may approve; a condition that is absent holds for everything. */
export interface Approver {
  /** Names as `ann` or `ann@build-7`; `*` is anybody. */
  readonly who: readonly string[];
  /** Types of providers as the configuration has them, such as `aws-iam`. */
  readonly providers?: readonly string[] | undefined;
  /** Names of credentials, with `*` and `?`. */
  readonly credentials?: readonly string[] | undefined;
  readonly severities?: readonly Severity[] | undefined;
}

export interface ApprovalPolicy {
  readonly approvers: readonly Approver[];
  /** Whoever carries it out is not whoever approves it. */
  readonly fourEyes?: boolean | undefined;
}

/** What is to be replaced. Of what is not known no condition holds. */
export interface ToApprove {
  readonly provider: string;
  readonly credential?: string | undefined;
  readonly severity?: string | undefined;
}

export type Approval = { readonly ok: true } | { readonly ok: false; readonly why: string };

/**
 * Whether this person may approve. Anybody may where no approvers are named; else only who is named for this credential.
 * @param actor who carries it out, as far as that is known yet: with four eyes that has to be somebody else
 */
export function mayApprove(policy: ApprovalPolicy, what: ToApprove, person: string, actor?: string): Approval {
  if (policy.fourEyes === true && actor !== undefined && isSameAccount(person, actor)) {
    return { ok: false, why: `policy.four-eyes: ${actor} carries it out, so somebody else has to approve it` };
  }
  if (policy.approvers.length === 0) return { ok: true };
  const named = approversOf(policy, what);
  if (named.some((name) => isPerson(person, name))) return { ok: true };
  const subject =
    what.credential === undefined ? `a credential of ${what.provider}` : `${what.credential} of ${what.provider}`;
  if (named.length === 0) return { ok: false, why: `policy.approvers names nobody for ${subject}` };
  return { ok: false, why: `policy.approvers names for ${subject}: ${named.join(', ')}; not ${person}` };
}

/** Who is named for this credential. */
export function approversOf({ approvers }: ApprovalPolicy, what: ToApprove): readonly string[] {
  return [...new Set(approvers.filter((approver) => isFor(approver, what)).flatMap(({ who }) => who))];
}

function isFor({ providers, credentials, severities }: Approver, what: ToApprove): boolean {
  const { provider, credential, severity } = what;
  if (providers !== undefined && !providers.includes(provider)) return false;
  if (severities !== undefined && !severities.some((one) => one === severity)) return false;
  if (credentials === undefined) return true;
  return credential !== undefined && credentials.some((pattern) => matchesName(credential, pattern));
}

/** The same account on whichever machine: a name with another machine behind it makes no second person. */
function isSameAccount(one: string, other: string): boolean {
  const account = (name: string): string => name.split('@', 1)[0]?.toLowerCase() ?? '';
  return account(one) === account(other);
}

/** `ann` is the person ann on every machine; a name with a machine or domain is that one only. */
function isPerson(person: string, name: string): boolean {
  return name === '*' ? person !== '' : person === name || (!name.includes('@') && person.startsWith(`${name}@`));
}
