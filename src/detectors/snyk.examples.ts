import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const personalAccessToken = join(
  'snyk_',
  'uat.UQPtJmsX.ZktL11BqBoD4FvRIlB6sTGjsIJcuypZaib',
  'pQZr9WTdSAmZy23wvBlVjUi_3vl9lX20c-0-UCy6aeQ1-5',
);
const apiToken = join('4909eaf8-8f7f-10a3', '-624b-58a5ce8dfd7a');

export const snykExamples: DetectorExamples = {
  positive: {
    'snyk-personal-access-token': [
      `SNYK_PERSONAL_ACCESS_TOKEN=${personalAccessToken}`,
      `"snykPersonalAccessToken": "${personalAccessToken}"`,
    ],
    'snyk-api-token': [`SNYK_API_TOKEN=${apiToken}`, `snyk:\n  api_key: ${apiToken}\n`],
  },
  negative: [
    { why: 'personal access token cut short', text: personalAccessToken.slice(0, 77) },
    { why: 'placeholder for the personal access token', text: `${join('snyk', '_uat.', 'x'.repeat(89))}` },
    { why: 'an identifier beside the word (api token)', text: `snyk build ${apiToken}` },
    { why: 'a checksum (api token)', text: `SNYK_CHECKSUM=${apiToken}` },
  ],
};
