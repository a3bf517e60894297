import type { DetectorExamples } from './detector.js';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (head: unknown, claims: unknown, signature: string): string =>
  [part(head), part(claims), signature].join('.');

const managementKey = token(
  { alg: 'HS256', typ: 'JWT' },
  { jti: '5a6b', iat: 1700000000, exp: 4102444800, ver: '3.0.0' },
  'nCB_Wyv3h1MfgcqhicK2c29VSKir_921j8ZY76CcnNA',
);

export const kontentExamples: DetectorExamples = {
  positive: {
    'kontent-management-key': [`KONTENT_MANAGEMENT_KEY=${managementKey}`],
  },
  negative: [
    {
      why: 'management API key (JSON Web Token): without its signature',
      text: managementKey.split('.').slice(0, 2).join('.'),
    },
    {
      why: 'management API key (JSON Web Token): a reference',
      text: 'KONTENT_MANAGEMENT_KEY=${KONTENT_MANAGEMENT_KEY}',
    },
  ],
};
