import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('tok', 'en-7w40v60u:sb8ity4y77np7y5g7nz72', 'cypxaqvjxsdjb64f4f0xd5ah3p0yp7r78');

export const rancherExamples: DetectorExamples = {
  positive: {
    'rancher-api-token': [`RANCHER_API_TOKEN=${apiToken}`, `const client = connect('${apiToken}');`],
  },
  negative: [
    { why: 'the name of a token without its secret', text: 'rancher: token-w7kqz' },
    { why: 'a user without a secret', text: 'name: kubeconfig-u-k2xw9' },
  ],
};
