import type { DetectorExamples } from './detector.js';

const token = (id: string, ...body: readonly string[]): string => [id, body.join('')].join(':');

export const telegramExamples: DetectorExamples = {
  positive: {
    'telegram-bot-token': [
      `TELEGRAM_TOKEN=${token('4839201756', 'AA', '78sYBnfbdYL2_eYO', 'jgqOJepdtey2qtlxg')}`,
      `bot = '${token('48392017', 'AA', 'n6gt-yebqO6pzopf', '0xKsAj_g_wQ52yvjo')}'`,
    ],
  },
  negative: [
    { why: 'placeholder', text: token('4839201756', 'AA', 'x'.repeat(33)) },
    { why: 'one character short', text: token('4839201756', 'AA', 'owzKA7m2N8uX0AHl', '0kAWuBqjsXtKfLpW') },
    { why: 'another letter case', text: token('4839201756', 'aa', 'EO815WQsXoFjkbh2', 'chLrlYmI4seGnoOr6') },
    { why: 'an id that is too short', text: token('483920', 'AA', 'wk5Q8OseCz8Zq27G', 'o7NTw2DNv2ICOsISX') },
  ],
};
