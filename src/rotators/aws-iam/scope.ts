// What the new key may do: as the configuration says, and proven to be among what the old one may; or, where it says
// nothing, the old policies as they are, unless they give what needs somebody's word.
import { AppError } from '../../core/errors.js';
import { narrow, rightsOf, type Narrowed, type WantedRights } from '../../scopes/aws-allows.js';
import { plainPart } from '../../scopes/aws-given.js';
import { rightsFor } from '../../scopes/aws-purposes.js';
import { documentOf, statementsOf } from '../../scopes/aws-statements.js';
import { inWords, wantedOf } from '../../scopes/aws-used.js';
import { breachesOf, forbiddenIn } from '../../scopes/aws-width.js';
import type { JsonValue, RotationContext, SuccessorPlan } from '../rotator.js';
import { END_LENGTH, endStatement } from './end.js';
import { markerOf, SCOPE_POLICY } from './names.js';
import { readStatements } from './policies.js';
import { canonical } from './policy.js';
import { readRights, readUser, requireUser, type IamUser, type Rights } from './principal.js';
import { advice, MAX_INLINE, notAllowed, nothingLeft, tooLong, waivedOr } from './refusals.js';
import { scopeOfCopy } from './scope-copy.js';
import { NO_SCOPE, rightsOfOld, type Old, type Scope } from './scope-parts.js';
import { readUsed } from './usage.js';
import { fact, type AllowItem, type AwsWorld } from './world.js';

/**
 * Fails with `config` where the configured rights are not the old key's, or too wide and nobody answers for that. In an
 * emergency the old key's death does not wait for that answer: the scope is left open then.
 */
export async function planScope(world: AwsWorld, ctx: RotationContext, old: Old): Promise<Scope> {
  try {
    return await decideScope(world, ctx, old);
  } catch (error) {
    const isOurs = error instanceof AppError && error.code === 'config';
    if (!isOurs || world.settings.isEmergency !== true) throw error;
    const hint = (error.hint ?? '').replaceAll(/\s*\n\s*/g, ' ');
    const notes = [`the replacement is made only when this is settled: ${error.message} (${hint})`];
    return { ...NO_SCOPE, isOpen: true, notes };
  }
}

async function decideScope(world: AwsWorld, ctx: RotationContext, old: Old): Promise<Scope> {
  const own = ownScope(old);
  const { allow } = world.settings;
  if (allow === undefined && own === undefined) return scopeOfCopy(world, ctx, old);
  const wanted =
    allow === undefined ? { firm: own ?? [], wished: [], notes: [] } : await wantedRights(world, ctx, old, allow);
  const { statements, granted, refused } = narrow(rightsOfOld(old), [...wanted.firm, ...wanted.wished]);
  const document = documentOf(statements);
  const firm = new Set(rightsOf(wanted.firm).map(({ action, resource }) => `${action} ${resource}`));
  const unproven = refused.map(({ action, resource, why }) => ({
    isFirm: firm.has(`${action} ${resource}`),
    text: `${action} on ${resource}: ${why}`,
  }));
  const forbidden = unproven.filter(({ isFirm }) => isFirm).map(({ text }) => text);
  if (forbidden.length > 0) throw notAllowed(old.user, forbidden);
  if (granted.length === 0) throw nothingLeft(old.user, [...wanted.notes, ...unproven.map(({ text }) => text)]);
  if (document.length + END_LENGTH > MAX_INLINE) throw tooLong(old.user, document.length);
  const words = inWords(granted);
  const tooMuch = forbiddenIn(
    granted.map(({ action }) => plainPart(action)),
    [],
    world.settings.forbidden ?? [],
  );
  return {
    document,
    isOpen: false,
    words,
    waived: waivedOr(world, old.user, [...breachesOf(granted), ...tooMuch], advice(old.statements.granted)),
    notes: [
      `the new key may do nothing but ${words.join('; ')}: all of it is proven to be among the rights of the old one`,
      ...unproven.map(({ text }) => `not given to the new key: ${text}`),
      ...wanted.notes,
    ],
  };
}

/** What an earlier rotation allowed this user, where its policy is all that the user has. */
function ownScope({ user, rights }: Old): readonly WantedRights[] | undefined {
  const document = rights.inline[SCOPE_POLICY];
  const isAll = Object.keys(rights.inline).length === 1 && rights.attached.length === 0 && rights.groups.length === 0;
  return document === undefined || !isAll || markerOf(user.tags) === undefined ? undefined : allowedBy(document);
}

