import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('juJDXQp7jJ6iImwZEAaUkXq671xBjv2s', '9CjY4tKh60nVgsAPltJFYUd0jNelGZhf');

export const wizExamples: DetectorExamples = {
  positive: {
    'wiz-client-secret': [`WIZ_CLIENT_SECRET=${clientSecret}`, `export WIZ_CLIENT_SECRET="${clientSecret}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `wizclient build ${clientSecret}` },
    { why: 'one character short', text: `"wizclient": "${clientSecret.slice(1)}"` },
  ],
};
