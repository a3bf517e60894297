import type { DetectorExamples } from './detector.js';

const DASHES = '-'.repeat(5);
const lines = [
  '61c656bca4e7d76039ac6335b484ab87',
  '2d734c3b5a374ec09254c3b4762d7251',
  'cea99c1e6654ac52a5490a8bfaf5a931',
  '80646ab1abeb7cb4aaa271010b0a3e7b',
  '03fe94fe5fed58f1fa7153d4a5da0a2f',
  '1aa4d500a4631e7d385f070bff29ca36',
  'd117cb3da98034ec26b8405f100f4375',
  '91db726ee1bb26805b483bed8ce356d2',
  'b0fa1b545a4e109cf67a127c9ac5066b',
  'f379cbd7ef6db92459e79609f9399166',
  '11a41f8d6d8197dc7aaf6a53d182fc84',
  '079053acb0d6524a1826bc532615ee8d',
  '495c8a09e12dc458e90c0059de1958e4',
  '3f3fe34b5de87e3718e170f03dd0fa43',
  'c5abc0791f64b5c4f7f25c16fe2bea2c',
  '5f61f260ab9e532f990be613a60135f3',
];
const key = (body: readonly string[]): string =>
  [`${DASHES}BEGIN OpenVPN Static key V1${DASHES}`, ...body, `${DASHES}END OpenVPN Static key V1${DASHES}`].join('\n');

export const openvpnExamples: DetectorExamples = {
  positive: {
    'openvpn-static-key': [`<tls-crypt>\n${key(lines)}\n</tls-crypt>`],
  },
  negative: [
    { why: 'a line too few', text: key(lines.slice(1)) },
    { why: 'a placeholder', text: key(['your key']) },
  ],
};
