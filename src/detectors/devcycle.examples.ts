import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const serverKey = join('dvc_se', 'rver_', 'd4b7138d7124ba67', '0508e40066177273', '_', '5ea4974', '5da306e');
const clientKey = join('dvc_cl', 'ient_', 'eb8823f071c4d955', 'a386e4ac2306743f', '_', '19db411', '959edb1');

export const devcycleExamples: DetectorExamples = {
  positive: {
    'devcycle-server-key': [`DEVCYCLE_SERVER_SDK_KEY=${serverKey}`],
    'devcycle-client-key': [`DEVCYCLE_CLIENT_SDK_KEY=${clientKey}`],
  },
  negative: [
    { why: 'server key that is masked', text: `dvc_server_xxxxxxxxxxxxxxxxxxxx` },
    { why: 'client key that is masked', text: `dvc_client_xxxxxxxxxxxxxxxxxxxx` },
  ],
};
