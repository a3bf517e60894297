import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('nv', 'api-mRsCx5vugDWtixC73bfcO9RyxBLixJ', 'RLznLPeXkTpFuksnChhkCd2nj2U1b6I5yV');
const ngcApiKeyLegacy = join(
  'Ti',
  'jztoiRGeqkBHCzhVhadUiye8SHpTjglLMhDStGLoT',
  'zzOksSLu1505lEaScPX5m3NCT6gGMgkdZwBGd9M5M',
);

export const nvidiaExamples: DetectorExamples = {
  positive: {
    'nvidia-api-key': [`NVIDIA_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
    'nvidia-ngc-api-key-legacy': [`NGC_API_KEY=${ngcApiKeyLegacy}`, `os.environ["NGC_API_KEY"] = "${ngcApiKeyLegacy}"`],
  },
  negative: [
    { why: 'API key: cut short', text: apiKey.slice(0, -5) },
    { why: 'NGC API key (old form): a reference', text: 'NGC_API_KEY=${NGC_API_KEY}' },
    { why: 'NGC API key (old form): given to no name', text: `about ngcapikey: see ${ngcApiKeyLegacy}` },
    { why: 'NGC API key (old form): one character short', text: `ngc_cli: "${ngcApiKeyLegacy.slice(0, -1)}"` },
  ],
};
