import type { DetectorExamples } from './detector.js';

const url = (scheme: string, ...rest: readonly string[]): string => [scheme, rest.join('')].join('://');
const secret = ['Hf6', 'tJ3m', 'Qc5'].join('');

export const amqpExamples: DetectorExamples = {
  positive: {
    'amqp-url': [
      `BROKER=${url('amqp', `worker:${secret}`, '@mq.internal:5672/jobs')}`,
      `broker: "${url('amqps', `worker:${secret}`, '@mq.internal')}"`,
    ],
  },
  negative: [
    { why: 'words of a manual', text: url('amqp', 'user:password', '@host/0') },
    { why: 'a variable', text: url('amqp', 'app:${PASSWORD}', '@amqp.internal') },
    { why: 'no password', text: url('amqp', 'amqp.internal:1234/0') },
    { why: 'masked in a log', text: url('amqp', 'app:xxxxxxxx', '@amqp.internal') },
  ],
};
