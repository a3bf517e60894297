import type { Detector } from './detector.js';

export const tableau = {
  provider: 'tableau',
  docs: 'https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm',
  rules: [
    {
      id: 'tableau-pat',
      kind: 'secret of a personal access token',
      severity: 'high',
      keywords: ['tableau', 'personalaccesstoken', 'personal_access_token'],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{22}==:[A-Za-z0-9]{32})`,
      boundary: 'base64',
      maxBytes: 140,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
      siblings: {
        'token-name': ['name', 'patname', 'tokenname', 'personalaccesstokenname'],
        server: ['server', 'serverurl', 'url'],
        site: ['site', 'sitename'],
      },
    },
  ],
} as const satisfies Detector;
