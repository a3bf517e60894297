import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const passportOauthToken = join('y3_rDfBlGc8-yVp3gN0KEbJtVftmt', '9yOd5UkYCTgTmPi4S-hIrmx7fCE9W');
const cloudApiKey = join('AQ', 'VN0_wR8mu76jRHflffo', 'ToaM0NgrRt6sj2d_HBp');
const cloudIamToken = join(
  't1',
  '.y_3EYhU-quYerVPKC2WwHKil93UAvfKeVbFw982lpxuBtlJDRLgf',
  'VsHOFjK8ErGn9zHjsW.SVaf6RY94VavsUmGgN5XW2c3yD0W_Tj81Y',
  'gUqoBywM0LAyTKmsBO9SI5ppvDNkWy2oct8CyHkE1j4hX3HRFc3Q',
);
const cloudStaticKeySecret = join('YC3tDAyFPGOBYCEMgXTc', 'lVALNJxJWWHUCxT45z4E');
const cloudStaticKeyId = join('YCA', 'JE-7ekLWM2D', '7PXx-PxuY95');

export const yandexExamples: DetectorExamples = {
  positive: {
    'yandex-passport-oauth-token': [
      `YANDEX_PASSPORT_OAUTH_TOKEN=${passportOauthToken}`,
      `# yandex\nYANDEX_PASSPORT_OAUTH_TOKEN=${passportOauthToken}`,
    ],
    'yandex-cloud-api-key': [`YANDEX_CLOUD_API_KEY=${cloudApiKey}`, `curl -H "X-Api-Key: ${cloudApiKey}"`],
    'yandex-cloud-iam-token': [`YANDEX_CLOUD_IAM_TOKEN=${cloudIamToken}`, `{"yandex": {"key": "${cloudIamToken}"}}`],
    'yandex-cloud-static-key-secret': [
      `YANDEX_CLOUD_STATIC_KEY_SECRET=${cloudStaticKeySecret}`,
      `yandex:\n  api_key: ${cloudStaticKeySecret}\n`,
      `YANDEX_CLOUD_STATIC_KEY_ID=${cloudStaticKeyId}\nYANDEX_CLOUD_STATIC_KEY_SECRET=${cloudStaticKeySecret}`,
    ],
    'yandex-cloud-static-key-id': [`YANDEX_CLOUD_STATIC_KEY_ID=${cloudStaticKeyId}`, `yandex: ${cloudStaticKeyId}`],
  },
  negative: [
    { why: 'passport oauth token cut short', text: `yandex ${passportOauthToken.slice(0, 52)}` },
    { why: 'cloud api key cut short', text: cloudApiKey.slice(0, 38) },
    { why: 'cloud iam token cut short', text: `t1.9eu ${cloudIamToken.slice(0, 139)}` },
    {
      why: 'a value of that form beside the word (cloud static key secret)',
      text: `yandex build ${cloudStaticKeySecret}`,
    },
    { why: 'one character short (cloud static key secret)', text: `"yandex": "${cloudStaticKeySecret.slice(1)}"` },
    { why: 'cloud static key id cut short', text: cloudStaticKeyId.slice(0, 24) },
  ],
};
