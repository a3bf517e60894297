import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const legacyApiKey = join('9aa3afe80df4a837', 'aa4555cee000c9ea');
const apiKey = join('hFgMS70BVldrxgkaTLw7ELxSMRcBJ2qKDlFhkYyk3x', 'YOxFcdzXTnJQQJ99BKptRbcU7duV0KbWImACOG1Z4Y');

export const azureOpenaiExamples: DetectorExamples = {
  positive: {
    'azure-openai-legacy-api-key': [
      `AZURE_OPENAI_API_KEY=${legacyApiKey}`,
      `curl https://orders.openai.azure.com/openai/deployments -H "api-key: ${legacyApiKey}"`,
    ],
    'azure-openai-api-key': [`AZURE_OPENAI_API_KEY=${apiKey}`, `api-key: ${apiKey}`],
  },
  negative: [
    { why: 'API key one character short', text: `AZURE_OPENAI_SID=${legacyApiKey.slice(0, 31)}` },
    { why: 'API key beside the name, given to nothing', text: `openai.azure.com at ${legacyApiKey}` },
    { why: 'a reference', text: `AZURE_OPENAI_API_KEY=\${AZURE_OPENAI_API_KEY}` },
    { why: 'API key one character short, again', text: `see ${apiKey.slice(0, -1)}` },
  ],
};
