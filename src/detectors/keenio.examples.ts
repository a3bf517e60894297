import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('A9', '55815DC10F34CB3C2360D3977D18366', 'C6A9E7C47E813D2A8A52401DF3AC5D8');

export const keenioExamples: DetectorExamples = {
  positive: {
    'keenio-key': [`KEEN_WRITE_KEY=${key}`, `<add key="keenWriteKey" value="${key}"/>`, `keenio:\n  api_key: ${key}`],
  },
  negative: [
    { why: 'master, read or write key: a reference', text: 'KEEN_WRITE_KEY=${KEEN_WRITE_KEY}' },
    { why: 'master, read or write key: given to no name', text: `about keenio: see ${key}` },
    { why: 'master, read or write key: one character short', text: `keen.io: "${key.slice(0, -1)}"` },
  ],
};
