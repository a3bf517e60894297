import type { DetectorExamples } from './detector.js';

const token = (...parts: readonly string[]): string => parts.join('');

const access = token('gl', 'pat-', '78sYBnfbdY', 'L2_eYOjgqO');
const routable = token('gl', 'pat-', 'JnimdbR5yduotJTGgZ7qgm8', '6MQp0OjF6CA.01.0y19enyxa');
const runner = token('gl', 'rt-', 'tv3Iem-rOuilzqOlf9LHKG8', '6MQp0OjF6CA.01.0y16kyhju');

const join = (...parts: readonly string[]): string => parts.join('');
const scimToken = join('gl', 'soat-BgyVf-_o', '6oEyV7CQI79l');
const featureFlagClientToken = join('gl', 'ffct-_pj6uP1z', 'QMAZqUmDZul3');
const feedToken = join('gl', 'ft-pcoatZQV4', 'Pp5vbvwXqYb');
const incomingMailToken = join('gl', 'imt-RDe0LmseCba', 'E-ioQHYgWFjRwQ');
const workspaceToken = join('gl', 'wt-88W96ChCR', '30fVt9A0p7r');
const sessionCookie = join('e6ab61c1637dd240', '90f1774ac2db3a12');
const legacyPat = join('4h', 'oqjuMKKvM', 'Y9v2zTgPK');
const incomingMailAddress = join('qX', 'T1gk4Oq6hFUR', 'oQiwi1No1rc');

export const gitlabExamples: DetectorExamples = {
  positive: {
    'gitlab-access-token': [`PRIVATE-TOKEN: ${access}`, `git clone https://oauth2:${access}@git.internal/g/r.git`],
    'gitlab-routable-access-token': [`GITLAB_TOKEN=${routable}`, `see ${routable}.`],
    'gitlab-deploy-token': [`deploy: ${token('gl', 'dt-', 'sAj_g_wQ52', 'yvjoVBbvAP')}`],
    'gitlab-runner-token': [
      `token = "${token('gl', 'rt-', 'AsCuV-WtIc', 'sgvK34WxQ9')}"`,
      `--registration-token ${token('GR13', '48941', 'Ndgc8EzNbn', 'HaQEdRkvfv')}`,
    ],
    'gitlab-routable-runner-token': [`token = "${runner}"`],
    'gitlab-agent-token': [`agent ${token('gl', 'agent-', 'Tz3fmo9Ko53kwzSqtEAe0iOmL', 'ASBLfNYX28Xy0g4Od6elJw7Sn')}`],
    'gitlab-trigger-token': [
      `curl -F token=${token('gl', 'ptt-', 'bb219af5a4f86883e8f3', 'cd0db512be48e4b403af')} https://git.internal`,
    ],
    'gitlab-oauth-secret': [
      `secret ${token('gl', 'oas-', 'a016e3b3c245da77c0bd6610730ce3bf', 'dc8c8960416890c8ee8021501d246c8e')}`,
    ],
    'gitlab-job-token': [`CI_JOB_TOKEN=${token('gl', 'cbt-', '64_', 'oo8pyg5Meb', 'MNBH4cJswa')}`],
    'gitlab-scim-token': [`GITLAB_SCIM_TOKEN=${scimToken}`, `{"value": "${scimToken}"}`],
    'gitlab-feature-flag-client-token': [
      `GITLAB_FEATURE_FLAG_CLIENT_TOKEN=${featureFlagClientToken}`,
      `client("${featureFlagClientToken}")`,
    ],
    'gitlab-feed-token': [`GITLAB_FEED_TOKEN=${feedToken}`, `  value: ${feedToken} # made for the shop`],
    'gitlab-incoming-mail-token': [
      `GITLAB_INCOMING_MAIL_TOKEN=${incomingMailToken}`,
      `{"value": "${incomingMailToken}"}`,
    ],
    'gitlab-workspace-token': [`GITLAB_WORKSPACE_TOKEN=${workspaceToken}`, `client("${workspaceToken}")`],
    'gitlab-session-cookie': [`Cookie: _gitlab_session=${sessionCookie}; sidebar=1`],
    'gitlab-legacy-pat': [
      `GITLAB_TOKEN=${legacyPat}`,
      `os.environ["GITLAB_TOKEN"] = "${legacyPat}"`,
      `PRIVATE-TOKEN: ${legacyPat}`,
    ],
    'gitlab-incoming-mail-address': [`incoming+shop-app-4242-${incomingMailAddress}-issue@mail.internal`],
  },
  negative: [
    { why: 'placeholder of the manual', text: token('gl', 'pat-', 'x'.repeat(20)) },
    { why: 'access token one character short', text: token('gl', 'pat-', '9uVAXRHrG', 'AO4gCZfdjS') },
    { why: 'routable token whose checksum does not hold', text: routable.replace(/.$/, '!').replace('!', 'zz') },
    { why: 'routable token with one character changed', text: routable.replace('.01.', 'Q.01.') },
    { why: 'deploy token that goes on', text: token('gl', 'dt-', 'NmcNGxtupi', 'hJEAc50dgS', 'abc') },
    { why: 'runner token cut short', text: token('gl', 'rt-', 'EIDxly', 'q3oFbf') },
    { why: 'routable runner token with one character changed', text: runner.replace('.01.', 'Q.01.') },
    { why: 'agent token cut short', text: token('gl', 'agent-', 'vFAaEZ71QK4SmNP', 'RIBmj0Wz6AgeU9G') },
    {
      why: 'trigger token that is no hexadecimal',
      text: token('gl', 'ptt-', 'g', '4551345ac2844ee63a1', 'a5532843f036abd907f1'),
    },
    { why: 'OAuth secret cut short', text: token('gl', 'oas-', '3a49def5a5bcede73e4c', '2b899b33379878d630c4') },
    { why: 'job token cut short', text: token('gl', 'cbt-', '64_', 'f2eRY', 'l9Q41P') },
    { why: 'SCIM token: one character short', text: scimToken.slice(0, -1) },
    { why: 'client token of feature flags: one character short', text: featureFlagClientToken.slice(0, -1) },
    { why: 'feed token: one character short', text: feedToken.slice(0, -1) },
    { why: 'incoming mail token: one character short', text: incomingMailToken.slice(0, -1) },
    { why: 'workspace token: one character short', text: workspaceToken.slice(0, -1) },
    { why: 'session cookie: a cookie without value', text: 'Cookie: _gitlab_session=' },
    { why: 'access token (before prefixes): a reference', text: 'GITLAB_TOKEN=${GITLAB_TOKEN}' },
    { why: 'access token (before prefixes): given to no name', text: `about gitlabtoken: see ${legacyPat}` },
    { why: 'access token (before prefixes): one character short', text: `gitlab_private: "${legacyPat.slice(0, -1)}"` },
    {
      why: 'address of incoming mail, with its token: an address without a token',
      text: 'incoming+shop-app@mail.internal',
    },
  ],
};
