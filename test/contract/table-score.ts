import { decoders } from '../../src/decoders/index.js';
import { detectors } from '../../src/detectors/index.js';
import type { Hit } from '../../src/engine/hit.js';
import { Scanner } from '../../src/engine/scanner.js';
import type { NearMiss, Sample } from './table-generator.js';
import { readCoverage } from './table-rows.js';

/** Rules for any value in the right place, whoever issued it. */
const GENERAL = ['generic', 'http', 'jwt', 'login', 'private-key'];
/** A part of a value that is shorter says nothing. */
const MIN_LENGTH = 6;

const now = Date.parse('2026-11-24T00:00:00Z');
const plain = new Scanner(detectors, { nowMs: () => now });
const decoding = new Scanner(detectors, { decoders, nowMs: () => now });
const providerOf = new Map(detectors.flatMap(({ provider, rules }) => rules.map(({ id }) => [id, provider] as const)));

export const coverage = readCoverage();

/** Who reports the sample's value: a rule of the provider, one for any value in such a place, or nobody. */
export function finderOf(sample: Sample): 'provider' | 'general' | 'nobody' {
  const providers = (coverage.get(sample.row.id) ?? []).map((rule) => providerOf.get(rule));
  // Only what is escaped or encoded needs the slower scan.
  for (const scanner of [plain, decoding]) {
    const hits = scan(scanner, sample.text).filter((hit) => isAbout(hit, sample.value));
    if (hits.some(({ provider }) => providers.includes(provider))) return 'provider';
    if (hits.some(({ provider }) => GENERAL.includes(provider)) && scanner === decoding) return 'general';
  }
  return 'nobody';
}

/** Rules of the row itself that take the near miss for the real thing. */
export function takenBy({ row, text }: NearMiss): readonly string[] {
  const rules = coverage.get(row.id) ?? [];
  return scan(plain, text)
    .map(({ ruleId }) => ruleId)
    .filter((rule) => rules.includes(rule));
}

function scan(scanner: Scanner, text: string): readonly Hit[] {
  return scanner.scan({
    bytes: Buffer.from(text),
    origin: { source: 'stdin' },
    startLine: 1,
    startColumn: 1,
    encodings: [],
  });
}

/** The value or its secret part, as it stands or decoded; line ends and blanks do not count. */
function isAbout(hit: Hit, value: string): boolean {
  const found = squeezed(unescaped(hit.secret.reveal()));
  const forms = [value, unescaped(value), Buffer.from(value, 'base64').toString('latin1')].map(squeezed);
  const isPart = found.length >= MIN_LENGTH && forms.some((form) => form.includes(found) || found.includes(form));
  return isPart || hit.companions.some((companion) => companion.value === value);
}

function squeezed(text: string): string {
  return text.replaceAll(/\\n|\s/g, '');
}

function unescaped(text: string): string {
  return text.replaceAll(/%([0-9A-F]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
