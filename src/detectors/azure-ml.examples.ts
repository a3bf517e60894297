import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const classicKey = join('PmI8hqGCQYn4GI+gy16hKVvsq4Nw3UDM21UnDFtORtWy', 'gKrxZrDBFx6Me2NN6rePncl2a3Qb+aNQ+AMC8SwhFA==');

export const azureMlExamples: DetectorExamples = {
  positive: {
    'azure-ml-classic-key': [`AZUREML_KEY=${classicKey}`],
  },
  negative: [{ why: 'key of a web service one character short', text: `see ${classicKey.slice(0, -1)}` }],
};
