import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('persona_pr', 'oduction_jivl_l8v93bbgfje9c56-', 'mvnk_8ijza4x2a6cmqz4leqnsqvsv');
const sandboxApiKey = join('persona_', 'sandbox_rkk8-nbar7pd-h69d7_k3', 'm7eo3q130uz7_3sy39nnjn79owh8z');

export const personaExamples: DetectorExamples = {
  positive: {
    'persona-api-key': [`PERSONA_API_KEY=${apiKey}`, `"personaApiKey": "${apiKey}"`],
    'persona-sandbox-api-key': [`PERSONA_SANDBOX_API_KEY=${sandboxApiKey}`, `persona: ${sandboxApiKey}`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 38) },
    { why: 'api key as the end of a longer word', text: `a${apiKey}` },
    { why: 'sandbox api key cut short', text: sandboxApiKey.slice(0, 35) },
  ],
};
