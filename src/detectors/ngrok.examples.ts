import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const authtoken = join('2g', 'BRM8Yoi6w0xQIsagRwuyssQu', 'E_9SOxFLhTVBahXRUdbXkb7');

export const ngrokExamples: DetectorExamples = {
  positive: {
    'ngrok-authtoken': [
      `NGROK_AUTHTOKEN=${authtoken}`,
      `<add key="ngrokAuthtoken" value="${authtoken}"/>`,
      `ngrok:\n  token: ${authtoken}`,
      `ngrok config add-authtoken ${authtoken}`,
    ],
  },
  negative: [
    { why: 'authtoken of the agent, or API key: a reference', text: 'NGROK_AUTHTOKEN=${NGROK_AUTHTOKEN}' },
    { why: 'authtoken of the agent, or API key: given to no name', text: `about ngrok: see ${authtoken}` },
    { why: 'authtoken of the agent, or API key: one character short', text: `ngrok: "${authtoken.slice(0, -1)}"` },
  ],
};
