import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const powercliPassword = join('iEnGy2g', 'J5sDXs');

export const vmwareExamples: DetectorExamples = {
  positive: {
    'vmware-powercli-password': [
      `Connect-VIServer -Server vc.corp.internal -User ops -Password ${powercliPassword}\n`,
      `Connect-VIServer vc1 -User "ops" -Password '${powercliPassword}'`,
    ],
  },
  negative: [
    { why: 'a variable', text: 'Connect-VIServer -Server vc1 -User ops -Password $password' },
    { why: 'no password', text: 'Connect-VIServer -Server vc1 -Credential $cred' },
  ],
};
