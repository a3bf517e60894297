import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');
const url = (scheme: string, ...rest: readonly string[]): string => [scheme, rest.join('')].join('://');
const login = ['svc', ['Wd4', 'zR8p', 'Yb1'].join('')].join(':');

const userSeed = join('SU', 'A', 'JKF3MZQ4Y6F72CMSFFTVYQ4T4RJ', 'XTKWL42JPPFAF6CNLEAKXXVYH63Q');
const accountSeed = join('SA', 'A', 'MMV75MXVXZOV5Y3LOGHME7LJ6MZ', 'R2BGLKQEHNRAIGTIWQJWL4A4GREY');
const operatorSeed = join('SO', 'A', 'BHUJ7ETS6GHUDFSF6MQZ47AFISS', 'MJBB3LBK5OEXZWPBMG46LATJUWWU');
const nkeySeed = join('SX', 'A', 'GMIWMO57SREPWULNBNQDCAKNCNG', 'DPUBDTLVRSK2KI2SGJMD45C5OVKY');

export const natsExamples: DetectorExamples = {
  positive: {
    'nats-url': [
      `NATS_URL=${url('nats', login, '@nats.internal:4222')}`,
      `servers: [${url('tls', login, '@nats.internal]')}`,
    ],
    'nats-user-seed': [`NATS_USER_SEED=${userSeed}`, `{"value": "${userSeed}"}`],
    'nats-account-seed': [`NATS_ACCOUNT_SEED=${accountSeed}`, `client("${accountSeed}")`],
    'nats-operator-seed': [`NATS_OPERATOR_SEED=${operatorSeed}`, `  value: ${operatorSeed} # made for the shop`],
    'nats-nkey-seed': [
      `NATS_NKEY_SEED=${nkeySeed}`,
      `os.environ["NATS_NKEY_SEED"] = "${nkeySeed}"`,
      `nkeys:\n  api_key: ${nkeySeed}`,
    ],
  },
  negative: [
    { why: 'words of a manual', text: url('nats', 'user:password', '@host/') },
    { why: 'a variable', text: url('nats', 'svc:${PASSWORD}', '@host.internal') },
    { why: 'no password', text: url('nats', 'host.internal:4242/x') },
    { why: 'seed of a user, its private key: one character short', text: userSeed.slice(0, -1) },
    { why: 'seed of an account, its private key: one character short', text: accountSeed.slice(0, -1) },
    { why: 'seed of an operator, its private key: one character short', text: operatorSeed.slice(0, -1) },
    { why: 'seed of a server, cluster or curve key: a reference', text: 'NATS_NKEY_SEED=${NATS_NKEY_SEED}' },
    { why: 'seed of a server, cluster or curve key: given to no name', text: `about nkeys: see ${nkeySeed}` },
    { why: 'seed of a server, cluster or curve key: one character short', text: `nats: "${nkeySeed.slice(0, -1)}"` },
  ],
};
