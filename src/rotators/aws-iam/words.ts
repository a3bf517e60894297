// What a person reads of a rotation before approving it: what changes, in IAM's own words, and what should be known.
import { dangersOf } from '../../scopes/aws-dangers.js';
import { givenBy } from '../../scopes/aws-given.js';
import type { ProviderSnapshot, RotationContext } from '../rotator.js';
import type { ReadAction } from './client.js';
import { isLeftOver, type Leaked } from './leaked.js';
import { revocationName } from './names.js';
import type { IamUser } from './principal.js';
import type { Scope } from './scope-parts.js';

/** What AWS attaches to a user whose key it found in public. */
const QUARANTINE = ':policy/AWSCompromisedKeyQuarantine';

export function notesOn(
  leaked: Leaked,
  isSame: boolean,
  successor: string,
  { document }: Scope,
  readAction: ReadAction | undefined,
): string[] {
  const { user, keys, rights, statements, keyId } = leaked;
  const notes = dangersOf(givenBy(statements.granted, statements.boundary)).map(
    ({ right, may }) => `${user.name} may ${may} (${right})`,
  );
  const others = keys.filter(({ id }) => id !== keyId);
  const list = others.map(({ id, isActive }) => `${id} (${isActive ? 'active' : 'inactive'})`).join(', ');
  if (isSame) {
    notes.push(`the new key is a second one of ${user.name}: nothing but its id tells the two apart`);
    if (others.length > 0) {
      notes.push(
        `${user.name} has another key, ${list}, and AWS allows no third: the rotation will wait for --free-slot`,
      );
    }
  } else {
    notes.push(`policies elsewhere that name ${user.name}, of buckets and roles say, do not know ${successor}: add it`);
    const byName = Object.entries(rights.inline).filter(([, document]) => namesUser(document, user));
    if (byName.length > 0 && document === undefined) {
      notes.push(`${byName.map(([name]) => name).join(', ')}: names its user, which is ${successor} for the new key`);
    }
    if (others.length > 0) notes.push(`${user.name} has another key, ${list}: it stays as it is`);
    if (!isLeftOver(leaked)) notes.push(`${user.name} itself stays: remove it when nothing else needs it`);
  }
  if (document === undefined && rights.attached.some((arn) => arn.includes(QUARANTINE))) {
    notes.push(`AWS has quarantined ${user.name}: the new key is bound by the same policy until you detach it`);
  }
  if (!keys.some(({ id, isActive }) => id === keyId && isActive))
    notes.push(`${keyId} is inactive: it opens nothing now`);
  notes.push(
    others.some(({ isActive }) => isActive)
      ? `sessions that any key of ${user.name} opened end; its applications have to open new ones`
      : `sessions that the leaked key opened end`,
    'sessions of roles that the leaked key assumed go on until they expire: revoke them at the role',
  );
  if (readAction === undefined) {
    notes.push('of the new key only the identity will be proven: no harmless read is allowed to it everywhere');
  }
  return notes;
}

function namesUser(document: string, user: IamUser): boolean {
  return ['${aws:username}', '${aws:userid}', user.arn].some((name) => document.includes(name));
}

/** The steps in IAM's own words; never a value. */
export function effectsOn(
  leaked: Leaked,
  isSame: boolean,
  successor: string,
  { document, words }: Scope,
  ctx: RotationContext,
): ProviderSnapshot['effects'] {
  const { user, keyId, madeBy } = leaked;
  const goesToo = !isSame && isLeftOver(leaked);
  const rights =
    document === undefined
      ? `boundary, tags, groups and policies of ${user.name}`
      : `boundary and tags of ${user.name} and one policy, which allows ${words.join('; ')}`;
  return {
    overlap: {
      issue: isSame
        ? `CreateAccessKey for ${user.name}, its second`
        : `CreateUser ${successor} with path, ${rights}; CreateAccessKey for it`,
      disable: `UpdateAccessKey ${keyId}: Inactive`,
      endSessions: `PutUserPolicy ${revocationName(ctx.rotationId)} on ${user.name}: denies sessions begun before; it stays`,
      delete: `DeleteAccessKey ${keyId}${goesToo ? `; DeleteUser ${user.name}, made by rotation ${madeBy}` : ''}`,
    },
  };
}
