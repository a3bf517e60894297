import type { Probe } from '../probe.js';

/** Each shop has a host; only those of the configuration are asked. */
export const shopify = {
  provider: 'shopify',
  rules: ['shopify-access-token', 'shopify-custom-app-access-token', 'shopify-private-app-password'],
  request: {
    method: 'GET',
    at: 'configured',
    path: '/admin/api/2025-07/shop.json',
    headers: { 'x-shopify-access-token': '{secret}' },
  },
  answers: [
    { status: 200, where: ['shop.id', true], means: 'active', because: 'it knows its shop' },
    {
      status: 401,
      where: ['errors', '[API] Invalid API key or access token (unrecognized login or wrong password)'],
      means: 'inactive',
      because: 'it knows no such token',
    },
  ],
  facts: { owner: { json: 'shop.email' }, account: { json: 'shop.myshopify_domain' } },
  control: 'random',
  source: 'https://shopify.dev/docs/api/admin-rest/latest/resources/shop',
} as const satisfies Probe;
