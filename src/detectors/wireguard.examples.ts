import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const privateKey = join('H0huM9UL3AwbBDRsUdW/WA', 'DH1Fh7wslRUK5rEoc8dmw=');
const presharedKey = join('/dFyxn65LfKJ6wsAURccU0', '5sC7wmuY9PBs8XFGAoRP0=');

export const wireguardExamples: DetectorExamples = {
  positive: {
    'wireguard-private-key': [
      `[Interface]\nPrivateKey = ${privateKey}\nAddress = 10.8.0.2/24`,
      `"privateKey": "${privateKey}"`,
    ],
    'wireguard-preshared-key': [`[Peer]\nPresharedKey = ${presharedKey}\n`],
  },
  negative: [
    { why: 'a public key', text: `[Peer]\nPublicKey = ${privateKey}\n# no PrivateKey here` },
    { why: 'a command in its place', text: 'PresharedKey = $(wg genpsk)' },
  ],
};
