import type { Detector } from './detector.js';

export const sumologic = {
  provider: 'sumologic',
  docs: 'https://help.sumologic.com/docs/manage/security/access-keys/',
  rules: [
    {
      id: 'sumologic-access-key',
      kind: 'access key',
      severity: 'high',
      keywords: ['sumologic', 'sumo_logic', 'sumo-logic', 'sumoaccess', 'sumo_access', 'sumo-access', 'sumo_key', 'sumo-key', 'sumo_id', 'sumo-id'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{64})`,
      boundary: 'base64url',
      maxBytes: 200,
      judge: 'keyed',
      pairWith: { rule: 'sumologic-access-id', withinBytes: 512, companion: 'access-id' },
      specificity: 60,
    },
    {
      id: 'sumologic-access-id',
      kind: 'access id without its key',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['sumologic', 'sumo_logic', 'sumo-logic', 'sumoaccess', 'sumo_access', 'sumo-access', 'sumo_key', 'sumo-key', 'sumo_id', 'sumo-id'],
      pattern: String.raw`(?<secret>su[A-Za-z0-9]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
