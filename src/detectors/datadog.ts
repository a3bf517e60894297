import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=]|[ \t])[ \t]*["'\x60]?`;
// `DD_API_KEY`, `dd-api-key`, `datadogApiKey`.
const NAME = String.raw`(?:datadog|dd)[a-z0-9_.-]*?`;

export const datadog = {
  provider: 'datadog',
  docs: 'https://docs.datadoghq.com/account_management/api-app-keys/',
  rules: [
    {
      id: 'datadog-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['datadog', 'dd_api', 'dd-api', 'ddapi'],
      pattern: String.raw`(?i)(?<key>${NAME}api[_-]?key)${SIGN}(?<secret>(?-i:[a-f0-9]{32}))`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 60,
    },
    {
      id: 'datadog-application-key',
      kind: 'application key',
      severity: 'high',
      keywords: ['datadog', 'dd_app', 'dd-app', 'ddapp'],
      pattern: String.raw`(?i)(?<key>${NAME}app(?:lication)?[_-]?key)${SIGN}(?<secret>(?-i:[a-f0-9]{40}))`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 60,
    },
    {
      id: 'datadog-prefixed-application-key',
      kind: 'application key',
      severity: 'high',
      keywords: ['ddapp_'],
      pattern: String.raw`(?<secret>ddapp_[A-Za-z0-9]{34})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
    {
      // Based on a limited number of examples.
      id: 'datadog-personal-access-token',
      kind: 'personal access token',
      severity: 'high',
      keywords: ['ddpat_'],
      pattern: String.raw`(?<secret>ddpat_[A-Za-z0-9_]{30,70})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      // Stands in web pages and sends logs only.
      id: 'datadog-client-token',
      kind: 'client token (meant to be public)',
      severity: 'low',
      lowBecause: 'public',
      keywords: [
        'datadog',
        'clienttoken',
        'client_token',
        'dd_client',
        'dd_rum',
        'client-token',
        'client.token',
        'dd-client',
        'ddclient',
        'dd.client',
        'dd-rum',
        'ddrum',
        'dd.rum',
      ],
      pattern: String.raw`(?<secret>pub[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
