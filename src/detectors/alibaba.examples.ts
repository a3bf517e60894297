import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessKeyId = join('LT', 'AI', 'OsYj33QoFC', 'Ml4A0trNZN');
const secretKey = join('RjytlO2JyxpkjdV', 'mi7ZonLgMZHHoId');
const secretKeyId = join('LT', 'AI', 'wcZtiyPCtz', 'WaIN08qnjI');
const stsAccessKeyId = join('ST', 'S.', 'EZXLZUMAHTFAb', 'SM3wYWAhouke');
const stsSecurityToken = join(
  'CA',
  'IS',
  'wcyZBeyzBs+AbSfsviVXMziBO6vA4wXifXxMUpGrtysgn1ZnWrpNGu+t1KEG',
  'NdpelworZk/484nHSdlH+HbaPjkM3cqt+J3G0qSaOPrRhLG1nvGdOG1DrZVb',
  'IpzR3fpZjCRMSO1elCBw7Rl9rw7aEZWHl8pTHU1i+g4fxg929dWZ4NZ7hgGW',
  'j/KCQDGbIUcqqjfz0M7kOEF2sXvr3F3rpvPAfHxeimNA8B1NaCaMDqALT6hP',
  's59XsDEXErKsbcJru+4GigstvHzzuv4/lFEABtp6i53rN8NUTKcD0uJ/hTN7',
);

export const alibabaExamples: DetectorExamples = {
  positive: {
    'alibaba-access-key-id': [`ALIBABA_ACCESS_KEY_ID=${accessKeyId}`, `client = connect('${accessKeyId}')`],
    'alibaba-secret-key': [
      `ALIBABA_CLOUD_ACCESS_KEY_ID=${secretKeyId}\nALIBABA_CLOUD_ACCESS_KEY_SECRET=${secretKey}\n`,
      `"accessKeySecret": "${secretKey}"`,
    ],
    'alibaba-sts-access-key-id': [
      `ALIYUN_STS_ACCESS_KEY_ID=${stsAccessKeyId}`,
      `curl https://api.internal -H "Authorization: Bearer ${stsAccessKeyId}"`,
    ],
    'alibaba-sts-security-token': [`ALIYUN_TOKEN=${stsSecurityToken}`, `token: ${stsSecurityToken}\n`],
  },
  negative: [
    { why: 'access key id without its secret one character short', text: `see ${accessKeyId.slice(0, 15)}` },
    { why: 'access key id without its secret that is masked', text: `masked ${join('LT', 'AI')}${'x'.repeat(20)}` },
    { why: 'access key secret one character short', text: `ALIYUN_SID=${secretKey.slice(0, 29)}` },
    { why: 'access key secret beside the name, given to nothing', text: `aliyun at ${secretKey}` },
    { why: 'temporary access key id one character short', text: `see ${stsAccessKeyId.slice(0, 19)}` },
    { why: 'temporary security token one character short', text: `see ${stsSecurityToken.slice(0, 103)}` },
  ],
};
