import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('F676LKPe7k6WZnWVMzhOHngrrJQcqHXo', 'urcBFVPDA1cIugtVTz6bzZwcT4pAjyx', '=');

export const capsulecrmExamples: DetectorExamples = {
  positive: {
    'capsulecrm-token': [`CAPSULE_CRM_TOKEN=${token}`, `capsule_crm.configure(token="${token}")`],
  },
  negative: [
    { why: 'access token one character short', text: `CAPSULE_CRM_SID=${token.slice(0, 63)}` },
    { why: 'access token beside the name, given to nothing', text: `capsulecrm at ${token}` },
    { why: 'the name inside of another word', text: `xcapsulecrmish_sid=${token}` },
  ],
};
