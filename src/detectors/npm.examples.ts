import type { DetectorExamples } from './detector.js';

const access = ['np', 'm_', 'hnd75x3useWMA9TonP', 'NlOmMvF5bfPk37xTTc'].join('');
const opaque = ['MHzRQVHEpslPUvOWPqZb', 'V80WSt20Y4QjTqxdng0Q'].join('');
const uuid = ['bfc76a3e-acaa-7dc2', '-b08f-8fc4edcb8a50'].join('');
const login = ['ZGVwbG95OmtUN3', 'ZRMnhMbTk='].join('');
const password = ['a1Q3dl', 'EyeExtOQ=='].join('');

const join = (...parts: readonly string[]): string => parts.join('');
const legacyToken = join('30', 'a4c082-86f2-8963-', '7c18-7ce9111668e6');

export const npmExamples: DetectorExamples = {
  positive: {
    'npm-access-token': [`NPM_TOKEN=${access}`, `//registry.internal/:_authToken=${access}\n`],
    'npm-registry-token': [
      `//packages.internal:8443/api/npm/:_authToken="${opaque}"\n`,
      `//packages.internal/:_authToken=${uuid}\n`,
    ],
    'npm-registry-login': [`//packages.internal/npm/:_auth=${login}\n`, `_auth = "${login}"\nalways-auth = true\n`],
    'npm-registry-password': [`//packages.internal/:username=deploy\n//packages.internal/:_password=${password}\n`],
    'npm-legacy-token': [`NPM_TOKEN=${legacyToken}`, `npm_token: '${legacyToken}'`],
  },
  negative: [
    { why: 'checksum does not hold', text: `${access.slice(0, -1)}${access.endsWith('a') ? 'b' : 'a'}` },
    { why: 'goes on behind the token', text: `${access}x` },
    { why: 'a setting of the environment', text: ['np', 'm_config_registry_settings_of_the_user_abc'].join('') },
    { why: 'a variable', text: '//registry.internal/:_authToken=${NPM_TOKEN}' },
    { why: 'a placeholder', text: '//registry.internal/:_authToken=YOUR_TOKEN_HERE' },
    { why: 'a login that does not decode', text: '//packages.internal/:_auth=not-base64-at-all' },
    { why: 'a login without a colon', text: `//packages.internal/:_auth=${['aGVsbG8', 'gd29ybGQ='].join('')}` },
    { why: 'a variable for the password', text: '//packages.internal/:_password=${NPM_PASSWORD}' },
    { why: 'token (a UUID, before 2021): a reference', text: 'NPM_TOKEN=${NPM_TOKEN}' },
    { why: 'token (a UUID, before 2021): given to no name', text: `about npmtoken: see ${legacyToken}` },
  ],
};
