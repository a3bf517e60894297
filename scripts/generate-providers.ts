import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { SecretValue } from '../src/core/secret-value.js';
import { systemClock } from '../src/platform/clock.js';
import { makeSshKey } from '../src/platform/ssh-key.js';
import { awsIamRotator } from '../src/rotators/aws-iam.js';
import { cloudflareRotator } from '../src/rotators/cloudflare.js';
import { genericRotator } from '../src/rotators/generic.js';
import { googleApiKeyRotator, googleServiceAccountRotator } from '../src/rotators/google.js';
import { githubRotator } from '../src/rotators/github.js';
import { gitlabRotator } from '../src/rotators/gitlab.js';
import { sendgridRotator } from '../src/rotators/sendgrid.js';
import { npmRotator } from '../src/rotators/npm.js';
import { stripeRotator } from '../src/rotators/stripe.js';
import { mysqlRotator } from '../src/rotators/mysql.js';
import { openaiRotator } from '../src/rotators/openai.js';
import { postgresRotator } from '../src/rotators/postgres.js';
import { redisRotator } from '../src/rotators/redis.js';
import { vaultTokenRotator } from '../src/rotators/vault-token.js';
import { slackRotator } from '../src/rotators/slack.js';
import { sshRotator } from '../src/rotators/ssh.js';
import type { Rotator, RotatorCapabilities } from '../src/rotators/rotator.js';

const path = fileURLToPath(new URL('../docs/providers.md', import.meta.url));

const step = { expect: {}, take: {}, refused: [] };

/** Steps for two keys at once; other steps make other orders possible. */
const serviceWithKeys = {
  steps: {
    issue: { ...step, take: { secret: 'secret' } },
    verify: step,
    confirm: { accepted: {}, rejected: {} },
    disable: step,
    enable: step,
    delete: step,
  },
};

/** A rotator of each kind, made with settings that lead nowhere: only what it declares is asked for. */
function rotators(): ReadonlyMap<string, Rotator> {
  const nothing = new SecretValue('none');
  const address = { host: 'localhost', port: 5432, database: 'postgres', adminUser: 'admin', tls: 'disable' } as const;
  const key = { type: 'deploy-key', repository: 'owner/name', readOnly: true } as const;
  const npmToken = { packages: ['name'], permission: 'read', expiresInDays: 30, check: [] } as const;
  const stripeKey = { type: 'restricted-key', permissions: {}, check: ['/v1/charges'], forbidden: [] } as const;
  const stripeEndpoint = { type: 'webhook-endpoint', endpoint: 'we_0', connect: false } as const;
  const token = {
    type: 'fine-grained-token',
    owner: 'owner',
    repositories: ['name'],
    permissions: { contents: 'read' },
    expiresInDays: 30,
  } as const;
  return new Map([
    ['PostgreSQL role', postgresRotator(address, nothing, systemClock)],
    ['MariaDB or MySQL user', mysqlRotator(address, nothing, systemClock)],
    ['Redis user', redisRotator(address, nothing, systemClock)],
    ['AWS access key', awsIamRotator({ account: '000000000000' }, 'none', systemClock)],
    ['npm token', npmRotator({ registry: 'http://localhost', replacement: npmToken }, undefined, systemClock)],
    ['Stripe key, replaced by a restricted key', stripeRotator({ replacement: stripeKey }, undefined, systemClock)],
    [
      'Stripe signing secret of a webhook endpoint',
      stripeRotator({ replacement: stripeEndpoint }, nothing, systemClock),
    ],
    ['Cloudflare API token or global key', cloudflareRotator({ api: 'http://localhost', admin: nothing }, systemClock)],
    ['OpenAI key', openaiRotator({ api: 'http://localhost', admin: nothing }, systemClock)],
    ['GitHub token, replaced by a deploy key', githubRotator({ replacement: key }, nothing, systemClock)],
    ['GitHub token, replaced by a fine-grained token', githubRotator({ replacement: token }, nothing, systemClock)],
    ['GitLab access token', gitlabRotator({ address: 'http://localhost' }, systemClock)],
    ['SendGrid API key', sendgridRotator({ address: 'http://localhost', admin: nothing }, systemClock)],
    [
      'Vault or OpenBao service token',
      vaultTokenRotator({ address: 'http://localhost', auth: { token: nothing } }, systemClock),
    ],
    [
      'Slack token of an app with token rotation',
      slackRotator({ client: { id: 'none', secret: nothing } }, systemClock),
    ],
    ['Slack token, replaced by a person', slackRotator({}, systemClock)],
    ['Google API key', googleApiKeyRotator({ admin: { token: nothing } }, systemClock)],
    ['Google service account key', googleServiceAccountRotator({ admin: { token: nothing } }, systemClock)],
    [
      'SSH key in authorized_keys',
      sshRotator({ hosts: [], narrow: [], nativeExpiry: true }, makeSshKey('').privateKey),
    ],
    ['A service that unleak does not know (generic)', genericRotator(serviceWithKeys, { clock: systemClock, env: {} })],
  ]);
}

const ROWS: readonly [string, (capabilities: RotatorCapabilities) => string][] = [
  ['orders', ({ orders }) => orders.join(', ')],
  ['secret made by us, sealed before it is used', ({ prepare }) => yesNo(prepare)],
  ['users learn a new name or id', ({ newIdentifier }) => yesNo(newIdentifier.length > 0)],
  ['stopping the old one can be undone', ({ enable }) => yesNo(enable)],
  ['ends sessions of the old one', ({ endSessions }) => yesNo(endSessions)],
  ['removes the old one', ({ delete: removes }) => yesNo(removes)],
  ['the replacement ends by itself', ({ nativeExpiry }) => yesNo(nativeExpiry)],
  ['tested against', ({ testedAgainst, testDetail }) => `${testedAgainst}: ${testDetail}`],
];

/** The page as it has to stand in `docs`. */
export async function providersText(): Promise<string> {
  const sections = [...rotators()].map(([title, { capabilities }]) => {
    const rows = ROWS.map(([name, cell]) => `| ${name} | ${cell(capabilities)} |`);
    return [`## ${title}`, '', '| what | |', '| --- | --- |', ...rows, ''].join('\n');
  });
  const head = `# Providers

Made by \`npm run generate\` from what each rotator declares; the contract suite holds each to it. The orders stand in
[ARCHITECTURE.md](../ARCHITECTURE.md).
`;
  const text = [head, ...sections].join('\n');
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

/** `--check` writes nothing and fails when the page is out of date. */
async function main(): Promise<void> {
  const text = await providersText();
  if (!process.argv.includes('--check')) await writeFile(path, text);
  else if ((await readFile(path, 'utf8').catch(() => '')) !== text) {
    process.stderr.write('providers: docs/providers.md is out of date: run npm run generate\n');
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
