import { createHash, generateKeyPairSync } from 'node:crypto';
import type { Draw } from '../corpus/draw.js';
import { BASE58_XRP, base32, base58, base64url, bech32, crc16 } from './table-codes.js';

/** Makes a whole value of a format whose parts hang together: encoded documents, tokens with claims, keys. */
export type Maker = (draw: Draw) => string;

const EXPIRES = 2_000_000_000;

function uuid(draw: Draw): string {
  return [8, 4, 4, 4, 12].map((length) => draw.text('hex', length)).join('-');
}

function jwt(algorithm: string, claims: (draw: Draw) => object, header: object = {}, signatureBytes = 32): Maker {
  return (draw) =>
    [
      base64url(JSON.stringify({ alg: algorithm, typ: 'JWT', ...header })),
      base64url(JSON.stringify(claims(draw))),
      base64url(draw.bytes(signatureBytes)),
    ].join('.');
}

function base64Of(text: (draw: Draw) => string): Maker {
  return (draw) => Buffer.from(text(draw)).toString('base64');
}

/** base58check: four bytes of a double SHA-256 at the end. */
function base58Check(
  draw: Draw,
  head: readonly number[],
  size: number,
  tail: readonly number[] = [],
  xrp = false,
): string {
  const body = Buffer.concat([Buffer.from(head), draw.bytes(size), Buffer.from(tail)]);
  const once = createHash('sha256').update(body).digest();
  const check = createHash('sha256').update(once).digest().subarray(0, 4);
  return base58(Buffer.concat([body, check]), xrp ? BASE58_XRP : undefined);
}

function withCrc16(head: readonly number[], draw: Draw): string {
  const body = Buffer.concat([Buffer.from(head), draw.bytes(32)]);
  const sum = Buffer.alloc(2);
  sum.writeUInt16LE(crc16(body));
  return base32(Buffer.concat([body, sum]));
}

/** Data center products: decimal id, colon, 20 bytes. */
const dataCenter: Maker = (draw) => {
  const id = String(100_000_000_000 + draw.below(800_000_000_000));
  return Buffer.concat([Buffer.from(`${id}:`), draw.bytes(20)]).toString('base64');
};

function pypi(location: string): Maker {
  return (draw) => {
    const id = uuid(draw);
    const caveat = Buffer.from(JSON.stringify([3, uuid(draw)]));
    const parts = [
      [2, 1, location.length],
      [...Buffer.from(location)],
      [2, id.length, ...Buffer.from(id), 0],
      [2, caveat.length, ...caveat, 0, 0, 6, 32],
      [...draw.bytes(32)],
    ];
    return `pypi-${base64url(Buffer.from(parts.flat()))}`;
  };
}

const bip32: Maker = (draw) =>
  base58Check(draw, [0x04, 0x88, 0xad, 0xe4, 0, 0, 0, 0, 0, 0, 0, 0, 0], 32, [0, ...draw.bytes(32)]);

const awsBedrock: Maker = (draw) =>
  `ABSK${Buffer.concat([Buffer.from(`BedrockAPIKey-${draw.text('lowerDigits', 4)}-at-${draw.text('digits', 12)}:`), Buffer.from(draw.bytes(36).toString('base64'))]).toString('base64')}`;

/** The list's first 64 words: with them alone a phrase has room for its check bits, which are the lowest four of the last. */
const FIRST_WORDS =
  'abandon ability able about above absent absorb abstract absurd abuse access accident account accuse achieve acid acoustic acquire across act action actor actress actual adapt add addict address adjust admit adult advance advice aerobic affair afford afraid again age agent agree ahead aim air airport aisle alarm album alcohol alert alien all alley allow almost alone alpha already also alter always amateur amazing among'.split(
    ' ',
  );

