import type { Detector } from './detector.js';

export const influxdb = {
  provider: 'influxdb',
  docs: 'https://docs.influxdata.com/influxdb/v2/admin/tokens/',
  rules: [
    {
      id: 'influxdb-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['influx'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{86}==)`,
      boundary: 'base64url',
      maxBytes: 200,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
