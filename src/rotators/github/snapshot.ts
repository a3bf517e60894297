// Looks at the leaked token, and at the place where the replacement will be, with reads only.
import type { Credential } from '../../core/credential.js';
import type { OrderName, ProviderSnapshot, RotationContext, RotatorEffect } from '../rotator.js';
import { GithubLimitError, printable } from './client.js';
import { listDeployKeys, type DeployKey } from './deploy-keys.js';
import { titleOf } from './deploy-key.js';
import { compareRights } from './rights.js';
import { askToken, type TokenAccount, type TokenAnswer } from './proof.js';
import { newLogin, replacementFact, type DeployKeyReplacement, type FineGrainedReplacement } from './settings.js';
import { KIND_NAMES, requireTokenKind, tokenKind, type TokenKind } from './tokens.js';
import { NEEDED_ADMIN, requireAdmin, type GithubWorld } from './world.js';

/** What someone with the token can do that outlives it or reaches far. */
const DANGEROUS_SCOPES: Readonly<Record<string, string>> = {
  repo: 'reads and writes every repository of its user, private ones too',
  public_repo: 'writes every public repository of its user',
  workflow: 'changes workflows, and so reaches the secrets that they use',
  delete_repo: 'deletes repositories',
  'admin:org': 'manages organizations, teams and their members',
  'write:org': 'changes teams and memberships',
  'admin:public_key': 'adds SSH keys to its user, which work after it is dead',
  'write:public_key': 'adds SSH keys to its user, which work after it is dead',
  'admin:gpg_key': 'adds GPG keys to its user',
  'admin:ssh_signing_key': 'adds signing keys to its user',
  'admin:repo_hook': 'sends what happens in repositories elsewhere',
  'admin:org_hook': 'sends what happens in organizations elsewhere',
  'write:packages': 'publishes packages',
  'delete:packages': 'deletes packages',
  'admin:enterprise': 'manages the enterprise',
  user: 'changes the profile of its user',
  gist: 'writes gists',
  codespace: 'runs codespaces',
};

const MAX_NAMED_KEYS = 5;

export async function takeSnapshot(
  world: GithubWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  const kind = requireTokenKind(current.secret);
  const answer = await askUnlessLimited(world, ctx, current);
  const account = answer.verdict === 'accepted' ? answer.account : undefined;
  const { replacement } = world;
  const part =
    replacement.type === 'deploy-key'
      ? await deployKeyPart(world, ctx, current, replacement, account)
      : tokenPart(ctx, current, replacement, account);
  const { order, issue, notes, impossible } = part;
  const rights = await compareRights(world, ctx, current, answer);
  const effects: Readonly<Partial<Record<RotatorEffect, string>>> = { issue, disable: revocation(kind) };
  return {
    facts: {
      kind,
      status: answer.verdict,
      ...(account?.login === undefined ? {} : { login: account.login }),
      ...(account?.scopes === undefined ? {} : { scopes: account.scopes }),
      ...(account?.expiresAt === undefined ? {} : { expiresAt: account.expiresAt.toISOString() }),
      ...(rights.unproven.length === 0 ? {} : { unproven: rights.unproven }),
      replacement: replacementFact(replacement),
    },
    secrets: {},
    orders: impossible === undefined ? [order] : [],
    impossible: { ...otherOrders(order), ...(impossible === undefined ? {} : { [order]: impossible }) },
    deleteOld: false,
    notes: [...leakedNotes(kind, answer, current), ...rights.notes, ...notes],
    effects: { [order]: effects },
  };
}

/** Whoever uses up the limits of a leaked token must not keep it from being revoked. */
async function askUnlessLimited(world: GithubWorld, ctx: RotationContext, current: Credential): Promise<TokenAnswer> {
  try {
    return await askToken(world, ctx, current.secret);
  } catch (error) {
    if (error instanceof GithubLimitError) return { verdict: 'unknown', why: error.hint ?? error.message };
    throw error;
  }
}

interface ReplacementPart {
  readonly order: OrderName;
  readonly issue: string;
  readonly notes: readonly string[];
  readonly impossible?: string;
}

