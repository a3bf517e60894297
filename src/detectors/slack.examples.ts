import type { DetectorExamples } from './detector.js';

const token = (...parts: readonly string[]): string => parts.join('-');
const webhook = (...parts: readonly string[]): string =>
  ['https://hooks.slack', 'com/services'].join('.') + `/${parts.join('/')}`;

const bot = token('xoxb', '481899658221', '3732661488849', 's7aSRXaj87VSmymlOUBhBJjZ');

export const slackExamples: DetectorExamples = {
  positive: {
    'slack-bot-token': [`SLACK_TOKEN=${bot}`, `token: "${bot}",`],
    'slack-user-token': [
      `user ${token('xoxp', '621487741274', '615249369845', '2190208688236', '9e035d7a897bac5cd3ce845070a42196')}`,
    ],
    'slack-app-token': [
      `app ${token('xapp', '9', 'A5KN82M0Q8F', '7788614318565', 'db34e242c9ea954b93856ce3bc44c4a9' + 'b9e930fa107d67846ffdca2373f47586')}`,
    ],
    'slack-rotated-token': [
      `rotated ${token(['xoxe', 'xoxb'].join('.'), '1', 'rfwf66dQMLzRsqAwYLt4gP3BGiXKpErZNG2sLax1RmprM7tMCnLa4oKsTuzf' + 'gyAoz24YkCqehkOsWeCDtI4RIafFMjK2XTCp0pGeeA9D9nPfO9raaXzRSKTW' + 'DNmd9nvdmZhyN419oaW91EglO7sC4xDgDU1OsaZlMxpRfB')}`,
    ],
    'slack-refresh-token': [
      `refresh ${token('xoxe', '1', 'mmZhGPDBMsILfJncTobDF73Tyi3nuWLzBTZwpvSo0u8hLOUwe8hYX9o7SwaxaGstH4OO2e' + 'ALqey9079jmjjx04gObaOClzKtIqVWoghuCoMEvST6lx6rLFO8omClOamifXllipA6rtaGIX92jI')}`,
    ],
    'slack-webhook-url': [`hook = "${webhook('TRW9LSW4DG2', 'BDSE6D570KS', 'SGSEBzishz6PJMO2coI7TO7k')}"`],
  },
  negative: [
    {
      why: 'placeholder of the vendor documentation',
      text: token('xoxb', '000000000000', '000000000000', 'x'.repeat(24)),
    },
    { why: 'body too short', text: token('xoxb', '481899658221', '37326') },
    { why: 'user token without its last part', text: token('xoxp', '621487741274', '615249369845', '2190208688236') },
    {
      why: 'app token one digit short',
      text: token(
        'xapp',
        '9',
        'A5KN82M0Q8F',
        '7788614318565',
        'db34e242c9ea954b93856ce3bc44c4a9' + 'b9e930fa107d67846ffdca2373f4758',
      ),
    },
    {
      why: 'rotated token cut off',
      text: token(['xoxe', 'xoxb'].join('.'), '1', 'rfwf66dQMLzRsqAwYLt4gP3BGiXKpErZNG2sLax1RmprM7tMCnLa4oKsTuzf'),
    },
    {
      why: 'refresh token cut off',
      text: token('xoxe', '1', 'mmZhGPDBMsILfJncTobDF73Tyi3nuWLzBTZwpvSo0u8hLOUwe8hYX9o7SwaxaGstH4OO2e'),
    },
    { why: 'webhook of the documentation', text: webhook('T00000000', 'B00000000', 'X'.repeat(24)) },
  ],
};
