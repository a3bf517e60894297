import type { Detector } from './detector.js';

export const mixpanel = {
  provider: 'mixpanel',
  docs: 'https://developer.mixpanel.com/reference/service-accounts',
  rules: [
    {
      id: 'mixpanel-service-account',
      kind: 'secret of a service account or project',
      severity: 'medium',
      keywords: [
        'mixpanel_secret',
        'mixpanel_api_secret',
        'mixpanel_service',
        'mp-service-account',
        'mixpanelsecret',
        'mixpanelapisecret',
        'mixpanelservice',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 240,
      judge: 'keyed',
      specificity: 62,
    },
    {
      id: 'mixpanel-project-token',
      kind: 'project token, meant to be public',
      severity: 'low',
      lowBecause: 'public',
      keywords: ['mixpanel.init', 'mixpanel_token', 'mixpaneltoken', 'mixpanel_project', 'mixpanelproject'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
