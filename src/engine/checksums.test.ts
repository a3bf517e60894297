import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChecksumName } from '../detectors/detector.js';
import { checksums } from './checksums.js';

const join = (...parts: readonly string[]): string => parts.join('');

const atlassianBody = join(
  'ATATT3',
  'xFfGF055MLhAIA1lOdpgUGTBRj6QN8j4OpHby93Kttr_tZM',
  'r8B3jATZKD8JTK-f3Ceuido_YZ_irTSTNXlJRRR5ToZOmBI',
  'zA_mMC0h-zAoqJIRcPjxTGJlJkWqsm-Q44sx8lkg5rBhkBY',
  'd1Z_LHEuSxxzB_QYF2W_VUteYS73Ln62Tisi=',
);

interface Row {
  readonly what: string;
  readonly name: ChecksumName;
  readonly value: string;
  /** What the check says of anything else: `unknown` where it may only raise. */
  readonly otherwise: 'fail' | 'unknown';
  /** The stretch that the check covers, from and to (behind the end: counted from there); all of it if left out. */
  readonly covers?: readonly [number, number?];
}

/** A row for each line of what is known about check digits. */
const ROWS: readonly Row[] = [
  {
    what: 'a classic token of GitHub',
    name: 'github-crc32',
    value: join('gh', 'p_0lR8acRYSi4MDF8kW', 'CBX1KpeZUaLJ42AUq8l'),
    otherwise: 'fail',
    covers: [4],
  },
  {
    what: 'a refresh token of GitHub',
    name: 'github-crc32',
    value: join('gh', 'r_d8jOCs4bWYTI6wLqeeHq1PkCJVuoYqLRqrxZK', 'iGvbtcj7bsHXDYzEzVMGPBnu3mY2lhm121cKUub'),
    otherwise: 'fail',
    covers: [4],
  },
  {
    what: 'a fine-grained token of GitHub',
    name: 'github-pat-sha256',
    value: join(
      'github_',
      'pat_115ZME0K1Y5G3C40GC5N9X_FkQjVDZRucq2zyw8',
      'GOuLfafi1JrpRWBJG9encC4davDQOFAWNKSsREymZzo',
    ),
    otherwise: 'unknown',
    covers: [0, -8],
  },
  {
    what: 'a token of npm',
    name: 'npm-crc32',
    value: join('np', 'm_U8nDX7rnx5xrbw0aR', 'FvKyQQbV4iOmS0pNZye'),
    otherwise: 'fail',
    covers: [4],
  },
  {
    what: 'a token of Vercel',
    name: 'vercel-crc32',
    value: join('vc', 'p_HKrmUeUKjuZSibyToBcCcRtIiGK', 'rzBYXHolHYa13il3C31U0lV2e2vFp'),
    otherwise: 'fail',
    covers: [4],
  },
  {
    what: 'a token of Synapse',
    name: 'matrix-crc32',
    value: join('sy', 't_YWxpY2U_EAMQBlny', 'FJabvGwdDbqi_4aay2X'),
    otherwise: 'fail',
  },
  {
    what: 'a token of Review Board',
    name: 'reviewboard-crc32',
    value: join('rb', 'p_PKf9ZXF4jnnXsiHR8yWmoI', 'JzGKZyfFk8ECgq9we626gmfv'),
    otherwise: 'unknown',
    covers: [4],
  },
  {
    what: 'a key of Zuplo',
    name: 'zuplo-crc32',
    value: join('zp', 'ka_296a1efb9cb79fb0d5d', '2ab88c909585d_b15700f1'),
    otherwise: 'fail',
    covers: [5],
  },
  {
    what: 'a token of Cloudflare',
    name: 'cloudflare-crc32',
    value: join('cf', 'ut_vwvH70052LQmspJLc0DTFu', 'vEVViv3FQdGLtPTT1Vc4d9217d'),
    otherwise: 'unknown',
    covers: [5],
  },
  {
    what: 'a service account token of Grafana',
    name: 'grafana-crc32',
    value: join('gl', 'sa_cNFcVLD1KCqTSgQpFjZ', '46UGS7PNKyLtB_7c7bd7b5'),
    otherwise: 'fail',
  },
  {
    what: 'a secret of Confluent Cloud',
    name: 'confluent-crc32',
    value: join('cf', 'ltEABTPu1m0ugeWOg7GLqwSBIPt3oIL', 'T9RIKTze8E97AJISWXiRI92CVqH83Dw'),
    otherwise: 'fail',
    covers: [4, -1],
  },
  {
    what: 'a token of Atlassian',
    name: 'atlassian-crc32',
    value: join(atlassianBody, '31F9', 'DC30'),
    otherwise: 'fail',
  },
  {
    what: 'an app password of Bitbucket',
    name: 'atlassian-crc32',
    value: join('AT', 'BBRO9O0q8WKLi5qJI', '4mijOXd472991A923'),
    otherwise: 'fail',
  },
  {
    what: 'a routable token of GitLab',
    name: 'gitlab-crc32',
    value: join('gl', 'pat-eG7PSR9uF7YW3fe9mWwtm', '286MQp0OjF6CA.01.0y06ohi44'),
    otherwise: 'fail',
  },
  {
    what: 'a key of Supabase on a server of one’s own',
    name: 'supabase-sha256',
    value: join('sb_', 'secret_U14oZPnoUjJG', 'XwQQRw9dlU_v2Gd4LEL'),
    otherwise: 'unknown',
  },
  {
    what: 'a storage key of Azure',
    name: 'azure-marvin32',
    value: join('wtUIxss1Gz6ePRQSxZMyz2UATDu2zr', 'zNgcBZ/fQIlpuKbM0afyS08PGcPTKfIk+W1ZWn7JAtZQw5+A', 'StXfpaCQ=='),
    otherwise: 'fail',
    covers: [0, -12],
  },
  {
    what: 'a key of Cosmos DB',
    name: 'azure-marvin32',
    value: join('x4rtgPHu3L/czlr8Rfcd9V++L+nZdT', 'HF/+4FZHkSS8DxRABRY4XyJNVXWR+It/5r7kam/BJqMYiXAC', 'Db39qoGw=='),
    otherwise: 'fail',
    covers: [0, -12],
  },
  {
    what: 'a common annotated key',
    name: 'azure-annotated-marvin32',
    value: join('tEWrZG2lNRYTBuyErQ9fqZ80c', 'hjQV38NiE5Dg7k36bzLCVWjqW6pJQ', 'QJ99CKAAAAAAAAAAAAAAAAAZDOpKYP'),
    otherwise: 'fail',
  },
  {
    what: 'a client secret of Entra',
    name: 'entra-marvin32',
    value: join('EEb8', 'Q~bEnSp.mD~f9-jS', 'kWP0DGIape~MoEsO0aEI'),
    otherwise: 'fail',
  },
  {
    what: 'an old token of Azure DevOps',
    name: 'azure-devops-crc32',
    value: join('4qokd3ronsvawhdyb', 'rtcnpemmwmd6ngwct', 'e7fllcizatygnhgp4a'),
    otherwise: 'fail',
  },
  {
    what: 'a private key of Bitcoin',
    name: 'base58-sha256',
    value: join('L2GjyWPi2pZfmPzBM', '4D1eDoYBk2gkH4jXi', 'Vzc9n76bpXqC8xUvBV'),
    otherwise: 'fail',
  },
  {
    what: 'an extended private key',
    name: 'base58-sha256',
    value: join(
      'xp',
      'rv9s21ZrQH143K3T8z5EQRBLGvzskAj5G879QiSwmeAjQwZZuKMb6n',
      'p6YwJtY6ZMzRX3DHuy5vMNRVyxTf9mdatDNjhpDHSyCE6EnMpeehVna',
    ),
    otherwise: 'fail',
  },
  {
    what: 'an identity of age',
    name: 'bech32',
    value: join('AGE-SEC', 'RET-KEY-155VNFU26QV85YZA3DF5D933H', '5C5F6C8T6NGU36WRDT04Z5JF3GXQ929F39'),
    otherwise: 'fail',
  },
  {
    what: 'a private key of nostr',
    name: 'bech32',
    value: join('ns', 'ec1m5ytzhydz2g0fyhcvkaeq5zqf3t', '895dyg576r83dchq66kecc5wq3he6n8'),
    otherwise: 'fail',
  },
  {
    what: 'a seed of NATS',
    name: 'nats-crc16',
    value: join('SUAOX37MG36ZOHZS4MJ', 'JSTJ3KQNOMKLPBROZY5', 'UVVRSHNYBTVFHHBZM4QM'),
    otherwise: 'fail',
  },
  {
    what: 'a seed of Stellar',
    name: 'stellar-crc16',
    value: join('SAGEWQPL3OGS5SEJNNC', 'YAZBR2BEY4JYJY66PHI', 'RS5BF7S2IGN3RGH4Z2'),
    otherwise: 'fail',
  },
];