/** Twelve words, the last with the check. */
export const mnemonic: Maker = (draw) => {
  const words = Array.from({ length: 11 }, () => draw.below(64));
  const last = draw.below(4);
  const bits = [...words.map((index) => index.toString(2).padStart(11, '0')), last.toString(2).padStart(7, '0')].join(
    '',
  );
  const entropy = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const check = createHash('sha256').update(entropy).digest().readUInt8(0) >> 4;
  return [...words, last * 16 + check].map((index) => FIRST_WORDS[index] ?? '').join(' ');
};

const derKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'der' })
    .toString('base64');

const pemKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const orgClaims =
  (issuer: string, more: object = {}) =>
  (draw: Draw): object => ({
    iss: issuer,
    sub: draw.text('base62', 12),
    jti: uuid(draw),
    exp: EXPIRES,
    ...more,
  });

/** By row. */
export const MAKERS: Readonly<Record<string, Maker>> = {
  jwt: jwt('HS256', (draw) => ({ sub: draw.text('lower', 8), exp: EXPIRES })),
  '1password-connect-token': jwt(
    'ES256',
    (draw) => ({ '1password.com/auuid': draw.text('base32', 26), '1password.com/vts': [], exp: EXPIRES }),
    { kid: 'k1' },
    64,
  ),
  '1password-service-account-token': (draw) =>
    `ops_${Buffer.from(JSON.stringify({ signInAddress: 'acme.1password.com', userAuth: { method: 'SRPg-4096', alg: 'PBES2g-HS256', iterations: 650000, salt: draw.text('base64url', 22) }, email: 'a1@1passwordserviceaccounts.com', srpX: draw.text('hex', 64), muk: { alg: 'A256GCM', ext: true, k: draw.text('base64url', 43), kty: 'oct' }, secretKey: `A3-${draw.text('base32', 6)}`, throttleSecret: { seed: draw.text('hex', 64), uuid: draw.text('base32', 26) } })).toString('base64url')}`,
  'argocd-token': jwt('HS256', orgClaims('argocd', { sub: 'admin:apiKey' })),
  'artifactory-access-token-jwt': (draw) =>
    `${base64url('{"ver":"2","typ":"JWT","alg":"RS256"}')}.${base64url(JSON.stringify({ sub: `jfac@${draw.text('lowerDigits', 26)}`, scp: 'applied-permissions/user', exp: EXPIRES }))}.${base64url(draw.bytes(256))}`,

  'artifactory-reference-token': base64Of((draw) => `reftkn:01:${String(EXPIRES)}:${draw.text('base62', 27)}`),
  'auth0-management-token': jwt(
    'RS256',
    orgClaims('https://acme.eu.auth0.com/', { aud: 'https://acme.eu.auth0.com/api/v2/', gty: 'client-credentials' }),
    { kid: 'k1' },
    256,
  ),
  'aws-bedrock-api-key-long-lived': awsBedrock,
  'aws-ses-smtp-password': (draw) => Buffer.concat([Buffer.from([4]), draw.bytes(32)]).toString('base64'),
  'aws-ecr-authorization-token': base64Of((draw) =>
    JSON.stringify({
      payload: draw.bytes(300).toString('base64'),
      datakey: draw.bytes(80).toString('base64'),
      version: '2',
      type: 'DATA_KEY',
      expiration: EXPIRES,
    }),
  ),
  'aws-session-token': (draw) => `IQoJb3JpZ2luX2Vj${draw.text('base64', 300)}`,
  'bamboo-token': dataCenter,
  'jira-data-center-pat': dataCenter,
  'bitbucket-data-center-token': (draw) => `BBDC-${dataCenter(draw)}`,
  'bip32-xprv': bip32,
  'bitcoin-wif': (draw) => base58Check(draw, [0x80], 32, [1]),
  'calendly-pat': jwt('ES256', orgClaims('https://auth.calendly.com'), { kid: 'k1' }, 64),
  'clerk-publishable-key': (draw) => `pk_live_${Buffer.from(`clerk.${draw.text('lower', 9)}.dev$`).toString('base64')}`,
  'cloudflare-tunnel-token': base64Of((draw) =>
    JSON.stringify({ a: draw.text('hex', 32), t: uuid(draw), s: draw.bytes(32).toString('base64') }),
  ),
  'discord-bot-token': (draw) =>
    `${base64url(`1${draw.text('digits', 17)}`)}.G${draw.text('base64url', 5)}.${draw.text('base64url', 38)}`,
  'elasticsearch-api-key': base64Of((draw) => `${draw.text('base64url', 20)}:${draw.text('base64url', 22)}`),
  'age-secret-key': (draw) => bech32('age-secret-key-', draw.bytes(32)).toUpperCase(),
  'github-app-installation-token-jwt': (draw) =>
    `ghs_${draw.text('digits', 8)}_${jwt('RS256', orgClaims('github.com'), {}, 256)(draw)}`,
  'grafana-api-key-legacy': base64Of((draw) => JSON.stringify({ k: draw.text('base62', 32), n: 'deploy', id: 1 })),
  'grafana-cloud-access-policy-token': (draw) =>
    `glc_${Buffer.from(JSON.stringify({ o: draw.text('digits', 6), n: 'deploy-write', k: draw.text('base62', 24), m: { r: 'eu' } })).toString('base64')}`,
  'highnote-secret-key': (draw) =>
    `sk_live_${Buffer.from(`key_01${draw.text('base32', 24)},${draw.text('base62', 25)}`).toString('base64')}`,
  'workos-api-key': (draw) =>
    `sk_live_${Buffer.from(`key_01${draw.text('base32', 24)},${draw.text('base62', 25)}`).toString('base64')}`,
  'intercom-access-token': base64Of(
    (draw) => `tok:${[8, 4, 4, 4, 12].map((length) => draw.text('hex', length)).join('_')}:1:0`,
  ),
  'kontent-management-key': jwt('HS256', orgClaims('manage.kontent.ai', { environment_id: 'e1' })),
  'kubernetes-service-account-token': jwt(
    'RS256',
    orgClaims('kubernetes/serviceaccount', { sub: 'system:serviceaccount:build:deployer' }),
    { kid: 'k1' },
    256,
  ),
  'lemonsqueezy-api-key': (draw) =>
    jwt(
      'RS256',
      () => ({ aud: '94d59cef-dbb8-4ea5-b178-d2540fcd6919', jti: draw.text('hex', 80), sub: '1', scopes: [] }),
      {},
      512,
    )(draw),
  'mapbox-secret-token': (draw) =>
    `sk.${base64url(JSON.stringify({ u: draw.text('lower', 8), a: `cm${draw.text('lowerDigits', 22)}` }))}.${draw.text('base64url', 22)}`,
  'mapbox-public-token': (draw) =>
    `pk.${base64url(JSON.stringify({ u: draw.text('lower', 8), a: `cm${draw.text('lowerDigits', 22)}` }))}.${draw.text('base64url', 22)}`,
  'miro-access-token': (draw) => `${base64url('{"miro.origin":"eu01"}')}_${draw.text('base64url', 27)}`,
  'monday-api-token': (draw) =>
    `${base64url('{"alg":"HS256"}')}.${base64url(JSON.stringify({ tid: 312_345_678, aai: 11, uid: 41_234_567, iad: '2025-01-01T00:00:00.000Z', per: 'me:write', actid: 15_234_567, rgn: 'euc1' }))}.${draw.text('base64url', 43)}`,
  'n8n-api-key': jwt('HS256', orgClaims('n8n', { aud: 'public-api' })),
  'nats-nkey-seed': (draw) => withCrc16([(18 << 3) | (160 >> 5), (160 & 31) << 3], draw),
  'nostr-nsec': (draw) => bech32('nsec', draw.bytes(32)),
  'ntlm-auth-message': (draw) => `TlRMTVNTUAAD${draw.text('base64', 200)}`,
  'pypi-api-token': pypi('pypi.org'),
  'testpypi-api-token': pypi('test.pypi.org'),
  'private-key-base64-pem': () => Buffer.from(pemKey()).toString('base64'),
  'private-key-der-base64': derKey,
  'qdrant-cloud-api-key': jwt('HS256', () => ({ access: 'm', exp: EXPIRES })),
  'ripple-secret': (draw) => base58Check(draw, [0x21], 16, [], true),
  'scalr-access-token': (draw) =>
    `${base64url('{"alg":"HS256","typ":"JWT"}')}.${base64url(`{"iss":"user","jti":"at-${draw.text('lowerDigits', 15)}"}`)}.${draw.text('base64url', 43)}`,
  'sentry-org-auth-token': (draw) =>
    `sntrys_${Buffer.from(JSON.stringify({ iat: 1_700_000_000.5, url: 'https://sentry.io', region_url: 'https://us.sentry.io', org: draw.text('lower', 7) })).toString('base64')}_${draw.bytes(32).toString('base64').slice(0, 43)}`,
  'snowflake-programmatic-access-token': jwt(
    'ES256',
    orgClaims('SF:1001', { p: '11:22', exp: EXPIRES }),
    { kid: '1' },
    64,
  ),
  'splunk-auth-token': (draw) =>
    `${base64url('{"kid":"splunk.secret","alg":"HS512","ver":"v2","ttyp":"static"}')}.${base64url(JSON.stringify({ iss: 'admin from h1', sub: 'svc', aud: 'ci', idp: 'Splunk', jti: draw.text('hex', 64), exp: EXPIRES }))}.${base64url(draw.bytes(64))}`,
  'stellar-secret-seed': (draw) => withCrc16([0x90], draw),
  'supabase-anon-jwt': jwt('HS256', (draw) => ({
    iss: 'supabase',
    ref: draw.text('lower', 20),
    role: 'anon',
    exp: EXPIRES,
  })),
  'supabase-service-role-jwt': jwt('HS256', (draw) => ({
    iss: 'supabase',
    ref: draw.text('lower', 20),
    role: 'service_role',
    exp: EXPIRES,
  })),
  'teamcity-access-token': (draw) =>
    `${Buffer.from('{"typ": "TCV2"}').toString('base64')}.${draw.text('base64url', 36)}.${draw.text('base64url', 48)}`,
  'temporal-cloud-api-key': jwt(
    'ES256',
    (draw) => ({
      account_id: draw.text('lowerDigits', 5),
      aud: ['temporal.io'],
      exp: EXPIRES,
      iss: 'temporal.io',
      jti: draw.text('base62', 32),
      key_id: draw.text('base62', 32),
      sub: draw.text('hex', 32),
    }),
    { kid: 'k1' },
    64,
  ),
  'turso-platform-token': (draw) =>
    `${base64url('{"alg":"EdDSA","typ":"JWT"}')}.${base64url(JSON.stringify({ iat: 1_700_000_000, id: uuid(draw), a: 'rw' }))}.${base64url(draw.bytes(64))}`,
  'vault-service-token': (draw) => `hvs.CAESI${draw.text('base64url', 90)}`,
  'webpush-vapid-private-key': (draw) => base64url(draw.bytes(32)),
  'wrike-permanent-token': jwt('HS256', (draw) => ({ d: draw.text('base62', 120), exp: EXPIRES })),
  'yandex-cloud-iam-token': (draw) => `t1.${draw.text('base64url', 120)}.${draw.text('base64url', 86)}`,
  'laravel-app-key': (draw) => `base64:${draw.bytes(32).toString('base64')}`,
  'fly-access-token': (draw) => `FlyV1 fm2_${draw.text('base64', 240)}`,
  'salesforce-access-token': (draw) => `00D${draw.text('base62', 12)}!${draw.text('base62', 96)}`,
};
