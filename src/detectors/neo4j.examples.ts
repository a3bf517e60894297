import type { DetectorExamples } from './detector.js';

const url = (scheme: string, ...rest: readonly string[]): string => [scheme, rest.join('')].join('://');
const login = ['svc', ['Wd4', 'zR8p', 'Yb1'].join('')].join(':');

export const neo4jExamples: DetectorExamples = {
  positive: {
    'neo4j-url': [
      `NEO4J_URI=${url('neo4j+s', login, '@graph.internal:7687')}`,
      `${url('bolt', login, '@graph.internal')}`,
    ],
  },
  negative: [
    { why: 'words of a manual', text: url('neo4j+s', 'user:password', '@host/') },
    { why: 'a variable', text: url('neo4j+s', 'svc:${PASSWORD}', '@host.internal') },
    { why: 'no password', text: url('neo4j+s', 'host.internal:4242/x') },
  ],
};
