import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

// Prefixes since Vault 1.10, the same in OpenBao:
// https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes
export const vault = {
  provider: 'vault',
  docs: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
  rules: [
    {
      // 90 characters and more where it is signed, 24 where it is not.
      id: 'vault-service-token',
      kind: 'service token',
      severity: 'critical',
      keywords: ['hvs.'],
      pattern: String.raw`(?<secret>hvs\.(?:[A-Za-z0-9_-]{90,120}|[A-Za-z0-9]{24}))`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'vault-batch-token',
      kind: 'batch token',
      severity: 'high',
      keywords: ['hvb.'],
      pattern: String.raw`(?<secret>hvb\.[A-Za-z0-9_-]{138,300})`,
      boundary: 'base64url',
      maxBytes: 512,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'vault-recovery-token',
      kind: 'recovery token',
      severity: 'critical',
      keywords: ['hvr.'],
      pattern: String.raw`(?<secret>hvr\.[A-Za-z0-9_-]{24,160})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      // Before Vault 1.10, and still in OpenBao: only the name beside it tells it from `s.methodName`.
      id: 'vault-legacy-token',
      kind: 'service token (old form)',
      severity: 'critical',
      keywords: ['vault_token', 'vault-token', 'vault.token', 'vaulttoken', 'vault:', 'bao_token', 'client_token', 'root token', 'root_token'],
      pattern: String.raw`(?i)(?:vault(?:[_.-]?|:\s{1,8})token|bao_token|client_token|root[ _]token)["'\x60]?\]?[ \t]*(?:=>|:=|[:=]|[ \t])[ \t]*["'\x60]?(?<secret>(?-i:s\.[A-Za-z0-9]{24}))`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 80,
    },
    {
      id: 'vault-unseal-key',
      kind: 'share of the unseal or recovery key',
      severity: 'critical',
      keywords: ['unseal key', 'unseal_key', 'unseal-key', 'recovery key'],
      pattern: String.raw`(?i)(?:unseal|recovery)[ _-]key(?:[ _-]?[0-9]{1,2})?["']?[ \t]*[:=][ \t]*["']?(?<secret>(?-i:[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{44}|[0-9a-f]{64,66}))`,
      boundary: 'base64',
      minEntropy: 3,
      judge: 'random',
      specificity: 80,
    },
    {
      id: 'vault-approle-secret-id',
      kind: 'secret id of an AppRole',
      severity: 'high',
      keywords: ['secret_id', 'secret-id', 'secretid'],
      pattern: String.raw`(?i)secret[_-]?id["'\x60]?\]?[ \t]*(?:=>|:=|[:=]|[ \t])[ \t]*["'\x60]?(?<secret>(?-i:${UUID}))`,
      boundary: 'alphanumeric',
      minEntropy: 2.8,
      judge: 'random',
      specificity: 58,
    },
    {
      id: 'vault-legacy-batch-token',
      kind: 'batch or recovery token (old form)',
      severity: 'high',
      keywords: ['vault_token', 'vault-token', 'vaulttoken', 'vault.token', 'vault:'],
      pattern: String.raw`(?i)vault(?:[_.-]?|:\s{1,8})token["'\x60]?\]?[ \t]*(?:=>|:=|[:=]|[ \t])[ \t]*["'\x60]?(?<secret>(?-i:[br]\.[A-Za-z0-9_-]{24,500}))`,
      boundary: 'base64url',
      maxBytes: 700,
      minEntropy: 3.5,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
