import { verify } from 'node:crypto';
import { failure, Refusal } from './answer.js';
import type { App } from './model.js';
import { isRecord } from './schema.js';

const MAX_AHEAD_SECONDS = 600;

const refuse = (message: string): Refusal => new Refusal(failure(401, message));
const undecodable = (): Refusal => refuse('A JSON web token could not be decoded');

/** The App that signed this, by GitHub's rules: RS256, issued by the App, not in the future, at most ten minutes long. */
export function appOfJwt(jwt: string, apps: readonly App[], now: Date): App {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  if (decode(header)['alg'] !== 'RS256') throw undecodable();
  const claims = decode(payload);
  const app = apps.find((candidate) => isIssuer(candidate, claims['iss']));
  if (app === undefined) throw refuse("'Issuer' claim ('iss') must be an Integer or the client ID of an App");
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify('RSA-SHA256', signed, app.publicKey, Buffer.from(signature, 'base64url'))) throw undecodable();
  checkTimes(claims, Math.floor(now.getTime() / 1000));
  return app;
}

function checkTimes({ iat, exp }: Readonly<Record<string, unknown>>, now: number): void {
  if (typeof iat !== 'number' || !Number.isInteger(iat) || iat > now) {
    throw refuse("'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
  }
  if (typeof exp !== 'number' || !Number.isInteger(exp) || exp <= now) {
    throw refuse("'Expiration time' claim ('exp') must be a numeric value in the future");
  }
  if (exp > now + MAX_AHEAD_SECONDS) throw refuse("'Expiration time' claim ('exp') is too far in the future");
}

function isIssuer(app: App, issuer: unknown): boolean {
  return issuer === app.clientId || String(issuer) === String(app.id);
}

function decode(part: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (isRecord(value)) return value;
  } catch {
    // Not JSON: falls through to the one answer for all of these.
  }
  throw undecodable();
}
