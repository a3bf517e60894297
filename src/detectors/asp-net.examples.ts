import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const machinekey = join(
  'CEC09C1C6D37FA635F5EEF04744836545C0AB967979',
  '2EC9B16D6DC326F51ACEDD3E6CA5DC6BD1A569ED679',
  'DBDA2D4DB800899FC8AEBB60FDE81AE86AE6314FDA',
);
const decryptionKey = join('F1AC1ADE6D70C2ABB8ECDB66', '7D4BAA3702550B5F3B7F0128');

export const aspNetExamples: DetectorExamples = {
  positive: {
    'asp-net-machinekey': [
      `<machineKey validationKey="${machinekey}" decryptionKey="AutoGenerate" validation="HMACSHA256" decryption="AES" />`,
      `<machineKey decryptionKey="AutoGenerate" validationKey="${machinekey}" />`,
    ],
    'asp-net-decryption-key': [`<machineKey decryptionKey="${decryptionKey}" decryption="AES" />`],
  },
  negative: [
    {
      why: 'keys that the server makes',
      text: `<machineKey validationKey="AutoGenerate,IsolateApps" decryptionKey="AutoGenerate" />`,
    },
  ],
};
