import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const centralUserToken = join('5i9fSEFAdtpsJBYNyP4iit', 'B/N1SVmWQXW+uc4blY+B5W');

export const sonatypeExamples: DetectorExamples = {
  positive: {
    'sonatype-central-user-token': [
      `<server>\n  <id>ossrh</id>\n  <username>aZ3kd0Xq</username>\n  <password>${centralUserToken}</password>\n</server>`,
      `mavenCentralPassword=${centralUserToken}`,
    ],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `sonatype build ${centralUserToken}` },
    { why: 'a placeholder', text: `SONATYPE_PASSWORD=${'x'.repeat(44)}` },
  ],
};
