import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('ov', 'sxat_fe76b3f4-b6f2-ca', '09-7247-45b88f190fc8');

export const openvsxExamples: DetectorExamples = {
  positive: {
    'openvsx-access-token': [`OPENVSX_ACCESS_TOKEN=${accessToken}`, `{"value": "${accessToken}"}`],
  },
  negative: [{ why: 'access token: one character short', text: accessToken.slice(0, -1) }],
};
