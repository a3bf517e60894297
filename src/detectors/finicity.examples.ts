import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const appKey = join('284955abfd18d539', '05086252bc283360');
const partnerSecret = join('Rq', '5Tdu1JYJO', 'Y5C4mZizT');

export const finicityExamples: DetectorExamples = {
  positive: {
    'finicity-app-key': [
      `FINICITY_APP_KEY=${appKey}`,
      `"finicityAppKey": "${appKey}"`,
      `finicity:\n  api_key: ${appKey}`,
    ],
    'finicity-partner-secret': [
      `FINICITY_PARTNER_SECRET=${partnerSecret}`,
      `docker run -e FINICITY_PARTNER_SECRET=${partnerSecret} image`,
      `finicity:\n  secret: ${partnerSecret}`,
    ],
  },
  negative: [
    { why: 'application key: a reference', text: 'FINICITY_APP_KEY=${FINICITY_APP_KEY}' },
    { why: 'application key: given to no name', text: `about finicity: see ${appKey}` },
    { why: 'application key: one character short', text: `finicity: "${appKey.slice(0, -1)}"` },
    { why: 'secret of the partner: a reference', text: 'FINICITY_PARTNER_SECRET=${FINICITY_PARTNER_SECRET}' },
    { why: 'secret of the partner: given to no name', text: `about finicity: see ${partnerSecret}` },
    { why: 'secret of the partner: one character short', text: `finicity: "${partnerSecret.slice(0, -1)}"` },
  ],
};
