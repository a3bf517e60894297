import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const consumerSecret = join('cs', '_a65f988ec614f96975eb', '0b3ed694b44e5b74ef65');
const consumerKey = join('ck', '_bb7451d945f1e5e27dac', '02f3cf63d2673dab1d0f');

export const woocommerceExamples: DetectorExamples = {
  positive: {
    'woocommerce-consumer-secret': [
      `WOOCOMMERCE_CONSUMER_SECRET=${consumerSecret}`,
      `# woocommerce\nWOOCOMMERCE_CONSUMER_SECRET=${consumerSecret}`,
      `WOOCOMMERCE_CONSUMER_KEY=${consumerKey}\nWOOCOMMERCE_CONSUMER_SECRET=${consumerSecret}`,
    ],
    'woocommerce-consumer-key': [
      `WOOCOMMERCE_CONSUMER_KEY=${consumerKey}`,
      `{"woocommerce": {"key": "${consumerKey}"}}`,
    ],
  },
  negative: [
    { why: 'consumer secret cut short', text: `woo_ ${consumerSecret.slice(0, 42)}` },
    { why: 'consumer secret as the end of a longer word', text: `woo_ a${consumerSecret}` },
    { why: 'consumer key cut short', text: `woo_ ${consumerKey.slice(0, 42)}` },
  ],
};
