import type { Detector } from './detector.js';

export const dashscope = {
  provider: 'dashscope',
  docs: 'https://www.alibabacloud.com/help/en/model-studio/get-api-key',
  rules: [
    {
      // Other vendors use the same form, so that the name decides.
      id: 'dashscope-api-key',
      kind: 'API key of DashScope (Qwen)',
      severity: 'high',
      keywords: ['dashscope', 'qwen'],
      pattern: String.raw`(?<secret>sk-[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 66,
    },
  ],
} as const satisfies Detector;
