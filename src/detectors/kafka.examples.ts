import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const jaasPassword = join('HATz1Ns', 'Lq407LX');

export const kafkaExamples: DetectorExamples = {
  positive: {
    'kafka-jaas-password': [
      `sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="orders" password="${jaasPassword}";`,
      `KafkaClient {\n  org.apache.kafka.common.security.scram.ScramLoginModule required\n  username="orders"\n  password="${jaasPassword}";\n};`,
    ],
  },
  negative: [
    {
      why: 'a reference in a JAAS configuration',
      text: `PlainLoginModule required username="orders" password="\${KAFKA_PASSWORD}";`,
    },
  ],
};
