import type { DetectorExamples } from './detector.js';

const MARK = ['T3Bl', 'bkFJ'].join('');
const key = (prefix: string, before: string, after: string): string => ['sk', prefix, before + MARK + after].join('-');
const old = (before: string, after: string): string => ['sk', before + MARK + after].join('-');

const join = (...parts: readonly string[]): string => parts.join('');
const sessionToken = join('se', 'ss-zom1QnCutZVKp5WY5Uc', 'Q6XL4q89juZwD4FKYFY6L');

export const openaiExamples: DetectorExamples = {
  positive: {
    'openai-project-key': [
      `OPENAI_API_KEY=${key('proj', '78sYBnfbdYL2_eYOjgqOJepdtey2qtlxgn6gt-yebqO6pzopf0xKsAj_g_wQ52yvjoVBbvAPAs', 'CuV-WtIcsgvK34WxQ9Ndgc8EzNbnHaQEdRkvfvTz3fmo9Ko53kwzSqtEAe0iOmLASBLfNYX28X')}`,
      `openai.api_key = "${key('svcacct', 'y0g4Od6elJw7SnvuLEko', '-XrQ9iaigO6j_Ow3C1tV')}"`,
    ],
    'openai-admin-key': [
      `Authorization: Bearer ${key('admin', 'EIs5Sg4StTCNr8qAGb4OvPyIQW0rccxBt3YZHCdMCy7Ou_1zhxglZDQGah', 'mAxj74iALHWBE0KRYyi6oo8pyg5MebMNBH4cJswarBviONBdFy_6la5aMS')}`,
    ],
    'openai-user-key': [`OpenAI(api_key="${old('EAc50dgSEIDxlyq3oFbf', 'vFAaEZ71QK4SmNPRIBmj')}")`],
    'openai-session-token': [
      `OPENAI_SESSION_KEY=${sessionToken}`,
      `openai_session_key: '${sessionToken}'`,
      `openai:\n  api_key: ${sessionToken}`,
    ],
  },
  negative: [
    { why: 'placeholder of the manual', text: key('proj', 'x'.repeat(20), 'x'.repeat(20)) },
    {
      why: 'no mark in the middle',
      text: ['sk', 'proj', '0Wz6AgeU9GqIKgKsv8DiGILxVxuYnEnRJ9jus5J8dtcgNHs1UkDrVLKGng5w'].join('-'),
    },
    {
      why: 'admin key cut off behind the mark',
      text: key('admin', 'ERogIGnrsretBoHMUXbSAtPgweCj9x4uulHqnVyywg7JTaceLVKXZdaj74', 'cOHcI8m2Y3'),
    },
    { why: 'old key one character short', text: old('qFWRymTT1mvWHmG9oxG1', 'zPlTRwP7rxQbjkNlm4H') },
    { why: 'session key: a reference', text: 'OPENAI_SESSION_KEY=${OPENAI_SESSION_KEY}' },
    { why: 'session key: given to no name', text: `about openai: see ${sessionToken}` },
    { why: 'session key: one character short', text: `openai: "${sessionToken.slice(0, -1)}"` },
  ],
};
