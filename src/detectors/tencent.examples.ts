import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const cloudSecretKey = join('nOz0teL7obM2tcYR', '6lUhc6HI8m3rF6qT');
const cloudSecretId = join('AK', 'IDzuyLPYsiK5egCc3', 'Rdmo4bvNXaZQkM30d');
const wechatAppSecret = join('73ad4495b98205de', '861376f5fe4128a5');
const wechatAppId = join('wx3829bf6', 'b7dd439fa');

export const tencentExamples: DetectorExamples = {
  positive: {
    'tencent-cloud-secret-key': [
      `TENCENT_CLOUD_SECRET_KEY=${cloudSecretKey}`,
      `export TENCENT_CLOUD_SECRET_KEY="${cloudSecretKey}"`,
      `TENCENT_CLOUD_SECRET_ID=${cloudSecretId}\nTENCENT_CLOUD_SECRET_KEY=${cloudSecretKey}`,
    ],
    'tencent-cloud-secret-id': [`TENCENT_CLOUD_SECRET_ID=${cloudSecretId}`, `Using ${cloudSecretId} for the job`],
    'tencent-wechat-app-secret': [
      `WECHAT_APP_SECRET=${wechatAppSecret}`,
      `wechat_app_secret: ${wechatAppSecret}`,
      `TENCENT_WECHAT_APP_ID=${wechatAppId}\nWECHAT_APP_SECRET=${wechatAppSecret}`,
    ],
    'tencent-wechat-app-id': [`TENCENT_WECHAT_APP_ID=${wechatAppId}`, `# wechat\nTENCENT_WECHAT_APP_ID=${wechatAppId}`],
  },
  negative: [
    { why: 'a value of that form beside the word (cloud secret key)', text: `tencent build ${cloudSecretKey}` },
    { why: 'one character short (cloud secret key)', text: `"tencent": "${cloudSecretKey.slice(1)}"` },
    { why: 'cloud secret id cut short', text: cloudSecretId.slice(0, 35) },
    { why: 'a commit beside the word (wechat app secret)', text: `wechat at commit ${wechatAppSecret}` },
    { why: 'one character short (wechat app secret)', text: `"wechat": "${wechatAppSecret.slice(1)}"` },
    { why: 'wechat app id cut short', text: `wechat ${wechatAppId.slice(0, 17)}` },
  ],
};
