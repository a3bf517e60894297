import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const personalToken = join(
  'CCIP',
  'AT_',
  'o4UyHrrcvYi',
  'S3JAZxvwKjs',
  '_',
  'dca5a62ac99dde8837d4',
  '0d80e2480383cad62042',
);
const projectToken = join(
  'CCIP',
  'RJ_',
  '72fei0OoAyu',
  's4K0tzzorBY',
  '_',
  '841b2423d5aa3e836ecb',
  'c14a808a200c26f1420a',
);
const legacyToken = join('5e0fb08c493518c25ac3', '81eee4bd537683c59ee3');
const runnerToken = join('74da287b783ecf04d7f334fb9a91820fa62dd33d', 'ebf002577b2374389fe76f5118dd5b8554a18d8f');

export const circleciExamples: DetectorExamples = {
  positive: {
    'circleci-personal-token': [`CIRCLECI_TOKEN=${personalToken}`, `"token": "${personalToken}"`],
    'circleci-project-token': [
      `CIRCLECI_TOKEN=${projectToken}`,
      `curl https://api.internal -H "Authorization: Bearer ${projectToken}"`,
    ],
    'circleci-legacy-token': [`CIRCLECI_TOKEN=${legacyToken}`, `circleci.configure(token="${legacyToken}")`],
    'circleci-runner-token': [
      `CIRCLECI_RUNNER_TOKEN=${runnerToken}`,
      `curl https://api.circleci.internal -H "X-Api-Key: ${runnerToken}"`,
    ],
  },
  negative: [
    { why: 'personal API token one character short', text: `see ${personalToken.slice(0, 69)}` },
    { why: 'API token of a project one character short', text: `see ${projectToken.slice(0, 69)}` },
    { why: 'API token one character short', text: `CIRCLECI_SID=${legacyToken.slice(0, 39)}` },
    { why: 'API token beside the name, given to nothing', text: `circleci at ${legacyToken}` },
    { why: 'token of a runner one character short', text: `CIRCLECI_SID=${runnerToken.slice(0, 79)}` },
    { why: 'token of a runner beside the name, given to nothing', text: `circleci at ${runnerToken}` },
  ],
};
