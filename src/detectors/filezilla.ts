import type { Detector } from './detector.js';

const BASE64 = '[A-Za-z0-9+/]{4,172}={0,2}';

export const filezilla = {
  provider: 'filezilla',
  docs: 'https://wiki.filezilla-project.org/Logging_in',
  rules: [
    {
      // The site manager writes the password in base64, beside host and user.
      id: 'filezilla-password',
      kind: 'password of a site',
      severity: 'high',
      keywords: ['<pass encoding'],
      pattern: String.raw`(?i)(?:<Host>(?<host>[^<]{1,253})</Host>[^\x00]{0,400}?<User>(?<user>[^<]{1,128})</User>[^\x00]{0,120}?)?<Pass encoding="base64">(?<secret>${BASE64})</Pass>`,
      boundary: 'none',
      maxBytes: 700,
      judge: 'base64-password',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
