import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const appSecret = join('c9', 'A3LYSR9cdY0z8Dj', 'LdLmJBapFZjFfiX');
const accessToken = join('t-', 'jCVRgi9lkFsPzRanXwt', 'ZgMU0BAqQVKnIFO7DZY');
const botWebhook = join('7b', '3cda52-9fbe-e073-', 'c178-4eedebda87ba');

export const larkExamples: DetectorExamples = {
  positive: {
    'lark-app-secret': [
      `FEISHU_APP_SECRET=${appSecret}`,
      `feishu_app_secret: '${appSecret}'`,
      `larksuite:\n  secret: ${appSecret}`,
    ],
    'lark-access-token': [
      `FEISHU_ACCESS_TOKEN=${accessToken}`,
      `"feishuAccessToken": "${accessToken}"`,
      `larksuite:\n  token: ${accessToken}`,
    ],
    'lark-bot-webhook': [`hook: https://open.feishu.cn/open-apis/bot/v2/hook/${botWebhook}`],
  },
  negative: [
    { why: 'secret of an application: a reference', text: 'FEISHU_APP_SECRET=${FEISHU_APP_SECRET}' },
    { why: 'secret of an application: given to no name', text: `about larksuite: see ${appSecret}` },
    { why: 'secret of an application: one character short', text: `larksuite: "${appSecret.slice(0, -1)}"` },
    { why: 'access token: a reference', text: 'FEISHU_ACCESS_TOKEN=${FEISHU_ACCESS_TOKEN}' },
    { why: 'access token: given to no name', text: `about larksuite: see ${accessToken}` },
    { why: 'access token: cut short', text: `larksuite: "${accessToken.slice(0, -9)}"` },
    {
      why: 'webhook URL of a bot: a placeholder',
      text: 'https://open.feishu.cn/open-apis/bot/v2/hook/xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
    },
  ],
};
