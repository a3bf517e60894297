import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const personalToken = join('dp.', 'pt.', 'PVQt7ffcZHWjskTjXnwF9H', 'SqeaQPXJ94huahi0ZJT57');
const cliToken = join('dp.', 'ct.', 'DPx9tFCKUO5rCSTOqqvIXE', 'ZRuy1I8ItBMSDnWYqF7LJ');
const serviceToken = join('dp.', 'st.', 'vez', '.', 'fso13HbQmVT6xMD0SoDb4p', 'GBcf9mAHsp2YKRN0QwzV9');
const serviceAccountToken = join('dp.', 'sa.', 'bKjEgm5NJZdUyiNRqGEzBi', 'ZsDcDMihhr06qNHKBA4Cn');
const scimToken = join('dp.s', 'cim.', 'GTTTyeOkfPacO0nlTLS1HZ', 'Qlywqb8nPclfg4W1Cik21');
const auditToken = join('dp.au', 'dit.', 'T3gt7X8sa0i4Fm6iwwfNpr', 'ddCPSHidRB70Qpko38Bg0');

export const dopplerExamples: DetectorExamples = {
  positive: {
    'doppler-personal-token': [`DOPPLER_TOKEN=${personalToken}`, `client = connect('${personalToken}')`],
    'doppler-cli-token': [`DOPPLER_TOKEN=${cliToken}`, `"token": "${cliToken}"`],
    'doppler-service-token': [
      `DOPPLER_TOKEN=${serviceToken}`,
      `curl https://api.internal -H "Authorization: Bearer ${serviceToken}"`,
    ],
    'doppler-service-account-token': [`DOPPLER_TOKEN=${serviceAccountToken}`, `token: ${serviceAccountToken}\n`],
    'doppler-scim-token': [`DOPPLER_TOKEN=${scimToken}`, `client = connect('${scimToken}')`],
    'doppler-audit-token': [`DOPPLER_TOKEN=${auditToken}`, `"token": "${auditToken}"`],
  },
  negative: [
    { why: 'personal token one character short', text: `see ${personalToken.slice(0, 45)}` },
    { why: 'personal token that is masked', text: `masked ${join('dp.', 'pt.')}${'x'.repeat(43)}` },
    { why: 'token of the command line one character short', text: `see ${cliToken.slice(0, 45)}` },
    { why: 'service token one character short', text: `see ${serviceToken.slice(0, 49)}` },
    { why: 'token of a service account one character short', text: `see ${serviceAccountToken.slice(0, 45)}` },
    { why: 'SCIM token one character short', text: `see ${scimToken.slice(0, 47)}` },
    { why: 'audit token one character short', text: `see ${auditToken.slice(0, 48)}` },
  ],
};
