import type { Probe } from '../probe.js';

const answers = [
  { status: 200, means: 'active', because: 'it knows who this is' },
  { status: 401, where: ['message', 'Bad credentials'], means: 'inactive', because: 'bad credentials' },
  // A limit, a policy of the organization or a suspended account.
  { status: 403, means: 'unknown', because: 'it refuses without a word about the token' },
] as const satisfies Probe['answers'];

const facts = {
  owner: { json: 'login' },
  account: { json: 'type' },
  scopes: { header: 'x-oauth-scopes' },
  expires: { header: 'github-authentication-token-expiration' },
} as const satisfies Probe['facts'];

const user = {
  provider: 'github',
  request: {
    method: 'GET',
    at: 'https://api.github.com',
    path: '/user',
    headers: { authorization: 'Bearer {secret}', accept: 'application/vnd.github+json' },
  },
  answers,
  facts,
  details: [
    {
      path: '/user/repos?per_page=50&sort=pushed',
      facts: { resources: { json: '*.full_name' } },
      source: 'https://docs.github.com/en/rest/repos/repos#list-repositories-for-the-authenticated-user',
    },
  ],
  source: 'https://docs.github.com/en/rest/users/users#get-the-authenticated-user',
} as const satisfies Probe;

/** Tokens of people and Apps. Refresh tokens and client secrets can't be asked about without using them up or more parts. */
export const githubProbes = [
  {
    ...user,
    rules: ['github-personal-access-token', 'github-oauth-access-token', 'github-app-user-token'],
    control: 'random-crc32',
  },
  {
    ...user,
    rules: ['github-fine-grained-token', 'github-legacy-token', 'github-legacy-token-url'],
    control: 'random',
  },
  {
    ...user,
    rules: ['github-app-installation-token', 'github-app-stateless-token'],
    request: { ...user.request, path: '/installation/repositories?per_page=1' },
    facts: { account: { json: 'repositories.0.owner.login' } },
    details: [
      {
        path: '/installation/repositories?per_page=50',
        facts: { resources: { json: 'repositories.*.full_name' } },
        source: 'https://docs.github.com/en/rest/apps/installations',
      },
    ],
    control: 'random',
    source: 'https://docs.github.com/en/rest/apps/installations#list-repositories-accessible-to-the-app-installation',
  },
] as const satisfies readonly Probe[];
