import { describe, expect, it } from 'vitest';
import { detectors } from '../../src/detectors/index.js';
import { Scanner } from '../../src/engine/scanner.js';

const scanner = new Scanner(detectors);
const password = ['kT7', 'vQ2x', 'Lm9'].join('');
const login = Buffer.from(`deploy:${password}`).toString('base64');
const random = ['f81d4c', '02b7e9', 'a35c60', 'd92e17'].join('');
const mixed = ['q7Zp2Lw9Xk4Rt8Vb3Nc6', 'Md1Hs5Jf0GyTw2Rk8Vx4'].join('');
const keyId = ['LT', 'AI', 'wcZtiyPCtz', 'WaIN08qnjI'].join('');
const busKey = `${mixed}x3B=`;
const sid = ['A', 'C', 'e9a35c60d92e17f8', '1d4c02b7a35c60d9'].join('');

/** Rule, companions, and whether the value is the one that was planted. */
function found(text: string, value: string): readonly unknown[] {
  return scanner
    .scan({ bytes: Buffer.from(text), origin: { source: 'stdin' }, startLine: 1, startColumn: 1, encodings: [] })
    .map((hit) => [
      hit.ruleId,
      Object.fromEntries(hit.companions.map((one) => [one.name, one.value])),
      hit.secret.reveal() === value,
    ]);
}

describe('what is needed to use a secret', () => {
  it.each([
    {
      where: '.npmrc',
      text: `//packages.internal:8443/api/npm/:_authToken=${random}\n`,
      value: random,
      expected: ['npm-registry-token', { host: 'packages.internal:8443', key: '_authToken' }],
    },
    {
      where: '.npmrc with a login',
      text: `//packages.internal/:_auth=${login}\n`,
      value: password,
      expected: ['npm-registry-login', { host: 'packages.internal', user: 'deploy' }],
    },
    {
      where: '.netrc',
      text: `machine git.internal login deploy password ${password}\n`,
      value: password,
      expected: ['netrc-password', { host: 'git.internal', user: 'deploy' }],
    },
    {
      where: '.pgpass',
      text: `db.internal:5432:orders:app:${password}\\:x\n`,
      value: `${password}:x`,
      expected: ['postgres-pgpass', { host: 'db.internal', port: '5432', database: 'orders', user: 'app' }],
    },
    {
      where: 'the configuration of docker',
      text: JSON.stringify({ auths: { 'https://registry.internal/v1/': { auth: login } } }),
      value: password,
      expected: ['docker-config-login', { host: 'registry.internal', user: 'deploy' }],
    },
    {
      where: 'a call of Twilio',
      text: `Client("${sid}", "${random}${random.slice(0, 8)}")`,
      value: `${random}${random.slice(0, 8)}`,
      expected: ['twilio-key-pair', { 'account-sid': sid }],
    },
    {
      where: 'the settings of an application of Auth0',
      text: `AUTH0_CLIENT_ID=${random}orders\nAUTH0_CLIENT_SECRET=${random}${mixed}\n`,
      value: `${random}${mixed}`,
      expected: ['auth0-client-secret', { 'client-id': `${random}orders`, key: 'AUTH0_CLIENT_SECRET' }],
    },
    {
      where: 'the key pair of Alibaba Cloud',
      text: `accessKeyId: ${keyId}\naccessKeySecret: ${mixed.slice(0, 30)}\n`,
      value: mixed.slice(0, 30),
      expected: ['alibaba-secret-key', { 'key-id': keyId, key: 'accessKeySecret' }],
    },
    {
      where: 'a connection string of Azure Service Bus',
      text: `BUS="Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=${busKey}"`,
      value: busKey,
      expected: [
        'azure-servicebus-connection',
        { host: 'orders.servicebus.windows.net', 'key-id': 'send', key: 'SharedAccessKey' },
      ],
    },
  ])('is read from $where', ({ text, value, expected }) => {
    expect(found(text, value)).toEqual([[...expected, true]]);
  });
});
