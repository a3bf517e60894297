import type { Detector } from './detector.js';

export const jira = {
  provider: 'jira',
  docs: 'https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html',
  rules: [
    {
      // Base64 of twelve decimal digits, a colon and 20 random bytes.
      id: 'jira-data-center-pat',
      kind: 'personal access token of Jira or Confluence Data Center',
      severity: 'high',
      keywords: ['jira', 'confluence', 'atlassian'],
      pattern: String.raw`(?<secret>(?:[MNO][DTjz][AEIMQUYcgk][w-z0-5]){4}O[g-v][A-Za-z0-9+/]{26})`,
      boundary: 'base64',
      minEntropy: 3.5,
      facts: 'data-center',
      judge: 'random',
      specificity: 74,
    },
  ],
} as const satisfies Detector;
