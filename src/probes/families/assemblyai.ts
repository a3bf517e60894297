import type { Probe } from '../probe.js';

export const assemblyai = {
  provider: 'assemblyai',
  // The vendor has further regions, whose credentials look the same and are refused here.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://api.assemblyai.com',
    path: '/v2/transcript?limit=1',
    headers: { authorization: '{secret}' },
  },
  answers: [
    { status: 200, where: ['page_details', true], means: 'active', because: 'it lists transcripts' },
    { status: 401, means: 'inactive', because: 'it knows no such key' },
  ],
  control: 'random',
  source: 'https://www.assemblyai.com/docs/api-reference/transcripts/list',
} as const satisfies Probe;
