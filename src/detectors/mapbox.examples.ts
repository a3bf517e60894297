import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretToken = join(
  'sk.e',
  'yJ1Ijoib3JkZXJzIiwiYSI6ImNsZmhwY2hpeW1hcG1hcHhyc',
  'WZ5YWpicWR3ZHJheGd3eHNjZzZvIn0.kZAU9uZTGt3IcnOu4',
  'NfZfs',
);
const publicToken = join(
  'pk.e',
  'yJ1Ijoib3JkZXJzIiwiYSI6ImNsbDN3NW9lZm5iYmN3YnJ5a',
  'TdqdGN4aHZrdDF6bWJhb2sweHo4In0.UkQi8xFAkczWEOctb',
  'N8Mrw',
);
const temporaryToken = join(
  'tk.e',
  'yJ1Ijoib3JkZXJzIiwiYSI6ImNsNTJibHUyeG5kODhiMmZkY',
  '25nejhkNW9oY3RqaGJ0aW5nOTNuIn0.DKKNAnHQ18lSBYnff',
  'SFC5F',
);

export const mapboxExamples: DetectorExamples = {
  positive: {
    'mapbox-secret-token': [`MAPBOX_SECRET_TOKEN=${secretToken}`, `{"value": "${secretToken}"}`],
    'mapbox-public-token': [`MAPBOX_PUBLIC_TOKEN=${publicToken}`, `client("${publicToken}")`],
    'mapbox-temporary-token': [
      `MAPBOX_TEMPORARY_TOKEN=${temporaryToken}`,
      `  value: ${temporaryToken} # made for the shop`,
    ],
  },
  negative: [
    { why: 'secret access token: one character short', text: secretToken.slice(0, -1) },
    { why: 'public access token, meant to be public: one character short', text: publicToken.slice(0, -1) },
    { why: 'temporary token: one character short', text: temporaryToken.slice(0, -1) },
  ],
};
