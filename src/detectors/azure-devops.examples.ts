import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const pat = join('9t1rmKWxJUctHYys3a66Xf49FbamoXq3rqlkixmzyh', '5SRrZjagBSJQQJ99BKABXps0zqh8xDlqdhAZDO2dgp');
const legacyPat = join('megbvuxmzydsaxnplao4cw65s3', 't7vjpydj5jdvxpqmud2mb7ownq');

export const azureDevopsExamples: DetectorExamples = {
  positive: {
    'azure-devops-pat': [`AZURE_DEVOPS_EXT_PAT=${pat}`, `git clone https://x:${pat}@dev.azure.com/orders/api/_git/api`],
    'azure-devops-legacy-pat': [`AZURE_DEVOPS_PAT=${legacyPat}`, `vsts:\n  token: ${legacyPat}`],
  },
  negative: [
    { why: 'personal access token one character short', text: `see ${pat.slice(0, -1)}` },
    { why: 'personal access token one character short, again', text: `AZURE_DEVOPS_SID=${legacyPat.slice(0, -1)}` },
    { why: 'personal access token beside the name, given to nothing', text: `azure_devops at ${legacyPat}` },
  ],
};
