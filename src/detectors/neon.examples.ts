import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('na', 'pi_6EU4oCKKAhOjvZMP4yEcx6joijkAk2g', 'T00KG9jaV6Q4hMvyUTnRHPjaqE8U2QonG');
const rolePassword = join('np', 'g_iHaJq', 'aEBKFMt');

export const neonExamples: DetectorExamples = {
  positive: {
    'neon-api-key': [`NEON_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
    'neon-role-password': [`NEON_ROLE_PASSWORD=${rolePassword}`, `client("${rolePassword}")`],
  },
  negative: [
    { why: 'API key: one character short', text: apiKey.slice(0, -1) },
    { why: 'API key: a placeholder', text: join('na', 'pi_', 'x'.repeat(64)) },
    { why: 'password of a database role: one character short', text: rolePassword.slice(0, -1) },
    { why: 'password of a database role: a placeholder', text: join('np', 'g_', 'x'.repeat(12)) },
  ],
};
