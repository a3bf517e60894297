import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('7lvtzM7fwozIW6XCJSyEOZRG8I', 'wluBqqmyS2nmTgmO+ACRBWZhA1');

export const azureContainerRegistryExamples: DetectorExamples = {
  positive: {
    'azure-container-registry-key': [`docker login orders.azurecr.io -u orders -p ${key}`, `ACR_PASSWORD=${key}`],
  },
  negative: [{ why: 'password of the admin user one character short', text: `see ${key.slice(0, -1)}` }],
};
