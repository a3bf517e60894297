import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const adminSecret = join('jX', 'JuBEN28mz0TS6rM', 'vZcnA13EaKfm40N');

export const hasuraExamples: DetectorExamples = {
  positive: {
    'hasura-admin-secret': [
      `HASURA_GRAPHQL_ADMIN_SECRET=${adminSecret}`,
      `docker run -e HASURA_GRAPHQL_ADMIN_SECRET=${adminSecret} image`,
      `hasura:\n  secret: ${adminSecret}`,
      `x-hasura-admin-secret: ${adminSecret}`,
    ],
  },
  negative: [
    { why: 'admin secret: a reference', text: 'HASURA_GRAPHQL_ADMIN_SECRET=${HASURA_GRAPHQL_ADMIN_SECRET}' },
    { why: 'admin secret: given to no name', text: `about hasura: see ${adminSecret}` },
    { why: 'admin secret: cut short', text: `hasura: "${adminSecret.slice(0, -13)}"` },
  ],
};
