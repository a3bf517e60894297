import type { Detector } from './detector.js';

export const zhipu = {
  provider: 'zhipu',
  docs: 'https://docs.bigmodel.cn/cn/api/introduction',
  rules: [
    {
      id: 'zhipu-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: [
        'zhipu',
        'zhipuai',
        'bigmodel',
        'zai_api',
        'z.ai',
        'glm_api',
        'zai-api',
        'zaiapi',
        'glm-api',
        'glmapi',
      ],
      pattern: String.raw`(?<secret>[A-Fa-f0-9]{32}\.[A-Za-z0-9]{16})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
