import { readdirSync } from 'node:fs';

const SLASH = Buffer.from('/');

/** Paths below the root of what lies in a folder there, in the order of their bytes. Fails with the system's error. */
export function listFolder(root: string | Buffer, folder: Buffer): Buffer[] {
  const names = readdirSync(joinPath(Buffer.from(root), folder), { encoding: 'buffer' });
  return names.sort((left, right) => left.compare(right)).map((name) => joinPath(folder, name));
}

/** Either may be empty. */
export function joinPath(folder: Buffer, name: Buffer): Buffer {
  if (folder.length === 0) return name;
  return name.length === 0 ? folder : Buffer.concat([folder, SLASH, name]);
}
