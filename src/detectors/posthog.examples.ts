import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const personalApiKey = join('ph', 'x_yVnZ-vnc3eoCkvAl0ND50X', 'EAHaOlVxveHl9iioS91Ew_k');
const oauthToken = join('pha_JNYoSsRdxl0IvDs50UM', 'KmNAjw2wwHZ8XtZw2FF9mH');
const featureFlagsSecureKey = join('ph', 's_ttrgQyui5S4rgzoQkJwhlV', 'JsCAv9t4uHMOTHcH1fQoRhw');
const projectApiKey = join('ph', 'c_Ob5VnwyFbxHWRp_GNUPfs', 'mMdwua2mbP9D1DReHqEjl1C');

export const posthogExamples: DetectorExamples = {
  positive: {
    'posthog-personal-api-key': [
      `POSTHOG_PERSONAL_API_KEY=${personalApiKey}`,
      `curl -H "X-Api-Key: ${personalApiKey}"`,
    ],
    'posthog-oauth-token': [`POSTHOG_OAUTH_TOKEN=${oauthToken}`, `curl -H "X-Api-Key: ${oauthToken}"`],
    'posthog-feature-flags-secure-key': [
      `POSTHOG_FEATURE_FLAGS_SECURE_KEY=${featureFlagsSecureKey}`,
      `posthog: ${featureFlagsSecureKey}`,
    ],
    'posthog-project-api-key': [
      `POSTHOG_PROJECT_API_KEY=${projectApiKey}`,
      `const client = connect('${projectApiKey}');`,
    ],
  },
  negative: [
    { why: 'personal api key cut short', text: personalApiKey.slice(0, 44) },
    { why: 'personal api key as the end of a longer word', text: `a${personalApiKey}` },
    { why: 'oauth token cut short', text: oauthToken.slice(0, 43) },
    { why: 'feature flags secure key cut short', text: featureFlagsSecureKey.slice(0, 46) },
    { why: 'project api key cut short', text: projectApiKey.slice(0, 44) },
  ],
};
