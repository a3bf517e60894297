import type { Detector } from './detector.js';

export const sonatype = {
  provider: 'sonatype',
  docs: 'https://central.sonatype.org/publish/generate-portal-token/',
  rules: [
    {
      id: 'sonatype-central-user-token',
      kind: 'password of a user token',
      severity: 'high',
      keywords: ['sonatype', 'ossrh', 'mavencentral', 'maven_central', 'maven-central'],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{44})`,
      boundary: 'base64',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
