import { crc32 } from 'node:zlib';
import { inDigits } from '../../src/engine/digits.js';
import type { Draw } from './draw.js';

type Format = (draw: Draw) => string;

/** Well-known formats, made as their vendors describe them. The prefixes are cut up, so that no rule finds this file. */
export const KNOWN_FORMATS: Readonly<Record<string, Format>> = {
  'aws-key-id': (draw) => ['AK', 'IA', draw.text('base32', 16)].join(''),
  'github-classic': (draw) => checksummed('ghp', draw.text('base62', 30)),
  'github-oauth': (draw) => checksummed('gho', draw.text('base62', 30)),
  'github-server': (draw) => checksummed('ghs', draw.text('base62', 30)),
  'gitlab-pat': (draw) => ['glp', 'at-', draw.text('base64url', 20)].join(''),
  'gitlab-runner': (draw) => ['glr', 't-', draw.text('base64url', 20)].join(''),
  'slack-bot': (draw) =>
    [['xo', 'xb'].join(''), `1${draw.text('digits', 11)}`, `2${draw.text('digits', 12)}`, draw.text('base62', 24)].join(
      '-',
    ),
  'slack-webhook': (draw) =>
    `https://hooks.${['sla', 'ck.com/ser', 'vices'].join('')}/T${draw.text('base32', 8)}/B${draw.text('base32', 10)}/${draw.text('base62', 24)}`,
  'stripe-live': (draw) => ['sk', 'live', draw.text('base62', 24)].join('_'),
  'stripe-restricted': (draw) => ['rk', 'live', draw.text('base62', 24)].join('_'),
  'google-api-key': (draw) => ['AI', 'za', 'Sy', draw.text('base64url', 33)].join(''),
  'sendgrid-key': (draw) => ['S', 'G.', draw.text('base64url', 22), '.', draw.text('base64url', 43)].join(''),
  'telegram-bot': (draw) =>
    `${String(100_000_000 + draw.below(899_999_999))}:${['A', 'A'].join('')}${draw.text('base64url', 33)}`,
  'openai-project': (draw) =>
    ['sk-', 'proj-', draw.text('base64url', 74), ['T3', 'Blbk', 'FJ'].join(''), draw.text('base64url', 74)].join(''),
  'anthropic-key': (draw) => ['sk-', 'ant-', 'api03-', draw.text('base64url', 93), 'AA'].join(''),
  'npm-token': (draw) => checksummed('npm', draw.text('base62', 30)),
  'digitalocean-pat': (draw) => ['dop', '_v1_', draw.text('hex', 64)].join(''),
  'docker-pat': (draw) => ['dckr', '_pat_', draw.text('base64url', 27)].join(''),
  'huggingface-token': (draw) => ['h', 'f_', draw.text('base62', 34)].join(''),
  'shopify-token': (draw) => ['shp', 'at_', draw.text('hex', 32)].join(''),
  'pypi-token': (draw) => ['py', 'pi-', 'AgEI', 'cHlwaS5vcmc', draw.text('base64url', 80)].join(''),
  'linear-key': (draw) => ['lin', '_api_', draw.text('base62', 40)].join(''),
  'notion-key': (draw) => ['ntn', '_', draw.text('digits', 11), draw.text('base62', 35)].join(''),
  'newrelic-key': (draw) => ['NR', 'AK-', draw.text('base32', 27)].join(''),
  'atlassian-token': (draw) => {
    const checked = ['ATA', 'TT3', 'xFfGF0', draw.text('base64url', 171), '='].join('');
    return checked + crc32(checked).toString(16).padStart(8, '0').toUpperCase();
  },
  'postman-key': (draw) => ['PM', 'AK-', draw.text('hex', 24), '-', draw.text('hex', 34)].join(''),
  'grafana-token': (draw) => checksummedHex(['gl', 'sa_'].join(''), draw.text('base62', 32)),
  'doppler-token': (draw) => ['dp', '.pt.', draw.text('base62', 43)].join(''),
  'planetscale-token': (draw) => ['psc', 'ale_tkn_', draw.text('base64url', 43)].join(''),
  'square-token': (draw) => ['sq0', 'atp-', draw.text('base64url', 22)].join(''),
  'pulumi-token': (draw) => ['pu', 'l-', draw.text('hex', 40)].join(''),
  'rubygems-key': (draw) => ['ruby', 'gems_', draw.text('hex', 48)].join(''),
  'vault-service': (draw) => ['hv', 's.', 'CAESI', draw.text('base64url', 90)].join(''),
  'databricks-token': (draw) => ['da', 'pi', draw.text('hex', 32)].join(''),
};

/** Six characters in base 62 of the checksum of what stands behind the underscore. */
function checksummed(prefix: string, body: string): string {
  return `${prefix}_${body}${inDigits(crc32(body), 6)}`;
}

/** Eight digits of the checksum of all before the last underscore, lowest byte first. */
function checksummedHex(prefix: string, body: string): string {
  const check = Buffer.alloc(4);
  check.writeUInt32LE(crc32(prefix + body));
  return `${prefix}${body}_${check.toString('hex')}`;
}
