import type { DetectorExamples } from './detector.js';

const url = (scheme: string, ...rest: readonly string[]): string => [scheme, rest.join('')].join('://');
const secret = ['Hf6', 'tJ3m', 'Qc5'].join('');

export const mongodbExamples: DetectorExamples = {
  positive: {
    'mongodb-url': [
      `MONGO=${url('mongodb', `svc:${secret}`, '@m1.internal:27017,m2.internal:27017/app?replicaSet=rs0')}`,
      `uri: ${url('mongodb+srv', `svc:${secret}`, '@cluster0.internal/app')}`,
    ],
  },
  negative: [
    { why: 'words of a manual', text: url('mongodb', 'user:password', '@host/0') },
    { why: 'a variable', text: url('mongodb', 'app:${PASSWORD}', '@mongodb.internal') },
    { why: 'no password', text: url('mongodb', 'mongodb.internal:1234/0') },
    { why: 'masked in a log', text: url('mongodb', 'app:xxxxxxxx', '@mongodb.internal') },
  ],
};
