import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const sha512cryptHash = join(
  '$6',
  '$x4Fv6xsY$HwMn1YjJ6Ln/mJnq2m/07sFkcdNsn0pq2ScLj6',
  'vX62XS2GTLPAyPtFBYMWAdHfg7Gdp/KC9Ki39JJVsvRFM3D0',
);
const sha256cryptHash = join('$5', '$hoIMp6hT$VswoBdu4Ox1FB65W2', 'Xudag7QNs8MA/Esy2yUGnzslsr');
const yescryptHash = join('$y', '$1ZhimVf4$deZmHKD/g$UfPWl698Pt2E', 'Sp7QpzYQeoEebAllZmdQHPlliAue4k3');
const md5cryptHash = join('$1', '$geRG$S8s4LAd1', 'aI71HzPK7RXWSm');

export const unixExamples: DetectorExamples = {
  positive: {
    'unix-sha512crypt-hash': [
      `deploy:${sha512cryptHash}:19876:0:99999:7:::`,
      `chpasswd -e <<< "deploy:${sha512cryptHash}"`,
    ],
    'unix-sha256crypt-hash': [
      `deploy:${sha256cryptHash}:19876:0:99999:7:::`,
      `chpasswd -e <<< "deploy:${sha256cryptHash}"`,
    ],
    'unix-yescrypt-hash': [`deploy:${yescryptHash}:19876:0:99999:7:::`, `chpasswd -e <<< "deploy:${yescryptHash}"`],
    'unix-md5crypt-hash': [`deploy:${md5cryptHash}:19876:0:99999:7:::`, `enable secret 5 ${md5cryptHash}`],
  },
  negative: [
    { why: 'a hash cut short', text: 'deploy:$6$salt$shorter:1' },
    { why: 'a hash cut short again', text: 'deploy:$5$salt$shorter:1' },
    { why: 'a hash cut short again again', text: 'deploy:$y$salt$shorter:1' },
    { why: 'a hash cut short again again again', text: 'deploy:$1$salt$shorter:1' },
  ],
};
