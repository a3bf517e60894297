import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('sk_l', 'ive_', 'kTpvN7y8nBk380ZM7lvHY', 'VwcIt87bEP7vgbriUfT41');
const testSecretKey = join('sk_t', 'est_', 'BkL4jMKfkDh0vIsdK93Z9', 'sxUGujQesqiQew9E9IYR7');
const publishableKey = join('pk_t', 'est_cTd6LXc0ay0z', 'MS5jbGVyay5hY2NvdW50cy5kZXYk');

export const clerkExamples: DetectorExamples = {
  positive: {
    'clerk-secret-key': [`CLERK_SECRET_KEY=${secretKey}`, `"clerkSecretKey": "${secretKey}"`],
    'clerk-test-secret-key': [`CLERK_SECRET_KEY=${testSecretKey}`],
    'clerk-publishable-key': [`NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=${publishableKey}`],
  },
  negative: [
    { why: 'a reference', text: `CLERK_SECRET_KEY=\${CLERK_SECRET_KEY}` },
    { why: 'a masked key', text: `CLERK_SECRET_KEY=sk_live_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx` },
    {
      why: 'a masked key of a development instance',
      text: `CLERK_SECRET_KEY=sk_test_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`,
    },
    {
      why: 'a masked publishable key',
      text: `CLERK_PUBLISHABLE_KEY=pk_test_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`,
    },
  ],
};
