import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const uuid = join('efb60976-762d-f763', '-88a3-27a7b7cdab9c');

export const herokuExamples: DetectorExamples = {
  positive: {
    'heroku-api-key': [
      `HEROKU_API_KEY=${join('HR', 'KU-AA', 'gn6gt-yebqO6pzopf0xKsAj_g_wQ5', '2yvjoVBbvAPAsCuV-WtIcsgvK34Wx')}`,
      `key ${join('HR', 'KU-', uuid)}`,
    ],
    'heroku-legacy-api-key': [`HEROKU_API_KEY=${uuid}`, `herokuApiKey: "${uuid}"`],
  },
  negative: [
    { why: 'placeholder', text: join('HR', 'KU-', 'x'.repeat(60)) },
    { why: 'cut short', text: join('HR', 'KU-AA', 'mI4seGnoOr6wk5Q8OseC', 'z8Zq27Go7NTw2DNv2ICO') },
    { why: 'the id of an application', text: `heroku app ${uuid}` },
    { why: 'a reference', text: 'HEROKU_API_KEY=${HEROKU_API_KEY}' },
  ],
};
