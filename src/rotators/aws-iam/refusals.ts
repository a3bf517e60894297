// Why the rights of a new key are not as the configuration has them, and what to write instead.
import { AppError } from '../../core/errors.js';
import { purposesAmong } from '../../scopes/aws-purposes.js';
import type { Statement } from '../../scopes/aws-statements.js';
import type { Breach } from '../../scopes/aws-width.js';
import { END_LENGTH } from './end.js';
import type { IamUser } from './principal.js';
import type { AwsWorld, WaiverWord } from './world.js';

/** IAM's quota for all inline policies of a user together, without white space. */
export const MAX_INLINE = 2048;
const MOST_NAMED = 5;
const DOING = 'aws: planning the rights of the new key';

/** The lines that a person completes to have less. */
export function advice(granted: readonly Statement[]): string {
  const named = granted.filter(({ isDeny, isOtherActions }) => !isDeny && !isOtherActions);
  const purpose = purposesAmong(named.flatMap(({ actions }) => actions))[0];
  const example =
    purpose === undefined
      ? "allow: [{ actions: ['SERVICE:ACTION'], resources: ['ARN'] }]"
      : `allow: { purpose: ${purpose}, resources: ['ARN'] }`;
  return `to give it less add ${example} or allow: used to its provider in the configuration`;
}

/**
 * The waivers that answer for what is too wide. Fails with `config` where one has none.
 * @param instead what a person may write to do without
 */
export function waivedOr(
  world: AwsWorld,
  user: IamUser,
  breaches: readonly Breach[],
  instead: string,
): readonly string[] {
  const words = breaches.map((breach) => ({ breach, word: world.settings.waiver?.(breach.rule) ?? NOBODY }));
  const open = words.flatMap(({ breach: { rule, what }, word }) => ('remedy' in word ? [{ rule, what, word }] : []));
  if (open.length === 0) return [...new Set(words.flatMap(({ word }) => ('inForce' in word ? [word.inForce] : [])))];
  const remedies = [...new Set(open.map(({ word }) => word.remedy))].join('\n      ');
  throw new AppError('config', `${DOING}: ${user.name}: too wide: ${byRule(open)}`, {
    hint: `${instead}; or have it waived:\n      ${remedies}`,
  });
}

const NOBODY: WaiverWord = { remedy: 'record a waiver under policy.waivers' };

/** `A, B (rule); C (other rule)` */
export function byRule(breaches: readonly Pick<Breach, 'rule' | 'what'>[]): string {
  const rules = [...new Set(breaches.map(({ rule }) => rule))];
  return rules
    .map((rule) => `${listed(breaches.filter((one) => one.rule === rule).map(({ what }) => what))} (${rule})`)
    .join('; ');
}

export function notAllowed(user: IamUser, refused: readonly string[]): AppError {
  return new AppError('config', `${DOING}: ${user.name}: ${listed(refused, '; ')}`, {
    hint: 'a replacement never has more rights than the old key: name fewer under allow',
  });
}

export function nothingLeft(user: IamUser, why: readonly string[]): AppError {
  return new AppError('config', `${DOING}: ${user.name}: none are left: ${why.slice(0, MOST_NAMED).join('; ')}`, {
    hint: 'name actions and resources under allow',
  });
}

export function tooLong(user: IamUser, length: number): AppError {
  const limit = `${String(MAX_INLINE)} characters, of which unleak needs ${String(END_LENGTH)} to end it`;
  return new AppError('config', `${DOING}: ${user.name}: a policy of ${String(length)} characters`, {
    hint: `IAM takes ${limit}: name fewer actions or resources, or a pattern for several`,
  });
}

/** The first ones, and how many more there are. */
export function listed(items: readonly string[], separator = ', '): string {
  const more = items.length > MOST_NAMED ? [`and ${String(items.length - MOST_NAMED)} more`] : [];
  return [...items.slice(0, MOST_NAMED), ...more].join(separator);
}
