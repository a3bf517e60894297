import type { DetectorExamples } from './detector.js';

const url = (scheme: string, ...rest: readonly string[]): string => [scheme, rest.join('')].join('://');
const login = ['svc', ['Wd4', 'zR8p', 'Yb1'].join('')].join(':');

export const ftpExamples: DetectorExamples = {
  positive: {
    'ftp-url': [`${url('sftp', login, '@files.internal:2222/in')}`, `${url('ftp', login, '@ftp.internal/pub')}`],
  },
  negative: [
    { why: 'words of a manual', text: url('sftp', 'user:password', '@host/') },
    { why: 'a variable', text: url('sftp', 'svc:${PASSWORD}', '@host.internal') },
    { why: 'no password', text: url('sftp', 'host.internal:4242/x') },
  ],
};
