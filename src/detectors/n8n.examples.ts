import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (head: unknown, claims: unknown, signature: string): string =>
  [part(head), part(claims), signature].join('.');

const apiKey = token(
  { alg: 'HS256', typ: 'JWT' },
  { sub: '5f1c2d3e-0a1b-4c2d-8e3f-9a0b1c2d3e4f', iss: 'n8n', aud: 'public-api', iat: 1700000000 },
  '51bh1QIYWYt3RdPVyVV4xnpbTPWCMFEnVPme81FkkJI',
);
const apiKeyLegacy = join(
  'n8',
  'n_api_d790c66225415a04f6dd05cda20f61901afab',
  '7492c10f14e18f416ff8941fa65ec990929405fda0a',
);

export const n8nExamples: DetectorExamples = {
  positive: {
    'n8n-api-key': [`N8N_API_KEY=${apiKey}`],
    'n8n-api-key-legacy': [`N8N_API_KEY_LEGACY=${apiKeyLegacy}`, `client("${apiKeyLegacy}")`],
  },
  negative: [
    { why: 'API key (JSON Web Token): without its signature', text: apiKey.split('.').slice(0, 2).join('.') },
    { why: 'API key (JSON Web Token): a reference', text: 'N8N_API_KEY=${N8N_API_KEY}' },
    { why: 'API key (old form): one character short', text: apiKeyLegacy.slice(0, -1) },
  ],
};
