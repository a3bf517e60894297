import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const urlPassword = join('fAppfEM', 'vqMXft');
const ssh2PrivateKey = join(
  '---- ',
  'BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n',
  'Comment: "backup"\n',
  'h3ca2rabjQ8sNFqLpxXn9A5MZJR6qYjrRuCj7E7GH9PcMpVMWUxxnXwwk7vVQkxPEVBKSE\n',
  'VgAB6wRyQyhVu3UFLYfbnnB8e85AWDPKZgpUsLnCisTNhgHYccZZcWA97tgTyCBayEbhDP\n',
  'kaR456y6A7kDvvugsGzmkinpayY6HCXvLzwawuznjGhwjqyCNYiwy2ijndN6ZXBdBLNF3F\n',
  '5pJ9zkPvYHQtZ5y32D8tczEcGktk4MXSNf4VTNekVs4HtVEQDJSKwURrJMFh25W7V4RN8L\n',
  '---- END SSH2 ENCRYPTED PRIVATE KEY ----',
);

export const sshExamples: DetectorExamples = {
  positive: {
    'ssh-url-password': [
      `git remote add nas ssh://backup:${urlPassword}@nas.corp.internal/srv/repo`,
      `url = ssh://deploy:${urlPassword}@files.corp.internal:2222`,
    ],
    'ssh-ssh2-private-key': [`${ssh2PrivateKey}\n`],
  },
  negative: [
    { why: 'no password', text: 'ssh://git@code.corp.internal:7999/team/repo.git' },
    { why: 'a reference', text: 'ssh://deploy:$SSH_PASSWORD@files.corp.internal' },
    { why: 'only the first line', text: '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----' },
  ],
};
