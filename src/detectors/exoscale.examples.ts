import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKeyId = join('EX', 'O', 'Dax18BqGh5kfm', 'XDsZ2f85P79Bw');
const apiSecret = join('upnSvF1ZDQ4HPqK7xrDBn2', 'I0M2zRmD1cCjC_YQSOqdQ');
const apiSecretId = join('EX', 'O', '6NEuEDDkKryEK', 'CzrgDUXny0Nnw');

export const exoscaleExamples: DetectorExamples = {
  positive: {
    'exoscale-api-key-id': [`EXOSCALE_ACCESS_KEY_ID=${apiKeyId}`, `"accessKeyId": "${apiKeyId}"`],
    'exoscale-api-secret': [
      `EXOSCALE_API_KEY=${apiSecretId}\nEXOSCALE_API_SECRET=${apiSecret}\n`,
      `"exoscaleApiSecret": "${apiSecret}"`,
    ],
  },
  negative: [
    { why: 'API key id without its secret one character short', text: `see ${apiKeyId.slice(0, 26)}` },
    { why: 'API key id without its secret that is masked', text: `masked ${join('EX', 'O')}${'x'.repeat(26)}` },
    { why: 'API secret one character short', text: `EXOSCALE_SID=${apiSecret.slice(0, 42)}` },
    { why: 'API secret beside the name, given to nothing', text: `exoscale at ${apiSecret}` },
  ],
};
