import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const licenseKey = join('yzkgdd_quVcR', 'SMl7VXu8KYcFM4', 'lL82W5T2oH_mmk');

export const maxmindExamples: DetectorExamples = {
  positive: {
    'maxmind-license-key': [`MAXMIND_LICENSE_KEY=${licenseKey}`, `{"value": "${licenseKey}"}`],
  },
  negative: [{ why: 'license key: one character short', text: licenseKey.slice(1) }],
};
