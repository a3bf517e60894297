import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const userToken = join('JasUJ7qOiXJwwL0rHe3IC1', 'RAtG+64B7RCuqqEVyDm4V8');

export const nexusExamples: DetectorExamples = {
  positive: {
    'nexus-user-token': [`NEXUS_PASSWORD=${userToken}`, `new Client({ nexusPassword: '${userToken}' })`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `nexus build ${userToken}` },
    { why: 'a reference', text: 'NEXUS_PASSWORD=${NEXUS_PASSWORD}' },
  ],
};
