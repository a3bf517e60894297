import type { Detector } from './detector.js';

export const clickhouse = {
  provider: 'clickhouse',
  docs: 'https://clickhouse.com/docs/en/cloud/security/service-accounts',
  rules: [
    {
      id: 'clickhouse-url',
      kind: 'connection URL with password',
      severity: 'high',
      keywords: ['clickhouse:', 'clickhouses:', 'clickhouse+'],
      pattern: String.raw`(?i)clickhouses?(?:\+[a-z]{1,12})?:\\?/\\?/(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@(?<host>[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?(?:\\?/(?<database>[A-Za-z0-9_.%~-]+))?`,
      boundary: 'none',
      judge: 'password',
      specificity: 80,
      percentDecode: true,
    },
    {
      // The four hex digits begin digests too, which have neither capitals nor this length.
      id: 'clickhouse-cloud-key-secret',
      kind: 'secret of an API key of ClickHouse Cloud',
      severity: 'high',
      keywords: ['4b1d'],
      exactKeyword: '4b1d',
      pattern: String.raw`(?<secret>4b1d[A-Za-z0-9]{38})`,
      boundary: 'alphanumeric',
      minEntropy: 4.1,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
