import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretToken = join(
  'sk',
  '.eyJADrEv4HpCmolLMtalRuEfGB7L1ptnR2dJpk2PZDKLbTXZ',
  'iKEH0Dllokakjfy5tNfqFq85L.xMAtyI7CDLe9dYClVFtNEm',
);
const publicToken = join(
  'pk',
  '.eyJQCGHP6x75zSEJcIJNH6poCvGYs1gXqOjKYBi8jaOH6Xkp',
  'lsXoxCJqeZU6G8NbNTyrKyBeV.uc0f9rIP_nRTn-j2F8zyZZ',
);
const temporaryToken = join(
  'tk',
  '.eyJVnnqqS7kKDTE6TkUcm9Ze5a9A8ld2v7XcG1Ljtr4V9ZC7',
  'bSvenW1y0NWhO9Oop8MwFapQh.U-CB2PE7oIp5TyrSUapnQa',
);

export const mapboxExamples: DetectorExamples = {
  positive: {
    'mapbox-secret-token': [`MAPBOX_SECRET_TOKEN=${secretToken}`, `{"value": "${secretToken}"}`],
    'mapbox-public-token': [`MAPBOX_PUBLIC_TOKEN=${publicToken}`, `client("${publicToken}")`],
    'mapbox-temporary-token': [
      `MAPBOX_TEMPORARY_TOKEN=${temporaryToken}`,
      `  value: ${temporaryToken} # made for the shop`,
    ],
  },
  negative: [
    { why: 'secret access token: one character short', text: secretToken.slice(0, -1) },
    { why: 'public access token, meant to be public: one character short', text: publicToken.slice(0, -1) },
    { why: 'temporary token: one character short', text: temporaryToken.slice(0, -1) },
  ],
};
