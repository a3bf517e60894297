import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const userToken = join('sha2', '56~FVLKzefUQM67F6g-5C1Y', '7r_T_y9m48RC8zuG3YzswOg');

export const openshiftExamples: DetectorExamples = {
  positive: {
    'openshift-user-token': [`OPENSHIFT_USER_TOKEN=${userToken}`, `"openshiftUserToken": "${userToken}"`],
  },
  negative: [
    { why: 'user token cut short', text: userToken.slice(0, 49) },
    { why: 'placeholder for the user token', text: `${join('sha', '256~', 'x'.repeat(43))}` },
  ],
};
