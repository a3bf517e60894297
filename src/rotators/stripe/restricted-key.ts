// The replacement that only a person can create: a restricted key. What is brought is checked for whose it is, for its
// mode, and that it makes the planned reads and none of the forbidden ones.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { ApiAnswer } from '../../platform/api-client.js';
import { otherReads, stripeResource, type StripePermissions } from '../../scopes/stripe.js';
import type { HumanRequest, RotationContext, SuccessorPlan } from '../rotator.js';
import { missingPermission, refused, type StripeCall, type StripeWorld } from './client.js';
import { keyForm, type StripeMode } from './keys.js';
import { askKey, isDeadKey } from './proof.js';
import { plannedKey, type RestrictedKeyReplacement } from './settings.js';

export function requestKey(world: StripeWorld, ctx: RotationContext, plan: SuccessorPlan): HumanRequest {
  const { account, replacement, unproven } = plannedKey(plan);
  const mode = modeOf(plan.current.secret);
  const rights = Object.entries(replacement.permissions).map(([name, level]) => `${name}: ${level}`);
  const instructions =
    `in the ${mode} mode of ${account ?? 'the account'}, create a restricted key named "unleak ${ctx.rotationId}" ` +
    `with the permissions ${rights.join(', ') || 'none'}, all others None; ` +
    'limit it to the IP addresses of its users where they are fixed' +
    (unproven.length === 0
      ? ''
      : `; but look at the leaked key first: if it could not do all of ${unproven.join(', ')}, abort and ask for less`);
  const link = new URL(`${world.dashboard}${mode === 'test' ? '/test' : ''}/apikeys/create`);
  // Stripe promises nothing of what the page takes from a link, so all is said in words, too.
  link.searchParams.set('name', `unleak ${ctx.rotationId}`);
  for (const right of linkRights(replacement.permissions)) link.searchParams.append('permissions[]', right);
  return { instructions, link: link.href };
}

function linkRights(permissions: StripePermissions): readonly string[] {
  return Object.entries(permissions).flatMap(([name, level]) => {
    const right = stripeResource(name)?.right;
    return right === undefined ? [] : [`${right}_${level}`];
  });
}

export async function takeInKey(
  world: StripeWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  brought: SecretValue,
): Promise<Credential> {
  requireNewRestricted(world, plan, brought);
  const answer = await askKey(world, ctx, brought);
  if (answer.verdict === 'rejected') throw doesNotFit('Stripe does not know it', 'it may be cut off or expired');
  if (answer.verdict === 'unknown') {
    throw new AppError('provider-unreachable', `stripe: checking the new key: whose it is: ${answer.why}`);
  }
  const { account, replacement } = plannedKey(plan);
  if (answer.account !== account) {
    throw doesNotFit(
      `it is of ${answer.account ?? 'an account that Stripe does not name'}, and ${account ?? 'none'} was planned`,
      'switch to the planned account in the dashboard and create it there',
    );
  }
  await requireReads(world, ctx, brought, replacement.check, (path, refusal) => {
    const needs = missingPermission(refusal);
    const remedy = `add the permission${needs === undefined ? '' : ` ${needs}`} to the key and bring it again`;
    return doesNotFit(`it may not read ${path} (status ${String(refusal.status)})`, remedy);
  });
  await requireNoMore(world, ctx, brought, replacement);
  const attributes = { account: answer.account ?? '', mode: modeOf(brought), rotation: ctx.rotationId };
  return { provider: 'stripe', secret: brought, attributes };
}

/** The key is let in, is of the planned account, and makes the planned reads. */
export async function proveKey(
  world: StripeWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const answer = await askKey(world, ctx, successor.secret);
  const about = 'stripe: verifying the new key';
  if (answer.verdict === 'rejected') throw new AppError('provider-refused', `${about}: Stripe refuses it`);
  if (answer.verdict === 'unknown') throw new AppError('provider-unreachable', `${about}: ${answer.why}`);
  const { account, replacement } = plannedKey(plan);
  if (answer.account !== account) throw new AppError('provider-refused', `${about}: it is of another account`);
  await requireReads(world, ctx, successor.secret, replacement.check);
}

