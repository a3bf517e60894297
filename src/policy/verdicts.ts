/** What the policy says of one credential, rule by rule, with waivers. Pure: everything that is known comes in. */
import { POLICY_RULE_NAMES, type PolicyRule } from '../core/policy-rules.js';
import type { CredentialFacts, Judge, Policy, Verdict } from './facts.js';
import { judgeAdministrator, judgePassRole, judgeWildcardAction, judgeWildcardResource } from './judge-aws.js';
import {
  judgeClassic,
  judgeDevelopment,
  judgeGlobalKey,
  judgeLifetime,
  judgePurpose,
  judgeScopes,
  judgeStore,
} from './judges.js';
import { waiverFor, waiverText } from './waivers.js';

const JUDGES: Readonly<Record<PolicyRule, Judge>> = {
  'aws-administrator-access': judgeAdministrator,
  'aws-wildcard-action': judgeWildcardAction,
  'aws-wildcard-resource': judgeWildcardResource,
  'aws-pass-role': judgePassRole,
  'max-lifetime': judgeLifetime,
  'forbidden-scope': judgeScopes,
  'shared-purpose': judgePurpose,
  'not-from-store': judgeStore,
  'live-in-development': judgeDevelopment,
  'classic-token': judgeClassic,
  'global-key': judgeGlobalKey,
};

/** One verdict for each rule that has a say, in the order of the table of rules. */
export function verdicts(policy: Policy, facts: CredentialFacts, now: Date): readonly Verdict[] {
  return POLICY_RULE_NAMES.flatMap((rule) => {
    const judgement = JUDGES[rule](facts, policy, now);
    return judgement === undefined ? [] : [withWaiver({ rule, ...judgement }, policy, facts, now)];
  });
}

function withWaiver(verdict: Verdict, policy: Policy, { credential }: CredentialFacts, now: Date): Verdict {
  if (verdict.state !== 'violated') return verdict;
  const answer = waiverFor(policy.waivers, verdict.rule, credential, now);
  switch (answer.kind) {
    case 'in-force':
      return { ...verdict, state: 'waived', waiver: answer.waiver };
    case 'ended': {
      const { owner, until } = answer.waiver;
      return { ...verdict, what: `${verdict.what}; the waiver of ${owner} ended on ${until}`, waiver: answer.waiver };
    }
    case 'none':
      return verdict;
  }
}

/** In one line: what is waived with on whose word, what is violated with what. */
export function verdictText({ rule, state, what, waiver }: Verdict): string {
  return state === 'waived' && waiver !== undefined ? `${what}; ${waiverText(waiver)}` : `${rule}: ${what}`;
}
