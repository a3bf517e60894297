import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const url = join('xd393fn', 'Sk2Axh');

export const smtpExamples: DetectorExamples = {
  positive: {
    'smtp-url': [
      `MAILER_URL=smtps://mailer:${url}@mail.corp.internal:465`,
      `smtp_url: "smtp://mailer:${url}@mail.corp.internal"`,
    ],
  },
  negative: [
    { why: 'a reference', text: 'SMTP_URL=smtp://mailer:${SMTP_PASSWORD}@mail.corp.internal' },
    { why: 'no password', text: 'smtp://mail.corp.internal:25' },
  ],
};
