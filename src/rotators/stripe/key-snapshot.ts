// Looks at the leaked key, with one read.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { ProviderSnapshot, RotationContext } from '../rotator.js';
import type { StripeWorld } from './client.js';
import { isSigningSecret, keyForm, type StripeKeyForm } from './keys.js';
import { askKey, type KeyAnswer } from './proof.js';
import { compareRights } from './rights.js';
import { factsToKeep, type RestrictedKeyReplacement } from './settings.js';

export async function takeKeySnapshot(
  world: StripeWorld,
  replacement: RestrictedKeyReplacement,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  const form = requireKey(current);
  const answer = await askKey(world, ctx, current.secret);
  const told = answer.verdict === 'accepted' ? answer.account : undefined;
  const account = told ?? replacement.account ?? null;
  const rights = await compareRights(world, ctx, current.secret, { form, answer, replacement });
  const whyNot = whyImpossible(account, replacement.account);
  return {
    facts: {
      kind: form.kind,
      mode: form.mode,
      status: answer.verdict,
      ...factsToKeep({ account, replacement, unproven: rights.unproven }),
    },
    secrets: {},
    orders: whyNot === undefined ? ['by-person'] : [],
    impossible: {
      overlap: NO_API,
      'in-place': 'Stripe gives no key another value',
      roll: NO_API,
      ...(whyNot === undefined ? {} : { 'by-person': whyNot }),
    },
    deleteOld: false,
    notes: [...leakedNotes(form, answer), ...rights.notes, ...replacementNotes(replacement)],
    effects: {
      'by-person': {
        issue: `wait until a person brings a restricted key of ${form.mode} mode: ${rightsOf(replacement)}`,
        disable: 'wait until a person has expired the leaked key in the dashboard',
      },
    },
  };
}

const NO_API = 'no API of Stripe creates, rolls or expires a key';

function requireKey({ secret }: Credential): StripeKeyForm {
  const form = keyForm(secret);
  if (form !== undefined && form.kind !== 'publishable') return form;
  const isWebhook = isSigningSecret(secret);
  const what = isWebhook ? 'a signing secret' : form === undefined ? 'no key of one account' : 'a publishable key';
  throw new AppError('unsupported', `stripe: looking at the leaked secret: ${what}: it is not replaced by a key`, {
    hint: isWebhook
      ? 'give it a provider whose replacement is { type: webhook-endpoint, endpoint: we_... }'
      : 'secret and restricted keys of live and test mode are; a publishable key is meant to be public',
  });
}

function rightsOf({ permissions }: RestrictedKeyReplacement): string {
  return Object.entries(permissions)
    .map(([name, level]) => `${name}: ${level}`)
    .join(', ');
}

function whyImpossible(account: string | null, configured: string | undefined): string | undefined {
  if (account === null) return 'whose the new key has to be is not known: add account to the replacement';
  if (configured === undefined || account === configured) return undefined;
  return `the leaked key is of ${account}, and ${configured} is configured`;
}

function leakedNotes({ kind, mode }: StripeKeyForm, answer: KeyAnswer): string[] {
  const name = `${kind} key of ${mode} mode`;
  if (answer.verdict === 'rejected') return [`the leaked ${name} is dead already`];
  if (answer.verdict === 'unknown') return [`whether the leaked ${name} works is not known: ${answer.why}`];
  const { account } = answer;
  return [
    `the leaked ${name} works${account === undefined ? '' : `, on account ${account}`}`,
    ...(kind === 'secret' ? ['it may do everything in that account'] : ['what it may do can not be asked']),
    'expiring it can not be undone; it may go on for some minutes after',
    'what was made with it stays, such as webhook endpoints, payouts and refunds: look at the logs of the key',
  ];
}

function replacementNotes({ check, forbidden }: RestrictedKeyReplacement): string[] {
  return [
    'a key of Stripe has no expiry: its end has to be watched',
    `a key can not list what it may do: it has to read ${check.join(', ')}` +
      '; other things of an account it must not be able to read',
    ...(forbidden.length === 0 ? [] : [`such as ${forbidden.join(', ')}`]),
    'what it may write no read shows: that is up to the person who creates it',
  ];
}
