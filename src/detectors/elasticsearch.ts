import type { Detector } from './detector.js';

export const elasticsearch = {
  provider: 'elasticsearch',
  docs: 'https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-security-create-api-key',
  rules: [
    {
      // Base64 of an id of 20 characters, a colon and 22 more; the colon makes the 28th character a 6.
      id: 'elasticsearch-api-key',
      kind: 'API key (encoded)',
      severity: 'high',
      keywords: ['elasticsearch', 'elastic', 'es_api_key', 'authorization: apikey', 'es-api-key', 'esapikey'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{27}6[A-Za-z0-9]{30}==)`,
      boundary: 'base64',
      maxBytes: 140,
      minEntropy: 4,
      judge: 'keyed',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
