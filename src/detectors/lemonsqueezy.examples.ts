import type { DetectorExamples } from './detector.js';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (head: unknown, claims: unknown, signature: string): string =>
  [part(head), part(claims), signature].join('.');

const apiKey = token(
  { typ: 'JWT', alg: 'RS256' },
  { aud: '94d59cef', jti: '5a6b', iat: 1700000000, exp: 4102444800 },
  'I9Hr8eTsIKW8iCx8EEs2wxKXjzSpoN_IXpr42Lt2A0A',
);

export const lemonsqueezyExamples: DetectorExamples = {
  positive: {
    'lemonsqueezy-api-key': [`LEMONSQUEEZY_API_KEY=${apiKey}`],
  },
  negative: [
    { why: 'API key (JSON Web Token): without its signature', text: apiKey.split('.').slice(0, 2).join('.') },
    { why: 'API key (JSON Web Token): a reference', text: 'LEMONSQUEEZY_API_KEY=${LEMONSQUEEZY_API_KEY}' },
  ],
};
