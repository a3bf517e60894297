import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

// Feishu is the same service in China.
export const lark = {
  provider: 'lark',
  docs: 'https://open.larksuite.com/document/server-docs/api-call-guide/calling-process/get-access-token',
  rules: [
    {
      id: 'lark-app-secret',
      kind: 'secret of an application',
      severity: 'high',
      keywords: ['larksuite', 'feishu', 'lark_app', 'lark_secret', 'larkapp', 'lark_bot', 'larksecret', 'larkbot'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'app-id': ['appid', 'larkappid', 'feishuappid'] },
    },
    {
      id: 'lark-access-token',
      kind: 'access token',
      severity: 'medium',
      keywords: [
        'larksuite',
        'feishu',
        'lark_access',
        'lark_token',
        'lark_tenant',
        'lark_user',
        'larkaccess',
        'larktoken',
        'larktenant',
        'larkuser',
      ],
      pattern: String.raw`(?<secret>[tua]-[A-Za-z0-9_.]{30,50})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 65,
    },
    {
      id: 'lark-bot-webhook',
      kind: 'webhook URL of a bot',
      severity: 'medium',
      keywords: ['open.feishu.cn', 'open.larksuite.com'],
      pattern: String.raw`(?<secret>https?:\\?/\\?/open\.(?:feishu\.cn|larksuite\.com)\\?/open-apis\\?/bot\\?/v2\\?/hook\\?/${UUID})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
