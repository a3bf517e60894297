/** Where a generic rotator's requests may go, and that no secret stands in an address by mistake. */
import { placesIn, textsIn, parseTemplate } from '../../core/template.js';
import type { AskedInput, GenericEntry, Tell } from './generic-steps.js';

const SECRETS = new Set(['admin', 'old.secret', 'new.secret']);
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

export function checkRequest(name: string, step: AskedInput, entry: GenericEntry, tell: Tell): void {
  const { http, run } = step;
  if ((http === undefined) === (run === undefined)) tell([name], 'expected http: { … } or run: [ … ], one of them');
  if (run === undefined && step.input !== undefined) tell([name, 'input'], 'only a command has an input');
  if (textsIn(step.input).some((text) => parseTemplate(text) === undefined)) {
    tell([name, 'input'], 'expected each {{ to begin a place like {{ admin }}');
  }
  if (http === undefined) return;
  const { json, form, body } = http;
  if ([json, form, body].filter((one) => one !== undefined).length > 1) {
    tell([name, 'http'], 'expected one of json, form and body');
  }
  if (textsIn(json).some((text) => parseTemplate(text) === undefined)) {
    tell([name, 'http', 'json'], 'expected each {{ to begin a place like {{ admin }}');
  }
  if (http.basic !== undefined && Object.keys(http.headers).some((one) => one.toLowerCase() === 'authorization')) {
    tell([name, 'http', 'basic'], 'expected either basic or a header authorization');
  }
  const mistake = urlMistake(http.url, entry.address);
  if (mistake !== undefined) tell([name, 'http', 'url'], mistake);
  const shown = placesIn(http.url).find((place) => SECRETS.has(place));
  if (shown !== undefined && http['secret-in-url'] === undefined) {
    tell([name, 'http', 'url'], `{{ ${shown} }}: servers write urls down; if it has to be, secret-in-url: REASON`);
  }
}

function urlMistake(url: string, address: string | undefined): string | undefined {
  if (address === undefined) return 'a request needs the address: of this provider';
  const base = new URL(address);
  const isSafe = base.protocol === 'https:' || LOOPBACK.has(base.hostname);
  if (!isSafe) return 'expected an https:// address in this provider, http:// only for this machine';
  if (/[\\#\s]/.test(url.replaceAll(/\{\{[^{}]*\}\}/g, ''))) return 'expected no space, backslash or #';
  if (url.startsWith('/') && !url.startsWith('//')) return undefined;
  const [start = ''] = parseTemplate(url) ?? [];
  const origin = typeof start === 'string' ? /^https?:\/\/[^/?]+(?=\/)/.exec(start)?.[0] : undefined;
  if (origin === undefined || !URL.canParse(origin)) return 'expected a path that begins with /, or a whole url';
  const { username, password } = new URL(origin);
  if (new URL(origin).origin === base.origin && username === '' && password === '') return undefined;
  return `expected the host of this provider’s address, ${base.host}`;
}
