import type { DetectorExamples } from './detector.js';

const token = (...parts: readonly string[]): string => parts.join('.');

const header = ['ey', 'JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9'].join('');
const claims = [
  'ey',
  'Jpc3MiOiJodHRwczovL2F1dGguaW50ZXJuYWwi',
  'LCJzdWIiOiJzdmMtb3JkZXJzIiwiZXhwIjo0MTAyNDQ0ODAwfQ',
].join('');
const signature = '612bmtFutpe15TgK1lSZRRMHRDuhWCXQSwwABfKLRJv';

export const jwtExamples: DetectorExamples = {
  positive: {
    'jwt-token': [
      `Authorization: Bearer ${token(header, claims, signature)}`,
      `unsigned ${token(['ey', 'JhbGciOiJub25lIn0'].join(''), claims, '')}`,
    ],
  },
  negative: [
    { why: 'payload is no JSON', text: token(header, ['ey', 'Jub3QganNvbiBhdCBhbGwgYnV0IHRleHQ'].join(''), signature) },
    { why: 'header names no algorithm', text: token(['ey', 'J0eXAiOiJKV1QifQ'].join(''), claims, signature) },
    { why: 'two parts only', text: token(header, claims) },
  ],
};
