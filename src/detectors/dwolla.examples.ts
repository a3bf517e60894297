import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const appSecret = join('8liU2jnLZY9eiNDd4oZESZrwP', 'xuHIdsDLlA5ivEAba5CpqRo7K');

export const dwollaExamples: DetectorExamples = {
  positive: {
    'dwolla-app-secret': [`DWOLLA_APP_SECRET=${appSecret}`, `dwolla.configure(app_secret="${appSecret}")`],
  },
  negative: [
    { why: 'application secret one character short', text: `DWOLLA_SID=${appSecret.slice(0, 49)}` },
    { why: 'application secret beside the name, given to nothing', text: `dwolla at ${appSecret}` },
    { why: 'the name inside of another word', text: `xdwollaish_sid=${appSecret}` },
  ],
};
