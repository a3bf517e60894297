import type { Detector } from './detector.js';

export const ssh = {
  provider: 'ssh',
  docs: 'https://man.openbsd.org/ssh',
  rules: [
    {
      id: 'ssh-url-password',
      kind: 'URL of SSH with password',
      severity: 'high',
      keywords: ['ssh://'],
      pattern: String.raw`(?i)ssh://(?<user>[^\s:@/"'<>\\\x60{}]*):(?<secret>[^\s/?"'<>\\\x60@]+)@(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)(?::(?<port>[0-9]+))?`,
      boundary: 'none',
      judge: 'password',
      specificity: 80,
      percentDecode: true,
    },
    {
      // Says encrypted also where the cipher is none.
      id: 'ssh-ssh2-private-key',
      kind: 'private key in the format of SSH2',
      severity: 'high',
      keywords: ['ssh2 encrypted private key'],
      pattern: String.raw`(?<secret>---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----(?:[A-Za-z0-9+/=:"\s\\.,@_]|-{1,3}[A-Za-z0-9+/=:"\s\\])+---- END SSH2 ENCRYPTED PRIVATE KEY ----)`,
      boundary: 'none',
      maxBytes: 8192,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
