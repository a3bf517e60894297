import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join(
  '00',
  'DUnihQU2VQIhg!0UocR8KgjTTshAJWJJrfog7qkyalo5pU',
  'g3_jSXqklwMsCaNce1b0cQ55eqJHCayGThMNFIN59qxYw3',
  'GOLJBaM2Rk16F_b37EPN2fWXZGqeVm8UeXc_IUU971ge12',
  'savdYJQxPi1ottKfrVOhzG0EYx29xmXTUW5FPNFx4iKtFG',
);
const refreshToken = join(
  '5Aep',
  '861Z7_9omprnjLUGmlyYV6VhFcuHfrsz4mRoDADS8l634ZQ',
  'b7NrAPJefPEFgAKwQE00XW9f6RTbZPGqUIAbnmvd2Sm5YA',
);
const consumerSecret = join('2CE7487E95DDC36783E05B278D00FE2F', '3044434D20CE9121AB57E30BB8892969');
const consumerKey = join(
  '3MV',
  'G9i4Apkg9Ie6XjIwL3S6BOT3hrqGl2_l3ZNj_TxBBR4odTz5Idr4hWjz',
  'OdWIbEvKDZ1DsJx4m+ztF7lQX1qyVPR5t31ziu4uTbNev1NK4THMy7NB',
  '2Ptcbr0D84rVEgObRoA1vBCQ6wa/c4u9b1xNlw.WgqEl3B/nXQr33y4',
);

export const salesforceExamples: DetectorExamples = {
  positive: {
    'salesforce-access-token': [`SALESFORCE_ACCESS_TOKEN=${accessToken}`, `"salesforceAccessToken": "${accessToken}"`],
    'salesforce-refresh-token': [`SALESFORCE_REFRESH_TOKEN=${refreshToken}`, `curl -H "X-Api-Key: ${refreshToken}"`],
    'salesforce-consumer-secret': [
      `SALESFORCE_CONSUMER_SECRET=${consumerSecret}`,
      `export SALESFORCE_CONSUMER_SECRET="${consumerSecret}"`,
      `SALESFORCE_CONSUMER_KEY=${consumerKey}\nSALESFORCE_CONSUMER_SECRET=${consumerSecret}`,
    ],
    'salesforce-consumer-key': [`SALESFORCE_CONSUMER_KEY=${consumerKey}`, `const client = connect('${consumerKey}');`],
  },
  negative: [
    { why: 'access token cut short', text: `VALUE=${accessToken.slice(0, 95)}` },
    { why: 'placeholder for the access token', text: `VALUE=${join('0', '0D', 'x'.repeat(183))}` },
    { why: 'refresh token cut short', text: refreshToken.slice(0, 76) },
    { why: 'a value of that form beside the word (consumer secret)', text: `salesforce build ${consumerSecret}` },
    { why: 'a reference (consumer secret)', text: 'SALESFORCE_CONSUMER_SECRET=${SALESFORCE_CONSUMER_SECRET}' },
    { why: 'consumer key cut short', text: consumerKey.slice(0, 84) },
  ],
};
