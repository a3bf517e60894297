import type { Detector } from './detector.js';

export const maven = {
  provider: 'maven',
  docs: 'https://maven.apache.org/settings.html#servers',
  rules: [
    {
      // `{...}` is the encrypted form, which the judgement takes for a placeholder.
      id: 'maven-settings-password',
      kind: 'password of a server in settings.xml',
      severity: 'high',
      keywords: ['<server>'],
      pattern: String.raw`<server>\s*(?:<id>(?<host>[^<]{1,128})</id>\s*)?<username>(?<user>[^<]{1,128})</username>\s*<password>(?<secret>[^<\s]{1,256})</password>`,
      boundary: 'none',
      maxBytes: 512,
      judge: 'login',
      specificity: 56,
    },
  ],
} as const satisfies Detector;
