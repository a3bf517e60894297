import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const pat = join(
  '2',
  '/',
  '65932976',
  '27456333',
  '/',
  '83383225',
  '77402486',
  ':',
  '05f686d17571483b',
  '25f6ca20a6abfddc',
);
const legacyPat = join('0', '/', '3f32f9a529082270', '74f4c45e46ed1e65');
const clientSecret = join('01seeosdc92bajr2', 'xunuja9qy1mottxa');

export const asanaExamples: DetectorExamples = {
  positive: {
    'asana-pat': [`ASANA_TOKEN=${pat}`, `Authorization: Bearer ${pat}`],
    'asana-legacy-pat': [`ASANA_TOKEN=${legacyPat}`, `asana.configure(token="${legacyPat}")`],
    'asana-client-secret': [`ASANA_CLIENT_SECRET=${clientSecret}`, `"asanaClientSecret": "${clientSecret}"`],
  },
  negative: [
    { why: 'personal access token one character short', text: `asana ${pat.slice(0, -1)}` },
    { why: 'personal access token one character short, again', text: `ASANA_SID=${legacyPat.slice(0, 33)}` },
    { why: 'personal access token beside the name, given to nothing', text: `asana at ${legacyPat}` },
    { why: 'OAuth client secret beside the name, given to nothing', text: `asana at ${clientSecret}` },
    { why: 'OAuth client secret that is a reference', text: `ASANA_SECRET=\${ASANA_SECRET}` },
  ],
};
