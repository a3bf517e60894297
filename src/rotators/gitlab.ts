// Personal, project and group access tokens of a GitLab. GitLab makes the secret and tells it once; a token's name carries
// the rotation, so that one that was lost can be found. Rolling one ends the old secret, and a second roll of the same token
// ends its whole family: so it takes a waiver, is sent once, and what was lost by it is created anew.
import { AppError } from '../core/errors.js';
import type { Clock } from '../platform/clock.js';
import { requestToken, takeInToken } from './gitlab/by-person.js';
import { gitlabWorld } from './gitlab/client.js';
import { createToken, findOurs, removeOurs, withdrawToken } from './gitlab/issue.js';
import { confirmDead, lastUseOf, proveToken, reconcileStop, revokeLeaked } from './gitlab/proof.js';
import { reconcileRoll, rollToken } from './gitlab/roll.js';
import type { GitlabSettings } from './gitlab/settings.js';
import { takeSnapshot } from './gitlab/snapshot.js';
import type { Rotator, RotatorCapabilities } from './rotator.js';

export type { GitlabSettings } from './gitlab/settings.js';

const capabilities: RotatorCapabilities = {
  orders: ['overlap', 'roll', 'by-person'],
  // A token stands alone: with Git any user name will do.
  newIdentifier: [],
  prepare: false,
  enable: false,
  endSessions: false,
  delete: false,
  nativeExpiry: true,
  namesTwins: true,
  testedAgainst: 'official SDK',
  testDetail:
    "a fake after GitLab's published documentation, which gitbeaker speaks to; no real GitLab was asked: limits of " +
    'tokens, tokens of service accounts and fine-grained tokens are unproven',
};

/** A rotator for the tokens of one GitLab. The administrator's token goes only to the configured address. */
export function gitlabRotator(settings: GitlabSettings, clock: Clock): Rotator {
  const world = gitlabWorld(settings, clock);
  return {
    provider: 'gitlab',
    capabilities,
    snapshot: (ctx, current) => takeSnapshot(world, ctx, current),
    request: async (ctx, plan) => Promise.resolve(requestToken(world, ctx, plan)),
    intake: (ctx, plan, brought) => takeInToken(world, ctx, plan, brought),
    issue: async (ctx, plan) => {
      if (plan.order === 'overlap') return createToken(world, ctx, plan);
      if (plan.order === 'roll') return rollToken(world, ctx, plan);
      throw new AppError('unsupported', `gitlab: creating a token: order ${plan.order}: a person has to create it`);
    },
    reconcile: async (ctx, { effect, plan }) => {
      if (effect === 'disable') return reconcileStop(world, ctx, plan);
      if (effect !== 'issue' || plan.order === 'by-person') return { outcome: 'not-applied' };
      return plan.order === 'roll' ? reconcileRoll(world, ctx, plan) : findOurs(world, ctx, plan);
    },
    lastUse: (ctx, plan) => lastUseOf(world, ctx, plan),
    removeLost: (ctx, plan, attributes) => removeOurs(world, ctx, plan, attributes),
    verify: (ctx, plan, successor) => proveToken(world, ctx, plan, successor),
    disable: (ctx, plan) => revokeLeaked(world, ctx, plan),
    confirm: (ctx, plan) => confirmDead(world, ctx, plan),
    withdraw: (ctx, plan, successor) => withdrawToken(world, ctx, plan, successor),
  };
}
