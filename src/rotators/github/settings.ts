// What a person configures for GitHub, and how a plan keeps it: as planned, whatever the settings say later.
import { z } from 'zod';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { requireSafeAddress } from '../../platform/exchange.js';
import type { Permissions } from '../../scopes/github.js';
import type { JsonValue, SuccessorPlan } from '../rotator.js';

export interface FineGrainedReplacement {
  readonly type: 'fine-grained-token';
  /** The user or organization that owns the repositories. */
  readonly owner: string;
  /** Names without the owner; at least one. */
  readonly repositories: readonly string[];
  /** GitHub's names, as `contents` and `pull_requests`. */
  readonly permissions: Permissions;
  readonly expiresInDays: number;
  /** Whose the new token has to be, where it is not the leaked one's user, or that can't be asked any more. */
  readonly login?: string | undefined;
  /** What the leaked token may, as its owner's settings page shows: of a fine-grained one nobody else is told. */
  readonly leakedMay?: Permissions | undefined;
}

export interface DeployKeyReplacement {
  readonly type: 'deploy-key';
  /** `owner/name` */
  readonly repository: string;
  readonly readOnly: true;
  readonly leakedMay?: Permissions | undefined;
}

export type GithubReplacement = FineGrainedReplacement | DeployKeyReplacement;

export interface GithubSettings {
  /** `https://api.github.com` unless said otherwise; `http://` only to this machine. */
  readonly api?: string | undefined;
  /** Where people sign in; told from `api` unless said otherwise. */
  readonly web?: string | undefined;
  readonly replacement: GithubReplacement;
}

export const GITHUB_API = 'https://api.github.com';

/** A repository's name stands in paths, so it may not climb out of them. */
const repositoryName = z
  .string()
  .regex(/^[A-Za-z0-9._-]+$/)
  .refine((name) => name !== '.' && name !== '..');
const login = z.string().regex(/^[A-Za-z0-9_-]+$/);

const permissions = z.record(z.string().regex(/^[a-z_]+$/), z.enum(['read', 'write']));

const replacementSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('fine-grained-token'),
    owner: login,
    repositories: z.array(repositoryName).min(1),
    permissions,
    expiresInDays: z.int().min(1).max(366),
    login: login.optional(),
    leakedMay: permissions.optional(),
  }),
  z.object({
    type: z.literal('deploy-key'),
    repository: z.string().refine((text) => {
      const [owner = '', name = '', ...more] = text.split('/');
      return more.length === 0 && login.safeParse(owner).success && repositoryName.safeParse(name).success;
    }),
    readOnly: z.literal(true),
    leakedMay: permissions.optional(),
  }),
]);

/** The same, checked. Fails with `config` and the name of what is wrong. */
export function checkedReplacement(replacement: GithubReplacement): GithubReplacement {
  const { data, error } = replacementSchema.safeParse(replacement);
  if (error === undefined) return data;
  const where = error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new AppError('config', `github: reading the settings: replacement: ${where}: not what GitHub can take`, {
    hint: 'a repository is owner/name, a permission read or write, an expiry 1 to 366 days',
  });
}

export function replacementFact(replacement: GithubReplacement): JsonValue {
  return JSON.parse(JSON.stringify(replacement)) as JsonValue;
}

export function plannedDeployKey(plan: SuccessorPlan): DeployKeyReplacement {
  const planned = plannedReplacement(plan);
  if (planned.type === 'deploy-key') return planned;
  throw new RangeError('github: the plan is for no deploy key');
}

export function plannedToken(plan: SuccessorPlan): FineGrainedReplacement {
  const planned = plannedReplacement(plan);
  if (planned.type === 'fine-grained-token') return planned;
  throw new RangeError('github: the plan is for no fine-grained token');
}

/** What of the plan nobody could hold against the rights of the leaked token. */
export function unprovenRights(plan: SuccessorPlan): readonly string[] {
  return z.array(z.string()).safeParse(plan.snapshot.facts['unproven']).data ?? [];
}

function plannedReplacement(plan: SuccessorPlan): GithubReplacement {
  return replacementSchema.parse(plan.snapshot.facts['replacement']);
}

/** Whose the new token has to be: as configured, else whose the leaked one is or was, else its resource owner's. */
export function newLogin(
  { login: configured, owner }: FineGrainedReplacement,
  leaked: string | undefined,
  current: Credential,
): string {
  return configured ?? leaked ?? current.attributes['login'] ?? owner;
}

/** `/repos/OWNER/NAME` for `OWNER/NAME`, which was checked before. */
export function repositoryPath(repository: string): string {
  return `/repos/${repository.split('/').map(encodeURIComponent).join('/')}`;
}

/** An enterprise server answers below `/api/v3` of the address that people use. */
export function webAddress({ api = GITHUB_API, web }: GithubSettings): string {
  if (web !== undefined) return requireSafeAddress('github', web);
  const address = requireSafeAddress('github', api);
  return address === GITHUB_API ? 'https://github.com' : address.replace(/\/api\/v3$/, '');
}
