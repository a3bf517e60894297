import type { DetectorExamples } from './detector.js';

const token = (kind: string, ...body: readonly string[]): string => [kind, 'v1', body.join('')].join('_');

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
  ],
};
