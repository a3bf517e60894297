// What the leaked token is and what its replacement will be: read before anything changes.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { refusedBy } from '../../platform/api-client.js';
import type { OrderName, ProviderSnapshot, RotationContext } from '../rotator.js';
import { reasonOf, type GitlabWorld } from './client.js';
import { homeOf, isSameResource, reachOf, type FoundHome } from './homes.js';
import { obstacleAt, whoAdministers } from './rights.js';
import { scopesFor } from './scopes.js';
import { factsToKeep, levelName, LEVELS, nameOf, type GitlabFacts, type Home, type Resource } from './settings.js';
import { askSelf, readToken, type GitlabToken } from './tokens.js';

interface Leaked extends FoundHome {
  readonly token: GitlabToken;
}

/** Why an order can't be taken; undefined where it can. */
interface Obstacles {
  readonly overlap: string | undefined;
  readonly roll: string | undefined;
}

const NO_ADMIN = 'no admin is configured';
const UNSURE = 'GitLab does not tell whose the token is: configure replacement';

export async function takeSnapshot(
  world: GitlabWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  requireAccessToken(world, current);
  const leaked = await askLeaked(world, ctx, current);
  const target = targetOf(world, leaked);
  const obstacles = await obstaclesOf(world, ctx, leaked, target);
  const facts: GitlabFacts = {
    tokenId: leaked?.token.id ?? null,
    home: leaked?.home ?? null,
    name: leaked?.token.name ?? '',
    ownScopes: [...(leaked?.token.scopes ?? [])],
    target,
    scopes: scopesFor(world.settings.scopes, leaked?.token.scopes, target),
    level: target.kind === 'person' ? null : await levelFor(world, ctx, current, leaked, target),
  };
  return {
    facts: factsToKeep(facts),
    secrets: {},
    ...ordersOf(obstacles),
    deleteOld: false,
    notes: notesOn(leaked, facts),
    effects: effectsOf(facts),
  };
}

/** The other secrets of GitLab, which no call of this rotator could replace, and the administrator's own token. */
function requireAccessToken({ settings }: GitlabWorld, { secret }: Credential): void {
  const prefix = /^(gldt|glrt|glrtr|glcbt|glptt|glft|glimt|glagent|gloas|glsoat|glffct|glwt)-|^GR1348941/.exec(
    secret.reveal(),
  )?.[0];
  if (prefix !== undefined) {
    throw new AppError('unsupported', `gitlab: looking at the leaked secret: ${prefix}…: is no access token`, {
      hint: 'only personal, project and group access tokens are rotated: end this one in GitLab, where it was made',
    });
  }
  if (settings.admin?.equals(secret) === true) {
    throw new AppError('config', 'gitlab: looking at the leaked token: it is the configured administrator itself', {
      hint: 'a leaked token does not replace itself: give this provider another one',
    });
  }
}

/** Undefined where it is dead. */
async function askLeaked(
  world: GitlabWorld,
  ctx: RotationContext,
  { secret }: Credential,
): Promise<Leaked | undefined> {
  const { call, answer, token, isRefused } = await askSelf(world, ctx, secret, 'looking at the leaked token');
  // One that was revoked may be let in for some time more.
  if (isRefused || token?.active === false) return undefined;
  if (token === undefined) throw refusedBy('gitlab', call, answer, { says: reasonOf(answer) });
  world.memory.letsIn = true;
  return { token, ...(await homeOf(world, ctx, secret, token)) };
}

function targetOf({ settings }: GitlabWorld, leaked: Leaked | undefined): Home {
  const { replacement } = settings;
  if (replacement !== undefined) return { kind: replacement.kind, id: replacement.path, web: null };
  if (leaked !== undefined) return leaked.home;
  throw new AppError('config', 'gitlab: planning: the leaked token is dead: nobody knows whose it was', {
    hint: 'nothing is left to stop; if its user needs another one, configure replacement, access-level and scopes',
  });
}

async function obstaclesOf(
  world: GitlabWorld,
  ctx: RotationContext,
  leaked: Leaked | undefined,
  target: Home,
): Promise<Obstacles> {
  if (world.settings.admin === undefined) return { overlap: NO_ADMIN, roll: NO_ADMIN };
  const { isAdmin, userId, lacks } = await whoAdministers(world, ctx);
  if (lacks !== undefined) return { overlap: lacks, roll: lacks };
  const isUnsure = leaked?.isSure === false;
  const overlap = isUnsure && target.kind === 'person' ? UNSURE : await obstacleAt(world, ctx, target, isAdmin);
  if (leaked === undefined) return { overlap, roll: 'the leaked token is dead already' };
  const { home } = leaked;
  const isOwn = home.kind === 'person' && home.userId === userId;
  const roll = isUnsure ? UNSURE : isOwn ? undefined : await obstacleAt(world, ctx, home, isAdmin);
  return { overlap, roll };
}

