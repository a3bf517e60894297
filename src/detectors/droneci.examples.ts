import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('EPtB54ExOhFSjFQA', 'jAsh889NDkCytsSj');

export const droneciExamples: DetectorExamples = {
  positive: {
    'droneci-access-token': [
      `DRONE_TOKEN=${accessToken}`,
      `export DRONE_SERVER=https://drone.internal\nexport TOKEN=${accessToken}`,
    ],
  },
  negative: [
    { why: 'API token one character short', text: `# drone_token\nsid: ${accessToken.slice(0, 31)}` },
    { why: 'API token beside the name, given to nothing', text: `drone_token at ${accessToken}` },
    { why: 'a reference', text: `DRONE_TOKEN_TOKEN=\${DRONE_TOKEN_TOKEN}` },
  ],
};
