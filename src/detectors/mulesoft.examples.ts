import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const anypointToken = join('958bf4c2403517d9', '44ee56b590766710');

export const mulesoftExamples: DetectorExamples = {
  positive: {
    'mulesoft-anypoint-token': [
      `ANYPOINT_CLIENT_SECRET=${anypointToken}`,
      `const anypointClientSecret = "${anypointToken}";`,
      `anypoint:\n  client_secret: ${anypointToken}`,
    ],
  },
  negative: [
    { why: 'access token or client secret: a reference', text: 'ANYPOINT_CLIENT_SECRET=${ANYPOINT_CLIENT_SECRET}' },
    { why: 'access token or client secret: given to no name', text: `about anypoint: see ${anypointToken}` },
    { why: 'access token or client secret: one character short', text: `anypoint: "${anypointToken.slice(0, -1)}"` },
  ],
};
