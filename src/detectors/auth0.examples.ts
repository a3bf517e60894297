import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('bVlhNtsqd8bOSI4AvXFRZ1p1F5knSQr8', '4ZFnODZKVlL1MAX_Rg3FldRXJHeffrGc');
const managementToken = join(
  'ey',
  'JhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6InE3WnAyIn0',
  '.eyJpc3MiOiJodHRwczovL29yZGVycy5ldS5hdXRoMC5jb20vIiwi',
  'c3ViIjoicTdacDJMdzlAY2xpZW50cyIsImF1ZCI6Imh0dHBzOi8vb',
  '3JkZXJzLmV1LmF1dGgwLmNvbS9hcGkvdjIvIiwiaWF0IjoxNzY3Mj',
  'I1NjAwfQ.niT6pgjGcMI5ONBwknjTwSLzEAbdeWdJHmPAPFCFg9p',
);

export const auth0Examples: DetectorExamples = {
  positive: {
    'auth0-client-secret': [`AUTH0_CLIENT_SECRET=${clientSecret}`, `"auth0ClientSecret": "${clientSecret}"`],
    'auth0-management-token': [`AUTH0_MANAGEMENT_TOKEN=${managementToken}`, `Authorization: Bearer ${managementToken}`],
  },
  negative: [
    { why: 'client secret one character short', text: `# auth0\nsid: ${clientSecret.slice(0, 63)}` },
    { why: 'client secret beside the name, given to nothing', text: `auth0 at ${clientSecret}` },
    { why: 'a reference', text: `AUTH0_CLIENT_SECRET=\${AUTH0_CLIENT_SECRET}` },
    { why: 'the mark without a token around it', text: `aud holds LmF1dGgwLmNvbS9hcGkvdjIv` },
  ],
};
