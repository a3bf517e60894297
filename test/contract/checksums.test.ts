import { describe, expect, it } from 'vitest';
import { exportName } from '../../scripts/generate-detectors.js';
import { detectors } from '../../src/detectors/index.js';
import type { ChecksumName, DetectorExamples, Rule } from '../../src/detectors/detector.js';
import type { Hit } from '../../src/engine/hit.js';
import { Scanner } from '../../src/engine/scanner.js';

const scanner = new Scanner(detectors, { nowMs: () => Date.parse('2026-11-24T00:00:00Z') });
const HOLDS = 'the checksum holds';

/** Every check with the rules that name it, and whether it may only raise: then a failure says nothing. */
const CHECKS: Readonly<Record<ChecksumName, { readonly rules: readonly string[]; readonly raisesOnly?: true }>> = {
  'atlassian-crc32': { rules: ['atlassian-api-token', 'bitbucket-access-token', 'bitbucket-app-password'] },
  'azure-annotated-marvin32': {
    rules: [
      'azure-annotated-key',
      'azure-app-configuration-key',
      'azure-communication-services-key',
      'azure-devops-pat',
      'azure-eventgrid-annotated-key',
      'azure-maps-key',
      'azure-openai-api-key',
    ],
  },
  'azure-devops-crc32': { rules: ['azure-devops-legacy-pat'] },
  'azure-marvin32': {
    rules: [
      'azure-apim-key',
      'azure-batch-key',
      'azure-cache-redis-key',
      'azure-container-registry-key',
      'azure-cosmosdb-key',
      'azure-eventgrid-key',
      'azure-eventhub-key',
      'azure-function-key',
      'azure-iot-hub-key',
      'azure-ml-classic-key',
      'azure-relay-key',
      'azure-search-key',
      'azure-servicebus-key',
      'azure-storage-key',
    ],
  },
  'base58-sha256': { rules: ['bitcoin-extended-private-key', 'bitcoin-wif'] },
  bech32: { rules: ['age-pq-secret-key', 'age-secret-key', 'nostr-nsec'] },
  'bip39-sha256': { rules: ['bip39-mnemonic'] },
  'cloudflare-crc32': {
    rules: ['cloudflare-account-token', 'cloudflare-global-key', 'cloudflare-user-token'],
    raisesOnly: true,
  },
  'confluent-crc32': { rules: ['confluent-cloud-api-secret'] },
  'entra-marvin32': { rules: ['azure-entra-secret'] },
  'github-crc32': {
    rules: [
      'github-app-installation-token',
      'github-app-user-token',
      'github-oauth-access-token',
      'github-personal-access-token',
      'github-refresh-token',
    ],
  },
  'github-pat-sha256': { rules: ['github-fine-grained-token'], raisesOnly: true },
  'gitlab-crc32': { rules: ['gitlab-routable-access-token', 'gitlab-routable-runner-token'] },
  'grafana-crc32': { rules: ['grafana-service-account-token'] },
  'matrix-crc32': { rules: ['matrix-access-token'] },
  'nats-crc16': { rules: ['nats-account-seed', 'nats-nkey-seed', 'nats-operator-seed', 'nats-user-seed'] },
  'npm-crc32': { rules: ['npm-access-token'] },
  'putty-mac': { rules: ['putty-private-key'], raisesOnly: true },
  'reviewboard-crc32': { rules: ['reviewboard-api-token'], raisesOnly: true },
  'stellar-crc16': { rules: ['stellar-secret-seed'] },
  'supabase-sha256': { rules: ['supabase-publishable-key', 'supabase-secret-key'], raisesOnly: true },
  'vercel-crc32': {
    rules: [
      'vercel-ai-gateway-key',
      'vercel-app-access-token',
      'vercel-app-refresh-token',
      'vercel-integration-token',
      'vercel-personal-access-token',
    ],
  },
  'zuplo-crc32': { rules: ['zuplo-api-key'] },
};

/** Marks without a published seed, beside those above. */
const RAISES_ONLY = new Set(['azure-eventgrid-key']);

