import { createHash } from 'node:crypto';
import type { Draw } from '../corpus/draw.js';
import { BASE62, base32, base64url, crc32, fromBase32, hex32, littleEndian, marvin32, toBase } from './table-codes.js';

/** Takes a random value of the right shape and puts the check of the format into it. */
export type Seal = (value: string, draw: Draw) => string;

const ENTRA_DIGITS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~';

function base62Of(text: string): string {
  return toBase(crc32(text), BASE62, 6);
}

/** The last six are the sum of what stands between the prefix and them. */
function bodySum(prefixLength: number): Seal {
  return (value) => `${value.slice(0, -6)}${base62Of(value.slice(prefixLength, -6))}`;
}

/** The last eight are the sum of everything before, in upper-case hexadecimal. */
const wholeSum: Seal = (value) => `${value.slice(0, -8)}${hex32(crc32(value.slice(0, -8))).toUpperCase()}`;

const cloudflare: Seal = (value) => `${value.slice(0, -8)}${hex32(crc32(value.slice(value.indexOf('_') + 1, -8)))}`;

/** Provider mark before the last six characters, and Marvin32 in the last four bytes. */
function marked(mark: string, size: number, seed: string): Seal {
  return (_, draw) => {
    const bytes = draw.bytes(size);
    const length = Math.ceil((size * 4) / 3);
    const text = bytes.toString('base64').replaceAll('=', '');
    const withMark = `${text.slice(0, length - mark.length - 6)}${mark}A${text.slice(length - 5)}`;
    const body = Buffer.from(withMark, 'base64').subarray(0, size - 4);
    return Buffer.concat([body, littleEndian(marvin32(body, seed))]).toString('base64');
  };
}

const urlSafe =
  (seal: Seal): Seal =>
  (value, draw) =>
    seal(value, draw).replaceAll('+', '-').replaceAll('/', '_');

/** Only letters and digits: drawn again until it is so. */
const plain =
  (seal: Seal): Seal =>
  (value, draw) => {
    for (let sealed = seal(value, draw); ; sealed = seal(value, draw)) if (!/[+/]/.test(sealed)) return sealed;
  };

/** A common annotated key: 52 random characters, mark, year, month, platform, provider's signature, check. */
function annotated(signature: string): Seal {
  return (value, draw) => {
    const start = `${value.slice(0, 52)}JQQJ99${draw.pick(['A', 'B', 'C'])}${draw.pick(['A', 'F', 'L'])}`;
    const body = `${start}ACAAAAAAAAAA${draw.text('base62', 4).replaceAll(/[a-z]/g, 'A')}${signature}`;
    const sum = marvin32(Buffer.from(body, 'base64'), 'Default0');
    const number = littleEndian(sum).readUInt32BE(0);
    return `${body}${toBase(number, BASE62, 0).padEnd(6, '0').slice(0, 4)}`;
  };
}

const entra: Seal = (value) => {
  const start = value.slice(0, -3);
  const seed = Buffer.from('4161645077643030', 'hex').toString('latin1');
  return `${start}${toBase(marvin32(Buffer.from(start, 'latin1'), seed), ENTRA_DIGITS, 6).slice(0, 3)}`;
};

/** Four bytes among the others are their sum, under a fixed word. */
const devOps: Seal = (value) => {
  const bytes = fromBase32(value);
  const places = [22, 8, 7, 2];
  const rest = Buffer.from([...bytes].filter((_, index) => !places.includes(index)));
  const sum = littleEndian((crc32(rest) ^ 0xe0b9692d) >>> 0);
  places.forEach((place, index) => (bytes[place] = sum.readUInt8(index)));
  return base32(bytes).toLowerCase().slice(0, 52);
};

const finePat: Seal = (value) => {
  const start = value.slice(0, 77);
  return `${start}${base32(createHash('sha256').update(start).digest()).slice(0, 8)}${value.slice(85)}`;
};

function routable(prefix: string): Seal {
  return (_, draw) => {
    const text = `o:${draw.pick(['1', '2'])}\nu:${draw.text('lowerDigits', 3)}`;
    const payload = base64url(Buffer.concat([draw.bytes(16), Buffer.from(text), Buffer.from([text.length])]));
    const start = `${prefix}${payload}.01.${payload.length.toString(36).padStart(2, '0')}`;
    return `${start}${crc32(start).toString(36).padStart(7, '0')}`;
  };
}

