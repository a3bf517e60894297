import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const storage = join('7PGzYweefm93YS3a+XlgOo6BqjomeKZ1tHnJ26i0lMaB', 'nuqCtv3Iem+rOuilzqOlf9LHKLABj/qC+AStN/DmpQ==');
const older = join('+wQ52yvjoVBbvAPAsCuV/WtIcsgvK34WxQ9Ndgc8EzN', 'bnHaQEdRkvfvTz3fmo9Ko53kwzSqtEAe0iOmLASBLfN', '==');
const entra = join('MLb8Q~8Xy0g4Od6elJw7', 'SnvuLEko_XrQ9iaigbde');
const connection = (key: string): string =>
  `DefaultEndpointsProtocol=https;AccountName=orders1;AccountKey=${key};EndpointSuffix=core.windows.net`;

export const azureExamples: DetectorExamples = {
  positive: {
    'azure-storage-key': [`AZURE_STORAGE_KEY=${storage}`, `az storage blob list --account-key "${storage}"`],
    'azure-storage-connection': [`CONNECTION="${connection(older)}"`],
    'azure-entra-secret': [`AZURE_CLIENT_SECRET=${entra}`, `"clientSecret": "${entra}"`],
    'azure-entra-first-secret': [`client_secret: ${join('6', 'Hd', '7Q~', 'RfHxYbBqaWKCEtj', 'WcnJQcogJWJBGVe8')}`],
  },
  negative: [
    { why: 'storage key with one character changed', text: join(storage.slice(0, 20), 'AbCd', storage.slice(24)) },
    { why: 'the same in a connection string', text: connection(join(storage.slice(0, 20), 'AbCd', storage.slice(24))) },
    {
      why: 'the key of the emulator, which everyone has',
      text: connection(
        join('Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsu', 'Fq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='),
      ),
    },
    { why: 'a reference', text: connection('${STORAGE_KEY}') },
    { why: 'Entra secret with one character changed', text: join(entra.slice(0, 10), 'zZ', entra.slice(12)) },
    { why: 'Entra secret of 2021 cut short', text: join('j', 'Vr', '7Q~', 'A7lDNciHXH', 'qjZEwkI2Ll') },
  ],
};
