import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const privateKey = join('PQ', 'Ijt3hOmf1vKA1f_5Ves1Z', 'D6LKGq2wjJUrTHff2LMa');
const privateKeyX = join('Ga', 'gvZS2SAMCHtIlDlbrZQ7p', 'WTSy5NKVvLCxZz2rKYiE');
const privateKeyY = join('cx', '_w4wx_-oXriEsoI1Mz4uz', 'ZhjW9cshoBIl_2wkrwoW');

export const jwkExamples: DetectorExamples = {
  positive: {
    'jwk-private-key': [
      `{"kty":"EC","crv":"P-256","kid":"k1","x":"${privateKeyX}","y":"${privateKeyY}","d":"${privateKey}"}`,
    ],
    'jwk-private-part-first': [
      `{\n  "crv": "P-256",\n  "d": "${privateKey}",\n  "kty": "EC",\n  "x": "${privateKeyX}"\n}`,
    ],
    'jwk-symmetric-key': [`{"kty":"oct","k":"${privateKey}","alg":"HS256"}`, `{"k":"${privateKey}","kty":"oct"}`],
  },
  negative: [
    { why: 'a symmetric key that is none', text: '{"kty":"oct","k":"your-secret-key-goes-here"}' },
    {
      why: 'JSON Web Key with its private part: a public key',
      text: `{"kty":"EC","crv":"P-256","x":"${privateKey.slice(1)}","y":"${privateKey.slice(1)}"}`,
    },
  ],
};
