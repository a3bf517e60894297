import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const arkApiKey = join('aeb9233f-0602-49d4', '-b4ce-74d77a411459');

export const volcengineExamples: DetectorExamples = {
  positive: {
    'volcengine-ark-api-key': [`ARK_API_KEY=${arkApiKey}`, `ark_api_key: ${arkApiKey}`],
  },
  negative: [
    { why: 'an identifier beside the word', text: `volcengine build ${arkApiKey}` },
    { why: 'a checksum', text: `VOLCENGINE_CHECKSUM=${arkApiKey}` },
  ],
};
