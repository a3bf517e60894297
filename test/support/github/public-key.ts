const KEY_TYPES = new Set([
  'ssh-rsa',
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
]);

export interface PublicKey {
  /** Type and base64: what GitHub keeps and gives back. */
  readonly key: string;
  readonly comment: string;
}

/** An OpenSSH public key line, or undefined where it is none: the blob must begin with the type that the line names. */
export function parsePublicKey(line: string): PublicKey | undefined {
  const [type = '', base64 = '', ...comment] = line.trim().split(' ');
  if (line.trim().includes('\n') || !KEY_TYPES.has(type)) return undefined;
  const blob = Buffer.from(base64, 'base64');
  if (blob.length < 4 + type.length || blob.readUInt32BE(0) !== type.length) return undefined;
  if (blob.toString('base64') !== base64 || blob.toString('latin1', 4, 4 + type.length) !== type) return undefined;
  return { key: `${type} ${base64}`, comment: comment.join(' ') };
}
