/** What the policy says of the rights of a replacement of an AWS key, as the configuration names them. */
import type { PolicyRule } from '../core/policy-rules.js';
import { notKnown, ok, violated, type Judge } from './facts.js';

export const judgeAdministrator = byBreaches('aws-administrator-access', 'everything');
export const judgeWildcardAction = byBreaches('aws-wildcard-action', 'all actions of a service');
export const judgeWildcardResource = byBreaches('aws-wildcard-resource', 'every resource of a kind');
export const judgePassRole = byBreaches('aws-pass-role', 'passing roles on');

function byBreaches(rule: PolicyRule, what: string): Judge {
  return ({ kind, providers, breaches }) => {
    if (kind !== 'replacement' || !providers.includes('aws-iam')) return undefined;
    if (breaches === undefined) return notKnown('its rights are worked out when it is planned: unleak rotate');
    const found = breaches.filter((breach) => breach.rule === rule).map((breach) => breach.what);
    if (found.length === 0) return ok(`it has no right to ${what}`);
    return violated(`it has a right to ${what}: ${found.join(', ')}`);
  };
}
