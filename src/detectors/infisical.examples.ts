import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const serviceToken = join(
  'st',
  '.63923c1d313e1c561571feca.ba7e86d806a95d70f0bb',
  'b7892950f57c.11843b5ac2908821dad25a76826ea62b',
);
const machineIdentitySecret = join('c4d358144080fa9d759d39b14fcc5ac3', 'e75dc17cf9f908ea6a4e08616551328f');

export const infisicalExamples: DetectorExamples = {
  positive: {
    'infisical-service-token': [`INFISICAL_SERVICE_TOKEN=${serviceToken}`, `{"value": "${serviceToken}"}`],
    'infisical-machine-identity-secret': [
      `INFISICAL_CLIENT_SECRET=${machineIdentitySecret}`,
      `<add key="infisicalClientSecret" value="${machineIdentitySecret}"/>`,
      `infisical:\n  client_secret: ${machineIdentitySecret}`,
    ],
  },
  negative: [
    { why: 'service token: one character short', text: serviceToken.slice(0, -1) },
    {
      why: 'client secret of a machine identity: a reference',
      text: 'INFISICAL_CLIENT_SECRET=${INFISICAL_CLIENT_SECRET}',
    },
    {
      why: 'client secret of a machine identity: given to no name',
      text: `about infisical: see ${machineIdentitySecret}`,
    },
    {
      why: 'client secret of a machine identity: one character short',
      text: `infisical: "${machineIdentitySecret.slice(0, -1)}"`,
    },
  ],
};
