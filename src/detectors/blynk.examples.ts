import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('drHWaYXk5AZAZS_4', 'qYqYr_78LUkDaChU');
const clientId = join('oa2-cli', 'ent-id_', '3UeaWYXKGwQqVUu4', 'qjYN1-KmMJ-mZMW2');
const clientSecret = join('iQtljntnJ6jn-0sdb39L', 'KwdIpy0N2_hc21nSGRNU');
const clientSecretId = join('oa2-cli', 'ent-id_', 'dQF_q0soQfXXI7d8', 'BHcem34xZh4Y5Kww');

export const blynkExamples: DetectorExamples = {
  positive: {
    'blynk-token': [`BLYNK_AUTH_TOKEN=${token}`, `"blynkAuthToken": "${token}"`],
    'blynk-client-id': [`BLYNK_CLIENT_ID=${clientId}`, `client_id: ${clientId}\n`],
    'blynk-client-secret': [
      `BLYNK_CLIENT_SECRET=${clientSecret}`,
      `blynk:\n  client_id: ${clientSecretId}\n  client_secret: ${clientSecret}`,
    ],
  },
  negative: [
    { why: 'token of a device or an organization one character short', text: `BLYNK_SID=${token.slice(0, 31)}` },
    { why: 'token of a device or an organization beside the name, given to nothing', text: `blynk at ${token}` },
    { why: 'a reference', text: `BLYNK_AUTH_TOKEN=\${BLYNK_AUTH_TOKEN}` },
    { why: 'OAuth client id of an organization one character short', text: `see ${clientId.slice(0, 45)}` },
    {
      why: 'OAuth client secret of an organization beside the name, given to nothing',
      text: `blynk at ${clientSecret}`,
    },
    { why: 'OAuth client secret of an organization that is a reference', text: `BLYNK_SECRET=\${BLYNK_SECRET}` },
  ],
};
