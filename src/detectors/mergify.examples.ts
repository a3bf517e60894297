import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const applicationKey = join('me', 'rgify_application_key_ycN9G9iKi', 'JaV2nrGRLpBe6396lXUr1M7wSL7Iwfx');

export const mergifyExamples: DetectorExamples = {
  positive: {
    'mergify-application-key': [`MERGIFY_APPLICATION_KEY=${applicationKey}`, `{"value": "${applicationKey}"}`],
  },
  negative: [{ why: 'application key: one character short', text: applicationKey.slice(0, -1) }],
};
