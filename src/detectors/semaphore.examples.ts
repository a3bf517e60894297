import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('ZOEhq44M68', 'jz7XSM5OJZ');

export const semaphoreExamples: DetectorExamples = {
  positive: {
    'semaphore-api-token': [`SEMAPHORE_API_TOKEN=${apiToken}`, `semaphore_api_token: ${apiToken}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `semaphoreapi build ${apiToken}` },
    { why: 'one character short', text: `"semaphoreapi": "${apiToken.slice(1)}"` },
  ],
};
