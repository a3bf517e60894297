import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (head: unknown, claims: unknown, signature: string): string =>
  [part(head), part(claims), signature].join('.');

const apiKey = join('AK', 'Cpu3m1yBbGThWd9462NN4uaEIUUdSN9Vovmr', 'JqAS8hfnoXqnglLIWZKE4E26S3SrjUQfJ9f');
const referenceToken = join('cmVm', 'dGtuOjAxOjAwMDAwMDAwMDA6N1FSVVFIZUNDVUdTUHNaOUEw', 'cnZmMjZqY2o4');
const accessTokenJwt = token(
  { ver: '2', typ: 'JWT', alg: 'RS256' },
  { iss: 'jfac@01', sub: 'u' },
  '3nYg8Yu3A6EwkhAoZ5-QrlOB2_gloUBaZ46rrW3NKbK',
);
const encryptedPassword = join('AP', '66M3pE8sNYKpe', 'mEGs47gLFT3e');

export const artifactoryExamples: DetectorExamples = {
  positive: {
    'artifactory-api-key': [`ARTIFACTORY_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
    'artifactory-reference-token': [`ARTIFACTORY_REFERENCE_TOKEN=${referenceToken}`, `client("${referenceToken}")`],
    'artifactory-access-token-jwt': [`TOKEN=${accessTokenJwt}`, `{"value": "${accessTokenJwt}"}`],
    'artifactory-encrypted-password': [
      `ARTIFACTORY_PASSWORD=${encryptedPassword}`,
      `"artifactoryPassword": "${encryptedPassword}"`,
      `artifactory:\n  password: ${encryptedPassword}`,
    ],
  },
  negative: [
    { why: 'API key (deprecated): one character short', text: apiKey.slice(0, -1) },
    { why: 'API key (deprecated): a placeholder', text: join('AK', 'Cp', 'x'.repeat(69)) },
    { why: 'identity or reference token: one character short', text: referenceToken.slice(0, -1) },
    { why: 'identity or reference token: a placeholder', text: join('cm', 'VmdGtu', 'x'.repeat(56)) },
    {
      why: 'access token (JSON Web Token): without its signature',
      text: accessTokenJwt.split('.').slice(0, 2).join('.'),
    },
    { why: 'encrypted password: a reference', text: 'ARTIFACTORY_PASSWORD=${ARTIFACTORY_PASSWORD}' },
    { why: 'encrypted password: given to no name', text: `about artifactory: see ${encryptedPassword}` },
    { why: 'encrypted password: cut short', text: `artifactory: "${encryptedPassword.slice(0, -5)}"` },
  ],
};
