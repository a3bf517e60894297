import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const ukNotify = {
  provider: 'uk-notify',
  docs: 'https://docs.notifications.service.gov.uk/rest-api.html#api-keys',
  rules: [
    {
      // Name of the key, id of the service and the key itself, joined by dashes.
      id: 'uk-notify-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: [
        'notifications.service.gov.uk',
        'notify:',
        'notify_api',
        'notify-api',
        'notifyapi',
        'govuk_notify',
        'govuk-notify',
        'gov_notify',
        'govuknotify',
        'govnotify',
        'notify.api',
        'govuk.notify',
        'gov-notify',
        'gov.notify',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_]{1,60}-${UUID}-${UUID})`,
      boundary: 'base64url',
      maxBytes: 220,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
