/** What the replacement of a configured provider may do, in the provider's own words, as far as the configuration says. */
import { z } from 'zod';
import type { ProviderConfigOf } from '../../config/providers/index.js';
import type { ProviderConfig } from '../../config/schema.js';
import type { Breach } from '../../policy/facts.js';
import { rightsOf, type WantedRights } from '../../scopes/aws-allows.js';
import { rightsFor } from '../../scopes/aws-purposes.js';
import { breachesOf } from '../../scopes/aws-width.js';

/** Undefined where only the provider knows, as for a replacement that is given the rights of the leaked one. */
export function scopesOf(settings: ProviderConfig): readonly string[] | undefined {
  switch (settings.type) {
    case 'github':
      return settings.replacement && githubScopes(settings.replacement);
    case 'stripe':
      return settings.replacement.type === 'restricted-key' ? leveled(settings.replacement.permissions) : [];
    case 'cloudflare':
      return settings.allow?.flatMap(({ permissions }) => permissions);
    case 'gitlab':
    case 'sendgrid':
      return settings.scopes;
    case 'openai':
      return settings['all-scopes'] === undefined ? settings.scopes : ['*'];
    case 'npm':
      return [settings.replacement.permission];
    case 'vault-token':
      return settings.policies;
    case 'google-service-account':
      return settings.permissions;
    case 'google-api-key':
      return settings.apis;
    case 'aws-iam':
      // What AWS saw the leaked key do is only known at AWS.
      return settings.allow?.includes('used') === true ? undefined : actionsIn(settings);
    case 'generic':
    case 'mysql':
    case 'postgres':
    case 'redis':
    case 'slack':
    case 'ssh':
      return undefined;
  }
}

/** Why the configuration alone does not tell what the replacement may do, and what would make it tell. */
export function unknownBecause({ type }: ProviderConfig): string {
  switch (type) {
    case 'gitlab':
    case 'sendgrid':
    case 'openai':
      return 'it has the scopes of the leaked one, which the plan reads; scopes in the entry of providers says which';
    case 'vault-token':
      return 'it has the policies of the leaked one, which the plan reads; policies in the entry of providers says which';
    case 'cloudflare':
      return 'it has the permissions of the leaked one, which the plan reads; allow in the entry of providers says which';
    case 'google-service-account':
    case 'google-api-key':
      return 'it has the limits of the leaked one; permissions or apis in the entry of providers say which';
    case 'aws-iam':
      return 'it has what the leaked one has, or what AWS saw it do, which the plan reads';
    case 'mysql':
    case 'postgres':
    case 'redis':
      return 'it has the memberships and grants of the leaked login, which the policy has no words for';
    case 'github':
    case 'npm':
    case 'stripe':
      return 'the entry of providers names no replacement';
    case 'slack':
    case 'ssh':
    case 'generic':
      return 'it may what the leaked one may, and nobody tells what that is';
  }
}

/** What a plan has read: the rights that the replacement gets, where these are scopes by name. */
export function plannedScopes(
  { type }: Pick<ProviderConfig, 'type'>,
  facts: Readonly<Record<string, unknown>>,
): readonly string[] | undefined {
  if (type === 'gitlab' || type === 'sendgrid') return textsIn(facts['scopes']);
  if (type === 'vault-token') return textsIn(facts['policies']);
  return type === 'cloudflare' ? permissionsIn(facts['policies']) : undefined;
}

function textsIn(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const texts = value.filter((one) => typeof one === 'string');
  return texts.length === value.length ? texts : undefined;
}

/** Undefined where one of them has no name: then nobody knows all. */
function permissionsIn(value: unknown): readonly string[] | undefined {
  const { data } = permissionGroups.safeParse(value);
  return data
    ?.filter(({ effect }) => effect === 'allow')
    .flatMap((one) => one.permission_groups.map(({ name }) => name));
}

const permissionGroups = z
  .array(z.object({ effect: z.string(), permission_groups: z.array(z.object({ name: z.string() })) }))
  .min(1);

function githubScopes(replacement: NonNullable<ProviderConfigOf<'github'>['replacement']>): readonly string[] {
  return replacement.type === 'deploy-key' ? ['contents of one repository'] : leveled(replacement.permissions);
}

/** What is too wide in the rights that the configuration names for an AWS key; those that are only read at AWS are not known. */
export function breachesIn(settings: ProviderConfig): readonly Breach[] | undefined {
  const named = settings.type === 'aws-iam' ? namedFor(settings) : undefined;
  return named && breachesOf(rightsOf(named)).map(({ rule, what }) => ({ rule, what }));
}

type AwsIam = Extract<ProviderConfig, { readonly type: 'aws-iam' }>;

/** But for everything, which is a matter of `aws-administrator-access` and `aws-wildcard-action`. */
function actionsIn(settings: AwsIam): readonly string[] | undefined {
  return namedFor(settings)?.flatMap(({ actions }) => actions.filter((action) => !/^[*:]+$/.test(action)));
}

function namedFor({ allow }: AwsIam): readonly WantedRights[] | undefined {
  const named = allow?.filter((one) => one !== 'used');
  if (named === undefined || named.length === 0) return undefined;
  return named.flatMap((one) => ('purpose' in one ? rightsFor(one.purpose, one.resources) : [one]));
}

function leveled(permissions: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(permissions).map(([name, level]) => `${name}:${level}`);
}
