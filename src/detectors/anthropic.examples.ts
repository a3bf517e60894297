import type { DetectorExamples } from './detector.js';

const key = (kind: string, ...body: readonly string[]): string => ['sk', 'ant', kind, body.join('')].join('-');
const join = (...parts: readonly string[]): string => parts.join('');
const sessionId = join(
  'sk-ant-',
  'sid01-',
  'A58JL3vUtcEZG6JzOZKJr7y_EpHH3roAd3uAA7s62kCqRII',
  'rIjxmO1k5V-yBWxF6LGdLAOY7pfgztHnANwOAoqTJcPpClq',
);

export const anthropicExamples: DetectorExamples = {
  positive: {
    'anthropic-api-key': [
      `ANTHROPIC_API_KEY=${key('api03', '78sYBnfbdYL2_eYOjgqOJepdtey2qtlxgn6gt-yebqO6pz', 'opf0xKsAj_g_wQ52yvjoVBbvAPAsCuV-WtIcsgvK34WxQ9N', 'AA')}`,
      `x-api-key: ${key('api03', 'dgc8EzNbnHaQEdRkvfvTz3fmo9Ko53kwzSqtEAe0iOmLAS', 'BLfNYX28Xy0g4Od6elJw7SnvuLEko-XrQ9iaigO6j_Ow3C1', 'AA')}`,
    ],
    'anthropic-admin-key': [
      `key ${key('admin01', 'tVEIs5Sg4StTCNr8qAGb4OvPyIQW0rccxBt3YZHCdMCy7O', 'u_1zhxglZDQGahmAxj74iALHWBE0KRYyi6oo8pyg5MebMNB', 'AA')}`,
    ],
    'anthropic-oauth-token': [
      `access ${key('oat01', 'H4cJswarBviONBdFy_6la5aMSJA56lJRGL3-KB0IzhUlbf', 'iRDtA8oMQVVHNQXqwIiSS65bOpGrWVMJjRN8COYou2kAe9E', 'AA')}`,
      `refresh ${key('ort01', 'PrTm058XrVuy604dP4QxLtimntPMNenifh3bPCzQ-8i', 'xhepViQf5hGGNitd9Mc1vf3uc0n9SKABgD2SJPH9qG4', 'AA')}`,
    ],
    'anthropic-session-id': [`Cookie: sessionKey=${sessionId}; lang=en`],
  },
  negative: [
    { why: 'placeholder of the manual', text: key('api03', 'x'.repeat(93), 'AA') },
    {
      why: 'API key with another end',
      text: key(
        'api03',
        'd2XusUuQHiubhiEUetksoXYnD2IjTunp8WALuh2nc9NqZ0',
        'qbnJkqi6sLrgkNtiZHoXOT2imZ1PlWlcPaD68QF7WtImUdV',
        'Qz',
      ),
    },
    {
      why: 'admin key cut short',
      text: key('admin01', '5NsrDYe6DCs3jCFOt5jACosObvyVEM', 'Fdvb510TTSJkdZGJVKBy7EKTX6Owae', 'AA'),
    },
    { why: 'OAuth token cut short', text: key('oat01', 'qUWM6RU38IHIqEwJPM6q', 'T5Tel7Q6GYYFAyExdxZd', 'AA') },
    { why: 'refresh token that is an ellipsis', text: key('ort01', '...') },
    { why: 'session cookie of the web site one character short', text: `see ${sessionId.slice(0, 92)}` },
    {
      why: 'session cookie of the web site that is masked',
      text: `masked ${join('sk-ant-', 'sid01-')}${'x'.repeat(94)}`,
    },
  ],
};
