import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const configurationKey = join('uf', 'j4AkviID6s', '2USQEUc6zv');
const ingestKey = join('hc', 'aik_d5tgs9qbvg70p0jwdq3oqfx4vhk', 'tp9cpa3zn303f79sqefj2dwczrqw22i');
const managementKey = join('hc', 'amk_2hrwp296gtgtnvp18dlfkdjhkn:3', 'Lv4y0qam4KJoap8HkSQOL44rERoFUjD');

export const honeycombExamples: DetectorExamples = {
  positive: {
    'honeycomb-configuration-key': [
      `HONEYCOMB_API_KEY=${configurationKey}`,
      `docker run -e HONEYCOMB_API_KEY=${configurationKey} image`,
      `honeycomb:\n  api_key: ${configurationKey}`,
      `x-honeycomb-team: ${configurationKey}`,
    ],
    'honeycomb-ingest-key': [`HONEYCOMB_INGEST_KEY=${ingestKey}`, `client("${ingestKey}")`],
    'honeycomb-management-key': [
      `HONEYCOMB_MANAGEMENT_KEY=${managementKey}`,
      `  value: ${managementKey} # made for the shop`,
    ],
  },
  negative: [
    { why: 'configuration or environment key: a reference', text: 'HONEYCOMB_API_KEY=${HONEYCOMB_API_KEY}' },
    { why: 'configuration or environment key: given to no name', text: `about honeycomb: see ${configurationKey}` },
    {
      why: 'configuration or environment key: one character short',
      text: `honeycomb: "${configurationKey.slice(0, -1)}"`,
    },
    { why: 'ingest key: one character short', text: ingestKey.slice(0, -1) },
    { why: 'ingest key: a placeholder', text: join('hc', 'aik_', 'x'.repeat(58)) },
    { why: 'management key, id and secret: one character short', text: managementKey.slice(0, -1) },
  ],
};
