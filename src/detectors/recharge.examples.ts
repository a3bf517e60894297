import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('sk', '_3x3_d2bbe8adb6b4186b67e5b521dc0b08', 'f8fbae5c0a74bc66a23a915dcd3679a601');
const testApiToken = join('sk_t', 'est_5x2_ac3c24bd501169b70aa4c3fc9cc4', 'b86b918cbf61a4472166d8b3e7c4d662ba52');

export const rechargeExamples: DetectorExamples = {
  positive: {
    'recharge-api-token': [`RECHARGE_API_TOKEN=${apiToken}`, `Using ${apiToken} for the job`],
    'recharge-test-api-token': [`RECHARGE_TEST_API_TOKEN=${testApiToken}`, `"rechargeTestApiToken": "${testApiToken}"`],
  },
  negative: [
    { why: 'api token cut short', text: apiToken.slice(0, 70) },
    { why: 'api token as the end of a longer word', text: `a${apiToken}` },
    { why: 'test api token cut short', text: testApiToken.slice(0, 75) },
  ],
};
