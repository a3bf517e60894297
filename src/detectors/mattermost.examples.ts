import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('w1', '1wo3h1i3xtpt', '94zk99eb9e64');
const incomingWebhook = join('n5', '9cn4nr8o9cw1', 'c4gcrny35sro');

export const mattermostExamples: DetectorExamples = {
  positive: {
    'mattermost-access-token': [
      `MATTERMOST_TOKEN=${accessToken}`,
      `mattermost_token: '${accessToken}'`,
      `mattermost:\n  token: ${accessToken}`,
    ],
    'mattermost-incoming-webhook': [`url: https://chat.internal/hooks/${incomingWebhook}`],
  },
  negative: [
    { why: 'personal access or bot token: a reference', text: 'MATTERMOST_TOKEN=${MATTERMOST_TOKEN}' },
    { why: 'personal access or bot token: given to no name', text: `about mattermost: see ${accessToken}` },
    { why: 'personal access or bot token: one character short', text: `mattermost: "${accessToken.slice(0, -1)}"` },
    { why: 'incoming webhook URL: a path of another service', text: 'https://git.internal/hooks/pre-receive' },
    { why: 'incoming webhook URL: cut short', text: `https://chat.internal/hooks/${incomingWebhook.slice(1)}` },
  ],
};
