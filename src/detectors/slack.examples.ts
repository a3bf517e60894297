import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');
const token = (...parts: readonly string[]): string => parts.join('-');
const webhook = (...parts: readonly string[]): string =>
  ['https://hooks.slack', 'com/services'].join('.') + `/${parts.join('/')}`;

const bot = token('xoxb', '481899658221', '3732661488849', 's7aSRXaj87VSmymlOUBhBJjZ');

const legacy = join('xo', 'xo-', '482817736612-', '561728839455-', '77162839', '-a4c123b161');
const legacyWorkspace = join('xo', 'xa-2-', 'fDCerfMDd6Nh', 'qSSPdNPBdqcM');
const session = join(
  'xo',
  'xc-',
  '4816629934521-5527718836412-',
  '6618827735509-',
  '49d439536b3216fdaeeb975729fae923',
  'd5a4fd12aabfe228f219e9cb0eb53f16',
);
const cookie = join(
  'xo',
  'xd-',
  '3uiZrBB9HfkEBMti6D9MtXCyVAqjfmjqUqaH7PmsuajCLzRNwi%2B',
  'W8JRTVZdF939V5MBBBBgGSBdnepEkhxQdgaNjLgzRbe9pRAjSs%3D%3D',
);
const workflow = join('xw', 'fp-', 'yQzGhh8HFGGvfjgZxZ-', 'sG7WkKbpKzjWLb2KvT');
const clientSecret = join('28b5b7a767c76fb0', '08f86bebb2737f6a');
const signingSecret = join('6f0fb23c6f5da2ce', 'c255404e4fb44003');
const trigger =
  ['https://hooks.slack', 'com/triggers'].join('.') +
  `/T9J3NPBSPU/9465973168979/${['440e50454f31af31', '76813e02ea68ef78'].join('')}`;

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
    'slack-webhook-url': [
      `hook = "${webhook('TRW9LSW4DG2', 'BDSE6D570KS', 'SGSEBzishz6PJMO2coI7TO7k')}"`,
      `posts to ${webhook('TRW9LSW4DG2', 'BDSE6D570KS', 'SGSEBzishz6PJMO2coI7TO7k').replace('https://', '')}`,
    ],
    'slack-legacy-token': [`SLACK_TOKEN=${legacy}`],
    'slack-legacy-workspace-token': [`token: ${legacyWorkspace}`],
    'slack-session-token': [`"token": "${session}"`, `token=${session}\n`],
    'slack-session-cookie': [`Cookie: d=${cookie}`],
    'slack-workflow-token': [`workflow ${workflow}`],
    'slack-workflow-webhook-url': [`post('${trigger}')`],
    'slack-client-secret': [`SLACK_CLIENT_SECRET=${clientSecret}`, `{"slackClientSecret": "${clientSecret}"}`],
    'slack-signing-secret': [`SLACK_SIGNING_SECRET=${signingSecret}`, `new App({ signingSecret: '${signingSecret}' })`],
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
    { why: 'tester token without its last part', text: legacy.slice(0, -11) },
    { why: 'placeholder of a workspace token', text: token('xoxa', '2', 'x'.repeat(24)) },
    { why: 'session token one digit short', text: session.slice(0, -1) },
    { why: 'cookie cut short', text: cookie.slice(0, 90) },
    { why: 'workflow token cut short', text: workflow.slice(0, 20) },
    { why: 'trigger without its last part', text: trigger.slice(0, -33) },
    { why: 'a reference to the client secret', text: 'SLACK_CLIENT_SECRET=${SLACK_CLIENT_SECRET}' },
    { why: 'a commit beside the signing secret', text: `slack_signing at commit ${signingSecret}` },
  ],
};
