/** `fail` means that the vendor can't have issued this; `unknown` that the check does not tell. */
export type ChecksumResult = 'pass' | 'fail' | 'unknown';
