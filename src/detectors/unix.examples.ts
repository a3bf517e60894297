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
const bcryptHash = join('$2', 'b$12$', 'Vq3xGm7ZkTf0RwLu9dPbKe', 'yH4nXcJ8sA1oVi6WtQ2gEr5MzB0pUDa');
const argon2Hash = join(
  '$argon2',
  'id$v=19$m=65536,t=3,p=4$',
  'kX2vQm9ZtR4wLb7NcJ1hGA',
  '$',
  'p8Yx3KfVd0WqTn6ZsLr5Mb9HcEuJ2gAo7XiRtPy4QkE',
);

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
    'unix-bcrypt-hash': [`deploy:${bcryptHash}`, `INSERT INTO users VALUES ('deploy', '${bcryptHash}');`],
    'unix-argon2-hash': [`INSERT INTO users VALUES ('deploy', '${argon2Hash}');`],
  },
  negative: [
    { why: 'a hash cut short', text: 'deploy:$6$salt$shorter:1' },
    { why: 'a hash cut short again', text: 'deploy:$5$salt$shorter:1' },
    { why: 'a hash cut short again again', text: 'deploy:$y$salt$shorter:1' },
    { why: 'a hash cut short again again again', text: 'deploy:$1$salt$shorter:1' },
    { why: 'a bcrypt hash cut short', text: "hash: '$2b$12$Vq3xGm7ZkTf0RwLu9dPbKe'" },
    { why: 'the parameters of Argon2 without a hash', text: "prefix: '$argon2id$v=19$m=65536,t=3,p=4$'" },
  ],
};
