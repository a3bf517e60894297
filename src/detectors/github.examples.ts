import type { DetectorExamples } from './detector.js';

const token = (prefix: string, ...body: readonly string[]): string => [prefix, body.join('')].join('_');

const personal = token('ghp', '8tViZ1sMxLgpn3J1RJ', 'iuLyktiYJBiA0TESSq');

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = { iss: 'github.internal', exp: 4_102_444_800 };
const stateless = (payload: unknown): string =>
  [part({ alg: 'ES256' }), part(payload), '612bmtFutpe15TgK1lSZRRMHRDuhWCXQSwwABfKLRJv'].join('.');

const join = (...parts: readonly string[]): string => parts.join('');
const legacyToken = join('d18748e403b3e1e94a00', '36e6b931c773ac089839');
const legacyTokenUrl = join('9068cb252b370c75bfad', 'caad9ba6c06434a1a6d7');
const oauthClientSecret = join('c0317535197a82a4f400', 'bc30cdae81f588d890fd');
const actionsRunnerRegistrationToken = join('AB', 'DDPRENMT2XAWMC', 'MKK25VEGSAQBV');

export const githubExamples: DetectorExamples = {
  positive: {
    'github-personal-access-token': [
      `GITHUB_TOKEN=${personal}`,
      `git clone https://x:${personal}@git.internal/r.git`,
      `{"a":"\\n${personal}"}`,
    ],
    'github-oauth-access-token': [`oauth: ${token('gho', '2YvrWNBRd6EHqsy1n8', '86g0z0F79U7H43h8ul')}`],
    'github-app-user-token': [`Authorization: Bearer ${token('ghu', 'zUrRZ8zY7qF6k8EEK6', 'MaYKDGsNCXhd4QeR6i')}`],
    'github-app-installation-token': [`export GH=${token('ghs', 'qmMZDKWjncJbLQ4dhO', 'dzzwFZTtqHdW1nJ7A3')}`],
    'github-app-stateless-token': [`GH_TOKEN=${token('ghs', '730215_', stateless(claims))}`],
    'github-refresh-token': [
      `refresh "${token('ghr', 'd4qP0tGo3Gk26gqlDWVAbK3dhmH2xH4ZicLokI', 'TRDXAh1DyhgFRRrhEdw6ZR5uRWThInje2qYnzh')}"`,
    ],
    'github-fine-grained-token': [
      `pat ${token('github', 'pat_', '5am5SPxUx9Er6JlxzoQNZN_K3uf7ihLHbhaTwLy3e', 'Q84TXcA9nnusy3P7sLbJXk0d2EJ4OACJQ4yPd1oU9')}`,
    ],
    'github-legacy-token': [`GITHUB_TOKEN=${legacyToken}`, `export GITHUB_TOKEN="${legacyToken}"`],
    'github-legacy-token-url': [`git clone https://${legacyTokenUrl}:x-oauth-basic@git.internal/o/r.git`],
    'github-oauth-client-secret': [
      `GITHUB_CLIENT_SECRET=${oauthClientSecret}`,
      `docker run -e GITHUB_CLIENT_SECRET=${oauthClientSecret} image`,
    ],
    'github-actions-runner-registration-token': [
      `RUNNER_TOKEN=${actionsRunnerRegistrationToken}`,
      `runner_token: '${actionsRunnerRegistrationToken}'`,
      `./config.sh --url https://git.internal/o/r --token ${actionsRunnerRegistrationToken}`,
    ],
  },
  negative: [
    { why: 'checksum does not hold', text: token('ghp', '2YvrWNBRd6EHqsy1n8', '86g0z0F79U7H0TESSq') },
    { why: 'checksum of an OAuth token does not hold', text: token('gho', 'zUrRZ8zY7qF6k8EEK6', 'MaYKDGsNCXhd0TESSq') },
    { why: 'checksum of a user token does not hold', text: token('ghu', 'qmMZDKWjncJbLQ4dhO', 'dzzwFZTtqHdW0TESSq') },
    {
      why: 'checksum of an installation token does not hold',
      text: token('ghs', '2YvrWNBRd6EHqsy1n8', '86g0z0F79U7H0TESSq'),
    },
    {
      why: 'checksum of a refresh token does not hold',
      text: token('ghr', 'd4qP0tGo3Gk26gqlDWVAbK3dhmH2xH4ZicLokI', 'TRDXAh1DyhgFRRrhEdw6ZR5uRWThInje0TESSq'),
    },
    { why: 'stateless token without claims', text: token('ghs', '730215_', stateless(['nothing'])) },
    { why: 'one character short', text: token('ghp', '8tViZ1sMxLgpn3J1R', 'JiuLyktiYJBiA0TESS') },
    { why: 'goes on behind the token', text: token('ghp', '8tViZ1sMxLgpn3J1RJ', 'iuLyktiYJBiA0TESSq', 'x') },
    {
      why: 'fine-grained token one character short',
      text: token(
        'github',
        'pat_',
        '5am5SPxUx9Er6JlxzoQNZN_K3uf7ihLHbhaTwLy3',
        'eQ84TXcA9nnusy3P7sLbJXk0d2EJ4OACJQ4yPd1oU',
      ),
    },
    { why: 'fine-grained placeholder', text: token('github', 'pat_', 'x'.repeat(22), '_', 'x'.repeat(59)) },
    { why: 'personal or OAuth token (before 2021): a reference', text: 'GITHUB_TOKEN=${GITHUB_TOKEN}' },
    {
      why: 'personal or OAuth token (before 2021): a commit beside the word',
      text: `githubtoken at commit ${legacyToken}`,
    },
    {
      why: 'token in the URL of a repository (before 2021): a user without a token',
      text: 'git clone https://jane@github.com/o/r.git',
    },
    {
      why: 'client secret of an OAuth or GitHub application: a reference',
      text: 'GITHUB_CLIENT_SECRET=${GITHUB_CLIENT_SECRET}',
    },
    {
      why: 'client secret of an OAuth or GitHub application: a commit beside the word',
      text: `githubclient at commit ${oauthClientSecret}`,
    },
    {
      why: 'client secret of an OAuth or GitHub application: one character short',
      text: `github_client: "${oauthClientSecret.slice(0, -1)}"`,
    },
    { why: 'registration token of a runner, good for an hour: a reference', text: 'RUNNER_TOKEN=${RUNNER_TOKEN}' },
    {
      why: 'registration token of a runner, good for an hour: given to no name',
      text: `about runnertoken: see ${actionsRunnerRegistrationToken}`,
    },
    {
      why: 'registration token of a runner, good for an hour: one character short',
      text: `actions-runner: "${actionsRunnerRegistrationToken.slice(0, -1)}"`,
    },
  ],
};
