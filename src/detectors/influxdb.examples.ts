import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join(
  'Mt',
  '6I8LE_4v2hb9Av2_9z7uwGahncseZ44zFC9dxOEhqZI',
  'nAru4XDm4NqrEDUwFfex1FZ8PvGJCpp01r4emjizs==',
);

export const influxdbExamples: DetectorExamples = {
  positive: {
    'influxdb-api-token': [
      `INFLUX_TOKEN=${apiToken}`,
      `export INFLUX_TOKEN="${apiToken}"`,
      `influx:\n  token: ${apiToken}`,
    ],
  },
  negative: [
    { why: 'API token: a reference', text: 'INFLUX_TOKEN=${INFLUX_TOKEN}' },
    { why: 'API token: given to no name', text: `about influx: see ${apiToken}` },
    { why: 'API token: one character short', text: `influx: "${apiToken.slice(0, -1)}"` },
  ],
};