function allowedBy(document: string): readonly WantedRights[] {
  return statementsOf(document).filter(({ isDeny }) => !isDeny);
}

interface Wanted {
  /** Named by a person: that one of them can't be given is an error. */
  readonly firm: readonly WantedRights[];
  /** Of a purpose or of what was used: what can't be given is left out. */
  readonly wished: readonly WantedRights[];
  readonly notes: readonly string[];
}

async function wantedRights(
  world: AwsWorld,
  ctx: RotationContext,
  old: Old,
  allow: readonly AllowItem[],
): Promise<Wanted> {
  const firm: WantedRights[] = [];
  const wished: WantedRights[] = [];
  const notes: string[] = [];
  for (const item of allow) {
    if (item === 'used') {
      const seen = await readUsed(world, ctx, old);
      const { wanted, withoutResource } = wantedOf(seen.used, old.statements.granted);
      wished.push(...wanted);
      notes.push(
        ...withoutResource.map(
          (action) => `${action} was used, AWS does not say on what: name it under allow if needed`,
        ),
        ...seen.notes,
      );
    } else if ('purpose' in item) wished.push(...rightsFor(item.purpose, item.resources));
    else firm.push(item);
  }
  return { firm, wished, notes };
}

const OPEN = 'open';

/** For the facts of a plan. */
export function scopeFact({ document, isOpen }: Scope): JsonValue {
  if (isOpen) return OPEN;
  return document === undefined ? null : (JSON.parse(document) as JsonValue);
}

/** The rights of the plan, proven once more: a managed policy may have changed under the same name. */
export async function rightsToGive(
  world: AwsWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  user: IamUser,
  rights: Rights,
): Promise<Rights> {
  const { scope: planned, keyId } = plan.snapshot.facts;
  if (planned === undefined || planned === null) return rights;
  const old = {
    keyId: typeof keyId === 'string' ? keyId : '',
    user,
    rights,
    statements: await readStatements(world, ctx, user, rights),
  };
  const document = planned === OPEN ? await settled(world, ctx, old) : JSON.stringify(planned);
  if (document === undefined) return rights;
  const again = narrow(rightsOfOld(old), allowedBy(document));
  requireEqual(ctx, user, again, document);
  const end = plan.expiresAt === undefined ? [] : [endStatement(plan.expiresAt)];
  const inline = { [SCOPE_POLICY]: documentOf([...again.statements, ...end]) };
  return { boundary: rights.boundary, attached: [], inline, groups: [] };
}

/** For a second key of the same user, which has the rights of that user: whether what was left open is answered for now. */
export async function requireSettled(world: AwsWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  if (plan.snapshot.facts['scope'] !== OPEN) return;
  const name = fact(plan, 'user');
  const user = requireUser(await readUser(world, ctx, name), name);
  const given = await rightsToGive(world, ctx, plan, user, await readRights(world, ctx, user));
  if (given.inline[SCOPE_POLICY] === undefined) return;
  throw new AppError('needs-person', `aws: creating a key: ${name}: its rights can't be fewer for a second key`, {
    hint: 'take allow out of this provider, and record a waiver where the old rights are too wide to be copied',
  });
}

/** What the emergency left open, by the configuration as it is now. */
async function settled(world: AwsWorld, ctx: RotationContext, old: Old): Promise<string | undefined> {
  try {
    return (await decideScope(world, ctx, old)).document;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'config') throw error;
    const hint = `${error.hint ?? ''}; then: unleak rotations resume ${ctx.rotationId}`;
    throw new AppError('needs-person', error.message, { hint });
  }
}

function requireEqual(ctx: RotationContext, old: IamUser, { statements, refused }: Narrowed, planned: string): void {
  if (refused.length === 0 && canonical(documentOf(statements)) === canonical(planned)) return;
  const first = refused[0];
  const what = first === undefined ? 'other conditions hold' : `${first.action} on ${first.resource}: ${first.why}`;
  throw new AppError('conflict', `aws: giving rights: ${old.name}: its policies changed since the plan: ${what}`, {
    hint: `unleak rotations abort ${ctx.rotationId} and rotate again`,
  });
}
