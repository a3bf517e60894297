import type { DetectorExamples } from './detector.js';

const token = (kind: string, ...body: readonly string[]): string => [kind, 'v1', body.join('')].join('_');
const join = (...parts: readonly string[]): string => parts.join('');
const spacesKeyId = join('DO', '00', '64B9P5NX', 'U6KJ8WVM');
const spacesSecret = join('wtFB4B6EdwZRDccoB+7rvd', 'lolEe7eyvcmdW9a9HE+Ro');
const spacesSecretId = join('DO', '00', 'PICFBMB7', 'Z8QGDCN0');

export const digitaloceanExamples: DetectorExamples = {
  positive: {
    'digitalocean-access-token': [
      `DIGITALOCEAN_TOKEN=${token('dop', 'efb60976762df76388a327a7b7cdab9c', '89e8bfc76a3eacaa7dc2b08f8fc4edcb')}`,
    ],
    'digitalocean-oauth-token': [
      `bearer ${token('doo', '8a506b030b0b5f5b27b8b2de5c4f3787', 'f1c3691641749b7b4cd79af2aed9cc4a')}`,
    ],
    'digitalocean-refresh-token': [
      `refresh ${token('dor', 'b107d839204027365df5cd8e37e792ce', '49bb219af5a4f86883e8f3cd0db512be')}`,
    ],
    'digitalocean-spaces-key-id': [`SPACES_ACCESS_KEY_ID=${spacesKeyId}`, `"accessKeyId": "${spacesKeyId}"`],
    'digitalocean-spaces-secret': [
      `SPACES_KEY_ID=${spacesSecretId}\nSPACES_SECRET_KEY=${spacesSecret}\n`,
      `DO_SPACES_SECRET=${spacesSecret}`,
    ],
  },
  negative: [
    { why: 'placeholder', text: token('dop', 'x'.repeat(64)) },
    {
      why: 'one digit short',
      text: token('doo', '48e4b403afa016e3b3c245da77c0bd6', '610730ce3bfdc8c8960416890c8ee802'),
    },
    {
      why: 'upper case',
      text: token(
        'dor',
        ['1501d246c8eaafac8e3763301e72bc6a', '0b833071cfe96e63420ee92412df20d2'].join('').toUpperCase(),
      ),
    },
    { why: 'key id of Spaces without its secret one character short', text: `see ${spacesKeyId.slice(0, 19)}` },
    { why: 'key id of Spaces without its secret that is masked', text: `masked ${join('DO', '00')}${'0'.repeat(16)}` },
    { why: 'secret key of Spaces one character short', text: `DO_SPACES_SID=${spacesSecret.slice(0, 42)}` },
    { why: 'secret key of Spaces beside the name, given to nothing', text: `do00 at ${spacesSecret}` },
  ],
};
