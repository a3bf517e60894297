import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const orgAuthToken = join(
  'sntr',
  'ys_eyJpYXQiOiAxNzkwMDAwMDAwLjAsICJ1cmwiOiAiaHR0c',
  'HM6Ly9zZW50cnkuaW8iLCAicmVnaW9uX3VybCI6ICJodHRwc',
  'zovL3VzLnNlbnRyeS5pbyIsICJvcmciOiAib3JkZXJzIn0=_',
  'oRItb34YlenptoCiKjtFtz1xSjTWhJyyQem2kdTCP9i',
);
const userAuthToken = join('sntr', 'yu_d2fe0a2753f2b21b48d1874966c694b', '996eceb399d30a27d0506e1472ae9fdcf');
const userAppToken = join('sntr', 'ya_4c2afb9475570c7d20fda192054036a', 'c533020fc370a42c5faca6487ef5f798c');
const integrationToken = join('sntr', 'yi_022d5b52ad22133cadd26e66350960e', '1867f7bafb774ad9d50f4f0d71b63a302');
const tokenLegacy = join('ee3793316190795f9050309c40d9a8ce', '14a2522b24a3e3606d6574cbc4536c1b');
const dsn = join('http', 's://18323be29a6b6eac32fa35fa1', '6e6c1e1@sentry.io/2739653093');

export const sentryExamples: DetectorExamples = {
  positive: {
    'sentry-org-auth-token': [`SENTRY_ORG_AUTH_TOKEN=${orgAuthToken}`, `"sentryOrgAuthToken": "${orgAuthToken}"`],
    'sentry-user-auth-token': [`SENTRY_USER_AUTH_TOKEN=${userAuthToken}`, `sentry: ${userAuthToken}`],
    'sentry-user-app-token': [`SENTRY_USER_APP_TOKEN=${userAppToken}`, `const client = connect('${userAppToken}');`],
    'sentry-integration-token': [
      `SENTRY_INTEGRATION_TOKEN=${integrationToken}`,
      `curl -H "X-Api-Key: ${integrationToken}"`,
    ],
    'sentry-token-legacy': [`SENTRY_TOKEN=${tokenLegacy}`, `{"sentryToken": "${tokenLegacy}"}`],
    'sentry-dsn': [`SENTRY_DSN=${dsn}`, `curl -X POST ${dsn}`],
  },
  negative: [
    { why: 'org auth token cut short', text: orgAuthToken.slice(0, 113) },
    { why: 'placeholder for the org auth token', text: `${join('sntry', 's_eyJ', 'x'.repeat(124))}` },
    { why: 'user auth token cut short', text: userAuthToken.slice(0, 70) },
    { why: 'user app token cut short', text: userAppToken.slice(0, 70) },
    { why: 'integration token cut short', text: integrationToken.slice(0, 70) },
    { why: 'a commit beside the word (token legacy)', text: `sentry at commit ${tokenLegacy}` },
    { why: 'a placeholder (token legacy)', text: `SENTRY_TOKEN=${'x'.repeat(64)}` },
    { why: 'dsn cut short', text: dsn.slice(0, 51) },
  ],
};
