import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const testReporterId = join('1c9818b2e20bbccfbffde2b02cbf1c63', '8d773053d35089db694008a36c25e8c3');

export const codeclimateExamples: DetectorExamples = {
  positive: {
    'codeclimate-test-reporter-id': [
      `CODECLIMATE_REPO_TOKEN=${testReporterId}`,
      `"codeclimateToken": "${testReporterId}"`,
    ],
  },
  negative: [
    { why: 'id of the test reporter one character short', text: `CODECLIMATE_SID=${testReporterId.slice(0, 63)}` },
    { why: 'id of the test reporter beside the name, given to nothing', text: `cc_test_reporter at ${testReporterId}` },
    { why: 'a reference', text: `CODECLIMATE_API_KEY=\${CODECLIMATE_API_KEY}` },
  ],
};
