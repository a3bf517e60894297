import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('WUGsJamnvaULDRY00L0vZb', 'o/FZQbLLvftAIoTDiAeCg=');

export const azureIotHubExamples: DetectorExamples = {
  positive: {
    'azure-iot-hub-key': [`HostName=orders.azure-devices.net;DeviceId=pump1;SharedAccessKey=${key}`],
  },
  negative: [{ why: 'key of a hub, a device or of provisioning one character short', text: `see ${key.slice(0, -1)}` }],
};
