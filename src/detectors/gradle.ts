import type { Detector } from './detector.js';

export const gradle = {
  provider: 'gradle',
  docs: 'https://docs.gradle.com/develocity/gradle-plugin/current/#manual_access_key_configuration',
  rules: [
    {
      id: 'gradle-develocity-access-key',
      kind: 'access key of Develocity',
      severity: 'medium',
      keywords: [
        'gradle_enterprise_access_key',
        'develocity_access_key',
        'develocity.accesskey',
        'gradle-enterprise-access-key',
        'gradleenterpriseaccesskey',
        'gradle.enterprise.access.key',
        'develocity-access-key',
        'develocityaccesskey',
        'develocity.access.key',
        'enterprise_access_key',
      ],
      pattern: String.raw`(?i)(?:(?:gradle[_.-]?)?enterprise|develocity)[_.-]?access[_.-]?key["']?[ \t]*[:= \t][ \t]*["']?(?:[a-z0-9.-]+=[a-z2-7]{52};){0,5}(?<host>[a-z0-9.-]+)=(?<secret>(?-i:[a-z2-7]{52}))`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
