import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('VQrqXswuaG2pp7TpeFPwEGhIAe0e6sih', '9P4LDvYITL0HOJQZfwa1OEUjCMGq6txs');
const secretKey = join('9VzuvomVaQkZg1ofZ4luAOQnoM18cTPM', 'NXSt3eAt3b6FU2d142lL7qWXQlZZchxo');

export const binanceExamples: DetectorExamples = {
  positive: {
    'binance-api-key': [`BINANCE_API_KEY=${apiKey}`, `curl https://api.binance.internal -H "X-Api-Key: ${apiKey}"`],
    'binance-secret-key': [`BINANCE_SECRET_KEY=${secretKey}`, `binance:\n  api_secret: "${secretKey}"`],
  },
  negative: [
    { why: 'API key without its secret one character short', text: `BINANCE_SID=${apiKey.slice(0, 63)}` },
    { why: 'API key without its secret beside the name, given to nothing', text: `binance at ${apiKey}` },
    { why: 'a reference', text: `BINANCE_API_KEY=\${BINANCE_API_KEY}` },
    { why: 'secret key beside the name, given to nothing', text: `binance at ${secretKey}` },
    { why: 'secret key that is a reference', text: `BINANCE_SECRET=\${BINANCE_SECRET}` },
  ],
};
