/** A key file of a service account that stands as JSON text in another place, as the value of a variable. */
import { identifierOf, newIdentifierOf, type Credential } from '../core/credential.js';
import { mergeFields, readField } from '../core/secret-document.js';
import { SecretValue } from '../core/secret-value.js';
import type { ConsumerState, CredentialChange } from './consumer.js';

type Change = Pick<CredentialChange, 'old'> & Partial<CredentialChange>;

const KEY = 'private_key';
const KEY_ID = 'private_key_id';

/** Whether the text is a key file, so that it names its key and can carry a new id. */
export function isKeyFile(text: string): boolean {
  return keyIn(text) !== undefined;
}

/** Which key stands in the text. */
export function keyFileState(text: string, { old, successor }: Change): ConsumerState {
  const key = keyIn(text);
  if (key === undefined) return 'neither';
  if (successor !== undefined && key === keyOf(successor)) return 'new';
  return key === keyOf(old) ? 'old' : 'neither';
}

/** The same text with the new key and its id; every other member as it is. */
export function withNewKey(text: string, { old, successor }: Pick<CredentialChange, 'old' | 'successor'>): string {
  const id = newIdentifierOf(old, successor) ?? identifierOf(successor);
  const fields = { [KEY]: successor.secret, ...(id === undefined ? {} : { [KEY_ID]: new SecretValue(id) }) };
  return mergeFields(new SecretValue(text), fields).reveal();
}

/** Line breaks around it belong to the file and not to the key. */
function keyOf({ secret }: Credential): string {
  return secret.reveal().trim();
}

function keyIn(text: string): string | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const value = new SecretValue(text);
    readField(value, KEY_ID);
    return readField(value, KEY).reveal().trim();
  } catch {
    return undefined;
  }
}
