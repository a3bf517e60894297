import { createHash, createHmac } from 'node:crypto';
import type { ChecksumResult } from './checksum-result.js';

/**
 * A key file without passphrase ends in a MAC over all that it says, under a key that everyone has. Whoever edits the
 * comment breaks it and leaks the key as well, so a failure says nothing.
 */
export function puttyMac(value: string): ChecksumResult {
  const fields = fieldsOf(value);
  const version = /^PuTTY-User-Key-File-([23]):/.exec(value)?.[1];
  const mac = fields.get('Private-MAC')?.toLowerCase();
  if (version === undefined || mac === undefined || fields.get('Encryption') !== 'none') return 'unknown';
  const parts = [
    Buffer.from(fields.get(`PuTTY-User-Key-File-${version}`) ?? ''),
    Buffer.from('none'),
    Buffer.from(fields.get('Comment') ?? ''),
    Buffer.from(fields.get('Public-Lines') ?? '', 'base64'),
    Buffer.from(fields.get('Private-Lines') ?? '', 'base64'),
  ];
  const key = version === '2' ? createHash('sha1').update('putty-private-key-file-mac-key').digest() : '';
  const expected = createHmac(version === '2' ? 'sha1' : 'sha256', key).update(Buffer.concat(parts.map(withLength)));
  return expected.digest('hex') === mac ? 'pass' : 'unknown';
}

/** By name; a number of lines stands for those lines, joined. */
function fieldsOf(value: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const lines = value.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const [, name = '', text = ''] = /^([A-Za-z0-9-]+): (.*)$/.exec(lines[at] ?? '') ?? [];
    if (name.endsWith('-Lines')) {
      const count = Number(text);
      fields.set(name, lines.slice(at + 1, at + 1 + count).join(''));
    } else if (name !== '') fields.set(name, text);
  }
  return fields;
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
