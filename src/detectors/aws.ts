import type { Detector } from './detector.js';

export const aws = {
  provider: 'aws',
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  rules: [
    {
      // Not secret by itself, but it names the account and says that its secret can't be far.
      id: 'aws-access-key-id',
      kind: 'access key id without its secret',
      severity: 'low',
      keywords: ['akia', 'asia'],
      pattern: String.raw`(?<secret>A(?:KIA|SIA)[A-Z2-7]{16})`,
      boundary: 'alphanumeric',
      judge: 'aws-key-id',
      specificity: 70,
    },
    {
      // 40 characters and nothing to check them by, so that only the name makes them a secret key, and the key id
      // beside them takes away the doubt.
      id: 'aws-secret-access-key',
      kind: 'secret access key',
      severity: 'critical',
      keywords: ['aws_secret', 'aws-secret', 'awssecret', 'secretaccesskey', 'secret_access_key', 'secret-access-key'],
      pattern: String.raw`(?i)(?<key>[a-z0-9_.-]*(?:aws[_.-]?secret|secret[_.-]?access[_.-]?key)[a-z0-9_.-]*)(?:\\*["'\x60]|</?[a-z]+>|[\s=:,>|)\]])+(?-i:(?<secret>[A-Za-z0-9/+]{40}))`,
      boundary: 'base64',
      minEntropy: 3.8,
      judge: 'random',
      pairWith: { rule: 'aws-access-key-id', withinBytes: 2048, companion: 'key-id' },
      specificity: 70,
    },
    {
      // `ID:SECRET` and the columns of the console's CSV file.
      id: 'aws-key-pair',
      kind: 'secret access key behind its key id',
      severity: 'critical',
      keywords: ['akia', 'asia'],
      pattern: String.raw`A(?:KIA|SIA)[A-Z2-7]{16}[ \t"']*[:,;|/][ \t"']*(?<secret>[A-Za-z0-9/+]{40})`,
      boundary: 'base64',
      minEntropy: 3.8,
      judge: 'random',
      pairWith: { rule: 'aws-access-key-id', withinBytes: 64, companion: 'key-id' },
      specificity: 69,
    },
  ],
} as const satisfies Detector;
