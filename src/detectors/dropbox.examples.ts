import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join(
  'sl.',
  'u.A',
  'FlhotoX5w1ZnxxZVZWex-_6_G1U74vUsHSS4IVmBLv6VB9y',
  '3vdO6gG5uB-6s2UzoOZ5RCYv6ITP-3ZQ0lZEAdZoNTkH4Q0',
  'OOO5PCcX5j8SkI7b9Ph0iqGH3CrucBe96NUv9qfnf-nzyP',
);
const longLivedToken = join('tzvoV-', 'EvDM3', 'AAAAAAAAAA', 'Pfh4pS6c1ApusWAs2sK9ix', '5tZvUzXm21618j4tJi_7P');
const appSecret = join('ovsb9j0t', '5tphget');

export const dropboxExamples: DetectorExamples = {
  positive: {
    'dropbox-access-token': [`DROPBOX_TOKEN=${accessToken}`, `Authorization: Bearer ${accessToken}`],
    'dropbox-long-lived-token': [`DROPBOX_TOKEN=${longLivedToken}`],
    'dropbox-app-secret': [`DROPBOX_APP_SECRET=${appSecret}`, `dropbox:\n  app_secret: "${appSecret}"`],
  },
  negative: [
    { why: 'short-lived access token that is cut off', text: `see ${accessToken.slice(0, 60)}` },
    { why: 'long-lived access token one character short', text: `dropbox ${longLivedToken.slice(0, -1)}` },
    { why: 'app secret beside the name, given to nothing', text: `dropbox at ${appSecret}` },
    { why: 'app secret that is a reference', text: `DROPBOX_SECRET=\${DROPBOX_SECRET}` },
  ],
};
