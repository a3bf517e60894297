import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join(
  'dt0c',
  '01.',
  '9WES5OZIDW33',
  'P0WG1FZA5HBX',
  '.',
  'PXP4JP725J366EBI5A4ULNGI141V8YC5',
  'KEUXCAPX3607213DL78KSZ5TZQBQ9OV2',
);
const platformToken = join(
  'dt0s',
  '16.',
  'ES1L4YU9',
  '.',
  '54I8DPE0IRDUMRNI2LOFWK1O4XKDFFBK',
  '7E27OV5BY56H9RWCWKJ3BQOJCT4XJHND',
);
const oauthClientSecret = join(
  'dt0s',
  '02.',
  'KVLO0Y8V',
  '.',
  'URSPY8BAKOIXA4BLISBSVRN0JEBCIN91',
  '5GGMIDLIXO5NK3KMFM66GAX5NGKX9KQ1',
);

export const dynatraceExamples: DetectorExamples = {
  positive: {
    'dynatrace-api-token': [
      `DYNATRACE_TOKEN=${apiToken}`,
      `curl https://api.internal -H "Authorization: Bearer ${apiToken}"`,
    ],
    'dynatrace-platform-token': [`DYNATRACE_TOKEN=${platformToken}`, `token: ${platformToken}\n`],
    'dynatrace-oauth-client-secret': [
      `DYNATRACE_SECRET=${oauthClientSecret}`,
      `client = connect('${oauthClientSecret}')`,
    ],
  },
  negative: [
    { why: 'API token of an environment or a cluster one character short', text: `see ${apiToken.slice(0, 95)}` },
    { why: 'platform token one character short', text: `see ${platformToken.slice(0, 79)}` },
    { why: 'OAuth client secret one character short', text: `see ${oauthClientSecret.slice(0, 79)}` },
  ],
};
