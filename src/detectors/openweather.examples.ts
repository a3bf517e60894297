import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('16c3799b43416e2e', '4bc76e711a4c3866');
const requestUrl = join('d9e692bea5738bd4', 'b1b17a4f22fc8c57');

export const openweatherExamples: DetectorExamples = {
  positive: {
    'openweather-api-key': [
      `OPENWEATHER_API_KEY=${apiKey}`,
      `<add key="openweatherApiKey" value="${apiKey}"/>`,
      `openweathermap:\n  api_key: ${apiKey}`,
    ],
    'openweather-request-url': [`https://api.openweathermap.org/data/2.5/weather?q=Paris&appid=${requestUrl}`],
  },
  negative: [
    { why: 'API key: a reference', text: 'OPENWEATHER_API_KEY=${OPENWEATHER_API_KEY}' },
    { why: 'API key: given to no name', text: `about openweathermap: see ${apiKey}` },
    { why: 'API key: one character short', text: `openweathermap: "${apiKey.slice(0, -1)}"` },
    {
      why: 'URL of a request, with the API key: a variable',
      text: `https://api.openweathermap.org/data/2.5/weather?q=Paris&appid=\${KEY}`,
    },
  ],
};
