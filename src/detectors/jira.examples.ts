import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const dataCenterPat = join('MzAwOTQ4Nzc5ODI2OlYwIU', 'v7R/70r4Fua2Ax48ci5Oqf');

export const jiraExamples: DetectorExamples = {
  positive: {
    'jira-data-center-pat': [
      `JIRA_TOKEN=${dataCenterPat}`,
      `curl https://jira.internal/rest/api/2/myself -H "Authorization: Bearer ${dataCenterPat}"`,
    ],
  },
  negative: [
    {
      why: 'personal access token of Jira or Confluence Data Center one character short',
      text: `jira ${dataCenterPat.slice(0, -1)}`,
    },
  ],
};
