import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('ci', 'o', '8ZF8zCmbgVn2ptmR', 'qkQsDUZXDZQRUVRe');

export const cratesIoExamples: DetectorExamples = {
  positive: {
    'crates-io-api-token': [
      `CARGO_REGISTRY_TOKEN=${apiToken}`,
      `[registry]\ntoken = "${apiToken}"`,
      `cargo login ${apiToken}`,
    ],
  },
  negative: [{ why: 'API token one character short', text: `crates ${apiToken.slice(0, -1)}` }],
};
