// Tokens of npm registries, told by their form: npm's own have a checksum, other registries' may be JSON Web Tokens that
// say under which key they are kept and when they end.
import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { SecretValue } from '../../core/secret-value.js';
import { randomId } from '../../platform/random.js';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const OWN = /^npm_([0-9A-Za-z]{30})([0-9A-Za-z]{6})$/;
const MAX_CLAIMS = 16_384;

const claimsSchema = z.object({
  exp: z.number().optional(),
  token: z.object({ key: z.string().regex(/^[0-9A-Za-z_-]{8,200}$/) }).optional(),
});
type Claims = z.output<typeof claimsSchema>;

export function looksOwn(token: SecretValue): boolean {
  return token.reveal().startsWith('npm_');
}

/** Whether it is as npm makes them, with its checksum. */
export function isWholeOwn(token: SecretValue): boolean {
  const [, body = '', check] = OWN.exec(token.reveal()) ?? [];
  return check !== undefined && checksum(body) === check;
}

/** One line that can stand in a header, and not so short that it is a word. */
export function isOneLine(token: SecretValue): boolean {
  return /^[\x21-\x7e]{16,4096}$/.test(token.reveal());
}

/** Under which keys a registry may list it: npm by its hash, others by what the token itself says. */
export function keysOf(token: SecretValue): readonly string[] {
  const own = claimsOf(token)?.token?.key;
  return [createHash('sha512').update(token.reveal()).digest('hex'), ...(own === undefined ? [] : [own])];
}

/** Whether the registry made it on purpose and keeps it in a list, so that it can be taken off there. */
export function isListedKind(token: SecretValue): boolean {
  return claimsOf(token)?.token !== undefined;
}

/** When it ends by its own word; undefined where it does not say. */
export function endOf(token: SecretValue): Date | undefined {
  const seconds = claimsOf(token)?.exp;
  const end = seconds === undefined ? undefined : new Date(seconds * 1000);
  return end === undefined || Number.isNaN(end.getTime()) ? undefined : end;
}

/** A token that no registry issued, with a right checksum where its like has one. */
export function madeUpToken(like: SecretValue): SecretValue {
  if (!looksOwn(like)) return new SecretValue(randomId(40));
  const body = Array.from({ length: 30 }, () => BASE62.charAt(randomInt(BASE62.length))).join('');
  return new SecretValue(`npm_${body}${checksum(body)}`);
}

function checksum(body: string): string {
  let check = '';
  for (let rest = crc32(body), digit = 0; digit < 6; digit += 1, rest = Math.floor(rest / 62)) {
    check = BASE62.charAt(rest % 62) + check;
  }
  return check;
}

function claimsOf(token: SecretValue): Claims | undefined {
  const [, body, signature] = token.reveal().split('.', 3);
  if (body === undefined || signature === undefined || body.length > MAX_CLAIMS) return undefined;
  try {
    return claimsSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
