import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const credential = join('4LqjEQtJY7P', 'AjptU0kl-bd');

export const airshipExamples: DetectorExamples = {
  positive: {
    'airship-credential': [
      `AIRSHIP_MASTER_SECRET=${credential}`,
      `curl https://api.urbanairship.internal -H "X-Api-Key: ${credential}"`,
    ],
  },
  negative: [
    { why: 'app secret, master secret or token one character short', text: `AIRSHIP_SID=${credential.slice(0, 21)}` },
    {
      why: 'app secret, master secret or token beside the name, given to nothing',
      text: `urbanairship at ${credential}`,
    },
    { why: 'a reference', text: `AIRSHIP_MASTER_SECRET=\${AIRSHIP_MASTER_SECRET}` },
  ],
};