const rules = await Promise.all(
  detectors.flatMap((detector) =>
    (detector.rules as readonly Rule[])
      .filter((rule) => rule.checksum !== undefined)
      .map(async (rule) => ({ rule, text: (await examplesOf(detector.provider)).positive[rule.id]?.[0] ?? '' })),
  ),
);

describe('checksums', () => {
  it('are named by the rules that this table says, and each by one at least', () => {
    const found = Object.fromEntries(Object.keys(CHECKS).map((name) => [name, [] as string[]]));
    for (const { rule } of rules) found[rule.checksum ?? '']?.push(rule.id);
    expect(Object.fromEntries(Object.entries(found).map(([name, ids]) => [name, ids.toSorted()]))).toEqual(
      Object.fromEntries(Object.entries(CHECKS).map(([name, check]) => [name, check.rules])),
    );
  });
});

describe.each(rules)('$rule.id', ({ rule, text }) => {
  const raisesOnly = CHECKS[rule.checksum ?? 'bech32'].raisesOnly === true || RAISES_ONLY.has(rule.id);

  it('is sure of a value whose checksum holds', () => {
    const [hit] = scan(text);
    expect(hit?.ruleId).toBe(rule.id);
    expect(hit?.reasons).toContain(HOLDS);
    expect(hit?.confidence).toBe('high');
  });

  it('is not sure, or reports nothing, when one character of its body is another', () => {
    const secret = scan(text)[0]?.secret.reveal() ?? '';
    const hits = scan(text.replaceAll(secret, changed(secret)));
    expect(hits.flatMap((hit) => hit.reasons)).not.toContain(HOLDS);
    if (!raisesOnly) expect(hits.map((hit) => hit.ruleId)).not.toContain(rule.id);
    // Where the format is nobody else's, no rule that says less may report what was disproved.
    if (!raisesOnly && (rule.specificity ?? 50) >= 80) expect(hits).toEqual([]);
  });
});

describe('severity', () => {
  const all = detectors.flatMap((detector) => detector.rules as readonly Rule[]);

  it('is low for the public half of every pair, and for what is public or for tests', () => {
    const halves = new Set(all.flatMap((rule) => (rule.pairWith === undefined ? [] : [rule.pairWith.rule])));
    for (const rule of all) {
      if (halves.has(rule.id) || rule.lowBecause !== undefined) expect(rule.severity, rule.id).toBe('low');
      if (halves.has(rule.id)) expect(['half', 'public'], rule.id).toContain(rule.lowBecause);
    }
  });

  it('says why it is low', async () => {
    for (const detector of detectors) {
      const examples = await examplesOf(detector.provider);
      for (const rule of (detector.rules as readonly Rule[]).filter(({ lowBecause }) => lowBecause !== undefined)) {
        const [hit] = scan(examples.positive[rule.id]?.[0] ?? '');
        expect(hit?.severity, rule.id).toBe('low');
        expect(hit?.reasons.at(-1), rule.id).toMatch(/other half|public|test mode/);
      }
    }
  });
});

/** Behind every prefix, before every mark and check. */
const BODY_AT = 20;

/** Another character of the same kind, the first in the body for which there is one. */
function changed(secret: string): string {
  const words = secret.split(' ');
  if (words.length > 1) return [...words.slice(0, -1), words.at(-1) === 'acid' ? 'able' : 'acid'].join(' ');
  const at = BODY_AT + secret.slice(BODY_AT).search(/[a-eA-E2-5]/);
  const other = secret.charAt(at).replace(/[a-eA-E2-5]/, (char) => String.fromCharCode(char.charCodeAt(0) + 1));
  return `${secret.slice(0, at)}${other}${secret.slice(at + 1)}`;
}

function scan(text: string): readonly Hit[] {
  const bytes = Buffer.from(text);
  return scanner.scan({ bytes, origin: { source: 'stdin' }, startLine: 1, startColumn: 1, encodings: [] });
}

async function examplesOf(provider: string): Promise<DetectorExamples> {
  const module = (await import(`../../src/detectors/${provider}.examples.ts`)) as Readonly<
    Record<string, DetectorExamples | undefined>
  >;
  const examples = module[`${exportName(provider)}Examples`];
  if (examples === undefined) throw new RangeError(`checksums: ${provider}: no examples are exported`);
  return examples;
}
