import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const userAccessToken = join('bku', 'a_', '2hkrjmar157ew6zucph9', 'qq9zp8cdgc7ab2a1uwhr');
const agentSessionToken = join(
  'bka',
  'a_',
  'RxCBdivGEPDMPNDae9Gd2by_anuisjX_MXA8st',
  'SG37gHj2LjMKNav61nkFnZzTXNTdSawN9aaYm',
);
const agentJobToken = join(
  'bka',
  'j_',
  'WuPj6v_QG7OaX--emJHSGxqT0E8EcIPKD2Kt0unOZkEVztbY1AvwUxPe',
  'u945OZyQQu_tagLeujL7zGD4HdNQgUw6hB3Hs2CLCtTwiM9Xza5O3XxQ',
  '5rOLicVUFNFPfgbbsmYVDpKsxppDR-ZqTWa6VbVRkLevuUWiBBAthUkr',
  'ZjocVLlkDwUDvUiTDTfZYzZg_7w6CgjljA6UpmcskzQxeP4hDdTQeEc-',
  '1L_lCIx-MT_jGZN6FDzk1P9ip4z7x_pk_aDNyvGxzLG7kz8sXmpzrqJ5',
  'E0WdJ569hX0TAcGoVZFNrEbFRWHFcT02T6tq6GNgrdT7dY8_xXLr4',
);
const agentToken = join('bkc', 't_', 'usgs4JwWQ7eEjGvrVKB7tPJn9NMyNR2J6pKRc', 'iECvLtzZfRppcIq8tmfLyocKUUxz_1pNif5L');
const portalToken = join('bkp', 'at_', 'vgBi9QQbBi9hXta3oNrsUiaJPYn', 'sPG-45u1URShh8BudT4AF2aT7M7');
const legacyAgentToken = join('5c612eabaceaa0e13b7653bea', 'a4e65e0a68531c29411fb13cb');

export const buildkiteExamples: DetectorExamples = {
  positive: {
    'buildkite-user-access-token': [
      `BUILDKITE_TOKEN=${userAccessToken}`,
      `curl https://api.internal -H "Authorization: Bearer ${userAccessToken}"`,
    ],
    'buildkite-agent-session-token': [`BUILDKITE_TOKEN=${agentSessionToken}`, `token: ${agentSessionToken}\n`],
    'buildkite-agent-job-token': [`BUILDKITE_TOKEN=${agentJobToken}`, `client = connect('${agentJobToken}')`],
    'buildkite-agent-token': [`BUILDKITE_TOKEN=${agentToken}`, `"token": "${agentToken}"`],
    'buildkite-portal-token': [
      `BUILDKITE_SECRET=${portalToken}`,
      `curl https://api.internal -H "Authorization: Bearer ${portalToken}"`,
    ],
    'buildkite-legacy-agent-token': [
      `BUILDKITE_AGENT_TOKEN=${legacyAgentToken}`,
      `buildkite-agent start --token ${legacyAgentToken}`,
    ],
  },
  negative: [
    { why: 'API access token one character short', text: `see ${userAccessToken.slice(0, 44)}` },
    { why: 'API access token that is masked', text: `masked ${join('bku', 'a_')}${'x'.repeat(40)}` },
    { why: 'session token of an agent one character short', text: `see ${agentSessionToken.slice(0, 79)}` },
    { why: 'job token of an agent one character short', text: `see ${agentJobToken.slice(0, 337)}` },
    { why: 'registration token of agents one character short', text: `see ${agentToken.slice(0, 77)}` },
    { why: 'token or secret of a portal one character short', text: `see ${portalToken.slice(0, 59)}` },
    { why: 'token of agents one character short', text: `BUILDKITE_SID=${legacyAgentToken.slice(0, 49)}` },
    { why: 'token of agents beside the name, given to nothing', text: `buildkite at ${legacyAgentToken}` },
  ],
};
