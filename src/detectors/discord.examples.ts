import type { DetectorExamples } from './detector.js';

const bot = ['ODQ0MjU1NjIyNDY0NjQ3NzY2.lxgn', '6g.WpfZPN9VHdUZUUhgP1qspoarYFW'].join('');
const webhook = (...parts: readonly string[]): string =>
  ['https://discord', `com/api/webhooks/${parts.join('')}`].join('.');

export const discordExamples: DetectorExamples = {
  positive: {
    'discord-bot-token': [`DISCORD_TOKEN=${bot}`, `client.login('${bot}');`, `Authorization: Bot ${bot}`],
    'discord-webhook-url': [
      `hook: ${webhook('738291046573829104/', 'Aj_g_wQ52yvjoVBbvAPAsCuV-WtIcsgvK3', '4WxQ9Ndgc8EzNbnHaQEdRkvfvTz3fmo9Ko')}`,
    ],
  },
  negative: [
    {
      why: 'first part is no id',
      text: `discord ${['MTIzYWJjZGVmZ2hpamtsbW5v', 'Gx3k2p', 'hnd75x3useWMA9TonPNlOmMvF5b'].join('.')}`,
    },
    { why: 'cut short', text: `discord ${bot.slice(0, 50)}` },
    { why: 'webhook placeholder', text: webhook('738291046573829104/', 'x'.repeat(68)) },
    { why: 'webhook without its token', text: webhook('738291046573829104/') },
  ],
};
