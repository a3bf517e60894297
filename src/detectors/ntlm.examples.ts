import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const authMessage = join(
  'TlRMTV',
  'NTUAADEsgcClrtgT5MqyL07uCNAm3Ke7WrFNqxYCGlb',
  'nl4hkRHKuruBUmWQ7UlOYLXlGb+Ej8nwY0lXtEBnP03',
);
const hash = join('eeb7a99792b1c4818fdba56d470b385c:', '6f9ea7920d792c197afda8cc71340e9b');

export const ntlmExamples: DetectorExamples = {
  positive: {
    'ntlm-auth-message': [`NTLM_AUTH_MESSAGE=${authMessage}`, `ntlm: ${authMessage}`],
    'ntlm-hash': [`secretsdump:\nAdministrator:500:${hash}:::`, `ntlm hashes: ${hash}`],
  },
  negative: [
    { why: 'auth message cut short', text: authMessage.slice(0, 71) },
    { why: 'placeholder for the auth message', text: `${join('TlRMTV', 'NTUAAD', 'x'.repeat(80))}` },
    { why: 'hash cut short', text: `aad3b435b51404ee ${hash.slice(0, 64)}` },
  ],
};