const supabase: Seal = (value) => {
  const start = value.slice(0, value.lastIndexOf('_'));
  const digest = createHash('sha256').update(`supabase-self-hosted|${start}`).digest();
  return `${start}_${digest.toString('base64url').slice(0, 8)}`;
};

const matrix: Seal = (_, draw) => {
  const start = `${draw.pick(['syt', 'syr'])}_${base64url(draw.text('lower', 7))}_${draw.text('lower', 20)}`;
  return `${start}_${base62Of(start)}`;
};

const grafana: Seal = (value) => {
  const start = value.slice(0, value.lastIndexOf('_'));
  return `${start}_${littleEndian(crc32(start)).toString('hex')}`;
};

const confluent: Seal = (value) =>
  `${value.slice(0, 58)}${littleEndian(crc32(value.slice(4, 58)))
    .toString('base64')
    .slice(0, 6)}`;

/** By row: formats whose check the value must hold, or it is none of theirs. */
export const SEALS: Readonly<Record<string, Seal>> = {
  'github-pat': bodySum(4),
  'github-oauth-access-token': bodySum(4),
  'github-app-user-token': bodySum(4),
  'github-app-installation-token': bodySum(4),
  'github-refresh-token': bodySum(4),
  'github-fine-grained-pat': finePat,
  'npm-access-token': bodySum(4),
  'vercel-personal-access-token': bodySum(4),
  'vercel-integration-token': bodySum(4),
  'vercel-app-access-token': bodySum(4),
  'vercel-app-refresh-token': bodySum(4),
  'vercel-ai-gateway-key': bodySum(4),
  'reviewboard-api-token': bodySum(4),
  'matrix-access-token': matrix,
  'zuplo-api-key': (value) => `${value.slice(0, -8)}${hex32(crc32(value.slice(5, -9)))}`,
  'cloudflare-api-token': cloudflare,
  'cloudflare-account-api-token': cloudflare,
  'cloudflare-global-api-key': cloudflare,
  'grafana-service-account-token': grafana,
  'confluent-cloud-api-secret': confluent,
  'atlassian-api-token': wholeSum,
  'bitbucket-access-token': wholeSum,
  'bitbucket-app-password': wholeSum,
  'gitlab-pat-routable': routable(['gl', 'pat-'].join('')),
  'supabase-secret-key': supabase,
  'supabase-publishable-key': supabase,
  'azure-storage-account-key': marked('+ASt', 64, 'Default0'),
  'azure-cosmosdb-key': marked('ACDb', 64, 'MastRW00'),
  'azure-batch-key': marked('+ABa', 64, 'AbAcct00'),
  'azure-ml-classic-key': marked('+AMC', 64, 'Classic0'),
  'azure-apim-key': marked('APIM', 64, 'Tenant00'),
  'azure-servicebus-key': marked('+ASb', 32, 'Send0000'),
  'azure-eventhub-key': marked('+AEh', 32, 'Listen00'),
  'azure-relay-key': marked('+ARm', 32, 'Manage00'),
  'azure-iot-hub-key': marked('AIoT', 32, 'IoTHub00'),
  'azure-cache-redis-key': marked('AzCa', 32, 'Access00'),
  'azure-container-registry-key': marked('+ACR', 39, 'ACRDflt0'),
  'azure-search-key': plain(marked('AzSe', 39, 'Query000')),
  'azure-function-key': urlSafe(marked('AzFu', 40, 'Functi00')),
  'azure-devops-pat': annotated('AZDO'),
  'vsce-pat': annotated('AZDO'),
  'azure-common-annotated-key': annotated('AZMR'),
  'azure-openai-api-key': annotated('ACOG'),
  'azure-maps-key': annotated('AZMP'),
  'azure-app-configuration-key': annotated('AZAC'),
  'azure-communication-services-key': annotated('AZCS'),
  'azure-eventgrid-key-annotated': annotated('AZEG'),
  'azure-devops-pat-legacy': devOps,
  'azure-ad-client-secret': entra,
};
