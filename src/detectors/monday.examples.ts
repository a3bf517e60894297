import type { DetectorExamples } from './detector.js';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (head: unknown, claims: unknown, signature: string): string =>
  [part(head), part(claims), signature].join('.');

const apiToken = token(
  { alg: 'HS256' },
  {
    tid: 412345678,
    aai: 11,
    uid: 51234567,
    iad: '2024-10-01T00:00:00.000Z',
    per: 'me:write',
    actid: 12345678,
    rgn: 'euc1',
  },
  '3QGAzg7Z-WkzYECtthxxEGUUx8WaSxSFD6DLToT8fnM',
);

export const mondayExamples: DetectorExamples = {
  positive: {
    'monday-api-token': [`TOKEN=${apiToken}`, `{"value": "${apiToken}"}`],
  },
  negative: [
    { why: 'API token (JSON Web Token): without its signature', text: apiToken.split('.').slice(0, 2).join('.') },
  ],
};
