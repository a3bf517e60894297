import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('sk', '_', '88e54344f38acd0602459000', 'fd719f890b59db94a1ceb2ee');
const legacyApiKey = join('985c43dff37e0d95', '9f8f9c20eefe6f5a');

export const elevenlabsExamples: DetectorExamples = {
  positive: {
    'elevenlabs-api-key': [`ELEVENLABS_API_KEY=${apiKey}`, `xi-api-key: ${apiKey}`],
    'elevenlabs-legacy-api-key': [`ELEVENLABS_API_KEY=${legacyApiKey}`, `xi-api-key: ${legacyApiKey}`],
  },
  negative: [
    { why: 'API key one character short', text: `ELEVENLABS_SID=${apiKey.slice(0, 50)}` },
    { why: 'API key beside the name, given to nothing', text: `elevenlabs at ${apiKey}` },
    { why: 'the name inside of another word', text: `xelevenlabsish_sid=${apiKey}` },
    { why: 'API key one character short, again', text: `ELEVENLABS_SID=${legacyApiKey.slice(0, 31)}` },
    { why: 'API key beside the name, given to nothing, again', text: `elevenlabs at ${legacyApiKey}` },
  ],
};
