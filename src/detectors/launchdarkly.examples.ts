import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiAccessToken = join('ap', 'i-16e3cef8-3c7c-27e', 'c-aa3c-5ac4c7409033');
const sdkKey = join('sd', 'k-fc1cf004-967b-055', '3-9e7e-cabb4711151b');
const mobileKey = join('mo', 'b-51f66f59-0a8b-025', '1-95b6-ae65f75bef09');
const relayKey = join('re', 'l-b3b42884-7884-253', 'f-eb1c-8f5dc2640ff8');

export const launchdarklyExamples: DetectorExamples = {
  positive: {
    'launchdarkly-api-access-token': [
      `LAUNCHDARKLY_ACCESS_TOKEN=${apiAccessToken}`,
      `docker run -e LAUNCHDARKLY_ACCESS_TOKEN=${apiAccessToken} image`,
      `launchdarkly:\n  token: ${apiAccessToken}`,
    ],
    'launchdarkly-sdk-key': [`LAUNCHDARKLY_SDK_KEY=${sdkKey}`, `client("${sdkKey}")`],
    'launchdarkly-mobile-key': [`LAUNCHDARKLY_MOBILE_KEY=${mobileKey}`, `  value: ${mobileKey} # made for the shop`],
    'launchdarkly-relay-key': [
      `LAUNCHDARKLY_RELAY_KEY=${relayKey}`,
      `const launchdarklyRelayKey = "${relayKey}";`,
      `launchdarkly:\n  api_key: ${relayKey}`,
      `AUTO_CONFIG_KEY=${relayKey}`,
    ],
  },
  negative: [
    { why: 'API access token: a reference', text: 'LAUNCHDARKLY_ACCESS_TOKEN=${LAUNCHDARKLY_ACCESS_TOKEN}' },
    { why: 'API access token: given to no name', text: `about launchdarkly: see ${apiAccessToken}` },
    { why: 'API access token: one character short', text: `launchdarkly: "${apiAccessToken.slice(0, -1)}"` },
    { why: 'server SDK key: one character short', text: sdkKey.slice(0, -1) },
    { why: 'mobile key, meant to be shipped: one character short', text: mobileKey.slice(0, -1) },
    { why: 'key of the relay proxy: a reference', text: 'LAUNCHDARKLY_RELAY_KEY=${LAUNCHDARKLY_RELAY_KEY}' },
    { why: 'key of the relay proxy: given to no name', text: `about launchdarkly: see ${relayKey}` },
    { why: 'key of the relay proxy: one character short', text: `launchdarkly: "${relayKey.slice(0, -1)}"` },
  ],
};
