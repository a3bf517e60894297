import type { DetectorExamples } from './detector.js';

const key = (...parts: readonly string[]): string => ['S', 'G.', ...parts].join('');

export const sendgridExamples: DetectorExamples = {
  positive: {
    'sendgrid-api-key': [
      `SENDGRID_API_KEY=${key('78sYBnfbdYL', '2_eYOjgqOJe', '.', 'pdtey2qtlxgn6gt-yebqO', '6pzopf0xKsAj_g_wQ52yvj')}`,
      `sgMail.setApiKey('${key('oVBbvAPAsCu', 'V-WtIcsgvK3', '.', '4WxQ9Ndgc8EzNbnHaQEdR', 'kvfvTz3fmo9Ko53kwzSqtE')}');`,
    ],
  },
  negative: [
    { why: 'placeholder', text: key('x'.repeat(22), '.', 'x'.repeat(43)) },
    {
      why: 'secret one character short',
      text: key('93t1AwPraRH', '652ToFAp28J', '.', 'i9oA9F1PkGMLbeokLnZ34', 'quaQicHOdPySEnYdJTXkv'),
    },
    {
      why: 'another letter case',
      text: key('XFwC3nSm5Uf', 'x96y0LVIleh', '.', 'RqhNRQ6HdRfHxYbBqaWKC', 'EtjWcnJQcogJWJBGVe8jVr').toLowerCase(),
    },
    {
      why: 'a name that ends alike',
      text: `M${key('A7lDNciHXHq', 'jZEwkI2LlaV', '.', 'OOY0iAnWtz0bxMMDuBkOg', 't2GBt1ZdHXf0jlavZQsuYp')}`,
    },
  ],
};
