import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join('ff', '9005fc-fc65-188b-', '5a81-81ba5138fa81');
const shippingToken = join('aX', 'DvVTmhgUiDGhgYX', 'wvArCpWhruzZycc');

export const logzioExamples: DetectorExamples = {
  positive: {
    'logzio-token': [
      `LOGZIO_TOKEN=${token2}`,
      `docker run -e LOGZIO_TOKEN=${token2} image`,
      `logzio:\n  token: ${token2}`,
    ],
    'logzio-shipping-token': [`LOGZIO_SHIPPING_TOKEN=${shippingToken}`],
  },
  negative: [
    { why: 'API token: a reference', text: 'LOGZIO_TOKEN=${LOGZIO_TOKEN}' },
    { why: 'API token: given to no name', text: `about logzio: see ${token2}` },
    { why: 'API token: one character short', text: `logzio: "${token2.slice(0, -1)}"` },
    { why: 'token for sending log lines: a reference', text: 'LOGZIO_SHIPPING_TOKEN=${LOGZIO_SHIPPING_TOKEN}' },
    { why: 'token for sending log lines: one letter short', text: `LOGZIO_LISTENER=${shippingToken.slice(1)}` },
  ],
};
