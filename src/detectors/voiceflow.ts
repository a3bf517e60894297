import type { Detector } from './detector.js';

export const voiceflow = {
  provider: 'voiceflow',
  docs: 'https://docs.voiceflow.com/reference/authentication',
  rules: [
    {
      // The dots make it look like a path of names, so that only the format is judged.
      id: 'voiceflow-api-key',
      kind: 'API key of a project or workspace',
      severity: 'medium',
      keywords: ['"vf.', "'vf.", '=vf.', ' vf.', ':vf.', 'voiceflow'],
      pattern: String.raw`(?<secret>VF\.(?:(?:DM|WS)\.)?[a-f0-9]{24}\.[A-Za-z0-9]{16})`,
      boundary: 'base64url',
      minEntropy: 3.3,
      specificity: 90,
    },
  ],
} as const satisfies Detector;
