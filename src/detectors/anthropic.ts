import type { Detector } from './detector.js';

// Prefix with a version, 93 characters and `AA`, as base64url of a fixed length ends. The vendor documents the prefix only.
export const anthropic = {
  provider: 'anthropic',
  docs: 'https://docs.anthropic.com/en/api/overview',
  rules: [
    {
      id: 'anthropic-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['sk-ant-api'],
      pattern: String.raw`(?<secret>sk-ant-api[0-9]{2}-[A-Za-z0-9_-]{93}AA)`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'anthropic-admin-key',
      kind: 'admin API key',
      severity: 'critical',
      keywords: ['sk-ant-admin'],
      pattern: String.raw`(?<secret>sk-ant-admin[0-9]{2}-[A-Za-z0-9_-]{93}AA)`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'anthropic-oauth-token',
      kind: 'OAuth access or refresh token',
      severity: 'high',
      keywords: ['sk-ant-oat', 'sk-ant-ort'],
      pattern: String.raw`(?<secret>sk-ant-o[ar]t[0-9]{2}-[A-Za-z0-9_-]{84,93}AA)`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      // As the other keys, without a fixed length.
      id: 'anthropic-session-id',
      kind: 'session cookie of the web site',
      severity: 'high',
      keywords: ['sk-ant-sid'],
      pattern: String.raw`(?<secret>sk-ant-sid[0-9]{2}-[A-Za-z0-9_-]{80,120})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
