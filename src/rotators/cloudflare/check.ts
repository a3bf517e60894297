// The call that shows that a token may do its work: the cheapest that needs one of its permissions.
import { BASE } from './client.js';
import type { CloudflareSettings, Policy } from './settings.js';

type PathFor = (resource: string, tokens: string) => string | undefined;

const zoneIn = (resource: string): string | undefined => /\.zone\.([0-9a-f]{32})$/.exec(resource)?.[1];

const PATHS: Readonly<Record<string, PathFor>> = {
  DNS: (resource) => {
    const zone = zoneIn(resource);
    return zone === undefined ? undefined : `/zones/${zone}/dns_records?per_page=5`;
  },
  Zone: () => '/zones?per_page=5',
  'User Details': () => '/user',
  'API Tokens': (_, tokens) => `${tokens.slice(BASE.length)}?per_page=5`,
  'Account API Tokens': (_, tokens) => `${tokens.slice(BASE.length)}?per_page=5`,
};

/** Path of that call, the configured one first; null where no call is known. */
export function checkPathOf({ check }: CloudflareSettings, tokens: string, policies: readonly Policy[]): string | null {
  if (check !== undefined) return `${BASE}${check}`;
  const allowed = policies.filter(({ effect }) => effect === 'allow');
  for (const [permission, pathFor] of Object.entries(PATHS)) {
    const names = [`${permission} Read`, `${permission} Write`];
    for (const { permission_groups, resources } of allowed) {
      if (!permission_groups.some(({ name }) => name !== undefined && names.includes(name))) continue;
      const path = resourcesIn(resources)
        .map((resource) => pathFor(resource, tokens))
        .find((one) => one !== undefined);
      if (path !== undefined) return `${BASE}${path}`;
    }
  }
  return null;
}

function resourcesIn(resources: Policy['resources']): readonly string[] {
  return Object.entries(resources).flatMap(([name, value]) =>
    typeof value === 'string' ? [name] : Object.keys(value),
  );
}
