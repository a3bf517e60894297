import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const repoToken = join('v5mQD8fEd8YoBPnaO', 'YXxjWpMSq2Gur2G7');

export const coverallsExamples: DetectorExamples = {
  positive: {
    'coveralls-repo-token': [`COVERALLS_REPO_TOKEN=${repoToken}`, `# coveralls\nrepo_token: ${repoToken}`],
  },
  negative: [
    { why: 'token of a repository or a user one character short', text: `COVERALLS_SID=${repoToken.slice(0, 31)}` },
    { why: 'token of a repository or a user beside the name, given to nothing', text: `coveralls at ${repoToken}` },
    { why: 'a reference', text: `COVERALLS_TOKEN=\${COVERALLS_TOKEN}` },
  ],
};
