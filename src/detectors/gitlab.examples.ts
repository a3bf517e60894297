import type { DetectorExamples } from './detector.js';

const token = (...parts: readonly string[]): string => parts.join('');

const access = token('gl', 'pat-', '78sYBnfbdY', 'L2_eYOjgqO');
const routable = token('gl', 'pat-', 'JnimdbR5yduotJTGgZ7qgm8', '6MQp0OjF6CA.01.0y19enyxa');
const runner = token('gl', 'rt-', 'tv3Iem-rOuilzqOlf9LHKG8', '6MQp0OjF6CA.01.0y16kyhju');

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
  ],
};
