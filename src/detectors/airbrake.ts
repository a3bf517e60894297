import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const airbrake = {
  provider: 'airbrake',
  docs: 'https://docs.airbrake.io/docs/devops-tools/api/#list-projects-v4',
  rules: [
    {
      // Keys of projects are 32 digits, those of users 40.
      id: 'airbrake-key',
      kind: 'key of a user or a project',
      severity: 'medium',
      keywords: ['airbrake'],
      pattern: String.raw`(?<secret>[a-f0-9]{32}(?:[a-f0-9]{8})?)`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'project-id': ['projectid'] },
    },
  ],
} as const satisfies Detector;
