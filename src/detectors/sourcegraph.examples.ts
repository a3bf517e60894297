import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('sg', 'p_d376046a677f9d1e440', '6a4799a5778f207df4465');
const licenseKey = join('sl', 'k_f6c53cd50a87293271165ee02447b75', 'ea5d284c8340e7bd6c8d38bcf37baf70f');

export const sourcegraphExamples: DetectorExamples = {
  positive: {
    'sourcegraph-access-token': [
      `SOURCEGRAPH_ACCESS_TOKEN=${accessToken}`,
      `const client = connect('${accessToken}');`,
    ],
    'sourcegraph-license-key': [`SOURCEGRAPH_LICENSE_KEY=${licenseKey}`, `Using ${licenseKey} for the job`],
  },
  negative: [
    { why: 'access token cut short', text: accessToken.slice(0, 43) },
    { why: 'access token as the end of a longer word', text: `a${accessToken}` },
    { why: 'license key cut short', text: licenseKey.slice(0, 67) },
  ],
};
