import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const enterpriseSecret = join('90f6aa8b:', 'b7e2d78b');

export const sidekiqExamples: DetectorExamples = {
  positive: {
    'sidekiq-enterprise-secret': [
      `BUNDLE_ENTERPRISE__CONTRIBSYS__COM=${enterpriseSecret}`,
      `"BUNDLE_GEMS__CONTRIBSYS__COM_TOKEN" => "${enterpriseSecret}"`,
      `source "https://${enterpriseSecret}@gems.contribsys.com/"`,
    ],
  },
  negative: [
    { why: 'a reference', text: 'BUNDLE_GEMS__CONTRIBSYS__COM=${SIDEKIQ_LOGIN}' },
    { why: 'the server without a login', text: 'source "https://gems.contribsys.com/"' },
  ],
};
