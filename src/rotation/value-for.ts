import { identifierOf, type Credential } from '../core/credential.js';
import { mergeFields } from '../core/secret-document.js';
import { SecretValue } from '../core/secret-value.js';
import type { Rotation } from '../journal/rotation.js';
import type { StoreVersion } from '../stores/secret-store.js';

/** The store's value with this credential in it; other fields of a document stay as they are. */
export function valueFor(rotation: Rotation, current: StoreVersion | undefined, successor: Credential): SecretValue {
  const { field, userField } = rotation.plan.place;
  if (field === undefined) return successor.secret;
  const user = identifierOf(successor);
  return mergeFields(current?.value, {
    ...successor.fields,
    [field]: successor.secret,
    ...(userField === undefined || user === undefined ? {} : { [userField]: new SecretValue(user) }),
  });
}
