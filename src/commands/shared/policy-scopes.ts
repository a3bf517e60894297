/** What the replacement of a configured provider may do, in the provider's own words, as far as the configuration says. */
import type { ProviderConfig } from '../../config/schema.js';
import type { Breach } from '../../policy/facts.js';
import { rightsFor } from '../../scopes/aws-purposes.js';
import { breachesOf } from '../../scopes/aws-width.js';

/** Undefined where only the provider knows, as for a replacement that is given the rights of the leaked one. */
export function scopesOf(settings: ProviderConfig): readonly string[] | undefined {
  switch (settings.type) {
    case 'github':
      return settings.replacement.type === 'deploy-key'
        ? ['contents of one repository']
        : leveled(settings.replacement.permissions);
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
    case 'generic':
    case 'mysql':
    case 'postgres':
    case 'redis':
    case 'slack':
    case 'ssh':
      return undefined;
  }
}

/** What is too wide in the rights that the configuration names for an AWS key; those that are only read at AWS are not known. */
export function breachesIn(settings: ProviderConfig): readonly Breach[] | undefined {
  if (settings.type !== 'aws-iam' || settings.allow === undefined) return undefined;
  const named = settings.allow.filter((one) => one !== 'used');
  if (named.length === 0) return undefined;
  const wanted = named.flatMap((one) => ('purpose' in one ? rightsFor(one.purpose, one.resources) : [one]));
  const rights = wanted.flatMap(({ actions, resources }) =>
    actions.flatMap((action) => resources.map((resource) => ({ action, resource }))),
  );
  return breachesOf(rights);
}

function leveled(permissions: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(permissions).map(([name, level]) => `${name}:${level}`);
}
