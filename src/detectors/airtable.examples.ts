import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const pat = join(
  'pa',
  't',
  '4rDo14l',
  'Ya353FE',
  '.',
  '7b423836e477b7de81e6a1f305dd372d',
  'd844656638564bbc15ec90280ca204b4',
);
const oauthToken = join(
  'oa',
  'a',
  'gp8mO1X',
  'm7OcJ25',
  '.v1.',
  '31xlTPtV0z',
  '_sG7IC6Vmo',
  '.',
  '30cabed58dc7f60932d6ee4efbe27939',
  '0cca4f565c58558bda5716181061de82',
);
const apiKey = join('ke', 'y', '6433NPv', 'pfsVpvU');

export const airtableExamples: DetectorExamples = {
  positive: {
    'airtable-pat': [`AIRTABLE_TOKEN=${pat}`, `Authorization: Bearer ${pat}`, `api_key: ${pat}`],
    'airtable-oauth-token': [`airtable_access_token = "${oauthToken}"`, `Authorization: Bearer ${oauthToken}`],
    'airtable-api-key': [`AIRTABLE_API_KEY=${apiKey}`, `airtable.configure(api_key="${apiKey}")`],
  },
  negative: [
    { why: 'personal access token one character short', text: `airtable ${pat.slice(0, -1)}` },
    { why: 'OAuth token without its last part', text: `airtable ${oauthToken.slice(0, 41)}` },
    { why: 'API key one character short', text: `AIRTABLE_SID=${apiKey.slice(0, 16)}` },
    { why: 'API key beside the name, given to nothing', text: `airtable at ${apiKey}` },
  ],
};
