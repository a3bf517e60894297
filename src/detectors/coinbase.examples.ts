import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

/** A throw-away key made for this example, which opens nothing; line ends as JSON writes them. */
const cdpPrivateKey = join(
  '-----BEGIN EC PRIVATE ',
  'KEY-----\\n',
  'MHcCAQEEINypqYhD6Lc706jEE0Hx7+uccyWm0gKW9WKbSQ2zy8JKoAoGCCqGSM49\\n',
  'AwEHoUQDQgAE5+3OdATTeb3dEQQshWalzZNVuqUC1kvUaeX14rjw+HF9sVDX5WQJ\\n',
  'RZAM4ePfQ+NNBW92NqCzBpBfXGiPMEJKZQ==\\n',
  '-----END EC PRIVATE KEY-----\\n',
);
const cdpPrivateKeyOrg = join('0ecc6f7f-6571-4045', '-ab7d-923efd8dc64a');
const cdpPrivateKeyId = join('2095c499-353d-455a', '-a049-f0374eeafe13');
const cdpSecret = join(
  'hH9tBiGB16Jvg0qJMwzQQj22YZ3/i9+1f3ih0o47/TW',
  'KyEl40XWzR1sRjDGT27agxiyLoerJ4ltPn5xMiuAaoz',
  '==',
);
const legacyApiSecret = join('JBs5m7obk33PRCVf', 'pLVQaNXQqpgfo2Yj');

export const coinbaseExamples: DetectorExamples = {
  positive: {
    'coinbase-cdp-private-key': [
      `{ "name": "organizations/${cdpPrivateKeyOrg}/apiKeys/${cdpPrivateKeyId}", "privateKey": "${cdpPrivateKey}" }`,
    ],
    'coinbase-cdp-secret': [`COINBASE_API_KEY_SECRET=${cdpSecret}`, `"coinbaseApiKeySecret": "${cdpSecret}"`],
    'coinbase-legacy-api-secret': [
      `COINBASE_API_SECRET=${legacyApiSecret}`,
      `coinbase:\n  api_secret: "${legacyApiSecret}"`,
    ],
  },
  negative: [
    {
      why: 'the name of a key alone',
      text: `{ "name": "organizations/${cdpPrivateKeyOrg}/apiKeys/${cdpPrivateKeyId}" }`,
    },
    { why: 'secret of an API key one character short', text: `COINBASE_SID=${cdpSecret.slice(0, 87)}` },
    { why: 'secret of an API key beside the name, given to nothing', text: `coinbase at ${cdpSecret}` },
    { why: 'API secret beside the name, given to nothing', text: `coinbase at ${legacyApiSecret}` },
    { why: 'API secret that is a reference', text: `COINBASE_SECRET=\${COINBASE_SECRET}` },
  ],
};
