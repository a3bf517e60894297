import type { DetectorExamples } from './detector.js';

const token = (kind: string, ...body: readonly string[]): string => [kind, body.join('')].join('.');

const old = token('s', 'hnd75x3useWM', 'A9TonPNlOmMv');

const join = (...parts: readonly string[]): string => parts.join('');
const unsealKey = join('1c', 'BhzIeO1IKXE1k8FkG4bRN', 'JCIiz0QRuUtm/9qyt6IRp');
const approleSecretId = join('cd', '450d9a-2c98-96e1-', 'c198-90042973ab02');
const approleSecretIdR = join('90', '281713-7973-33be-', '6bb3-a3cf29183513');
const legacyBatchToken = join(
  'b.',
  'zlz3rYZ1G26APcVrojUXpI-cUXzerp3uKpbZ5ZqAjo_ikC',
  'oZIRirKEwEoTSHGTDsmihPCRt41W0WuPyozQwmrmw_x7zP',
  'Simt2g-06Sg_fNDs9Iep2iQptB7Q8Yu3rdlhMhMRVWNtsG',
);

export const vaultExamples: DetectorExamples = {
  positive: {
    'vault-service-token': [
      `VAULT_TOKEN=${token('hvs', 'CAES', 'L2_eYOjgqOJepdtey2qtlxgn6gt-yebqO6pzopf0xKsA', 'j_g_wQ52yvjoVBbvAPAsCuV-WtIcsgvK34WxQ9Ndgc8E')}`,
      `token: ${token('hvs', 'z8Zq27Go7NTw', '2DNv2ICOsISX')}`,
    ],
    'vault-batch-token': [
      `X-Vault-Token: ${token('hvb', 'AAAA', 'fvTz3fmo9Ko53kwzSqtEAe0iOmLASBLfNYX28Xy0g4Od6elJw7SnvuLEko-XrQ9iaigO6j_Ow3C', '1tVEIs5Sg4StTCNr8qAGb4OvPyIQW0rccxBt3YZHCdMCy7Ou_1zhxglZDQGahmAxj74iALHWBE0')}`,
    ],
    'vault-recovery-token': [
      `recovery ${token('hvr', 'CAES', 'KRYyi6oo8pyg5MebMNBH4cJswarBviONBdFy_6la5aMS', 'JA56lJRGL3-KB0IzhUlbfiRDtA8oMQVVHNQXqwIiSS65')}`,
    ],
    'vault-legacy-token': [`VAULT_TOKEN=${old}`, `{"auth": {"client_token": "${old}"}}`, `Initial Root Token: ${old}`],
    'vault-unseal-key': [`Unseal Key 1: ${unsealKey}`, `VAULT_UNSEAL_KEY='${unsealKey}'`],
    'vault-approle-secret-id': [
      `VAULT_SECRET_ID=${approleSecretId}`,
      `{"role_id": "${approleSecretIdR}", "secret_id": "${approleSecretId}"}`,
    ],
    'vault-legacy-batch-token': [`VAULT_TOKEN=${legacyBatchToken}`],
  },
  negative: [
    { why: 'placeholder', text: token('hvs', 'x'.repeat(24)) },
    {
      why: 'service token cut short',
      text: token('hvs', 'CAES', 'gNHs1UkDrVLKGng5wERogIGnrsretB', 'oHMUXbSAtPgweCj9x4uulHqnVyywg7'),
    },
    {
      why: 'batch token cut short',
      text: token(
        'hvb',
        'AAAA',
        'JTaceLVKXZdaj74cOHcI8m2Y3qFWRymTT1mvWHmG',
        '9oxG1zPlTRwP7rxQbjkNlm4H51zBZgIf2eRYl9Q4',
      ),
    },
    { why: 'recovery token cut short', text: token('hvr', '1PoUnK', 'sjRnI2') },
    { why: 'a method of an object', text: 'client_token = s.readClientTokenFromEnv()' },
    { why: 'old form without a name beside it', text: `see ${old}` },
    { why: 'share of the unseal or recovery key: a variable', text: 'Unseal Key 1: ${UNSEAL_KEY_1}' },
    { why: 'share of the unseal or recovery key: a progress line', text: 'Unseal Key (will be hidden):' },
    { why: 'secret id of an AppRole: a reference', text: 'secret_id: ${VAULT_SECRET_ID}' },
    {
      why: 'batch or recovery token (old form): a method',
      text: 'vault_token = b.readClientTokenFromTheEnvironment()',
    },
  ],
};
