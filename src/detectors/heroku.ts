import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const heroku = {
  provider: 'heroku',
  docs: 'https://devcenter.heroku.com/articles/authentication',
  rules: [
    {
      // First a UUID behind the prefix, now 60 characters.
      id: 'heroku-api-key',
      kind: 'API key',
      severity: 'critical',
      keywords: ['hrku-'],
      pattern: `(?<secret>HRKU-(?:[0-9A-Za-z_-]{60}|${UUID}))`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'heroku-legacy-api-key',
      kind: 'API key (old form, a UUID)',
      severity: 'critical',
      keywords: ['heroku'],
      pattern: String.raw`(?i)heroku[a-z0-9_.-]*(?:key|token|secret)["'\x60]?\]?[ \t]*(?:=>|:=|[:=]|[ \t])[ \t]*["'\x60]?(?<secret>${UUID})`,
      boundary: 'base64url',
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
