// What the parts of this rotator share: the clients, the settings, and how to wait for IAM, which is slow to agree with
// itself: a change may be unseen for some seconds by the next call.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { Clock } from '../../platform/clock.js';
import type { WantedRights } from '../../scopes/aws-allows.js';
import type { AwsPurpose } from '../../scopes/aws-purposes.js';
import type { AwsRule } from '../../scopes/aws-width.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { AwsFailure, type AwsClients, type AwsKeys, type Deed } from './client.js';

export interface AwsIamSettings {
  /** Twelve digits; a key of another account is refused. */
  readonly account: string;
  /** Of STS, and it names the partition; `us-east-1` unless said otherwise. IAM itself has no regions. */
  readonly region?: string | undefined;
  /** Instead of AWS' own, for IAM, STS and the read that proves a key. */
  readonly endpoint?: string | undefined;
  /** Whose the new key is: a user made for this purpose, or the leaked key's own. */
  readonly principal?: 'purpose-made' | 'same-user' | undefined;
  /** What the new key may do, never more than the old one; without it the old key's policies are given to it. */
  readonly allow?: readonly AllowItem[] | undefined;
  /** The old key dies first: what its replacement may do is decided when that is made, if it can't be before. */
  readonly isEmergency?: boolean | undefined;
  /** Actions and names of policies, as patterns, that no replacement may have. */
  readonly forbidden?: readonly string[] | undefined;
  /** Whether somebody's recorded word lets a rule be broken for this credential; nobody's unless said otherwise. */
  readonly waiver?: ((rule: AwsRule) => WaiverWord) | undefined;
}

/** Named rights, what a purpose needs, or what AWS saw the old key do. */
export type AllowItem = WantedRights | { readonly purpose: AwsPurpose; readonly resources: readonly string[] } | 'used';

/** The waiver in force in words for the plan, or the remedy. */
export type WaiverWord = { readonly inForce: string } | { readonly remedy: string };

export interface AwsWorld {
  readonly settings: AwsIamSettings;
  readonly aws: AwsClients;
  /** The key that the administrator is configured with, where it is not a profile. */
  readonly adminKeyId: string | undefined;
  readonly clock: Clock;
  /** Whether the endpoint was seen to refuse a made-up key; once per run is enough. */
  control: { passed: boolean };
}

/** How long IAM may take to agree on a change; AWS promises no time, seconds are usual. */
export const PROPAGATION_MS = 40_000;
const LOOK_AGAIN_MS = 1_000;
const SETTLING = ['NoSuchEntity', 'EntityTemporarilyUnmodifiable', 'ConcurrentModification'];
const SETTLE_MS = 15_000;

export function deed(ctx: RotationContext, doing: string, to: string, action: string): Deed {
  return { doing, to, action, signal: ctx.signal };
}

/** Asks until there is a result or the time is over. */
export async function until<T>(
  world: AwsWorld,
  ctx: RotationContext,
  ms: number,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const giveUpAt = world.clock.now().getTime() + ms;
  for (;;) {
    const result = await ask();
    if (result !== undefined || world.clock.now().getTime() >= giveUpAt) return result;
    await world.clock.sleep(LOOK_AGAIN_MS, ctx.signal);
  }
}

/** For changes to a user that was made or removed a moment ago: what IAM refuses for that reason is sent again. */
export async function settled<T>(world: AwsWorld, ctx: RotationContext, change: () => Promise<T>): Promise<T> {
  const giveUpAt = world.clock.now().getTime() + SETTLE_MS;
  for (;;) {
    try {
      return await change();
    } catch (error) {
      const isSettling = error instanceof AwsFailure && SETTLING.includes(error.awsName);
      if (!isSettling || world.clock.now().getTime() >= giveUpAt) throw error;
      await world.clock.sleep(LOOK_AGAIN_MS, ctx.signal);
    }
  }
}

/** The items of all pages. */
export async function all<P, T>(pages: AsyncIterable<P>, itemsOf: (page: P) => readonly T[] | undefined): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...(itemsOf(page) ?? []));
  return items;
}

/** The result, or undefined where IAM says that there is no such thing. */
export async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AwsFailure && error.awsName === 'NoSuchEntity') return undefined;
    throw error;
  }
}

/** Fails with `config` for a secret whose key id is not known: no call of IAM finds a key by its secret. */
export function keyIdOf({ attributes }: Pick<Credential, 'attributes'>): string {
  const keyId = attributes['key-id'];
  if (keyId !== undefined && keyId !== '') return keyId;
  throw new AppError('config', 'aws: looking at the key: its key id is not known', {
    hint: 'it begins with AKIA: name it in this credential of the configuration',
  });
}

export function keysOf(credential: Credential): AwsKeys {
  return { accessKeyId: keyIdOf(credential), secretAccessKey: credential.secret };
}

/** A fact of the snapshot that must be there. */
export function fact(plan: SuccessorPlan, name: string): string {
  const value = plan.snapshot.facts[name];
  if (typeof value === 'string') return value;
  throw new RangeError(`aws: snapshot: ${name}: missing`);
}