describe.each(ROWS)('$what: $name', ({ name, value, otherwise, covers = [0] }) => {
  it('holds', () => {
    expect(checksums[name](value)).toBe('pass');
  });

  it('does not hold when any one character that it covers is another', () => {
    const [from, to] = covers;
    const last = to === undefined ? value.length : value.length + to;
    for (let at = from; at < last; at += 1) {
      const changed = `${value.slice(0, at)}${nextOf(value.charAt(at))}${value.slice(at + 1)}`;
      expect(checksums[name](changed), String(at)).toBe(otherwise);
    }
  });

  it('does not hold with the letter cases swapped, where both are in use', () => {
    const body = value.slice(covers[0]);
    if (body === body.toLowerCase() || body === body.toUpperCase()) return;
    const swapped = [...body].map((char) => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase()));
    expect(checksums[name](value.slice(0, covers[0]) + swapped.join(''))).not.toBe('pass');
  });
});

/** Another character of the same kind. */
function nextOf(char: string): string {
  if (char >= '0' && char <= '9') return char === '7' ? '6' : String((Number(char) + 1) % 10);
  if (char === '+' || char === '/') return char === '+' ? '/' : '+';
  if (!/[A-Za-z]/.test(char)) return char === '-' ? '_' : '-';
  const isUpper = char === char.toUpperCase();
  const next = /[zZ]/.test(char) ? 'a' : String.fromCharCode(char.charCodeAt(0) + 1);
  return isUpper ? next.toUpperCase() : next;
}

