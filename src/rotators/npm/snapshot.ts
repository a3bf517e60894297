// Looks at the leaked token, with one read at the configured registry and nowhere else.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { ProviderSnapshot, RotationContext } from '../rotator.js';
import type { NpmWorld } from './client.js';
import { askToken, type TokenAnswer } from './proof.js';
import { factsToKeep, type NpmReplacement } from './settings.js';
import { isOneLine } from './tokens.js';

export async function takeSnapshot(
  world: NpmWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  requireOwnToken(world, current);
  const answer = await askToken(world, ctx, current.secret);
  const { replacement } = world;
  const told = answer.verdict === 'accepted' ? answer.user : undefined;
  const user = told ?? replacement.user ?? null;
  const whyNot = whyImpossible(user, replacement.user);
  return {
    facts: factsToKeep({ status: answer.verdict, user, replacement }),
    secrets: {},
    orders: whyNot === undefined ? ['by-person'] : [],
    impossible: {
      overlap: 'a registry makes a token only for a password and a one-time password, which a person has',
      'in-place': 'a registry gives no token another value',
      roll: 'a registry gives no token another value',
      ...(whyNot === undefined ? {} : { 'by-person': whyNot }),
    },
    deleteOld: false,
    notes: [...leakedNotes(world, answer), ...replacementNotes(world, replacement)],
    effects: {
      'by-person': {
        issue:
          `wait until a person brings a granular access token for ${replacement.packages.join(', ')} ` +
          `(${replacement.permission}), of at most ${String(replacement.expiresInDays)} days`,
        disable: `delete the leaked token at ${world.host}, for good`,
      },
    },
  };
}

/** The line with the leaked token may name its registry: then it is no token of another one. */
function requireOwnToken({ host: configured, admin }: NpmWorld, { secret, attributes }: Credential): void {
  const { host } = attributes;
  if (host !== undefined && host.toLowerCase() !== configured.toLowerCase()) {
    throw new AppError('config', `npm: looking at the leaked token: its registry: is ${host}, not ${configured}`, {
      hint: 'give the credential a provider for that registry; the token was sent nowhere',
    });
  }
  if (!isOneLine(secret)) {
    throw new AppError('unsupported', 'npm: looking at the leaked secret: its text: is no token of a registry', {
      hint: 'a login or a password is changed by its user',
    });
  }
  if (admin?.equals(secret) === true) {
    throw new AppError('config', 'npm: looking at the leaked token: it is the configured administrator itself', {
      hint: 'a leaked token does not replace itself: give this provider another one, or none',
    });
  }
}

function whyImpossible(user: string | null, configured: string | undefined): string | undefined {
  if (user === null) return 'whose the new token has to be is not known: add user to the replacement';
  if (configured === undefined || user === configured) return undefined;
  return `the leaked token is of ${user}, and ${configured} is configured`;
}

function leakedNotes({ host }: NpmWorld, answer: TokenAnswer): readonly string[] {
  if (answer.verdict === 'rejected') return [`the leaked token is dead already at ${host}`];
  if (answer.verdict === 'unknown') return [`whether the leaked token works at ${host} is not known: ${answer.why}`];
  return [
    `the leaked token works at ${host}, as ${answer.user}`,
    'what it may do can not be asked: where it may publish, look for versions that nobody of you published',
    'deleting it can not be undone; the registry may want its user’s one-time password: then a person deletes it',
  ];
}

function replacementNotes({ admin }: NpmWorld, { permission, expiresInDays, check }: NpmReplacement): string[] {
  return [
    ...(permission === 'write'
      ? ['better than any token: trusted publishing, where the CI proves who it is and no secret is kept']
      : []),
    ...(permission === 'write' && expiresInDays > 90 ? ['npm gives a token that may publish at most 90 days'] : []),
    'whose the new token is, is checked; its expiry and packages only as far as it or the registry’s list tells',
    ...(check.length === 0 ? [] : [`it has to read ${check.join(', ')}`]),
    ...(admin === undefined ? [] : ['where the leaked token may not delete itself, the administrator’s does it']),
  ];
}
