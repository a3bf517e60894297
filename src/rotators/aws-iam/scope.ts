// What the new key may do: as the configuration says, and proven to be among what the old one may; or, where it says
// nothing, the old policies as they are, unless they give what needs somebody's word.
import { AppError } from '../../core/errors.js';
import { narrow, rightsOf, type Narrowed, type OldRights, type WantedRights } from '../../scopes/aws-allows.js';
import { purposesAmong, rightsFor } from '../../scopes/aws-purposes.js';
import { documentOf, statementsOf, type Statement } from '../../scopes/aws-statements.js';
import { inWords, wantedOf } from '../../scopes/aws-used.js';
import { breachesOf, breachesOfCopy, type Breach } from '../../scopes/aws-width.js';
import type { JsonValue, RotationContext, SuccessorPlan } from '../rotator.js';
import { END_LENGTH, endStatement } from './end.js';
import { markerOf, SCOPE_POLICY } from './names.js';
import { canonical } from './policy.js';
import {
  readRights,
  readStatements,
  readUser,
  requireUser,
  type IamUser,
  type Rights,
  type RightStatements,
} from './principal.js';
import { readUsed } from './usage.js';
import { fact, type AllowItem, type AwsWorld } from './world.js';

/** IAM's quota for all inline policies of a user together, without white space. */
const MAX_INLINE = 2048;
const MOST_NAMED = 5;

export interface Scope {
  /** The one policy of the new user; undefined where it is given the old ones. */
  readonly document: string | undefined;
  /** In an emergency it may be left open until the new user is made. */
  readonly isOpen: boolean;
  /** What it allows, in words. */
  readonly words: readonly string[];
  readonly notes: readonly string[];
  /** On whose word it is wider than a replacement should be. */
  readonly waived: readonly string[];
}

interface Old {
  readonly keyId: string;
  readonly user: IamUser;
  readonly rights: Rights;
  readonly statements: RightStatements;
}

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
    const notes = [`the replacement is made only when this is settled: ${error.message} (${error.hint ?? ''})`];
    return { ...NO_SCOPE, isOpen: true, notes };
  }
}

export const NO_SCOPE: Scope = { document: undefined, isOpen: false, words: [], notes: [], waived: [] };

async function decideScope(world: AwsWorld, ctx: RotationContext, old: Old): Promise<Scope> {
  const own = ownScope(old);
  const { allow } = world.settings;
  if (allow === undefined && own === undefined) return scopeOfCopy(world, old);
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
  if (forbidden.length > 0) throw notAllowed(old, forbidden);
  if (granted.length === 0) throw nothingLeft(old, [...wanted.notes, ...unproven.map(({ text }) => text)]);
  if (document.length + END_LENGTH > MAX_INLINE) throw tooLong(old, document.length);
  const words = inWords(granted);
  return {
    document,
    isOpen: false,
    words,
    waived: waivedOr(world, old, breachesOf(granted)),
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

function rightsOfOld({ user, statements: { granted, boundary } }: Pick<Old, 'user' | 'statements'>): OldRights {
  return { userName: user.name, granted, boundary };
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

function scopeOfCopy(world: AwsWorld, old: Old): Scope {
  const { granted, boundary } = old.statements;
  const waived = waivedOr(world, old, breachesOfCopy(granted, old.rights.attached, boundary));
  return { ...NO_SCOPE, waived, notes: [`the new key may do what the old one may: ${advice(granted)}`] };
}

/** The lines that a person completes to have less. */
function advice(granted: readonly Statement[]): string {
  const named = granted.filter(({ isDeny, isOtherActions }) => !isDeny && !isOtherActions);
  const purpose = purposesAmong(named.flatMap(({ actions }) => actions))[0];
  const example =
    purpose === undefined
      ? "allow: [{ actions: ['SERVICE:ACTION'], resources: ['ARN'] }]"
      : `allow: { purpose: ${purpose}, resources: ['ARN'] }`;
  return `to give it less add ${example} or allow: used to its provider in the configuration`;
}

/** The waivers that answer for what is too wide. Fails with `config` where one has none. */
function waivedOr(world: AwsWorld, { user, statements }: Old, breaches: readonly Breach[]): readonly string[] {
  const words = breaches.map((breach) => ({ breach, word: world.settings.waiver?.(breach.rule) ?? NOBODY }));
  const open = words.flatMap(({ breach: { rule, what }, word }) => ('remedy' in word ? [{ rule, what, word }] : []));
  if (open.length === 0) return [...new Set(words.flatMap(({ word }) => ('inForce' in word ? [word.inForce] : [])))];
  const list = open.map(({ rule, what }) => `${what} (${rule})`).join(', ');
  throw new AppError('config', `aws: planning the rights of the new key: ${user.name}: too wide: ${list}`, {
    hint: `${advice(statements.granted)}; or have it waived: ${open[0]?.word.remedy ?? ''}`,
  });
}

const NOBODY = { remedy: 'record a waiver under policy.waivers' };

function notAllowed({ user }: Old, refused: readonly string[]): AppError {
  const more = refused.length > MOST_NAMED ? `; and ${String(refused.length - MOST_NAMED)} more` : '';
  const list = `${refused.slice(0, MOST_NAMED).join('; ')}${more}`;
  return new AppError('config', `aws: planning the rights of the new key: ${user.name}: ${list}`, {
    hint: 'a replacement never has more rights than the old key: name fewer under allow',
  });
}

function nothingLeft({ user }: Old, why: readonly string[]): AppError {
  const list = why.slice(0, MOST_NAMED).join('; ');
  return new AppError('config', `aws: planning the rights of the new key: ${user.name}: none are left: ${list}`, {
    hint: 'name actions and resources under allow',
  });
}

function tooLong({ user }: Old, length: number): AppError {
  const limit = `${String(MAX_INLINE)} characters, of which unleak needs ${String(END_LENGTH)} to end it`;
  return new AppError(
    'config',
    `aws: planning the rights of the new key: ${user.name}: a policy of ${String(length)} characters`,
    { hint: `IAM takes ${limit}: name fewer actions or resources, or a pattern for several` },
  );
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
