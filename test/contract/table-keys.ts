import { generateKeyPairSync } from 'node:crypto';
import type { Draw } from '../corpus/draw.js';
import type { Text, Texts, Writer } from './table-text.js';

const ec = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' }).toString();
const pkcs8 = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const rsaKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const rsa = (): string => rsaKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const encrypted = (): string =>
  rsaKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'tryout' }).toString();
const encryptedRsa = (): string =>
  rsaKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'tryout' }).toString();
const jwk = (): Record<string, unknown> => ({ ...rsaKey.export({ format: 'jwk' }) });

function armour(label: string, body: Buffer, headers = '', dashes = '-----'): string {
  const lines = body.toString('base64').match(/.{1,64}/g) ?? [];
  return `${dashes}BEGIN ${label}${dashes}\n${headers}${lines.join('\n')}\n${dashes}END ${label}${dashes}\n`;
}

/** DSA keys cannot be made any more; five numbers in a sequence are one. */
function dsa(draw: Draw): string {
  const numbers = [128, 20, 128, 128, 20].map((size) =>
    integer(Buffer.concat([Buffer.from([0x5a]), draw.bytes(size - 1)])),
  );
  const body = Buffer.concat([Buffer.from([2, 1, 0]), ...numbers]);
  return armour(
    'DSA PRIVATE KEY',
    Buffer.concat([Buffer.from([0x30, 0x82, body.length >> 8, body.length & 255]), body]),
  );
}

function integer(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(bytes.length > 127 ? [2, 0x81, bytes.length] : [2, bytes.length]), bytes]);
}

function field(bytes: Buffer | string): Buffer {
  const body = Buffer.from(bytes);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

/** An ed25519 key without a passphrase, as `ssh-keygen` writes it. */
function openssh(draw: Draw): string {
  const publicHalf = draw.bytes(32);
  const publicBlob = Buffer.concat([field('ssh-ed25519'), field(publicHalf)]);
  const check = draw.bytes(4);
  const secret = Buffer.concat([
    check,
    check,
    field('ssh-ed25519'),
    field(publicHalf),
    field(Buffer.concat([draw.bytes(32), publicHalf])),
    field('deploy@web1'),
  ]);
  const pad = Buffer.from(Array.from({ length: (8 - (secret.length % 8)) % 8 }, (_, index) => index + 1));
  const body = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    field('none'),
    field('none'),
    field(''),
    Buffer.from([0, 0, 0, 1]),
    field(publicBlob),
    field(Buffer.concat([secret, pad])),
  ]);
  return armour('OPENSSH PRIVATE KEY', body);
}

/** In a file, in JSON with `\n`, indented in YAML, and on one line of an env file. */
function inFiles(make: (draw: Draw) => string): Record<string, Writer> {
  const writers: Record<string, (pem: string) => string> = {
    file: (pem) => pem,
    json: (pem) => `{ "user": "deploy", "key": ${JSON.stringify(pem)} }\n`,
    yaml: (pem) => `tls:\n  key: |\n${pem.replaceAll(/^(?=.)/gm, '    ')}`,
    env: (pem) => `TLS_KEY="${pem.trim().replaceAll('\n', '\\n')}"\nPORT=443\n`,
  };
  return Object.fromEntries(
    Object.entries(writers).map(([spelling, write]) => [
      spelling,
      (draw: Draw) => {
        const pem = make(draw);
        return { text: write(pem), value: pem.trim() };
      },
    ]),
  );
}

function one(make: (draw: Draw) => Text): Record<string, Writer> {
  return { file: make };
}

const putty = (draw: Draw): Text => {
  const value = [
    'PuTTY-User-Key-File-3: ssh-ed25519',
    'Encryption: aes256-cbc',
    'Comment: deploy',
    'Public-Lines: 2',
    draw.text('base64', 64),
    `${draw.text('base64', 15)}=`,
    'Key-Derivation: Argon2id',
    'Argon2-Memory: 8192',
    'Argon2-Passes: 13',
    'Argon2-Parallelism: 1',
    `Argon2-Salt: ${draw.text('hex', 32)}`,
    'Private-Lines: 1',
    draw.text('base64', 64),
    `Private-MAC: ${draw.text('hex', 64)}`,
  ].join('\n');
  return { value, text: `${value}\n` };
};

