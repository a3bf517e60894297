import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('ramp_', 'sec_PwjJI7uBYHgYbWRfvlRVO9', 'Sld7udCNOm0z7FFZRSOISeWdgg');
const clientId = join('ramp', '_id_IBDVNQrFOABuUTYBB8', 'rPeRzk59oYxhr5hNZu5sxH');

export const rampExamples: DetectorExamples = {
  positive: {
    'ramp-client-secret': [
      `RAMP_CLIENT_SECRET=${clientSecret}`,
      `"rampClientSecret": "${clientSecret}"`,
      `RAMP_CLIENT_ID=${clientId}\nRAMP_CLIENT_SECRET=${clientSecret}`,
    ],
    'ramp-client-id': [`RAMP_CLIENT_ID=${clientId}`, `"rampClientId": "${clientId}"`],
  },
  negative: [
    { why: 'client secret cut short', text: clientSecret.slice(0, 56) },
    { why: 'client secret as the end of a longer word', text: `a${clientSecret}` },
    { why: 'client id cut short', text: clientId.slice(0, 47) },
  ],
};
