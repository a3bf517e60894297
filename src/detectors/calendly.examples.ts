import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const pat = join(
  'ey',
  'JraWQiOiIxY2UxZTEzNjE3ZGNmNzY2IiwidHlwIjoiUEFUIiwiYWxnIjoi',
  'UlMyNTYifQ.eyJpc3MiOiJodHRwczovL2F1dGguY2FsZW5kbHkuY29tIiw',
  'iaWF0IjoxNzY3MjI1NjAwLCJqdGkiOiJiN2QyIiwidXNlcl91dWlkIjoiY',
  'TM1YzYwZDkifQ.7kI3ouQwfcsqnox3S9ncR5lC8uZukBtUtGS1JO-fXFT',
);

export const calendlyExamples: DetectorExamples = {
  positive: {
    'calendly-pat': [`CALENDLY_TOKEN=${pat}`, `Authorization: Bearer ${pat}`],
  },
  negative: [{ why: 'the mark without a token around it', text: `the issuer is aHR0cHM6Ly9hdXRoLmNhbGVuZGx5LmNvb` }],
};
