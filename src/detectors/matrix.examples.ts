import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('sy', 't_', 'YWxpY2U_EAMQBlny', 'FJabvGwdDbqi_4aay2X');

export const matrixExamples: DetectorExamples = {
  positive: {
    'matrix-access-token': [`MATRIX_ACCESS_TOKEN=${accessToken}`, `{"value": "${accessToken}"}`],
  },
  negative: [{ why: 'access or refresh token of Synapse: one character short', text: accessToken.slice(0, -1) }],
};
