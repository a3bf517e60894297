// What a person reads before approving.
import type { ProviderSnapshot } from '../rotator.js';
import type { CloudflareWorld } from './client.js';
import { groupNames } from './policies.js';
import type { CloudflareFacts, Policy } from './settings.js';
import type { CloudflareToken } from './tokens.js';

export const KEY_PAGE = 'https://dash.cloudflare.com/profile/api-tokens';

export function notesOn(
  { settings }: CloudflareWorld,
  facts: CloudflareFacts,
  token: CloudflareToken | undefined,
  policies: readonly Policy[],
): readonly string[] {
  const old = token === undefined ? [] : groupNames(token.policies);
  const kept = groupNames(policies);
  const dropped = old.filter((name) => !kept.includes(name));
  const isGlobal = facts.kind === 'global-key';
  return [
    ...(isGlobal ? globalKeyNotes(settings.admin === undefined) : []),
    ...(!isGlobal && token === undefined ? ['the leaked token is dead already: only a replacement is made'] : []),
    ...(token !== undefined && token.status !== 'active' ? [`the leaked token is ${token.status} already`] : []),
    ...(dropped.length > 0 ? [`the replacement loses the permissions ${dropped.join(', ')}`] : []),
    ...(token !== undefined && settings.allow === undefined
      ? [
          `the replacement may do all that the leaked token may (${kept.join(', ')}): say in allow what it is for, as allow: [{ purpose: dns-read, zones: [ID] }], to give it less`,
        ]
      : []),
    ...(isGlobal || old.some((name) => name.endsWith('API Tokens Write'))
      ? ['who had the leaked credential could make tokens with it: look for some that nobody knows']
      : []),
    ...(old.some((name) => name.includes('R2'))
      ? ['R2 access keys are derived from the token: those of the leaked one die with it']
      : []),
    ...(token !== undefined && token.expires_on === undefined ? ['the leaked token never expires by itself'] : []),
    ...(facts.check === null
      ? ['the replacement is verified only as a live token: configure check to see that it may do its work']
      : []),
  ];
}

function globalKeyNotes(isOwnAdmin: boolean): readonly string[] {
  return [
    'a global key may do everything; the replacement is a token that is sent as authorization: Bearer, without an e-mail address',
    'no API changes a global key: a person does it on the dashboard when the rotation asks for it',
    ...(isOwnAdmin ? ['the leaked key itself creates the replacement, and nothing else: no admin is configured'] : []),
  ];
}

export function effectsOf({ kind, tokenId }: CloudflareFacts, groups: readonly string[]): ProviderSnapshot['effects'] {
  const may = groups.join(', ');
  const id = tokenId ?? 'dead already';
  if (kind === 'global-key') {
    return {
      overlap: {
        issue: `create a token, marked with the rotation, that may ${may}`,
        disable: `a person changes the global key at ${KEY_PAGE}`,
      },
    };
  }
  return {
    overlap: {
      issue: `create a token, marked with the rotation, that may ${may}`,
      disable: `set the leaked token (${id}) to disabled, which can be undone`,
      delete: `delete the leaked token (${id})`,
    },
    roll: {
      issue: `give the token (${id}) another value; it keeps its permissions and its end, and the old value dies`,
    },
  };
}
