import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('tU', 'MW6bQFG1T_SHjhtr', 'ZAG6U6t1zjnTjRh');
const apiSecret = join('qa', 'BFt12k2OLV', '3NjpLbw5Rf');
const ssoKeyI = join('5Z', 'S5JxzT63TG_a4rfmz', '0rOzwmzhdCC7yG5C');
const ssoKey = join('zA', 'vpVZUkvVKJ', 'rdjsGX0tB0');

export const godaddyExamples: DetectorExamples = {
  positive: {
    'godaddy-api-key': [
      `GODADDY_API_KEY=${apiKey}`,
      `const godaddyApiKey = "${apiKey}";`,
      `godaddy:\n  api_key: ${apiKey}`,
    ],
    'godaddy-api-secret': [
      `GODADDY_API_SECRET=${apiSecret}`,
      `docker run -e GODADDY_API_SECRET=${apiSecret} image`,
      `godaddy:\n  secret: ${apiSecret}`,
    ],
    'godaddy-sso-key': [`Authorization: sso-key ${ssoKeyI}:${ssoKey}`],
  },
  negative: [
    { why: 'API key, the public half: a reference', text: 'GODADDY_API_KEY=${GODADDY_API_KEY}' },
    { why: 'API key, the public half: given to no name', text: `about godaddy: see ${apiKey}` },
    { why: 'API key, the public half: one character short', text: `godaddy: "${apiKey.slice(0, -1)}"` },
    { why: 'secret of an API key: a reference', text: 'GODADDY_API_SECRET=${GODADDY_API_SECRET}' },
    { why: 'secret of an API key: given to no name', text: `about godaddy: see ${apiSecret}` },
    { why: 'secret of an API key: one character short', text: `godaddy: "${apiSecret.slice(0, -1)}"` },
    { why: 'API key and secret in a header: a header with variables', text: 'Authorization: sso-key $KEY:$SECRET' },
  ],
};
