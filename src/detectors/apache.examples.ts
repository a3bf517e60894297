import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const htpasswdEntry = join('$ap', 'r1$', 'IQQMT18k', '$', 'ZiJSQTGwDsH', '3CVcXK2rHIZ');

export const apacheExamples: DetectorExamples = {
  positive: {
    'apache-htpasswd-entry': [`deploy:${htpasswdEntry}\n`, `AUTH=deploy:${htpasswdEntry}`],
  },
  negative: [
    { why: 'hash without a user', text: `"$apr1$" starts ${htpasswdEntry}` },
    { why: 'a bcrypt hash cut off', text: `deploy:$2y$05$abc` },
  ],
};
