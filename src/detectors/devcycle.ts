import type { Detector } from './detector.js';

export const devcycle = {
  provider: 'devcycle',
  docs: 'https://docs.devcycle.com/essentials/keys',
  rules: [
    {
      id: 'devcycle-server-key',
      kind: 'server SDK key',
      severity: 'medium',
      keywords: ['dvc_server_'],
      pattern: String.raw`(?<secret>dvc_server_[A-Za-z0-9_]{8,80})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
    {
      id: 'devcycle-client-key',
      kind: 'client or mobile SDK key (meant to be public)',
      severity: 'low',
      lowBecause: 'public',
      keywords: ['dvc_client_', 'dvc_mobile_'],
      pattern: String.raw`(?<secret>dvc_(?:client|mobile)_[A-Za-z0-9_]{8,80})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
  ],
} as const satisfies Detector;
