import type { DetectorExamples } from './detector.js';

const DASHES = '-'.repeat(5);
const apiKey = (...body: readonly string[]): string => ['AI', 'za', ...body].join('');

/** A throw-away key made for this example, which opens nothing. */
const pem = [
  `${DASHES}BEGIN PRIVATE KEY${DASHES}`,
  'MIICdgIBADANBgkqhkiG9w0BAQEFAASCAmAwggJcAgEAAoGBAKAouTBQmjrWQl6u',
  's8rV7hE2+XKnvzZ5JOeD+CUJKxSx9lyNdh9yo/qDoFrvJyMN7Ysyge1BkRsbKPlF',
  '7bobhDfqgGguzt1/5Uq34KJoWG3EUEMCCd5tIEeb2iLFhyoYUZpKASd7KhrE8tZs',
  'hekU2ukVlD9nqAWD/7XQTNVCabyLAgMBAAECgYAN6PuMkrOSgKFrD8lVyJbQr/Gi',
  'X6df1824veGDdfRj68D18ONdf9t2GpCG1VaU2NTUziIytQshS46Xd9dZ3qHxBiRN',
  'xa5Ncqq71j3ovux9gwV4DX0WnN3bfHLJyFrjw8JEpeTX6jRiqNXmr7pwuhGcYeyd',
  'WUGgDp8WS/7E5hjIIQJBAMxJ1/BiUuKT/s3L3EkSUu9ITtw08nNyZeHpuo7b1Uy4',
  'taJGdOAvrAY9yRnD9ZzTK9vqNGGM0Sy6dBj0NW1hOu8CQQDIsz04TdFFsoK9kSGn',
  'lWv9X/ec4BI02ICn2L1YdeUjHi6WZEN4EFd7lCbLx94JpTkEunJiFQdauibFsLxl',
  'x0glAkEAzEKpXvlw1owTocHMKGPh+M7byuJF6Zjgtdn1ZxH3XBbzxaWdBuujnTn5',
  '8YE1+/BJUkICzeb23zovCyRip1MokQJAWyMJacfsf/nP5MVCwxbXMvehOVuG6Phn',
  'c9C4KrNemdPa0/AzsxG4qCVeeKsJ6NdeTQddaayi6lAdyye2ZYFZAQJATj2al0u5',
  '1j7/JhvVAGMCHRprZj+N5UCnL5TVkv/l2d0TzYcdyZRmG5HwP3Dnx6BtX0w6gxmX',
  'PiSw5J+hIN2Iyg==',
  `${DASHES}END PRIVATE KEY${DASHES}\n`,
].join('\n');

const keyFile = {
  type: 'service_account',
  project_id: 'orders',
  private_key_id: ['efb60976762df76388a3', '27a7b7cdab9c89e8bfc7'].join(''),
  private_key: pem,
  client_email: 'deploy@orders.iam.internal',
};

export const googleExamples: DetectorExamples = {
  positive: {
    'google-api-key': [
      `const url = 'https://maps.internal/api?key=${apiKey('bqO6pzopf0xKsAj_g', '_wQ52yvjoVBbvAPAsC')}';`,
      `GOOGLE_API_KEY=${apiKey('uV-WtIcsgvK34WxQ9', 'Ndgc8EzNbnHaQEdRkv')}\n`,
    ],
    'google-oauth-client-secret': [`client_secret: ${['GOC', 'SPX-', 'fvTz3fmo9Ko53k', 'wzSqtEAe0iOmLA'].join('')}`],
    'google-service-account-key': [
      JSON.stringify(keyFile, null, 2),
      JSON.stringify(keyFile),
      JSON.stringify({ env: JSON.stringify(keyFile) }),
    ],
  },
  negative: [
    { why: 'placeholder', text: apiKey('x'.repeat(35)) },
    { why: 'one character short', text: apiKey('p28Ji9oA9F1PkGMLb', 'eokLnZ34quaQicHOd') },
    { why: 'another letter case', text: apiKey('PySEnYdJTXkvXFwC3', 'nSm5Ufx96y0LVIlehR').toLowerCase() },
    { why: 'client secret cut short', text: ['GOC', 'SPX-', 'qhNRQ6HdRf', 'HxYbBqaWKC'].join('') },
    { why: 'key file without its key', text: JSON.stringify({ ...keyFile, private_key: '<removed>' }) },
    { why: 'the words in a sentence', text: 'Create a "service_account" and download its "private_key".' },
  ],
};
