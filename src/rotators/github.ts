// GitHub's tokens. Anyone who holds one can revoke it, and no API makes another: the successor is a deploy key that is
// made here, or a fine-grained token that a person creates.
import { AppError } from '../core/errors.js';
import type { SecretValue } from '../core/secret-value.js';
import type { Clock } from '../platform/clock.js';
import { githubClient } from './github/client.js';
import { findOurs, issueDeployKey, prepareDeployKey, proveDeployKey, withdrawDeployKey } from './github/deploy-key.js';
import { proveToken, requestToken, takeInToken, withdrawToken } from './github/fine-grained.js';
import { askToken, confirmDead } from './github/proof.js';
import { revokeToken } from './github/revoke.js';
import { checkedReplacement, GITHUB_API, webAddress, type GithubSettings } from './github/settings.js';
import { takeSnapshot } from './github/snapshot.js';
import type { GithubWorld } from './github/world.js';
import type { Intent, Reconciliation, RotationContext, Rotator, RotatorCapabilities } from './rotator.js';

export type { GithubReplacement, GithubSettings } from './github/settings.js';

/**
 * A rotator for one GitHub.
 * @param admin a token that may write the administration of the repository, for a deploy key; never the leaked one
 */
export function githubRotator(settings: GithubSettings, admin: SecretValue | undefined, clock: Clock): Rotator {
  const replacement = checkedReplacement(settings.replacement);
  const world: GithubWorld = {
    call: githubClient(settings.api ?? GITHUB_API, clock),
    replacement,
    web: webAddress(settings),
    admin,
    clock,
    memory: { controlled: new Set(), pausedUntil: undefined },
  };
  return { ...common(world), ...(replacement.type === 'deploy-key' ? deployKeys(world) : fineGrained(world)) };
}

type Common = Pick<Rotator, 'provider' | 'snapshot' | 'disable' | 'confirm'>;
type OfReplacement = Omit<Rotator, keyof Common>;

function common(world: GithubWorld): Common {
  return {
    provider: 'github',
    snapshot: (ctx, current) => takeSnapshot(world, ctx, current),
    disable: (ctx, plan) => revokeToken(world, ctx, plan.current.secret),
    confirm: (ctx, plan) => confirmDead(world, ctx, plan),
  };
}

function deployKeys(world: GithubWorld): OfReplacement {
  return {
    capabilities: { ...capabilities, orders: ['overlap'], prepare: true, nativeExpiry: false },
    prepare: (ctx, plan) => Promise.resolve().then(() => prepareDeployKey(ctx, plan)),
    issue: (ctx, plan, prepared) => issueDeployKey(world, ctx, plan, prepared),
    reconcile: async (ctx, intent) => {
      if (intent.effect !== 'issue') return reconcileStop(world, ctx, intent);
      // Nothing was sealed, so nothing was sent.
      return intent.prepared === undefined
        ? { outcome: 'not-applied' }
        : findOurs(world, ctx, intent.plan, intent.prepared);
    },
    verify: (ctx, plan, successor) => proveDeployKey(world, ctx, plan, successor),
    withdraw: (ctx, plan, successor) => withdrawDeployKey(world, ctx, plan, successor),
  };
}

function fineGrained(world: GithubWorld): OfReplacement {
  return {
    capabilities: { ...capabilities, orders: ['by-person'], prepare: false, nativeExpiry: true },
    request: (ctx, plan) => Promise.resolve().then(() => requestToken(world, ctx, plan)),
    intake: (ctx, plan, brought) => takeInToken(world, ctx, plan, brought),
    issue: () => Promise.reject(new AppError('unsupported', 'github: issuing: a token: no API of GitHub creates one')),
    reconcile: async (ctx, intent) =>
      // What a person makes is not ours to look for: it comes with `intake` or not at all.
      intent.effect === 'issue' ? { outcome: 'not-applied' } : reconcileStop(world, ctx, intent),
    verify: (ctx, plan, successor) => proveToken(world, ctx, plan, successor),
    withdraw: (ctx, plan, successor) => withdrawToken(world, ctx, plan, successor),
  };
}

const capabilities = {
  // Neither a deploy key nor a token has a user name beside it.
  newIdentifier: [],
  enable: false,
  endSessions: false,
  delete: false,
  testedAgainst: 'published description',
  testDetail: 'a stateful fake that checks each request and answer against @octokit/openapi 23.0.2; not against GitHub',
} as const satisfies Partial<RotatorCapabilities>;

/** A revocation that was accepted and has not taken effect is not applied yet: to ask for it again does no harm. */
async function reconcileStop(
  world: GithubWorld,
  ctx: RotationContext,
  { effect, plan }: Intent,
): Promise<Reconciliation> {
  if (effect !== 'disable') return { outcome: 'not-applied' };
  const { verdict } = await askToken(world, ctx, plan.current.secret);
  return { outcome: verdict === 'rejected' ? 'applied' : 'not-applied' };
}
