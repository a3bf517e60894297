import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join(
  'o6r8PbhHHkAacO.atl',
  'asv1.JkRaJvpXxbsQbc1WNP5yzpae5E2NWh2',
  'cXCTM7xYvwdtjM8egnHCQRhNheXnqEVJMoo5',
);

export const terraformCloudExamples: DetectorExamples = {
  positive: {
    'terraform-cloud-token': [`TERRAFORM_CLOUD_TOKEN=${token2}`, `{"value": "${token2}"}`],
  },
  negative: [{ why: 'user, team or organization token: cut short', text: token2.slice(0, -8) }],
};
