import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const developerToken = join('YpJmojhSlCBcPPQq', 'ikKAQQGV40IT8XPt');
const clientSecret = join('YKEaXIVxu7MBxvNV', 'R29jS37qvk3Z6Elt');

export const boxExamples: DetectorExamples = {
  positive: {
    'box-developer-token': [
      `BOX_DEVELOPER_TOKEN=${developerToken}`,
      `curl https://api.box.com/2.0/users/me -H "Authorization: Bearer ${developerToken}"`,
    ],
    'box-client-secret': [
      `BOX_CLIENT_SECRET=${clientSecret}`,
      `{ "boxAppSettings": { "clientID": "x", "clientSecret": "${clientSecret}" } }`,
    ],
  },
  negative: [
    {
      why: 'access or developer token one character short',
      text: `# box_developer_token\nsid: ${developerToken.slice(0, 31)}`,
    },
    {
      why: 'access or developer token beside the name, given to nothing',
      text: `box_developer_token at ${developerToken}`,
    },
    { why: 'a reference', text: `BOX_TOKEN_TOKEN=\${BOX_TOKEN_TOKEN}` },
    { why: 'OAuth client secret one character short', text: `# box_client_secret\nsid: ${clientSecret.slice(0, 31)}` },
    { why: 'OAuth client secret beside the name, given to nothing', text: `box_client_secret at ${clientSecret}` },
  ],
};
