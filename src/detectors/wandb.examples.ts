import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('wandb', '_v1_seUUYSq5u53GpNlqajkQFOdx0MrhrGVqWLxD1', 'u4lxRcDTOsGeI0Jl_0l_CVjPmUKQpxYKKxrWjnDZ');
const apiKeyLegacy = join('2bdb8155f4bda5bc2729', '70316d424cc4aac61e3c');

export const wandbExamples: DetectorExamples = {
  positive: {
    'wandb-api-key': [`WANDB_API_KEY=${apiKey}`, `wandb: ${apiKey}`],
    'wandb-api-key-legacy': [`WANDB_API_KEY=${apiKeyLegacy}`, `new Client({ wandbApiKey: '${apiKeyLegacy}' })`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 85) },
    { why: 'placeholder for the api key', text: `${join('wand', 'b_v1_', 'x'.repeat(77))}` },
    { why: 'a commit beside the word (api key legacy)', text: `wandb at commit ${apiKeyLegacy}` },
    { why: 'a checksum (api key legacy)', text: `WANDB_CHECKSUM=${apiKeyLegacy}` },
  ],
};
