import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const login = join('ZGVwbG95OmtUN3', 'ZRMnhMbTk=');
const password = join('mV9', 'kPz4', 'Tq2w');
const machineMade = join('f81d4c', '02b7e9', 'a35c60', 'd92e17');
const config = { auths: { 'registry.internal:5000': { auth: login } } };

export const dockerExamples: DetectorExamples = {
  positive: {
    'docker-access-token': [`docker login -u orders -p ${join('dckr_', 'pat_', '78sYBnfbdYL2_', 'eYOjgqOJepdtey')}`],
    'docker-organization-token': [`TOKEN=${join('dckr_', 'oat_', '2qtlxgn6gt-yebqO', '6pzopf0xKsAj_g_w')}`],
    'docker-env-password': [`ENV POSTGRES_PASSWORD ${password}\n`],
    'docker-env-secret': [`ENV API_TOKEN ${machineMade}\n`],
    'docker-config-login': [
      JSON.stringify(config, null, 2),
      JSON.stringify({ '.dockerconfigjson': JSON.stringify(config) }),
    ],
  },
  negative: [
    { why: 'placeholder', text: join('dckr_', 'pat_', 'x'.repeat(27)) },
    { why: 'organization token cut short', text: join('dckr_', 'oat_', 'x0IcbZXRUo', 'wzKA7m2N8u') },
    { why: 'no login in it', text: '{"auths": {"registry.internal": {"auth": "aGVsbG8gd29ybGQ="}}}' },
    { why: 'a placeholder in an instruction', text: 'ENV DB_PASSWORD changeme\nENV API_KEY_FILE /run/secrets/key1\n' },
    { why: 'empty', text: '{"auths": {"registry.internal": {"auth": ""}}}' },
    { why: 'something else of that name', text: '{"auth": "required", "auth": "basicauth"}' },
  ],
};
