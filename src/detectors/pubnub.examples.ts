import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('sec', '-c-2CLjkH6w4VUskxQKEUcaqL1', 'F/zDUP7sR4/u7Mxk+tCkpjbu0');
const publishKey = join('pub', '-c-eca32760-7754-ed1', '8-364a-c7e5edd1454f');
const subscribeKey = join('sub', '-c-726fe4c0-093c-19d', '5-f794-366fb9888e27');

export const pubnubExamples: DetectorExamples = {
  positive: {
    'pubnub-secret-key': [`PUBNUB_SECRET_KEY=${secretKey}`, `pubnub: ${secretKey}`],
    'pubnub-publish-key': [`PUBNUB_PUBLISH_KEY=${publishKey}`, `curl -H "X-Api-Key: ${publishKey}"`],
    'pubnub-subscribe-key': [`PUBNUB_SUBSCRIBE_KEY=${subscribeKey}`, `"pubnubSubscribeKey": "${subscribeKey}"`],
  },
  negative: [
    { why: 'secret key cut short', text: secretKey.slice(0, 53) },
    { why: 'placeholder for the secret key', text: `${join('sec', '-c-', 'x'.repeat(48))}` },
    { why: 'publish key cut short', text: publishKey.slice(0, 41) },
    { why: 'subscribe key cut short', text: subscribeKey.slice(0, 41) },
  ],
};
