import type { DetectorExamples } from './detector.js';

const url = (scheme: string, ...rest: readonly string[]): string => [scheme, rest.join('')].join('://');
const login = ['svc', ['Wd4', 'zR8p', 'Yb1'].join('')].join(':');

export const imapExamples: DetectorExamples = {
  positive: {
    'imap-url': [`MAIL=${url('imaps', login, '@mail.internal:993/')}`, `${url('pop3s', login, '@mail.internal')}`],
  },
  negative: [
    { why: 'words of a manual', text: url('imaps', 'user:password', '@host/') },
    { why: 'a variable', text: url('imaps', 'svc:${PASSWORD}', '@host.internal') },
    { why: 'no password', text: url('imaps', 'host.internal:4242/x') },
  ],
};
