import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('iwlSqDjkZA1Vwnd0HGreZQmzpfKG', '4fY02effPZVzcja3AzFunVPJXA==');

export const azureFunctionExamples: DetectorExamples = {
  positive: {
    'azure-function-key': [`https://orders.azurewebsites.net/api/import?code=${key}`, `x-functions-key: ${key}`],
  },
  negative: [{ why: 'key of a function or a host one character short', text: `see ${key.slice(0, 50)}` }],
};
