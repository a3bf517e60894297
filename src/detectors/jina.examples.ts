import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('ji', 'na_WjpjuNyKoQAk1rQhIpf8P9vbnDRZS', 'B5JGnAJnJCePVFNjpRB6KoU7bKNwS7N');

export const jinaExamples: DetectorExamples = {
  positive: {
    'jina-api-key': [`JINA_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
  },
  negative: [
    { why: 'API key: one character short', text: apiKey.slice(0, -1) },
    { why: 'API key: a placeholder', text: join('ji', 'na_', 'x'.repeat(60)) },
  ],
};
