import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('pdl_live', '_apikey_ajlinr5iewnd4hkr2wtv82n', 'yt8_XsTFYXTt1kRfwv6sC2xL0E_HjY');
const sandboxApiKey = join('pdl_sdbx', '_apikey_7ghhmf7l0z15hsai1rmrpan', 'vxd_Xd9AViBLCimCDhgSDcG8jJ_1tX');

export const paddleExamples: DetectorExamples = {
  positive: {
    'paddle-api-key': [`PADDLE_API_KEY=${apiKey}`, `curl -H "X-Api-Key: ${apiKey}"`],
    'paddle-sandbox-api-key': [`PADDLE_SANDBOX_API_KEY=${sandboxApiKey}`, `"paddleSandboxApiKey": "${sandboxApiKey}"`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 68) },
    { why: 'placeholder for the api key', text: `${join('pdl_live', '_apikey_', 'x'.repeat(53))}` },
    { why: 'sandbox api key cut short', text: sandboxApiKey.slice(0, 68) },
  ],
};
