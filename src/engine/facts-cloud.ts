import { known, type Facts } from './facts-read.js';

const PLATFORM_AT = 58;
const SIGNATURE_AT = 76;
/** `A` is 2024, in the digits of base64. */
const YEARS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SERVICES: Readonly<Record<string, string>> = {
  ACOG: 'Cognitive Services',
  AZAC: 'App Configuration',
  AZCS: 'Communication Services',
  AZDO: 'Azure DevOps',
  AZEG: 'Event Grid',
  AZFR: 'Fluid Relay',
  AZMP: 'Maps',
  AZMR: 'Mixed Reality',
};

/** Common annotated keys name the service and the month in which they were made. */
export function annotatedKeyFacts(value: string): Facts | undefined {
  const year = YEARS.indexOf(value.charAt(PLATFORM_AT));
  const month = YEARS.indexOf(value.charAt(PLATFORM_AT + 1)) + 1;
  const signature = value.slice(SIGNATURE_AT, SIGNATURE_AT + 4);
  if (value.slice(PLATFORM_AT - 6, PLATFORM_AT - 2) !== 'JQQJ' || year === -1 || month < 1 || month > 12)
    return undefined;
  return known({
    service: SERVICES[signature] ?? signature,
    issued: `${String(2024 + year)}-${String(month).padStart(2, '0')}`,
  });
}

/** `ABSK` and base64 of `NAME-at-ACCOUNT:SECRET`. */
export function bedrockFacts(value: string): Facts | undefined {
  const text = Buffer.from(value.replace(/^ABSK/, ''), 'base64').toString('latin1');
  const [, name, account] = /^(BedrockAPIKey-[A-Za-z0-9-]{1,40}?)-at-(\d{12}):/.exec(text) ?? [];
  return account === undefined ? undefined : known({ name, account });
}
