import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const url = join(
  'https://',
  'prod-12.westeurope.logic.azure.com:443/workflows/8271a0',
  'f161bc54e18df115d4af000bf7/triggers/manual/paths/invoke',
  '?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&s',
  'v=1.0&sig=n4CVIYimLfyIJ-pSUHC3_eI7Bj7yvmyJBQiV1ccfdJH',
);

export const azureLogicAppExamples: DetectorExamples = {
  positive: {
    'azure-logic-app-url': [`LOGIC_APP_URL="${url}"`],
  },
  negative: [{ why: 'URL that starts a workflow one character short', text: `see ${url.slice(0, -1)}` }],
};
