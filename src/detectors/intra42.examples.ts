import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientId = join('u-s4t', '2ud-', '6236181a75d4bec8ca15a8e7e4b99b9b', '90d5c4d43153a653254845b587079ac9');
const clientSecret = join('s-s4t', '2ud-', '938b8341f493c6a7e7d67cecd06b9c95', '5be2d5adfe08a18f7809a2b77b4830f0');

export const intra42Examples: DetectorExamples = {
  positive: {
    'intra42-client-id': [`FT_UID_CLIENT_ID=${clientId}`, `client = connect('${clientId}')`],
    'intra42-client-secret': [`FT_SECRET_SECRET=${clientSecret}`, `"secret": "${clientSecret}"`],
  },
  negative: [
    { why: 'client id one character short', text: `see ${clientId.slice(0, 72)}` },
    { why: 'client id that is masked', text: `masked ${join('u-s4t', '2ud-')}${'0'.repeat(64)}` },
    { why: 'client secret one character short', text: `see ${clientSecret.slice(0, 72)}` },
  ],
};
