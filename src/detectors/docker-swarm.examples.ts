import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const joinToken = join(
  'SWMTK',
  'N-1-',
  '5j84ijkhrgmm0lns1atnemd91',
  'z5vnk7eger6feq49jqs1uubo8',
  '-',
  'ogscl00cf25u4',
  'ughf9oowqdml',
);
const unlockKey = join('SWMKE', 'Y-1-', 'MzOGqknKfDy85RlCAc7T/z', 'qlF/Nou9eOr8FZEMe69Dt');

export const dockerSwarmExamples: DetectorExamples = {
  positive: {
    'docker-swarm-join-token': [`DOCKER_SWARM_TOKEN=${joinToken}`, `"token": "${joinToken}"`],
    'docker-swarm-unlock-key': [
      `DOCKER_SWARM_API_KEY=${unlockKey}`,
      `curl https://api.internal -H "Authorization: Bearer ${unlockKey}"`,
    ],
  },
  negative: [
    { why: 'token to join a swarm one character short', text: `see ${joinToken.slice(0, 84)}` },
    { why: 'key that unlocks a manager one character short', text: `see ${unlockKey.slice(0, 51)}` },
  ],
};
