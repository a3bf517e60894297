import { AppError } from '../core/errors.js';

const MAX_FOLDER_NAME = 255;

/**
 * The folder name of a secret: one level, so that no name can leave the store's folder, and lower case, so that two
 * secrets stay two where the file system ignores case.
 */
export function encodeName(path: string): string {
  const reason = whyInvalid(path);
  if (reason !== undefined) {
    throw new AppError('config', `local store: name: ${JSON.stringify(path)}: ${reason}`, {
      hint: 'write names like apps/orders/db',
    });
  }
  return [...Buffer.from(path, 'utf8')].map(encodeByte).join('');
}

/** The name of a secret, or undefined for a folder that is none of ours. */
export function decodeName(folder: string): string | undefined {
  if (!/^(?:[a-z0-9._-]|%[0-9a-f]{2})+$/.test(folder)) return undefined;
  const path = Buffer.from(
    folder.replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
  return whyInvalid(path) === undefined && encodeName(path) === folder ? path : undefined;
}

function encodeByte(byte: number, index: number): string {
  const character = String.fromCharCode(byte);
  const isPlain = /[a-z0-9_-]/.test(character) || (character === '.' && index > 0);
  return isPlain ? character : `%${byte.toString(16).padStart(2, '0')}`;
}

function whyInvalid(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (path.startsWith('/')) return 'starts with /';
  if (path.split('/').some((part) => part === '' || part === '.' || part === '..')) return 'has an empty, . or .. part';
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'holds a control character';
  if (Buffer.from(path, 'utf8').toString('utf8') !== path) return 'is not well-formed text';
  const length = [...Buffer.from(path, 'utf8')].map(encodeByte).join('').length;
  return length > MAX_FOLDER_NAME ? 'is too long' : undefined;
}
