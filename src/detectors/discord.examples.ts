import type { DetectorExamples } from './detector.js';

const bot = ['ODQ0MjU1NjIyNDY0NjQ3NzY2.lxgn', '6g.WpfZPN9VHdUZUUhgP1qspoarYFW'].join('');
const webhook = (...parts: readonly string[]): string =>
  ['https://discord', `com/api/webhooks/${parts.join('')}`].join('.');
const join = (...parts: readonly string[]): string => parts.join('');
const clientSecret = join('kfhvsh7Uf3dPTJy4', 'ZymLT1VeBLSNMRlH');
const userToken = join(
  'mf',
  'a.',
  'BqA2i6VxWOY9WfhHeBAaAEmm-2uJ4Sdns8xNJPzlSH',
  'sg3MXNCG8cGEagcOjMux9ZRNl0SGvulMq6AouyQrF5',
);

export const discordExamples: DetectorExamples = {
  positive: {
    'discord-bot-token': [`DISCORD_TOKEN=${bot}`, `client.login('${bot}');`, `Authorization: Bot ${bot}`],
    'discord-webhook-url': [
      `hook: ${webhook('738291046573829104/', 'Aj_g_wQ52yvjoVBbvAPAsCuV-WtIcsgvK3', '4WxQ9Ndgc8EzNbnHaQEdRkvfvTz3fmo9Ko')}`,
    ],
    'discord-client-secret': [`DISCORD_CLIENT_SECRET=${clientSecret}`, `discord:\n  client_secret: "${clientSecret}"`],
    'discord-user-token': [`DISCORD_TOKEN=${userToken}`, `"token": "${userToken}"`],
  },
  negative: [
    {
      why: 'first part is no id',
      text: `discord ${['MTIzYWJjZGVmZ2hpamtsbW5v', 'Gx3k2p', 'hnd75x3useWMA9TonPNlOmMvF5b'].join('.')}`,
    },
    { why: 'cut short', text: `discord ${bot.slice(0, 50)}` },
    { why: 'webhook placeholder', text: webhook('738291046573829104/', 'x'.repeat(68)) },
    { why: 'webhook without its token', text: webhook('738291046573829104/') },
    { why: 'OAuth client secret beside the name, given to nothing', text: `discord at ${clientSecret}` },
    { why: 'a reference', text: `DISCORD_SECRET=\${DISCORD_SECRET}` },
    { why: 'token of a user with a second factor one character short', text: `see ${userToken.slice(0, 87)}` },
  ],
};
