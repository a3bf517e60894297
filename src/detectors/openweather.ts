import type { Detector } from './detector.js';

export const openweather = {
  provider: 'openweather',
  docs: 'https://openweathermap.org/appid',
  rules: [
    {
      id: 'openweather-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: [
        'openweathermap',
        'openweather',
        'owm_api',
        'owm_key',
        'pyowm',
        'open_weather',
        'owmkey',
        'owm-api',
        'owmapi',
        'owm-key',
        'open-weather',
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 200,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'openweather-request-url',
      kind: 'URL of a request, with the API key',
      severity: 'low',
      keywords: ['openweathermap.org'],
      pattern: String.raw`openweathermap\.org/[^\s"'<>\x60]{1,200}?[?&](?:appid|APPID)=(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 2.8,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
