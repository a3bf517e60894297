import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const url = join(
  'https://',
  '226c40e5db7d5032510932b4c8a7be.d4.environment.api.powerplatform.com:4',
  '43/powerautomate/automations/direct/workflows/c0e4f4307fadb8c778b62fb',
  'e5bc4cd70/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2',
  'Fmanual%2Frun&sv=1.0&sig=VPwRZuIGQB8Jzp_EmrgeT2HVeZPVAx5o577MLBKWbnm',
);

export const azurePowerAutomateExamples: DetectorExamples = {
  positive: {
    'azure-power-automate-url': [`TEAMS_WEBHOOK="${url}"`],
  },
  negative: [{ why: 'URL that starts a flow one character short', text: `see ${url.slice(0, -1)}` }],
};