async function deployKeyPart(
  world: GithubWorld,
  ctx: RotationContext,
  current: Credential,
  { repository }: DeployKeyReplacement,
  account: TokenAccount | undefined,
): Promise<ReplacementPart> {
  const order = 'overlap';
  const issue = `add the deploy key "${titleOf(ctx)}" to ${repository}, to read only`;
  if (world.admin === undefined) return { order, issue, notes: [], impossible: NEEDED_ADMIN };
  const keys = await listDeployKeys(world, ctx, { repository, admin: requireAdmin(world, { current }) });
  const endangered = tokenKind(current.secret) === 'installation' ? [] : keys.filter((key) => mayBeOf(key, account));
  const named = endangered.slice(0, MAX_NAMED_KEYS).map(({ id, title }) => `${String(id)} (${printable(title)})`);
  const more = endangered.length > named.length ? ` and ${String(endangered.length - named.length)} more` : '';
  return {
    order,
    issue,
    notes: [
      ...(named.length === 0
        ? []
        : [`deploy keys of ${repository} that go with the token if it made them: ${named.join(', ')}${more}`]),
      `the deploy key reads ${repository} over SSH and nothing else: whoever used the token for the API or over HTTPS has to change`,
      'the deploy key has no expiry, and it goes when the administrator’s token that adds it is deleted',
      'verifying shows that GitHub keeps the public half of the stored key; no SSH login is made',
    ],
  };
}

/** Without a name, each could be one that the token made. */
function mayBeOf({ added_by: by }: DeployKey, account: TokenAccount | undefined): boolean {
  return account?.login === undefined || (by ?? account.login) === account.login;
}

function tokenPart(
  ctx: RotationContext,
  current: Credential,
  planned: FineGrainedReplacement,
  account: TokenAccount | undefined,
): ReplacementPart {
  const { owner, repositories, permissions, expiresInDays } = planned;
  const days = String(expiresInDays);
  const rights = Object.entries(permissions).map(([name, level]) => `${name}: ${level}`);
  return {
    order: 'by-person',
    issue:
      `wait until a person brings a fine-grained token for ${owner}: ${repositories.join(', ')}, ` +
      `with ${rights.join(', ') || 'no permissions'}, of at most ${days} days`,
    notes: [
      `the new token has to be of ${newLogin(planned, account?.login, current)}`,
      'a token can not list its own permissions: whose it is, its expiry, its repositories and the worst permissions are checked, the rest is up to the person who creates it',
      `where the person gives up, a token named "${titleOf(ctx)}" may be left on their settings page`,
    ],
  };
}

function otherOrders(order: OrderName): Readonly<Partial<Record<OrderName, string>>> {
  return {
    'in-place': 'GitHub gives no token another value',
    ...(order === 'overlap'
      ? { 'by-person': 'the replacement of this provider is a deploy key, which needs no person' }
      : { overlap: 'no API of GitHub creates a personal access token' }),
  };
}

function leakedNotes(kind: TokenKind, answer: TokenAnswer, current: Credential): readonly string[] {
  const name = KIND_NAMES[kind];
  if (answer.verdict === 'rejected') return [`the leaked ${name} is dead already`];
  if (answer.verdict === 'unknown') {
    return [
      `whether the leaked ${name} works is not known: ${answer.why}`,
      ...(kind === 'refresh' ? ['so the rotation will stop at confirming, with the token revoked'] : []),
      ...aftermath(kind),
    ];
  }
  const { login, scopes, expiresAt } = answer.account;
  const claimed = current.attributes['login'];
  const isOther = claimed !== undefined && login !== undefined && claimed.toLowerCase() !== login.toLowerCase();
  const dangers = (scopes ?? []).filter((scope) => DANGEROUS_SCOPES[scope] !== undefined);
  return [
    `the leaked ${name} works${login === undefined ? '' : `, as ${login}`}${scopes === undefined ? '' : `, with ${scopes.join(', ') || 'no scopes'}`}`,
    ...(isOther ? [`it was taken to be of ${claimed}`] : []),
    ...dangers.map((scope) => `its scope ${scope} ${DANGEROUS_SCOPES[scope] ?? ''}`),
    ...(kind === 'fine-grained' ? ['what it may do, only its owner can see'] : []),
    expiresAt === undefined ? 'GitHub names no end of it' : `it would end by itself at ${expiresAt.toISOString()}`,
    ...aftermath(kind),
  ];
}

/** What revoking does beside ending the token, and what it does not do. */
function aftermath(kind: TokenKind): readonly string[] {
  if (kind === 'installation') return ['ending it can not be undone'];
  return [
    'revoking can not be undone, and GitHub tells its owner by mail',
    ...(kind === 'classic' || kind === 'fine-grained'
      ? ['every deploy key that was made with it, in any repository, goes with it']
      : []),
    'what was made with it and is no deploy key stays, such as SSH keys of its user, hooks, and other tokens: look for these',
  ];
}

function revocation(kind: TokenKind): string {
  if (kind === 'installation') return 'end the leaked installation token';
  return 'have GitHub revoke the leaked token, for good; its owner is told by mail';
}
