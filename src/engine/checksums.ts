import type { ChecksumName } from '../detectors/detector.js';
import type { ChecksumResult } from './checksum-result.js';
import { azureAnnotatedMarvin32, azureDevopsCrc32, azureMarvin32, entraMarvin32 } from './checksums-azure.js';
import { bech32 } from './checksums-bech32.js';
import { natsCrc16, stellarCrc16 } from './checksums-crc16.js';
import {
  atlassianCrc32,
  cloudflareCrc32,
  confluentCrc32,
  gitlabCrc32,
  grafanaCrc32,
  matrixCrc32,
  prefixedCrc32,
  reviewBoardCrc32,
  zuploCrc32,
} from './checksums-crc32.js';
import { puttyMac } from './checksums-putty.js';
import { base58Check, bip39Sha256, githubPatSha256, supabaseSha256 } from './checksums-sha256.js';

/** The checks that a rule can name. Each looks at the value only. */
export const checksums: Readonly<Record<ChecksumName, (value: string) => ChecksumResult>> = {
  'atlassian-crc32': atlassianCrc32,
  'azure-annotated-marvin32': azureAnnotatedMarvin32,
  'azure-devops-crc32': azureDevopsCrc32,
  'azure-marvin32': azureMarvin32,
  'base58-sha256': base58Check,
  bech32,
  'bip39-sha256': bip39Sha256,
  'cloudflare-crc32': cloudflareCrc32,
  'confluent-crc32': confluentCrc32,
  'entra-marvin32': entraMarvin32,
  'github-crc32': prefixedCrc32,
  'github-pat-sha256': githubPatSha256,
  'gitlab-crc32': gitlabCrc32,
  'grafana-crc32': grafanaCrc32,
  'matrix-crc32': matrixCrc32,
  'nats-crc16': natsCrc16,
  'npm-crc32': prefixedCrc32,
  'putty-mac': puttyMac,
  'reviewboard-crc32': reviewBoardCrc32,
  'stellar-crc16': stellarCrc16,
  'supabase-sha256': supabaseSha256,
  'vercel-crc32': prefixedCrc32,
  'zuplo-crc32': zuploCrc32,
};
