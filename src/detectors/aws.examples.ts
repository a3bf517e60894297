import type { DetectorExamples } from './detector.js';

const keyId = (...body: readonly string[]): string => ['AK', 'IA', ...body].join('');
const secret = (...parts: readonly string[]): string => parts.join('');

const id = keyId('TCH6YDSY', 'QCPYKZCL');
const value = secret('oOac/A8fgX+mvWVPLFN6', 'zPP1VwMZm3B0rvKJJ0R/');
const other = secret('ksg51ipvTtJjkBecqEzS', 'UjEydoPp0R+FW8g3znpj');

export const awsExamples: DetectorExamples = {
  positive: {
    'aws-access-key-id': [`"userIdentity": { "accessKeyId": "${id}" }`],
    'aws-secret-access-key': [
      `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${value}\n`,
      `AWS_SECRET_ACCESS_KEY=${other}`,
      `{ "SecretAccessKey": "${value}", "AccessKeyId": "${id}" }`,
    ],
    'aws-key-pair': [`User,Access key ID,Secret\nci,${id},${other}\n`],
  },
  negative: [
    { why: 'key id of the vendor documentation', text: keyId('IOSFODNN7', 'EXAMPLE') },
    {
      why: 'secret of the vendor documentation',
      text: `aws_secret_access_key = ${secret('wJalrXUtnFEMI/', 'K7MDENG/bPxRfiCY', 'EXAMPLEKEY')}`,
    },
    {
      why: 'secret one character short',
      text: `aws_secret_access_key\n${secret('oOac/A8fgX+mvWVPLFN', '6zPP1VwMZm3B0rvKJJ0R')}`,
    },
    { why: 'key id one character short', text: keyId('TCH6YDS', 'YQCPYKZC') },
    { why: 'a longer base64 text', text: `aws_secret_access_key\n${value}${other}` },
    { why: 'a reference', text: 'aws_secret_access_key = ${AWS_SECRET_ACCESS_KEY_FROM_THE_ENVIRONMENT}' },
    { why: 'id and something that is no secret', text: `${keyId('IOSFODNN7', 'EXAMPLE')},${'a'.repeat(40)}` },
  ],
};
