// Where the configuration names no rights the new key gets those of the old one: as far as they are not too wide, or somebody
// answers for it. What AWS saw the old key do is the narrower choice that is named then.
import { narrow } from '../../scopes/aws-allows.js';
import { givenBy } from '../../scopes/aws-given.js';
import { inWords, wantedOf } from '../../scopes/aws-used.js';
import { breachesOfCopy, forbiddenIn, type Breach } from '../../scopes/aws-width.js';
import type { RotationContext } from '../rotator.js';
import { advice, byRule, listed, waivedOr } from './refusals.js';
import { NO_SCOPE, rightsOfOld, type Old, type Scope } from './scope-parts.js';
import { readUsed } from './usage.js';
import type { AwsWorld } from './world.js';

export async function scopeOfCopy(world: AwsWorld, ctx: RotationContext, old: Old): Promise<Scope> {
  const breaches = breachesOfOld(world, old);
  return world.settings.principal === 'same-user'
    ? scopeOfSecondKey(world, old, breaches)
    : scopeOfNewUser(world, ctx, old, breaches);
}

function breachesOfOld(
  { settings: { forbidden = [] } }: AwsWorld,
  { statements: { granted, attached, boundary } }: Old,
): readonly Breach[] {
  const actions = givenBy(granted, boundary).flatMap((given) => given.actions);
  return [...breachesOfCopy(granted, attached, boundary), ...forbiddenIn(actions, attached, forbidden)];
}

async function scopeOfNewUser(
  world: AwsWorld,
  ctx: RotationContext,
  old: Old,
  breaches: readonly Breach[],
): Promise<Scope> {
  const less = advice(old.statements.granted);
  // In an emergency nobody waits for records: the old key has to die.
  const isAsked = breaches.length > 0 && world.settings.isEmergency !== true;
  const seen = isAsked ? await seenInUse(world, ctx, old) : undefined;
  const instead = seen === undefined ? less : `${less} (${seen})`;
  const waived = waivedOr(world, old.user, breaches, instead);
  return { ...NO_SCOPE, waived, notes: [`the new key may do what the old one may: ${instead}`] };
}

/** What `allow: used` would come to, in words. */
async function seenInUse(world: AwsWorld, ctx: RotationContext, old: Old): Promise<string> {
  const { used, unread } = await readUsed(world, ctx, old);
  const { wanted, withoutResource } = wantedOf(used, old.statements.granted);
  const words = inWords(narrow(rightsOfOld(old), wanted).granted);
  const onWhat = withoutResource.length === 0 ? [] : [`${listed(withoutResource)} on what AWS does not say`];
  const all = [...words, ...onWhat];
  const known = all.length === 0 ? [] : [`AWS saw it do ${listed(all, '; ')}`];
  const said = [...known, ...unread];
  return said.length === 0 ? 'AWS has no record of a use' : said.join('; ');
}

/**
 * Nothing is written for a second key of the same user, and nothing can be left out. What is too wide within one service is
 * said; what reaches further, or is forbidden by name, needs a word as it does elsewhere.
 */
function scopeOfSecondKey(world: AwsWorld, { user, statements }: Old, breaches: readonly Breach[]): Scope {
  const instead = `take principal: same-user out of its provider, and ${advice(statements.granted)}`;
  const waived = waivedOr(
    world,
    user,
    breaches.filter(({ isWithinService }) => !isWithinService),
    instead,
  );
  const wide = breaches.filter(({ isWithinService }) => isWithinService);
  const warning = `too wide for a replacement, and kept because the user stays: ${byRule(wide)}; ${instead}`;
  return { ...NO_SCOPE, waived, notes: wide.length === 0 ? [] : [warning] };
}
