import type { DetectorExamples } from './detector.js';

const key = (...parts: readonly string[]): string => parts.join('_');

export const stripeExamples: DetectorExamples = {
  positive: {
    'stripe-secret-key-live': [
      `STRIPE_KEY=${key('sk', 'live', '31Fg5ZfFMrnnvokRf0oPq4U3')}`,
      `key("${key('sk', 'live', 'YWZPoMOmaCu2aTOHOYW4PkfNMo9ZDkUDAokcOcoVLxva766SQs' + 'QoDt18ILoROyHa9GSrHUgfhVAJYyCwCLm7omLeW0Zbq3L8HwE')}")`,
    ],
    'stripe-restricted-key-live': [
      `stripe: ${key('rk', 'live', 'aG5WMmjoKUZWLtAjJoMeAfqf6IM6Ihd04f7UDN9uwKae939rfK' + '31Vrx4cow9Yen8rzlNJ0NtflHK3aRss79c8e1EQ2ehUNP5q8q')}`,
    ],
    'stripe-secret-key-test': [
      `a ${key('sk', 'test', '5cdkvypdZeCgUi83mGVr2c8C')} b`,
      `a ${key('rk', 'test', 'C8c2rVGm38iUgCeZdpyvkdc5')} b`,
    ],
    'stripe-publishable-key': [`Stripe('${key('pk', 'live', 'wNzGJzQdfy54BCaHvJkyvCje')}')`],
    'stripe-webhook-secret': [`endpoint ${key('whsec', 'Ciw8Ples9jSvZCuh2cn0qYFLdx4V0SNy')}`],
    'stripe-organization-key': [`STRIPE_KEY=${key('sk', 'org', 'Mn7EiChBEweUrDep' + 'Uv4h3jXTUzjsiFqZ')}`],
    'stripe-secret-key-prod': [`key: ${key('sk', 'prod', 'gBHkU7qkXDJBxC' + 'nywfYzbxMFEXbA')}`],
    'stripe-payment-intent-client-secret': [
      `"clientSecret": "${key('pi', 'xKRuJeh4qgfstc3mt2i6D8V6', 'secret', 'sBjLJNHWwftd5WmDetbSf5sfQ')}"`,
    ],
  },
  negative: [
    { why: 'live key one character short', text: key('sk', 'live', '31Fg5ZfFMrnnvokRf0oPq4U') },
    { why: 'restricted key one character short', text: key('rk', 'live', 'aG5WMmjoKUZWLtAjJoMeAfq') },
    { why: 'masked test key', text: key('sk', 'test', 'x'.repeat(24)) },
    { why: 'publishable key one character short', text: key('pk', 'live', 'wNzGJzQdfy54BCaHvJkyvCj') },
    { why: 'placeholder for the webhook secret', text: key('whsec', 'your_webhook_secret_goes_here_now') },
    { why: 'another word ends in the same letters', text: `a${key('sk', 'live', '31Fg5ZfFMrnnvokRf0oPq4U3')}` },
    { why: 'organization key cut short', text: `key ${key('sk', 'org', '8qes9hFaxMCtRicKXrhk')}` },
    { why: 'prod key cut short', text: key('rk', 'prod', 'sdmnvSvK2') },
    {
      why: 'secret of a payment cut short',
      text: key('pi', 'bscabYJMnJGrEgU6TDUHL7BJ', 'secret', 'vWpqxn7XYSiByd7iaeSZsD'),
    },
  ],
};
