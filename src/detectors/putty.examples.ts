import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const privateKey = join(
  'PuTTY',
  '-User-Key-File-2: ssh-rsa\n',
  'Encryption: none\n',
  'Comment: backup\n',
  'Public-Lines: 2\n',
  'eZzv2QNcb5Actir74vn6QHgeU+s86nuKiYsxmxLvCHLLWE9hNSuuBpEm7kLFrqaC\n',
  'Yif6Z6+GBWeBCAAdWtAxMhjnK5T9rvAVRa/fvK63seeqaMDSCaB4Sf2KUduY9fGQ\n',
  'Private-Lines: 3\n',
  'UtjNjs9wgukpHpubD4ruvKq9kKJxtdjzstfgShqzRrGW63Aa/52qHXdpva2uz2Lx\n',
  'XX3b7v5gXeDRtzqZHpg7ZkGy8swz2X4T4GMWJzLG+rzwXxtZs5VaQq6Hrd72KwZK\n',
  'yjM4dfG+p/q38uhMVWqGDBmaEJmTVNhhRMeUdXMTZjM64iJQw2/uPHChB53Zct5W\n',
  'Private-MAC: 207cfbb04a5ec2f1db46b692f69a89777590700c',
);
const encryptedPrivateKey = join(
  'PuTTY',
  '-User-Key-File-2: ssh-rsa\n',
  'Encryption: aes256-cbc\n',
  'Comment: backup\n',
  'Public-Lines: 2\n',
  'gBEvMzLbBmz8mg2SmdZPAyWezkZHEBWgxS9YSND6C8+rMsudENtMvYeCAP4DN4Dq\n',
  'n+Lms/zurYRgbPw5UxM/Ap8CJDHsQT2GypWVKQFPtf6WvitwxWexzz++BgYrNQxv\n',
  'Private-Lines: 3\n',
  'XCapf47/nYKuzGVVyGLVRddB9ViD9iW+zYibciAimsyQNdaMAEveb4zfxECGvqC2\n',
  'U6AhWxcJxHPN6rVZ7v+yxJTDXpNMjdExvG9Au7Uueu/cZiU8W29tEsTC+MQLmAt/\n',
  'xaa6FtfCC7jb8yijQRh53PxHNt7UShsur7J2y7JEihuxjmqYjpGGE8HmGEWt/bNy\n',
  'Private-MAC: 857871c47b55f111e0ce054bd1c9f4f327022ea1',
);

export const puttyExamples: DetectorExamples = {
  positive: {
    'putty-private-key': [`${privateKey}\n`],
    'putty-encrypted-private-key': [`${encryptedPrivateKey}\n`],
  },
  negative: [
    { why: 'only the first line', text: 'PuTTY-User-Key-File-2: ssh-rsa' },
    { why: 'encrypted private key cut short', text: encryptedPrivateKey.slice(0, 99) },
  ],
};
