import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const type9Secret = join('$9', '$nZ./rgb7x7Qv0fq', '2F-hBak-baycb.o');

export const juniperExamples: DetectorExamples = {
  positive: {
    'juniper-type9-secret': [`secret "${type9Secret}"; ## SECRET-DATA`],
  },
  negative: [
    {
      why: 'secret in a configuration, which can be read back: a hash of another vendor',
      text: 'secret 9 $9$nhEmQVczB7dq$X.HsgL6x1il0RxkOSS',
    },
    { why: 'secret in a configuration, which can be read back: too short', text: 'secret "$9$ab";' },
  ],
};