describe('what was made before there was a check', () => {
  it('is neither proven nor disproved', () => {
    const storage = ROWS.find(({ what }) => what === 'a storage key of Azure')?.value ?? '';
    expect(checksums['azure-marvin32'](storage.replace('+ASt', 'xASt'))).toBe('unknown');
    expect(checksums['azure-marvin32'](storage.slice(4))).toBe('unknown');
  });

  it('is an annotated key with the check in base64', () => {
    const key = ROWS.find(({ name }) => name === 'azure-annotated-marvin32')?.value.slice(0, 80) ?? '';
    // The hash of this one is 4bab352d: its bytes from the lowest are 2d 35 ab.
    const check = Buffer.from([0x2d, 0x35, 0xab]).toString('base64');
    expect(checksums['azure-annotated-marvin32'](key + check)).toBe('pass');
  });
});

describe('bip39-sha256', () => {
  const word = fc.constantFrom('abandon', 'legal', 'zoo', 'winner', 'thank', 'year', 'wave', 'sausage');

  it('holds for a phrase of the standard, and for exactly its share of last words', () => {
    const phrase = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
    expect(checksums['bip39-sha256'](phrase)).toBe('pass');
    expect(checksums['bip39-sha256'](phrase.replace('yellow', 'year'))).toBe('fail');
    expect(checksums['bip39-sha256'](phrase.replace('yellow', 'yelow'))).toBe('fail');
    expect(checksums['bip39-sha256'](`${phrase} legal`)).toBe('fail');
  });

  it('agrees with the definition for any entropy', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 11, maxLength: 11 }), (words) => {
        const passes = LAST_WORDS.filter((last) => checksums['bip39-sha256']([...words, last].join(' ')) === 'pass');
        // four bits of check: of these sixteen words exactly one fits
        expect(passes).toHaveLength(1);
      }),
    );
  });
});

/** The first sixteen words of the list: their numbers differ in the last four bits only. */
const LAST_WORDS = (
  'abandon ability able about above absent absorb abstract ' +
  'absurd abuse access accident account accuse achieve acid'
).split(' ');

describe('putty-mac', () => {
  /** As PuTTY's manual describes the file, made here. */
  const file = (version: 2 | 3, comment: string, mac: string): string =>
    [
      `PuTTY-User-Key-File-${String(version)}: ssh-ed25519`,
      'Encryption: none',
      `Comment: ${comment}`,
      'Public-Lines: 2',
      'AAAAC3NzaC1lZDI1NTE5',
      'AAAAIA==',
      'Private-Lines: 1',
      'AAAAIA==',
      `Private-MAC: ${mac}`,
    ].join('\n');
  const signed = (version: 2 | 3, comment: string): string => {
    const parts = ['ssh-ed25519', 'none', comment, Buffer.from('AAAAC3NzaC1lZDI1NTE5AAAAIA==', 'base64')];
    const message = Buffer.concat([...parts, Buffer.from('AAAAIA==', 'base64')].map(sized));
    const digest = version === 2 ? 'sha1' : 'sha256';
    const secret =
      version === 2 ? createHash('sha1').update('putty-private-key-file-mac-key').digest() : Buffer.alloc(0);
    return hmac(digest, secret, message);
  };

  it.each([2, 3] as const)('holds for a file of version %d, whatever ends its lines', (version) => {
    const text = file(version, 'orders', signed(version, 'orders'));
    expect(checksums['putty-mac'](text)).toBe('pass');
    expect(checksums['putty-mac'](text.replaceAll('\n', '\r\n'))).toBe('pass');
  });

  it('says nothing of a file whose comment was edited, since the key is in it all the same', () => {
    expect(checksums['putty-mac'](file(3, 'billing', signed(3, 'orders')))).toBe('unknown');
  });
});

function sized(part: string | Buffer): Buffer {
  const bytes = Buffer.from(part as string);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** HMAC by its definition, so that the test does not repeat the code. */
function hmac(digest: 'sha1' | 'sha256', key: Buffer, message: Buffer): string {
  const block = Buffer.alloc(64);
  key.copy(block);
  const inner = createHash(digest)
    .update(block.map((byte) => byte ^ 0x36))
    .update(message)
    .digest();
  return createHash(digest)
    .update(block.map((byte) => byte ^ 0x5c))
    .update(inner)
    .digest('hex');
}

describe('every check', () => {
  const names = Object.keys(checksums) as readonly ChecksumName[];

  it('gives an answer for any text, and by chance never that it holds', () => {
    const text = fc.oneof(fc.string({ maxLength: 120 }), fc.base64String({ maxLength: 120 }), fc.constant(''));
    fc.assert(
      fc.property(fc.constantFrom(...names), text, (name, value) => {
        expect(['fail', 'unknown']).toContain(checksums[name](value));
      }),
      { numRuns: 2000 },
    );
  });
});
