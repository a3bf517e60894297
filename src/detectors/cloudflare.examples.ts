import type { DetectorExamples } from './detector.js';

const token = (...parts: readonly string[]): string => parts.join('');

const legacyKey = token('efb60976762df76388', 'a327a7b7cdab9c89e8b');
const join = (...parts: readonly string[]): string => parts.join('');
const tunnelToken = join(
  'eyJh',
  'IjoiNzM2YjAwY2U4YzBiOTY3MGM2ODZkNzJhMzU0OGY4ZGQiLCJ0Ijoi',
  'NWYxYzhhNzItNGQwZS00YjljLWEzZjYtOGUyZDdjMWIwYTk0IiwicyI6Ik9y',
  'emtYZjdacFJISnJJNDV6cU54RitJeEVQV3FTeEpPYytDTDJIYUhvNXM9In0=',
);
const r2Secret = join('cd23b795c75fd3c5bf5452e320880d64', '8d497ac13899b0496b6785782c217231');

export const cloudflareExamples: DetectorExamples = {
  positive: {
    'cloudflare-user-token': [
      `CF=${token('cf', 'ut_', 'pfZPN9VHdUZUUhgP1qspoarY', 'FW93AmR7fQfYx0Icfe14ffce')}`,
      `checksum of another kind: ${token('cf', 'ut_', 'bZXRUowzKA7m2N8uX0AH', 'l0kAWuBqjsXtKfLpWEO8', 'b8b2', 'de5c')}`,
    ],
    'cloudflare-account-token': [`CF=${token('cf', 'at_', 'mI4seGnoOr6wk5Q8OseCz8Zq', '27Go7NTw2DNv2ICOc036484f')}`],
    'cloudflare-global-key': [`CF=${token('cf', 'k_', 'sISXPhX2q9JZwbPTUeoFmnpU', 'schbSYZJVWC93t1Af9cebba5')}`],
    'cloudflare-legacy-token': [
      `CLOUDFLARE_API_TOKEN=${token('e0iOmLASBLfNYX28Xy0g', '4Od6elJw7SnvuLEko-Xr')}`,
      `cloudflareApiToken: "${token('Q9iaigO6j_Ow3C1tVEIs', '5Sg4StTCNr8qAGb4OvPy')}"`,
    ],
    'cloudflare-legacy-global-key': [
      `X-Auth-Email: ops@corp.internal\nX-Auth-Key: ${legacyKey}`,
      `CLOUDFLARE_API_KEY=${legacyKey}\nCLOUDFLARE_EMAIL=ops@corp.internal\n`,
    ],
    'cloudflare-origin-ca-key': [
      `X-Auth-User-Service-Key: ${token('v1', '.0-', '245da77c0bd6', '610730ce3bfd', '-', 'c8c8960416890c8ee8021501d246c8eaafac8e3763301e72bc6a0b833071cfe96e63420ee', '92412df20d2c85967840b0fa34551345ac2844ee63a1a5532843f036abd907f13a49def5a')}`,
    ],
    'cloudflare-tunnel-token': [`cloudflared tunnel run --token ${tunnelToken}`, `TUNNEL_TOKEN=${tunnelToken}`],
    'cloudflare-r2-secret': [
      `R2_SECRET_ACCESS_KEY=${r2Secret}`,
      `endpoint: https://a1b2.r2.cloudflarestorage.com\nsecret_access_key: ${r2Secret}`,
    ],
  },
  negative: [
    {
      why: 'user token one character short',
      text: token('cf', 'ut_', 'KXZdaj74cOHcI8m2Y3qFWRy', 'mTT1mvWHmG9oxG1zPlTRwP7r'),
    },
    { why: 'account token of one letter', text: token('cf', 'at_', 'a'.repeat(48)) },
    {
      why: 'global key that goes on',
      text: token('cf', 'k_', '8d630c4ff8c87a5847e81138b7f37d', 'b7db7d9f420080d4231fa1eeba83d2'),
    },
    { why: 'a reference', text: 'CLOUDFLARE_API_TOKEN=${CLOUDFLARE_API_TOKEN_FROM_THE_ENVIRONMENT_ETC}' },
    {
      why: 'a commit beside the word',
      text: `cloudflare-worker at commit ${token('afbc149b05e6cd456c', '3b79c7be7d182b4aea6')}abc`,
    },
    { why: 'a global key of 36 digits', text: `X-Auth-Key: ${token('zz', '1cf11127017da262e', 'd9994ec34a50259b7')}` },
    {
      why: 'origin key cut short',
      text: token(
        'v1',
        '.0-',
        'dfab68a43424',
        '7699f83cc202',
        '-',
        'ece877f0256eed6f714899c782ddc144b51f5a7c94fae10125',
        '891979606fdf732c66f0a350ff5f10ca1f3759779186a12a43',
      ),
    },
    { why: 'token that runs a tunnel that is cut off', text: `see ${tunnelToken.slice(0, 100)}` },
    { why: 'secret access key of R2 one character short', text: `# r2_secret\nsid: ${r2Secret.slice(0, 63)}` },
    { why: 'secret access key of R2 beside the name, given to nothing', text: `r2_secret at ${r2Secret}` },
  ],
};
