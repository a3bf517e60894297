import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secret = join('secret', '-live-1tI9TceFpFT84mX', 'UcKoMDGf-zw8UnHh1Cg1O');
const testSecret = join('secret', '-test-KRck0ChFhsLBgQV', '6SLJvWHoTYpyQSgIoXKTt');

export const stytchExamples: DetectorExamples = {
  positive: {
    'stytch-secret': [`STYTCH_SECRET=${secret}`, `const client = connect('${secret}');`],
    'stytch-test-secret': [`STYTCH_TEST_SECRET=${testSecret}`, `stytch: ${testSecret}`],
  },
  negative: [
    { why: 'a reference', text: 'STYTCH_SECRET=secret-live-${STYTCH_ID}' },
    { why: 'test secret cut short', text: testSecret.slice(0, 47) },
  ],
};
