// What the leaked key may do, as far as reads show it: a secret key everything of its mode, a restricted key what it is seen
// to do, or what a person says that its page in the dashboard shows.
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import {
  narrowStripe,
  stripeResource,
  type StripeLevel,
  type StripePermissions,
  type StripeRights,
} from '../../scopes/stripe.js';
import type { RotationContext } from '../rotator.js';
import type { StripeCall, StripeWorld } from './client.js';
import type { StripeKeyForm } from './keys.js';
import type { KeyAnswer } from './proof.js';
import type { RestrictedKeyReplacement } from './settings.js';

export interface RightsPart {
  readonly notes: readonly string[];
  /** What a person has to compare before the new key is made. */
  readonly unproven: readonly string[];
}

/** Holds what is planned against what the leaked key may. Fails with `config` where it asks for more. */
export async function compareRights(
  world: StripeWorld,
  ctx: RotationContext,
  key: SecretValue,
  about: {
    readonly form: StripeKeyForm;
    readonly answer: KeyAnswer;
    readonly replacement: RestrictedKeyReplacement;
  },
): Promise<RightsPart> {
  const { replacement } = about;
  const old = await rightsOf(world, ctx, key, about);
  const narrowed = narrowStripe(old, replacement.permissions);
  if (narrowed.verdict === 'within') {
    return { notes: ['of what the leaked key may, the replacement keeps only what is named here'], unproven: [] };
  }
  const what = narrowed.what.join(', ');
  if (narrowed.verdict === 'beyond') {
    throw new AppError('config', `stripe: planning: the replacement: the leaked key may not do that: ${what}`, {
      hint: 'ask for less in the replacement of this provider: it never may more than the leaked one',
    });
  }
  if (old.kind === 'unknown') {
    const notes = [`whether the leaked key may as much can not be asked now: ${what}: compare before you go on`];
    return { notes, unproven: narrowed.what };
  }
  throw new AppError('config', `stripe: planning: the replacement: nobody can see that the leaked key may: ${what}`, {
    hint: 'say in leaked-may of the replacement what the page of the leaked key shows in the dashboard, or ask for less',
  });
}

async function rightsOf(
  world: StripeWorld,
  ctx: RotationContext,
  key: SecretValue,
  {
    form,
    answer,
    replacement: { permissions, leakedMay },
  }: { form: StripeKeyForm; answer: KeyAnswer; replacement: RestrictedKeyReplacement },
): Promise<StripeRights> {
  if (form.kind === 'secret') return { kind: 'all' };
  if (answer.verdict !== 'accepted') {
    return leakedMay === undefined ? { kind: 'unknown' } : { kind: 'shown', allowed: leakedMay, refused: [] };
  }
  const allowed: Record<string, StripeLevel> = { ...leakedMay };
  const refused: string[] = [];
  for (const name of unsaid(permissions, leakedMay)) {
    const path = stripeResource(name)?.read;
    if (path === undefined) continue;
    const call: StripeCall = {
      doing: 'asking what the leaked key may',
      about: path,
      method: 'GET',
      path,
      signal: ctx.signal,
    };
    const { status } = await world.as(key, call);
    if (status === 200) allowed[name] = 'read';
    if (status === 403) refused.push(name);
  }
  return { kind: 'shown', allowed, refused };
}

/** Names of which a person has said nothing that is enough. */
function unsaid(permissions: StripePermissions, leakedMay: StripePermissions | undefined): readonly string[] {
  if (leakedMay === undefined) return Object.keys(permissions);
  const said = { kind: 'shown', allowed: leakedMay, refused: [] } as const;
  return Object.entries(permissions).flatMap(([name, level]) =>
    narrowStripe(said, { [name]: level }).verdict === 'within' ? [] : [name],
  );
}
