/** Rights that a replacement must not have: what the configuration forbids, else the worst of each provider. */
import { matchesName } from '../core/glob.js';

/** `forbidden-scopes` of the configuration: by provider, in its own words with `*` and `?`; `default` is for all others. */
export type ForbiddenScopes = Readonly<Record<string, readonly string[]>>;

/**
 * What holds where `forbidden-scopes` says nothing: rights to everything, to other people and to making more credentials,
 * by the provider's name in a finding. Of AWS there are rules of their own.
 */
export const STRICT_SCOPES: ForbiddenScopes = {
  // Classic scopes, and permissions of fine-grained tokens as NAME:LEVEL.
  github: ['repo', 'admin:*', 'delete_repo', 'site_admin', 'administration:write', 'organization_administration:*'],
  gitlab: ['sudo', 'admin_mode'],
  vault: ['root'],
  slack: ['admin', 'admin.*'],
  sendgrid: ['api_keys.create', 'api_keys.update', 'teammates.create', 'user.password.update'],
  cloudflare: ['API Tokens Write', 'API Tokens Edit', 'Account API Tokens Write', 'Memberships Write'],
  google: [
    'https://www.googleapis.com/auth/cloud-platform',
    'iam.serviceAccountKeys.create',
    'iam.serviceAccounts.getAccessToken',
    '*.setIamPolicy',
  ],
  default: ['*', 'all', 'full_access', 'full-access'],
};

/** What is forbidden to a provider that goes by these names, and whether the configuration says so. */
export function forbiddenFor(
  forbidden: ForbiddenScopes,
  providers: readonly string[],
): { readonly patterns: readonly string[]; readonly isDefault: boolean } {
  const configured = [...providers, 'default'].find((name) => Object.hasOwn(forbidden, name));
  if (configured !== undefined) return { patterns: forbidden[configured] ?? [], isDefault: false };
  const strict = providers.flatMap((name) => (Object.hasOwn(STRICT_SCOPES, name) ? (STRICT_SCOPES[name] ?? []) : []));
  return { patterns: [...strict, ...(STRICT_SCOPES['default'] ?? [])], isDefault: true };
}

/** The scopes that one of the patterns stands for. */
export function forbiddenAmong(scopes: readonly string[], patterns: readonly string[]): readonly string[] {
  return scopes.filter((scope) => patterns.some((pattern) => matchesScope(scope, pattern)));
}

/** `*` alone is the right to everything as providers write it, and not every right. */
function matchesScope(scope: string, pattern: string): boolean {
  if (pattern === '*') return scope === '*' || scope === '*:*';
  return matchesName(scope.toLowerCase(), pattern.toLowerCase());
}