/** Keys as files hold them. They are made anew in each run: what matters is their form. */
export const KEY_TEXTS: Texts = {
  'private-key-rsa-pem': inFiles(rsa),
  'private-key-pkcs8-pem': inFiles(pkcs8),
  'private-key-pkcs8-encrypted-pem': inFiles(encrypted),
  'private-key-rsa-encrypted-pem': inFiles(encryptedRsa),
  'private-key-ec-pem': inFiles(ec),
  'private-key-dsa-pem': inFiles(dsa),
  'private-key-openssh': inFiles(openssh),
  'private-key-pgp': inFiles((draw) =>
    armour('PGP PRIVATE KEY BLOCK', Buffer.concat([Buffer.from([0x95, 0x03, 0xbe, 0x04]), draw.bytes(900)]), '\n'),
  ),
  'private-key-ssh2-encrypted': inFiles((draw) =>
    armour(
      'SSH2 ENCRYPTED PRIVATE KEY',
      Buffer.concat([Buffer.from('3f6ff9eb', 'hex'), draw.bytes(500)]),
      'Comment: "deploy"\n',
      '---- ',
    )
      .replaceAll('---- BEGIN', '---- BEGIN')
      .replaceAll(/KEY---- /g, 'KEY ----'),
  ),
  'private-key-putty': one(putty),
  'private-key-escaped-pem': { json: inFiles(pkcs8)['json'] ?? putty, env: inFiles(pkcs8)['env'] ?? putty },
  'github-app-private-key': inFiles(rsa),
  'github-deploy-key': inFiles(openssh),
  'oci-api-signing-key': inFiles(rsa),
  'apple-p8-auth-key': inFiles(pkcs8),
  'private-key-xml-rsa': one(() => {
    const { n, e, p, q, dp, dq, qi, d } = jwk();
    const base64 = (part: unknown): string => Buffer.from(String(part), 'base64url').toString('base64');
    const value = base64(d);
    const parts = [
      ['Modulus', n],
      ['Exponent', e],
      ['P', p],
      ['Q', q],
      ['DP', dp],
      ['DQ', dq],
      ['InverseQ', qi],
      ['D', d],
    ];
    return {
      value,
      text: `<RSAKeyValue>${parts.map(([name, part]) => `<${String(name)}>${base64(part)}</${String(name)}>`).join('')}</RSAKeyValue>\n`,
    };
  }),
  'jwk-private-key': one(() => {
    const key = jwk();
    return {
      value: String(key['d']),
      text: `${JSON.stringify({ keys: [{ kid: 'k1', use: 'sig', ...key }] }, null, 2)}\n`,
    };
  }),
  'gcp-service-account-key': one((draw) => {
    const value = pkcs8().trim();
    const key = {
      type: 'service_account',
      project_id: 'acme-orders',
      private_key_id: draw.text('hex', 40),
      private_key: `${value}\n`,
      client_email: 'ci@acme-orders.iam.gserviceaccount.com',
      client_id: draw.text('digits', 21),
      auth_provider_x509_cert_url: 'https://www.googleapis.com/oauth2/v1/certs',
    };
    return { value, text: `${JSON.stringify(key, null, 2)}\n` };
  }),
  'ethereum-keystore-v3': one((draw) => {
    const value = draw.text('hex', 64);
    const key = {
      address: draw.text('hex', 40),
      crypto: {
        cipher: 'aes-128-ctr',
        ciphertext: value,
        cipherparams: { iv: draw.text('hex', 32) },
        kdf: 'scrypt',
        kdfparams: { dklen: 32, n: 262_144, p: 1, r: 8, salt: draw.text('hex', 64) },
        mac: draw.text('hex', 64),
      },
      id: 'a',
      version: 3,
    };
    return { value, text: JSON.stringify(key) };
  }),
  'coinbase-cdp-api-key': one((draw) => {
    const value = ec().trim();
    const id = (): string => [8, 4, 4, 4, 12].map((length) => draw.text('hex', length)).join('-');
    const key = { name: `organizations/${id()}/apiKeys/${id()}`, privateKey: `${value}\n` };
    return { value, text: `${JSON.stringify(key, null, 2)}\n` };
  }),
  'openvpn-static-key': one((draw) => {
    const lines = Array.from({ length: 16 }, () => draw.text('hex', 32)).join('\n');
    const value = `-----BEGIN OpenVPN Static key V1-----\n${lines}\n-----END OpenVPN Static key V1-----`;
    return { value, text: `#\n# 2048 bit OpenVPN static key\n#\n${value}\n` };
  }),
};
