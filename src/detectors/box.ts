import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const box = {
  provider: 'box',
  docs: 'https://developer.box.com/guides/authentication/access-tokens/',
  rules: [
    {
      // `box` alone stands in every style sheet.
      id: 'box-developer-token',
      kind: 'access or developer token',
      severity: 'medium',
      keywords: [
        'box_developer_token',
        'boxdevelopertoken',
        'box_access_token',
        'boxaccesstoken',
        'box_token',
        'boxtoken',
        'api.box.com',
        'box-developer-token',
        'box-access-token',
        'box-token',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'box-client-secret',
      kind: 'OAuth client secret',
      severity: 'high',
      keywords: [
        'box_client_secret',
        'boxclientsecret',
        'box_secret',
        'boxappsettings',
        'box-client-secret',
        'box-secret',
        'boxsecret',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 63,
      siblings: { 'client-id': ['id', 'clientid'] },
    },
  ],
} as const satisfies Detector;
