/** Tokens that are text in base64, or hold one. */
import { known, textIn, timeOf, type Facts } from './facts-read.js';

/** `reftkn:NN:EXPIRY:RANDOM`, where zero is for ever. */
export function jfrogFacts(value: string): Facts | undefined {
  const [, seconds] = /^reftkn:\d+:(\d{1,12}):/.exec(textIn(value) ?? '') ?? [];
  return seconds === undefined ? undefined : known({ expires: timeOf(Number(seconds)) });
}

/** Jira, Confluence, Bamboo and Bitbucket in one's own data center: a decimal id, a colon and random bytes. */
export function dataCenterFacts(value: string): Facts | undefined {
  const bytes = Buffer.from(value.replace(/^BBDC-/, ''), 'base64').toString('latin1');
  const [, id] = /^(\d{6,20}):/.exec(bytes) ?? [];
  return id === undefined ? undefined : known({ 'token-id': id });
}

/** `sk_live_` and `key_ID,secret`. */
export function workosFacts(value: string): Facts | undefined {
  const [, id] = /^(key_[A-Za-z0-9]+),/.exec(textIn(value.slice(value.lastIndexOf('_') + 1)) ?? '') ?? [];
  return id === undefined ? undefined : known({ 'key-id': id });
}
