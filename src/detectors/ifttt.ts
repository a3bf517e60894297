import type { Detector } from './detector.js';

export const ifttt = {
  provider: 'ifttt',
  docs: 'https://help.ifttt.com/hc/en-us/articles/115010230347-Webhooks-service-FAQ',
  rules: [
    {
      id: 'ifttt-webhook-key',
      kind: 'key of the webhooks service',
      severity: 'low',
      keywords: ['ifttt'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{22,43})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'ifttt-webhook-url',
      kind: 'URL of the webhooks service',
      severity: 'low',
      keywords: ['maker.ifttt.com'],
      pattern: String.raw`maker\.ifttt\.com/(?:use|trigger/[^/\s"\x27]{1,80}/(?:json/)?with/key)/(?<secret>[A-Za-z0-9_-]{22,43})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