/** Never a higher role than the leaked token has there; without one GitLab would take a high one. */
async function levelFor(
  world: GitlabWorld,
  ctx: RotationContext,
  current: Credential,
  leaked: Leaked | undefined,
  target: Resource,
): Promise<number> {
  const { accessLevel, admin } = world.settings;
  const configured = accessLevel === undefined ? undefined : LEVELS[accessLevel];
  if (leaked === undefined) {
    if (configured !== undefined) return configured;
    throw new AppError('config', 'gitlab: planning: the leaked token is dead: nobody knows which role it had', {
      hint: 'configure access-level',
    });
  }
  const isOwn = leaked.home.kind === target.kind && leaked.home.id === target.id;
  const seen = isOwn && admin !== undefined ? await readToken(world, ctx, target, leaked.token.id) : undefined;
  const own = seen?.access_level;
  if (own !== undefined && configured !== undefined && configured > own) throw tooHigh(configured, target);
  if (own !== undefined) return configured ?? own;
  const tried =
    configured === undefined ? DESCENDING.filter((level) => isOwn || level <= LEVELS.developer) : [configured];
  for (const level of tried) {
    const reached = await reachOf(world, ctx, current.secret, level);
    if (reached.some((one) => isSameResource(one, target))) return level;
  }
  throw tooHigh(tried.at(-1) ?? LEVELS.guest, target);
}

const DESCENDING = Object.values(LEVELS).toSorted((one, other) => other - one);

function tooHigh(level: number, target: Resource): AppError {
  const what = `${levelName(level)} in ${nameOf(target)}`;
  return new AppError('config', `gitlab: planning: access level: ${what}: the leaked token does not have it there`, {
    hint: 'configure a lower access-level, or a replacement that the leaked token reaches',
  });
}

function ordersOf({ overlap, roll }: Obstacles): Pick<ProviderSnapshot, 'orders' | 'impossible'> {
  const orders: OrderName[] = [
    ...(overlap === undefined ? (['overlap'] as const) : []),
    ...(roll === undefined ? (['roll'] as const) : []),
    ...(overlap === undefined ? [] : (['by-person'] as const)),
  ];
  return {
    orders,
    impossible: {
      ...(overlap === undefined ? { 'by-person': 'the administrator can create the token' } : { overlap }),
      ...(roll === undefined ? {} : { roll }),
    },
  };
}

function notesOn(leaked: Leaked | undefined, facts: GitlabFacts): readonly string[] {
  if (leaked === undefined) return ['the leaked token is dead already: only a replacement is made'];
  const { token, home, isSure } = leaked;
  const dropped = token.scopes.filter((scope) => !facts.scopes.includes(scope));
  const isMoved = nameOf(home) !== nameOf(facts.target);
  return [
    `the leaked token is ${String(token.id)} of ${nameOf(home)}${isSure ? '' : ', or of a bot: GitLab does not tell'}`,
    ...(dropped.length > 0 ? [`the replacement loses the scopes ${dropped.join(', ')}`] : []),
    ...(isMoved ? [`the replacement is of ${nameOf(facts.target)}, and reaches nothing else`] : []),
    ...(token.expires_at === null ? ['the leaked token never expires by itself'] : []),
    'the replacement ends with the beginning of a day (UTC), within a year',
    'overlap: GitLab notes the last use of a token only every few minutes',
    `roll: keeps the scopes ${token.scopes.join(', ')}; if its answer is lost, a token of that name stays that nobody holds`,
  ];
}

function effectsOf({ target, scopes, level, tokenId, home }: GitlabFacts): ProviderSnapshot['effects'] {
  const role = level === null ? '' : ` and the role ${levelName(level)}`;
  const what = `a token of ${nameOf(target)} with the scopes ${scopes.join(', ')}${role}`;
  const disable = 'revoke the leaked token, for good';
  return {
    overlap: { issue: `create ${what}, marked with the rotation`, disable },
    'by-person': { issue: `take in ${what} that a person creates`, disable },
    ...(home === null
      ? {}
      : { roll: { issue: `rotate token ${String(tokenId)} of ${nameOf(home)}: the leaked value dies at once` } }),
  };
}
