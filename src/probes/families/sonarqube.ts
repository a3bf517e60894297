import type { Probe } from '../probe.js';

/** A server that lets everybody in calls everybody valid; the control tells. */
export const sonarqube = {
  provider: 'sonarqube',
  rules: [
    'sonarqube-user-token',
    'sonarqube-project-token',
    'sonarqube-global-analysis-token',
    'sonarqube-token-legacy',
  ],
  request: {
    method: 'GET',
    at: 'configured',
    path: '/api/authentication/validate',
    basic: ['{secret}', ''],
  },
  answers: [
    { status: 200, where: ['valid', 'true'], means: 'active', because: 'it is valid' },
    { status: 200, where: ['valid', 'false'], means: 'inactive', because: 'it is not valid' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  control: 'random',
  source: 'https://docs.sonarsource.com/sonarqube-server/latest/extension-guide/web-api/',
} as const satisfies Probe;
