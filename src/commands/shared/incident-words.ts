/** Keeps values out of what an incident writes down, whoever typed or recorded them and wherever. */
import { AppError } from '../../core/errors.js';
import { isFingerprint, type FingerprintKey } from '../../core/fingerprint.js';
import { RememberedSecret } from '../../core/remembered-secret.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Scanner } from '../../engine/scanner.js';
import type { Incident } from '../../incident/incident.js';
import { Redactor } from '../../reporters/redact.js';
import { fingerprintKey, keyById } from './fingerprint-key.js';
import { ruleOf } from './inspect-candidates.js';
import type { Io } from './io.js';
import { makeScanner } from './make-scanner.js';

export type Clean = (text: string) => string;

const REPLACEMENT = '[redacted]';

/**
 * Takes out the leaked value in each form in which it is known again, and whatever else our rules take for a credential:
 * a person may paste any of them as a reason, and a path may hold them.
 */
export function cleanerOf(secrets: readonly SecretValue[]): Clean {
  const redactor = new Redactor({ findings: secrets.map((secret) => ({ secret })) });
  let scanner: Scanner | undefined;
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const clean = withoutCredentials(redactor.text(text), (scanner ??= makeScanner(undefined)));
    known.set(text, clean);
    return clean;
  };
}

function withoutCredentials(text: string, scanner: Scanner): string {
  if (isFingerprint(text)) return text;
  let clean = text;
  for (const { secret, confidence, ruleId } of scanner.scan(fragmentOf(text))) {
    if (confidence === 'low' || isNoSecret(ruleId)) continue;
    const without = clean.replaceAll(secret.reveal(), REPLACEMENT);
    // It stands there encoded: which characters of the text those are is not worth finding out.
    if (without === clean && !clean.includes(REPLACEMENT)) return REPLACEMENT;
    clean = without;
  }
  return clean;
}

/** A key id or a public half names the credential, and a report is no use without it. */
function isNoSecret(ruleId: string): boolean {
  const { lowBecause } = ruleOf(ruleId) ?? {};
  return lowBecause === 'half' || lowBecause === 'public';
}

function fragmentOf(text: string): Parameters<Scanner['scan']>[0] {
  const origin = { source: 'stdin', path: 'stdin' } as const;
  return { bytes: Buffer.from(`${text}\n`, 'utf8'), origin, startLine: 1, startColumn: 1, encodings: [] };
}

/** Cleans texts about these incidents. Fails with `config` where the key is missing by which a value is known again. */
export async function cleanerFor(
  incidents: readonly Pick<Incident, 'id' | 'trace'>[],
  io: Io,
  values: readonly SecretValue[] = [],
): Promise<Clean> {
  const traces = incidents.map(async ({ id, trace }) => {
    if (trace === undefined) return [];
    return [new RememberedSecret(trace.trace, await keyOf(id, trace.keyId, io))];
  });
  return cleanerOf([...(await Promise.all(traces)).flat(), ...values]);
}

/** The key with this id: the user's, an organization's or a baseline's; undefined where it is not on this machine. */
export async function keyWithId(id: string, io: Io): Promise<FingerprintKey | undefined> {
  const { key } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: false });
  return key.id === id ? key : keyById(id, io.env);
}

export async function keyOf(incident: string, keyId: string, io: Io): Promise<FingerprintKey> {
  const key = await keyWithId(keyId, io);
  if (key !== undefined) return key;
  throw new AppError('config', `incident: ${incident}: made with the fingerprint key ${keyId}, which is not here`, {
    hint: 'set UNLEAK_FINGERPRINT_KEY_FILE to the key with which it was opened',
  });
}

/** A person's name for the record, without blanks; never what may be a value. */
export function personOf(option: string, name: string): string {
  const isName = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,99}$/u.test(name);
  if (isName && cleanerOf([])(name) === name) return name;
  throw new AppError('usage', `${option}: expected a name or address without blanks`);
}
