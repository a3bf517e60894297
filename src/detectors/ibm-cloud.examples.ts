import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('Dv', '29w6SZn7YuANNIocvq8XO', '4Z1dhFzRFYafpkgILJ_dc');
const cosHmac = join('03b42f2ead8d35dbde395aa9', 'eec235cc80c041287cf8b92b');

export const ibmCloudExamples: DetectorExamples = {
  positive: {
    'ibm-cloud-api-key': [
      `IBMCLOUD_API_KEY=${apiKey}`,
      `<add key="ibmcloudApiKey" value="${apiKey}"/>`,
      `ibmcloud:\n  api_key: ${apiKey}`,
    ],
    'ibm-cloud-cos-hmac': [
      `IBM_COS_SECRET_ACCESS_KEY=${cosHmac}`,
      `<add key="ibmCosSecretAccessKey" value="${cosHmac}"/>`,
      `coshmackeys:\n  api_key: ${cosHmac}`,
    ],
  },
  negative: [
    { why: 'API key of a user or service id: a reference', text: 'IBMCLOUD_API_KEY=${IBMCLOUD_API_KEY}' },
    { why: 'API key of a user or service id: given to no name', text: `about ibmcloud: see ${apiKey}` },
    { why: 'API key of a user or service id: one character short', text: `ibmcloud: "${apiKey.slice(0, -1)}"` },
    {
      why: 'secret access key of object storage: a reference',
      text: 'IBM_COS_SECRET_ACCESS_KEY=${IBM_COS_SECRET_ACCESS_KEY}',
    },
    { why: 'secret access key of object storage: given to no name', text: `about coshmackeys: see ${cosHmac}` },
    {
      why: 'secret access key of object storage: one character short',
      text: `cloud-object-storage: "${cosHmac.slice(0, -1)}"`,
    },
  ],
};
