import { z } from 'zod';
import { GITHUB_PURPOSE_NAMES, GITHUB_PURPOSES, GITHUB_UNSERVED } from '../../scopes/github.js';
import { permissions, reference, text, url } from '../fields.js';
import { quoted } from '../quoted.js';
import { githubAudit } from './github-audit.js';
import type { ProviderType } from './provider-type.js';

const DEFAULT_DAYS = 90;

const leakedMay = permissions
  .optional()
  .meta({ description: 'What the leaked token may, as its settings page shows; needed where nobody else can see it' });

const token = z
  .strictObject({
    type: z.literal('fine-grained-token').optional(),
    owner: text.optional().meta({ description: 'Of the repositories, unless each is named as OWNER/NAME' }),
    login: text.optional().meta({ description: 'Who creates the token, where it is not the leaked one’s user' }),
    repositories: z.array(text.regex(/^[^/]+(?:\/[^/]+)?$/, 'expected NAME or OWNER/NAME')).min(1),
    purpose: z
      .enum([...GITHUB_PURPOSE_NAMES, ...GITHUB_UNSERVED])
      .refine(isServed, {
        error: 'no fine-grained token serves it, and a classic one is no replacement: take the GITHUB_TOKEN of a job',
      })
      .optional()
      .meta({ description: 'What the token is for, from which its permissions follow; clone unless said otherwise' }),
    permissions: permissions.optional().meta({ description: 'The permissions themselves, instead of a purpose' }),
    'expires-in-days': z.int().min(1).max(366).default(DEFAULT_DAYS),
    'leaked-may': leakedMay,
  })
  .refine((one) => one.purpose === undefined || one.permissions === undefined, {
    error: 'expected purpose or permissions, not both',
    path: ['purpose'],
  })
  .refine(({ owner, repositories }) => ownerOf(owner, repositories) !== undefined, {
    error: 'expected one owner of all repositories: owner, or OWNER/NAME of each',
    path: ['repositories'],
  })
  .transform(({ login, owner, repositories, purpose, permissions: explicit, ...rest }) => ({
    type: 'fine-grained-token' as const,
    owner: ownerOf(owner, repositories) ?? '',
    login,
    repositories: repositories.map((name) => name.split('/').at(-1) ?? name),
    permissions: explicit ?? GITHUB_PURPOSES[purpose !== undefined && isServed(purpose) ? purpose : 'clone'],
    expiresInDays: rest['expires-in-days'],
    leakedMay: rest['leaked-may'],
  }));

const deployKey = z
  .strictObject({
    type: z.literal('deploy-key'),
    repository: text.regex(/^[^/]+\/[^/]+$/, 'expected owner/name'),
    'leaked-may': leakedMay,
  })
  .transform(({ 'leaked-may': may, ...rest }) => ({ ...rest, leakedMay: may }));

const schema = z.strictObject({
  type: z.literal('github'),
  api: url.default('https://api.github.com'),
  web: url.default('https://github.com'),
  admin: reference.optional().meta({ description: 'A token that may add deploy keys' }),
  replacement: z
    .discriminatedUnion('type', [token, deployKey])
    .optional()
    .meta({ description: 'What a leaked token of this provider is replaced by; an audit needs none' }),
  audit: githubAudit.optional().meta({ description: 'What unleak audit lists' }),
});

/** github.com, or a GitHub Enterprise Server. */
export const github = {
  schema,
  provider: 'github',
  needed: [],
  optional: [],
  suggests: ({ remote }) => [
    `replacement: # the least, for a clone; other purposes: ${GITHUB_PURPOSE_NAMES.filter((name) => name !== 'clone').join(', ')}`,
    '  purpose: clone',
    remote === undefined
      ? '  repositories: # [OWNER/NAME] of each repository that it has to reach'
      : `  repositories: [${quoted(remote)}] # is it this one? name all that it has to reach`,
    '  expires-in-days: 30',
    '# or, where git over SSH is enough: admin, a reference to a token that may add deploy keys, and',
    '# replacement: { type: deploy-key, repository: OWNER/NAME }',
  ],
} as const satisfies ProviderType;

function isServed(purpose: string): purpose is keyof typeof GITHUB_PURPOSES {
  return Object.hasOwn(GITHUB_PURPOSES, purpose);
}

/** The one owner of all repositories; undefined where there is none, or several. */
function ownerOf(owner: string | undefined, repositories: readonly string[]): string | undefined {
  const named = repositories.map((name) => (name.includes('/') ? name.split('/')[0] : owner));
  const [first] = named;
  const isOne = named.every((one) => one !== undefined && one.toLowerCase() === first?.toLowerCase());
  return isOne && (owner === undefined || owner.toLowerCase() === first?.toLowerCase()) ? first : undefined;
}
