import type { ChecksumName } from '../detectors/detector.js';
import type { ChecksumResult } from './checksum-result.js';
import { cloudflareCrc32, gitlabCrc32, prefixedCrc32 } from './checksums-crc32.js';
import { azureStorageMarvin32, entraMarvin32 } from './checksums-marvin32.js';
import { githubPatSha256 } from './checksums-sha256.js';

/** The checks that a rule can name. Each looks at the value only. */
export const checksums: Readonly<Record<ChecksumName, (value: string) => ChecksumResult>> = {
  'azure-storage-marvin32': azureStorageMarvin32,
  'cloudflare-crc32': cloudflareCrc32,
  'entra-marvin32': entraMarvin32,
  'github-crc32': prefixedCrc32,
  'github-pat-sha256': githubPatSha256,
  'gitlab-crc32': gitlabCrc32,
  'npm-crc32': prefixedCrc32,
};
