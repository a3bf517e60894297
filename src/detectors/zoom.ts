import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;

export const zoom = {
  provider: 'zoom',
  docs: 'https://developers.zoom.us/docs/internal-apps/s2s-oauth/',
  rules: [
    {
      id: 'zoom-s2s-client-secret',
      kind: 'client secret of a server-to-server app',
      severity: 'high',
      keywords: [
        'zoom_client',
        'zoom-client',
        'zoomclient',
        'zoom_secret',
        'zoom-secret',
        'zoomsecret',
        'zoom_api',
        'zoom-api',
        'zoomapi',
        'zoom_oauth',
        'zoom-oauth',
        'zoomoauth',
        'zoom.api',
        'zoom.us',
      ],
      pattern: String.raw`(?i:secret)${SIGN}(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['clientid', 'id'], 'account-id': ['accountid'] },
    },
  ],
} as const satisfies Detector;
