import type { Detector } from './detector.js';

export const pinecone = {
  provider: 'pinecone',
  docs: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
  rules: [
    {
      id: 'pinecone-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['pcsk_'],
      pattern: String.raw`(?<secret>pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'pinecone-api-key-legacy',
      kind: 'API key (old form, a UUID)',
      severity: 'high',
      keywords: ['pinecone'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