/** A dead key is left alone; a living one only a person can expire. */
export async function requireExpired(
  world: StripeWorld,
  ctx: RotationContext,
  key: SecretValue,
  which: string,
): Promise<void> {
  const answer = await askKey(world, ctx, key);
  if (answer.verdict === 'rejected') return;
  const mode = modeOf(key);
  const page = `${world.dashboard}${mode === 'test' ? '/test' : ''}/apikeys`;
  throw new AppError('needs-person', `stripe: expiring ${which}: no API of Stripe does it: it is up to a person`, {
    hint:
      `${page} ; in the menu of the key choose to expire it, or to roll it with the expiration "now"; ` +
      'Stripe may let it in for some minutes more: wait for them',
  });
}

export async function withdrawKey(
  world: StripeWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  { secret, attributes }: Credential,
): Promise<void> {
  if (attributes['rotation'] !== ctx.rotationId || secret.equals(plan.current.secret)) {
    throw new AppError('conflict', 'stripe: expiring the new key: it: was not taken in by this rotation');
  }
  await requireExpired(world, ctx, secret, 'the new key');
}

/** Before anything is sent: what is brought by mistake need not travel. */
function requireNewRestricted({ admin }: StripeWorld, { current }: SuccessorPlan, brought: SecretValue): void {
  if (brought.equals(current.secret)) throw doesNotFit('it is the leaked key itself', NEW_KEY);
  if (admin?.equals(brought) === true) throw doesNotFit('it is the administrator’s key', NEW_KEY);
  const form = keyForm(brought);
  if (form === undefined) throw doesNotFit('it is not a whole key', NEW_KEY);
  if (form.kind === 'secret') throw doesNotFit('a secret key may do everything', NEW_KEY);
  if (form.kind === 'publishable') throw doesNotFit('a publishable key is for browsers', NEW_KEY);
  const mode = modeOf(current.secret);
  if (form.mode !== mode) {
    throw doesNotFit(`it is of ${form.mode} mode, and the leaked one is of ${mode} mode`, `create it in ${mode} mode`);
  }
}

async function requireReads(
  world: StripeWorld,
  ctx: RotationContext,
  key: SecretValue,
  paths: readonly string[],
  notAllowed?: (path: string, refusal: ApiAnswer) => AppError,
): Promise<void> {
  for (const path of paths) {
    const { call, answer } = await read(world, ctx, key, path, 'reading with the new key');
    if (answer.status === 200) continue;
    if (answer.status === 403 && notAllowed !== undefined) throw notAllowed(path, answer);
    const hint = isDeadKey(answer)
      ? undefined
      : 'the key lacks a permission, or check of this provider is no read of Stripe';
    throw refused(call, answer, { hint });
  }
}

/** A key can't list what it may do, so what it must not do is tried, with reads. */
async function requireNoMore(
  world: StripeWorld,
  ctx: RotationContext,
  key: SecretValue,
  { permissions, check, forbidden }: RestrictedKeyReplacement,
): Promise<void> {
  const others = otherReads(permissions).filter((path) => !check.includes(path) && !forbidden.includes(path));
  for (const path of [...forbidden, ...others]) {
    const { call, answer } = await read(world, ctx, key, path, 'checking that the new key may do no more');
    if (answer.status === 200) throw doesNotFit(`it may read ${path}, which is forbidden`, 'take that permission away');
    // What the account does not have answers 400 or 404, and nobody asked for it by name.
    if (answer.status === 403 || (others.includes(path) && !isDeadKey(answer))) continue;
    throw refused(call, answer, { hint: 'forbidden of this provider has to be reads that answer 200 or 403' });
  }
}

async function read(
  world: StripeWorld,
  ctx: RotationContext,
  key: SecretValue,
  path: string,
  doing: string,
): Promise<{ readonly call: StripeCall; readonly answer: ApiAnswer }> {
  const call: StripeCall = { doing, about: path, method: 'GET', path, signal: ctx.signal };
  return { call, answer: await world.as(key, call) };
}

function modeOf(key: SecretValue): StripeMode {
  return keyForm(key)?.mode ?? 'live';
}

function doesNotFit(why: string, hint: string): AppError {
  return new AppError('needs-person', `stripe: checking the new key: what was brought: ${why}`, { hint });
}

const NEW_KEY = 'create a new restricted key and bring that';
