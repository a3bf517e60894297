import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('tskey', '-api-a7iddKz2ePqCNTRL-slO', 'xC5WlYelvxakMwai5zi3rUiIj');
const oauthClientSecret = join('tskey-c', 'lient-c2JgKH4nyJtCNTRL-8dt', '62PZZjYJDbQ8LKGJSHOfHCPA7');
const authKey = join('tskey-', 'auth-nQk6es5p3soCNTRL-26D', 'e2V5MYH6YNBh1G2Ols5P9FVyL');
const scimOrWebhookKey = join('tsk', 'ey-scim-XFnoeFb48zXCNTRL-JZ', 'hL9vXVK9nIAOtrDzef5BCIjLFu');

export const tailscaleExamples: DetectorExamples = {
  positive: {
    'tailscale-api-key': [`TAILSCALE_API_KEY=${apiKey}`, `const client = connect('${apiKey}');`],
    'tailscale-oauth-client-secret': [
      `TAILSCALE_OAUTH_CLIENT_SECRET=${oauthClientSecret}`,
      `"tailscaleOauthClientSecret": "${oauthClientSecret}"`,
    ],
    'tailscale-auth-key': [`TAILSCALE_AUTH_KEY=${authKey}`, `"tailscaleAuthKey": "${authKey}"`],
    'tailscale-scim-or-webhook-key': [
      `TAILSCALE_SCIM_OR_WEBHOOK_KEY=${scimOrWebhookKey}`,
      `curl -X POST ${scimOrWebhookKey}`,
    ],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 40) },
    { why: 'placeholder for the api key', text: `${join('tskey', '-api-', 'x'.repeat(45))}` },
    { why: 'oauth client secret cut short', text: oauthClientSecret.slice(0, 43) },
    { why: 'auth key cut short', text: authKey.slice(0, 41) },
    { why: 'scim or webhook key cut short', text: scimOrWebhookKey.slice(0, 41) },
  ],
};
