// What an answer says, by the patterns of the configuration.
import { AppError } from '../../core/errors.js';
import { valueAt } from '../../core/json-place.js';
import type { Pattern } from './settings.js';

export interface StepAnswer {
  readonly status?: number;
  readonly exit?: number;
  /** Parsed; undefined where it is no JSON. */
  readonly body: unknown;
}

/** Of what the journal keeps in clear. */
const MAX_ATTRIBUTE = 512;

/** Whether an answer is one that the pattern means; a pattern that names no exit code means 0. */
export function matches(answer: StepAnswer, { status, exit, json = {} }: Pattern): boolean {
  if (answer.status !== undefined && status?.includes(answer.status) !== true) return false;
  if (answer.exit !== undefined && !(exit ?? [0]).includes(answer.exit)) return false;
  return Object.entries(json).every(([path, wanted]) => valueAt(answer.body, path) === wanted);
}

/** Texts and numbers from the answer, by name. Undefined where one of them is not there. */
export function taken(
  body: unknown,
  take: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  const found: [string, string][] = [];
  for (const [name, path] of Object.entries(take)) {
    const value = valueAt(body, path);
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return undefined;
    found.push([name, String(value)]);
  }
  return Object.fromEntries(found);
}

/** Refuses as a name what the journal may not keep in clear: a secret that somebody took for one. */
export function requireNames(step: string, names: Readonly<Record<string, string>>, secrets: readonly string[]): void {
  for (const [name, value] of Object.entries(names)) {
    if (value.length > MAX_ATTRIBUTE || !/^[\x20-\x7e]+$/.test(value)) {
      throw new AppError('config', `generic: ${step}: take ${name}: is no name or id of one line`);
    }
    if (secrets.some((secret) => value.includes(secret))) {
      throw new AppError('config', `generic: ${step}: take ${name}: holds the secret, and would be kept in clear`, {
        hint: 'take the id that the service shows beside it',
      });
    }
  }
}
