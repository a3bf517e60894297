import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const serverKey = join('Mi', 'd-server-SRDTKwq8', 'R7EIX0Usrv2ChfAo');
const sandboxServerKey = join('SB', '-Mid-server-jQfuau', 'mvcQA3GcFw5Pgp20JS');
const clientKey = join('Mi', 'd-client-64H1', 'mPDyilsL0CfM');

export const midtransExamples: DetectorExamples = {
  positive: {
    'midtrans-server-key': [`MIDTRANS_SERVER_KEY=${serverKey}`, `{"value": "${serverKey}"}`],
    'midtrans-sandbox-server-key': [`MIDTRANS_SANDBOX_SERVER_KEY=${sandboxServerKey}`, `client("${sandboxServerKey}")`],
    'midtrans-client-key': [`MIDTRANS_CLIENT_KEY=${clientKey}`, `  value: ${clientKey} # made for the shop`],
  },
  negative: [
    { why: 'server key: cut short', text: serverKey.slice(0, -15) },
    { why: 'server key: a placeholder', text: join('Mi', 'd-server-', 'x'.repeat(24)) },
    { why: 'server key, sandbox: cut short', text: sandboxServerKey.slice(0, -15) },
    { why: 'server key, sandbox: a placeholder', text: join('SB', '-Mid-server-', 'x'.repeat(24)) },
    { why: 'client key, meant to be public: cut short', text: clientKey.slice(0, -7) },
    { why: 'client key, meant to be public: a placeholder', text: join('Mi', 'd-client-', 'x'.repeat(16)) },
  ],
};
