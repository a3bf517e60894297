import type { Detector } from './detector.js';

export const woocommerce = {
  provider: 'woocommerce',
  docs: 'https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication',
  rules: [
    {
      // The prefixes end many words (`metrics_`), so that a word has to be near.
      id: 'woocommerce-consumer-secret',
      kind: 'consumer secret of the REST API',
      severity: 'high',
      keywords: [
        'woo_',
        'woocommerce',
        'consumer_secret',
        'consumersecret',
        'consumer-secret',
        'consumer_key',
        'consumerkey',
        'wc/v',
      ],
      pattern: String.raw`(?<secret>cs_[a-f0-9]{40})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      pairWith: { rule: 'woocommerce-consumer-key', withinBytes: 512, companion: 'consumer-key' },
      specificity: 80,
    },
    {
      id: 'woocommerce-consumer-key',
      kind: 'consumer key of the REST API without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: [
        'woo_',
        'woocommerce',
        'consumer_secret',
        'consumersecret',
        'consumer-secret',
        'consumer_key',
        'consumerkey',
        'wc/v',
      ],
      pattern: String.raw`(?<secret>ck_[a-f0-9]{40})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
