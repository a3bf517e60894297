import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('eyJta', 'XJvLm9yaWdpbiI6YUYO2QNDLZ2j_', 'YwMdk0gy7s07KhNRtBUJtXBKYuO');

export const miroExamples: DetectorExamples = {
  positive: {
    'miro-access-token': [`MIRO_ACCESS_TOKEN=${accessToken}`, `{"value": "${accessToken}"}`],
  },
  negative: [{ why: 'access token: cut short', text: accessToken.slice(0, -8) }],
};
