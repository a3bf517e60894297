import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const platformToken = join(
  'ey',
  'JX-8sck2Gjs2_Od6g3dBIVh0qSX4ggn.eyJBcQQmSk61wl-gTbX3n',
  'RmpXz0cGorEO.cQzs1O4zltqad-jemQhNIbF9CD0GGn_nR9n046WW',
);

export const tursoExamples: DetectorExamples = {
  positive: {
    'turso-platform-token': [`TURSO_PLATFORM_TOKEN=${platformToken}`, `export TURSO_PLATFORM_TOKEN="${platformToken}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `turso build ${platformToken}` },
    { why: 'a reference', text: 'TURSO_PLATFORM_TOKEN=${TURSO_PLATFORM_TOKEN}' },
  ],
};
