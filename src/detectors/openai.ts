import type { Detector } from './detector.js';

// `T3BlbkFJ`, base64 of the vendor's name, stands in the middle of every key and serves as a weak check. Lengths come
// from published examples.
export const openai = {
  provider: 'openai',
  docs: 'https://platform.openai.com/docs/api-reference/authentication',
  rules: [
    {
      id: 'openai-project-key',
      kind: 'API key of a project or service account',
      severity: 'high',
      keywords: ['sk-proj-', 'sk-svcacct-'],
      pattern: String.raw`(?<secret>sk-(?:proj|svcacct)-[A-Za-z0-9_-]{20,74}T3BlbkFJ[A-Za-z0-9_-]{20,74})`,
      boundary: 'base64url',
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'openai-admin-key',
      kind: 'admin key of an organization',
      severity: 'critical',
      keywords: ['sk-admin-'],
      pattern: String.raw`(?<secret>sk-admin-[A-Za-z0-9_-]{58}T3BlbkFJ[A-Za-z0-9_-]{58})`,
      boundary: 'base64url',
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'openai-user-key',
      kind: 'API key of a user (old form)',
      severity: 'high',
      keywords: ['t3blbkfj'],
      pattern: String.raw`(?<secret>sk-(?:None-)?[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})`,
      boundary: 'base64url',
      judge: 'random',
      exactKeyword: 'T3BlbkFJ',
      specificity: 90,
    },
    {
      id: 'openai-session-token',
      kind: 'session key',
      severity: 'high',
      keywords: ['openai'],
      pattern: String.raw`(?<secret>sess-[A-Za-z0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
