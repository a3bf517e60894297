import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const password = join('kT7', 'vQ2x', 'Lm9');

export const mavenExamples: DetectorExamples = {
  positive: {
    'maven-settings-password': [
      `<server>\n  <id>releases</id>\n  <username>deploy</username>\n  <password>${password}</password>\n</server>`,
    ],
  },
  negative: [
    {
      why: 'password of a server in settings.xml: a variable',
      text: '<server>\n<id>x</id>\n<username>deploy</username>\n<password>${env.MAVEN_PASSWORD}</password>\n</server>',
    },
    {
      why: 'password of a server in settings.xml: an encrypted password',
      text: '<server><username>deploy</username><password>{COQLCE6DU6GtcS5P=}</password></server>',
    },
  ],
};
