import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const botToken = join(
  'K7pdfegPup4fdDR0k3B4mLYAcbnYLuTZ3L1cdYILEYlk9sGkTw8M3',
  '3vef72a8wqJ_xc9r_7c49c7a0-8454-2861-aabc-ccf9f87a7384',
);

export const webexExamples: DetectorExamples = {
  positive: {
    'webex-bot-token': [`WEBEX_BOT_TOKEN=${botToken}`, `# webex\nWEBEX_BOT_TOKEN=${botToken}`],
  },
  negative: [{ why: 'bot token cut short', text: `webex ${botToken.slice(0, 105)}` }],
};
