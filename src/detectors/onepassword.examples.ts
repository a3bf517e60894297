import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const serviceAccountToken = join(
  'ops_',
  'eyJ',
  'lbWFpbCI6ImNpQG9yZGVycy5pbnRlcm5hbCIsInNpZ25JbkFkZHJ',
  'lc3MiOiJvcmRlcnMuMXBhc3N3b3JkLmV1IiwiZGV2aWNlVXVpZCI',
  '6Ims0IiwibXVrIjoiRm1NR3FDOGlEbnFucVlIU29OMHhvOHUwWVV',
  'XWjJhZEI4dFJUd1NOZXFoRUhZUlhPUzdwRHFnYlVkRElqNFNrbmx',
  'vUXd1YlpubUl5cVoyc2tsdHh6WkFsdEVraHJoMHNvYjhQTHZOIn0',
);
const secretKey = join('A3', '-', 'VPEVYP', '-', 'YN0BYG', '-', 'L7XJO', '-', '5TP61', '-', 'VLQ8E', '-', 'X4XPF');
const connectToken = join(
  'ey',
  'JhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6InJ2MyJ9.ey',
  'IxcGFzc3dvcmQuY29tL2F1dWlkIjoiUlg0UVoiLCJpYXQiOjE3Njc',
  'yMjU2MDB9.4Y3Jc2XgMdviXv1eV0vhPVpUf4fbmYlF6rNQfAY2W2q',
);

export const onepasswordExamples: DetectorExamples = {
  positive: {
    'onepassword-service-account-token': [
      `ONEPASSWORD_TOKEN=${serviceAccountToken}`,
      `client = connect('${serviceAccountToken}')`,
    ],
    'onepassword-secret-key': [`OP_SECRET_SECRET=${secretKey}`, `"secret": "${secretKey}"`],
    'onepassword-connect-token': [`OP_CONNECT_TOKEN=${connectToken}`, `"connectToken": "${connectToken}"`],
  },
  negative: [
    { why: 'service account token one character short', text: `see ${serviceAccountToken.slice(0, 256)}` },
    { why: 'service account token that is masked', text: `masked ${join('ops_', 'eyJ')}${'x'.repeat(260)}` },
    { why: 'secret key of an account one character short', text: `see ${secretKey.slice(0, 39)}` },
    { why: 'the mark without a token around it', text: `see MXBhc3N3b3JkLmNvbS9hdXVpZ in the payload` },
  ],
};
