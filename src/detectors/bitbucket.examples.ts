import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const appPassword = join('AT', 'BBsWNOKW1akCzX68l', 'KtwNQSnd28AA4E9C2');
const accessToken = join(
  'ATCTT3',
  'xFfGN0bzAE2wKe_QMf7VcrxvKGRLwlprt37otHvPorp7Dp5',
  'b7ZH74b8Bvug35YUFqp82NgdIXkxlDRTrBNo68ofK27gY9b',
  'usjykHIiajHkUBhOKnKsiV6WqjT6uyvrzf0etXksJhhG2WQ',
  'c5VyG74t_zPNkFdylflFjBAC3iQhXFMCnN9S=51653333',
);
const dataCenterToken = join('BBD', 'C-NjAwNTgzMTEzODk4Ovd+d', 'URVrjWeF6W4diuqIbCpsGZp');
const oauthClientSecret = join('JixCdsuXS3sh-yVM', 'VkHhS-eZL4Eg2YU7');

export const bitbucketExamples: DetectorExamples = {
  positive: {
    'bitbucket-app-password': [
      `BITBUCKET_APP_PASSWORD=${appPassword}`,
      `git clone https://x:${appPassword}@bitbucket.org/orders/api.git`,
    ],
    'bitbucket-access-token': [`BITBUCKET_TOKEN=${accessToken}`],
    'bitbucket-data-center-token': [`BITBUCKET_TOKEN=${dataCenterToken}`, `Authorization: Bearer ${dataCenterToken}`],
    'bitbucket-oauth-client-secret': [
      `BITBUCKET_CLIENT_SECRET=${oauthClientSecret}`,
      `bitbucket:\n  consumer_secret: "${oauthClientSecret}"`,
    ],
  },
  negative: [
    { why: 'app password one character short', text: `see ${appPassword.slice(0, -1)}` },
    {
      why: 'access token of a repository, project or workspace one character short',
      text: `see ${accessToken.slice(0, -1)}`,
    },
    { why: 'HTTP access token of Data Center one character short', text: `see ${dataCenterToken.slice(0, -1)}` },
    { why: 'secret of an OAuth consumer one character short', text: `BITBUCKET_SID=${oauthClientSecret.slice(0, 31)}` },
    { why: 'secret of an OAuth consumer beside the name, given to nothing', text: `bitbucket at ${oauthClientSecret}` },
  ],
};
