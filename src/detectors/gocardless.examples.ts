import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('li', 've_gDiQhyKmRkf3gDItJOM', '3q4UViShPs2zGXfZXpIfz');
const sandboxToken = join('sa', 'ndbox_zu=QpyiM4kt2GFbeT', 'zs2SpzdpSZEdYDfLu8KYH-i');

export const gocardlessExamples: DetectorExamples = {
  positive: {
    'gocardless-api-token': [
      `GOCARDLESS_ACCESS_TOKEN=${apiToken}`,
      `export GOCARDLESS_ACCESS_TOKEN="${apiToken}"`,
      `gocardless:\n  token: ${apiToken}`,
    ],
    'gocardless-sandbox-token': [
      `GOCARDLESS_ACCESS_TOKEN=${sandboxToken}`,
      `gocardless_access_token: '${sandboxToken}'`,
      `gocardless:\n  token: ${sandboxToken}`,
    ],
  },
  negative: [
    { why: 'access token: a reference', text: 'GOCARDLESS_ACCESS_TOKEN=${GOCARDLESS_ACCESS_TOKEN}' },
    { why: 'access token: given to no name', text: `about gocardless: see ${apiToken}` },
    { why: 'access token: one character short', text: `gocardless: "${apiToken.slice(0, -1)}"` },
    { why: 'access token, sandbox: a reference', text: 'GOCARDLESS_ACCESS_TOKEN=${GOCARDLESS_ACCESS_TOKEN}' },
    { why: 'access token, sandbox: given to no name', text: `about gocardless: see ${sandboxToken}` },
    { why: 'access token, sandbox: one character short', text: `gocardless: "${sandboxToken.slice(0, -1)}"` },
  ],
};
