import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const authToken = join(
  'eyJraWQiOi',
  'JzcGx1bmsu7frrQtMob8fsm3oExHFr5IXyvU_UZ3ndC2PpBSfP.',
  'eyJjgCwQEI0MfQDIGty9dvWaD2KAiORc3_cR4yRu5-sxJ92RnLH',
  'LhGmkdAGwRtJ.V2WlWoA_Pt2fXrIT00Qng1FN2QUzM0w0OW4ZqC',
  'NOHzgXl5GJgnmMY9w-pq6iwf26y7P8rwAeyzeajNmDMh8fvV',
);
const hecToken = join('b1b0f9e6-957b-c761', '-e4d7-caee9433b730');
const observabilityToken = join('S026ie9C_un', 'LaxjOe6taym');

export const splunkExamples: DetectorExamples = {
  positive: {
    'splunk-auth-token': [`SPLUNK_AUTH_TOKEN=${authToken}`, `"splunkAuthToken": "${authToken}"`],
    'splunk-hec-token': [`SPLUNK_HEC_TOKEN=${hecToken}`, `{"splunkHecToken": "${hecToken}"}`],
    'splunk-observability-token': [
      `SPLUNK_ACCESS_TOKEN=${observabilityToken}`,
      `export SPLUNK_ACCESS_TOKEN="${observabilityToken}"`,
    ],
  },
  negative: [
    { why: 'auth token cut short', text: authToken.slice(0, 170) },
    { why: 'auth token as the end of a longer word', text: `a${authToken}` },
    { why: 'an identifier beside the word (hec token)', text: `splunk build ${hecToken}` },
    { why: 'a checksum (hec token)', text: `SPLUNK_CHECKSUM=${hecToken}` },
    { why: 'a value of that form beside the word (observability token)', text: `signalfx build ${observabilityToken}` },
    { why: 'one character short (observability token)', text: `"signalfx": "${observabilityToken.slice(1)}"` },
  ],
};
