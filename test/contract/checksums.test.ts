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

describe('what a distinctive rule disproved', () => {
  const storage = ['7PGzYweefm93YS3a+XlgOo6BqjomeKZ1tHnJ26i0lMaB', 'nuqCtv3Iem+rOuilzqOlf9LHKLABj/qC+AStN/DmpQ=='].join(
    '',
  );

  it('is reported by no rule that says less of the same place', () => {
    const connection = (key: string): string =>
      `Conn="DefaultEndpointsProtocol=https;AccountName=orders;AccountKey=${key};EndpointSuffix=core.windows.net"`;
    expect(scan(connection(storage)).map((hit) => hit.ruleId)).toEqual(['azure-storage-key']);
    expect(scan(connection(changed(storage)))).toEqual([]);
    expect(scan(`storage_secret = "${changed(storage)}"`)).toEqual([]);
  });

  it('hides nothing beside it', () => {
    const password = ['kT7', 'vQ2x', 'Lm9'].join('');
    const hits = scan(`storage_secret = "${changed(storage)}"\ndb_password = "${password}"\n`);
    expect(hits.map((hit) => hit.secret.reveal())).toEqual([password]);
  });

  it('says nothing where a form is nobody’s own', () => {
    const seed = ['SBG2XPNGDY4LJWIEADSAQMRPXF4J', 'PY6ANLT4PSLINTF6RMN5JMAVNCZY'].join('');
    expect(scan(`STELLAR_SECRET_SEED=${seed}`).map((hit) => hit.ruleId)).toEqual(['generic-secret-assignment']);
  });
});

describe('what a value tells', () => {
  const told = (text: string): readonly unknown[] =>
    scan(text).map(({ ruleId, severity, companions }) => [
      ruleId,
      severity,
      Object.fromEntries(companions.filter(({ name }) => name !== 'key').map(({ name, value }) => [name, value])),
    ]);

  it('becomes companions of the finding', () => {
    const gitlab = ['gl', 'pat-eG7PSR9uF7YW3fe9mWwtm', '286MQp0OjF6CA.01.0y06ohi44'].join('');
    expect(told(`GITLAB_TOKEN=${gitlab}`)).toEqual([
      ['gitlab-routable-access-token', 'critical', { organization: '1', 'top-level-group': '71' }],
    ]);
    const grafana = Buffer.from(
      JSON.stringify({ o: '42', n: 'orders', k: ['HttIDuPbJODq', 'vyiHtUMPEO68'].join(''), m: { r: 'us' } }),
    ).toString('base64');
    expect(told(`GRAFANA_TOKEN=glc_${grafana}`)).toEqual([
      ['grafana-cloud-access-policy-token', 'high', { organization: '42', name: 'orders', region: 'us' }],
    ]);
  });

  it('lowers the severity when it says that the value has expired, and the reason says when', () => {
    const expired = ['cm', 'VmdGtuOjAxOjE3NjcyMjU2MDA6dWNhW', 'jFTcHN2QkcyOFVMTDJZckNGYVFDQVVu'].join('');
    expect(told(`ARTIFACTORY_TOKEN=${expired}`)).toEqual([
      ['artifactory-reference-token', 'low', { expires: '2026-01-01T00:00:00.000Z' }],
    ]);
    expect(scan(expired)[0]?.reasons).toContain('expired at 2026-01-01T00:00:00.000Z');
  });

  it('can be read from the example of every rule that says so', async () => {
    for (const detector of detectors) {
      const examples = await examplesOf(detector.provider);
      for (const rule of (detector.rules as readonly Rule[]).filter(({ facts }) => facts !== undefined)) {
        const [hit] = scan(examples.positive[rule.id]?.[0] ?? '');
        expect(hit?.reasons, rule.id).not.toContain('does not decode as its format does');
      }
    }
  });

  it('is missed where a value does not decode as its format does, so that it is doubted', () => {
    const broken = ['glc', '_eyJ', 'q7Zp2Lw9Xk4Rt8Vb3Nc6Md1Hs5Jf0GyTq7Zp2Lw9Xk4Rt8Vb3Nc6Md1Hs5Jf0GyT'].join('');
    expect(scan(`TOKEN=${broken}`)[0]).toMatchObject({
      ruleId: 'grafana-cloud-access-policy-token',
      confidence: 'medium',
    });
  });
});

describe('private keys', () => {
  const keyOf = async (id: string): Promise<string> => (await examplesOf('private-key')).positive[id]?.[0] ?? '';

  it('are sure where the armour checks itself, and doubted where that check fails', async () => {
    const pgp = await keyOf('private-key-pgp');
    expect(scan(pgp)[0]).toMatchObject({
      confidence: 'high',
      reasons: ['armour with a key block', 'its checksum holds'],
    });
    // gpg reads such a block all the same
    expect(scan(pgp.replace('BBAHa', 'BBBHa'))[0]).toMatchObject({ ruleId: 'private-key-pgp', confidence: 'low' });
  });

  it('are sure where OpenSSH’s two check values agree, and doubted where they differ or the end is missing', async () => {
    const openssh = await keyOf('private-key-openssh');
    const lines = openssh.split('\n');
    expect(scan(openssh)[0]?.reasons).toContain('its two check values agree');
    expect(scan(openssh.replace('AAAIil5t', 'AAAIil5u'))[0]).toMatchObject({ confidence: 'medium' });
    expect(scan([...lines.slice(0, -2), ...lines.slice(-1)].join('\n'))[0]).toMatchObject({ confidence: 'low' });
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
        expect(hit?.reasons.join(), rule.id).toMatch(/other half|public|test mode/);
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
