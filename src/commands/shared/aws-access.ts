import { AppError } from '../../core/errors.js';
import { readField } from '../../core/secret-document.js';
import type { SecretValue } from '../../core/secret-value.js';

export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: SecretValue;
  readonly sessionToken?: SecretValue;
}

/** Keys as JSON text, or else the name of a profile of the user's AWS configuration. */
export function awsAccess(value: SecretValue): AwsKeys | string {
  const text = value.reveal().trim();
  if (!text.startsWith('{')) {
    if (/^[\w.@ -]{1,64}$/.test(text) && !/^A[KS]IA[A-Z0-9]{16}/.test(text)) return text;
    throw new AppError('config', 'aws credentials: expected the name of a profile, or JSON text with keys', {
      hint: '{ "accessKeyId": "…", "secretAccessKey": "…" }',
    });
  }
  const token = /"sessionToken"/.test(text) ? { sessionToken: readField(value, 'sessionToken') } : {};
  return {
    accessKeyId: readField(value, 'accessKeyId').reveal(),
    secretAccessKey: readField(value, 'secretAccessKey'),
    ...token,
  };
}
