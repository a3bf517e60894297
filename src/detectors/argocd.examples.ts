import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join(
  'ey',
  'JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJh',
  'cmdvY2QiLCJuYmYiOjE3NjcyMjU2MDAsImlhdCI6MTc2NzI',
  'yNTYwMCwic3ViIjoiY2k6YXBpS2V5IiwianRpIjoiYjdkMi',
  'J9.yXcpFlKDqEdOxD3XqhjtUxXZn6IyLZUktuMPW3SVowe',
);

export const argocdExamples: DetectorExamples = {
  positive: {
    'argocd-token': [`ARGOCD_AUTH_TOKEN=${token}`, `argocd app list --auth-token ${token}`],
  },
  negative: [{ why: 'the mark without a token around it', text: `the issuer is ImlzcyI6ImFyZ29jZC` }],
};
