import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const storage = join('7PGzYweefm93YS3a+XlgOo6BqjomeKZ1tHnJ26i0lMaB', 'nuqCtv3Iem+rOuilzqOlf9LHKLABj/qC+AStN/DmpQ==');
const older = join('+wQ52yvjoVBbvAPAsCuV/WtIcsgvK34WxQ9Ndgc8EzN', 'bnHaQEdRkvfvTz3fmo9Ko53kwzSqtEAe0iOmLASBLfN', '==');
const entra = join('MLb8Q~8Xy0g4Od6elJw7', 'SnvuLEko_XrQ9iaigbde');
const connection = (key: string): string =>
  `DefaultEndpointsProtocol=https;AccountName=orders1;AccountKey=${key};EndpointSuffix=core.windows.net`;
const storageLegacyKey = join(
  'r/eF7TUJBtrkTWlNabR5dz7NfJNyDhsH85w3vyZ5zo1',
  '2PlZvn04fmXOztKwk5w79knVCr5PhG1X88ZncNdk5AY',
  '==',
);
const sasSignature = join('GugnPl5FiRXH9BUzQpvXe', '/07NwLMtpPf0wVEOrUdS', 'Qk=');
const annotatedKey = join('ItWBlrLupebTxDdeVqgfQa9AmxU94V4JNzK95dJ8v0', 'rca0xZinCvJQQJ99BKLbal2WGLvYuGEaimAZFR9xA7');
const publishSettings = join(
  'zN0MftMS8zcdc+CyB3FdUPCG7ohg2SMNM6bDsCo0EAtwqcTVWZYbEz51M',
  'JdxZjS2ADSyrKr0tJYGIg7/tQ2u0VEBNSppLZQCDpqaZjcjRdA53kNrTK',
  'gsVyJ87a5ILAo8rrmlqHVM+YoyeBBqQHnz7iOt7cqGpQ/fOCXivIp6LQd',
  'rKRR0ENPnSujNrprpcX8zCJNCFMf7Ro/+9nZYyiGabJjNfJP3Z81/vFeD',
  'Rj0IAIf5RT4y9DZL8GAuERIvU1OpJlmvaSFdD2qRl1QPCwHvrCPMeS+lE',
  '0XFbne2GLiQBfYsRfdW13fl7uhRM9I6z3NS//yR7+7y2x3o4C8WKmGS/S',
  'GF7D30w18tb1toqh+pxRNXU7e3t2VNTyKa26TH4G2H/2yH7BQ6ADE7/ei',
  'GU0cqSEMaOgNwX9+B2YWnGwE8jVdoW7wv9UhEcguXJ8xJBGBPnEATq8sw',
  'gQGt3qoWt1r9PIDmwWFW6Jqw/jHbGx8wvpAuL+3VJVBz40kW4FlDGCwOf',
  'DbgmduztlfL2fK17w3+Jrzr5ptU9bDfXaENhR+arDMUhAHuySHfkK+cgO',
  'YKaZBcAUL9so4klMXTfLfmAiLXCa5BYqpEEaKZV5yro3qFWtCX',
);
const entraLegacySecret = join('SScopx5qT80dJJhA', 'ZEfIFZHFc0xPoFr', '=');
const entraRefreshToken = join(
  '0.',
  'A',
  '5PdBergenCCI1qbqCDVIlBAPCiT068',
  'BinNMczCQ6hQTWVUDpDnf7j64IfpVc',
  '.AgAB',
  '1F92exxGWMcznjjzYQaBQtF8TN5DYWRi1AEb1gwCUS5ZiBOpoyROrT5e39-p',
  'GeYTSQZJv8kwuB69Psj_lYNofanwkHKzMWcmR5QGrl5dcfDHcmXrqE-DhqmD',
  'qooIGKMWGv5MPmoWY2jMuFtouwsZ1G6VPOcYbKtS9bibpIdIc5wCD6cZJfWa',
  'YqMNminWN8vw6H7Fpkp1hWFK1UctwurNDn1EcQFdtMoksbASgMG8Qqig7iOH',
  'ZhcoOxF-UQDH4OXpWVASELUmFwB0MepKrAmIhgJBnpbdrZajfhv5cC3Ua4jN',
);

export const azureExamples: DetectorExamples = {
  positive: {
    'azure-storage-key': [`AZURE_STORAGE_KEY=${storage}`, `az storage blob list --account-key "${storage}"`],
    'azure-storage-connection': [`CONNECTION="${connection(older)}"`],
    'azure-entra-secret': [`AZURE_CLIENT_SECRET=${entra}`, `"clientSecret": "${entra}"`],
    'azure-entra-first-secret': [`client_secret: ${join('6', 'Hd', '7Q~', 'RfHxYbBqaWKCEtj', 'WcnJQcogJWJBGVe8')}`],
    'azure-storage-legacy-key': [`AZURE_STORAGE_KEY=${storageLegacyKey}`, `"storageAccountKey": "${storageLegacyKey}"`],
    'azure-sas-signature': [
      `https://orders.blob.core.windows.net/x?sv=2024-11-04&ss=b&srt=co&sp=rwl&se=2027-01-01T00:00:00Z&sig=${encodeURIComponent(sasSignature)}`,
      `?sig=${encodeURIComponent(sasSignature)}&se=2027-01-01&sp=r&sv=2024-11-04`,
    ],
    'azure-annotated-key': [`AZURE_RELAY_KEY=${annotatedKey}`, `key: "${annotatedKey}"`],
    'azure-publish-settings': [`<Subscription Id="x" ManagementCertificate="${publishSettings}" />`],
    'azure-entra-legacy-secret': [
      `AZURE_CLIENT_SECRET=${entraLegacySecret}`,
      `aadClientSecret: "${entraLegacySecret}"`,
    ],
    'azure-entra-refresh-token': [`"refresh_token": "${entraRefreshToken}"`],
  },
  negative: [
    { why: 'storage key with one character changed', text: join(storage.slice(0, 20), 'AbCd', storage.slice(24)) },
    {
      why: 'the key of the emulator, which everyone has',
      text: connection(
        join('Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsu', 'Fq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='),
      ),
    },
    { why: 'a reference', text: connection('${STORAGE_KEY}') },
    { why: 'Entra secret with one character changed', text: join(entra.slice(0, 10), 'zZ', entra.slice(12)) },
    { why: 'Entra secret of 2021 cut short', text: join('j', 'Vr', '7Q~', 'A7lDNciHXH', 'qjZEwkI2Ll') },
    { why: 'storage account key one character short', text: `AZURE_STORAGE_SID=${storageLegacyKey.slice(0, 87)}` },
    { why: 'storage account key beside the name, given to nothing', text: `azure_storage at ${storageLegacyKey}` },
    { why: 'a reference', text: `AZURE_STORAGE_API_KEY=\${AZURE_STORAGE_API_KEY}` },
    { why: 'a signature without a version', text: `x?sig=${encodeURIComponent(sasSignature)}&page=2` },
    { why: 'a signature that is cut off', text: `x?sv=2024-11-04&sig=${sasSignature.slice(0, 20)}` },
    { why: 'key of a resource one character short', text: `see ${annotatedKey.slice(0, -1)}` },
    { why: 'a certificate left out', text: `<Subscription ManagementCertificate="..." />` },
    { why: 'a client secret that is a reference', text: `AZURE_CLIENT_SECRET=\${{ secrets.AZURE_CLIENT_SECRET }}` },
    { why: 'refresh token cut off', text: `refresh_token ${entraRefreshToken.slice(0, 200)}` },
  ],
};
