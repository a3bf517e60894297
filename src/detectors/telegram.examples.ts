import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');
const token = (id: string, ...body: readonly string[]): string => [id, body.join('')].join(':');

const apiHash = join('512c9791e558e08b', 'aa7196b50ac2f867');

export const telegramExamples: DetectorExamples = {
  positive: {
    'telegram-bot-token': [
      `TELEGRAM_TOKEN=${token('4839201756', 'AA', '78sYBnfbdYL2_eYO', 'jgqOJepdtey2qtlxg')}`,
      `bot = '${token('48392017', 'AA', 'n6gt-yebqO6pzopf', '0xKsAj_g_wQ52yvjo')}'`,
    ],
    'telegram-api-hash': [
      `TELEGRAM_API_HASH=${apiHash}`,
      `TelegramClient('me', api_id=1482913, api_hash='${apiHash}')`,
    ],
  },
  negative: [
    { why: 'placeholder', text: token('4839201756', 'AA', 'x'.repeat(33)) },
    { why: 'one character short', text: token('4839201756', 'AA', 'owzKA7m2N8uX0AHl', '0kAWuBqjsXtKfLpW') },
    { why: 'another letter case', text: token('4839201756', 'aa', 'EO815WQsXoFjkbh2', 'chLrlYmI4seGnoOr6') },
    { why: 'an id that is too short', text: token('483920', 'AA', 'wk5Q8OseCz8Zq27G', 'o7NTw2DNv2ICOsISX') },
    { why: 'a reference to the api hash', text: 'API_HASH=${API_HASH}' },
    { why: 'the api hash cut short', text: `api_hash: '${apiHash.slice(1)}'` },
  ],
};
