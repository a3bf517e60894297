import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Consumer } from '../../src/consumers/consumer.js';
import { envFileConsumer } from '../../src/consumers/env-file.js';
import { textFileConsumer } from '../../src/consumers/text-file.js';
import { consumerContract, type ConsumerUnderTest } from './consumers.js';

const old: Credential = {
  provider: 'postgres',
  secret: new SecretValue(['synthetic', 'old'].join('-')),
  attributes: { user: 'orders_app' },
};
const bare = (user: string, password: string): string =>
  `# database\nDB_USER=${user}\nDB_PASSWORD="${password}" # it\n`;
const url = (user: string, password: string): string =>
  `DB_URL=postgres://${user}:${password}@db.internal/orders?x=1\n`;

function inFile(
  content: (user: string, password: string) => string,
  make: (path: string) => Promise<Consumer>,
): () => Promise<ConsumerUnderTest> {
  return () => {
    const dir = mkdtempSync(join(tmpdir(), 'unleak-consumer-'));
    const path = join(dir, '.env');
    return Promise.resolve({
      make: () => make(path),
      place: ({ attributes, secret }) =>
        Promise.resolve(writeFileSync(path, content(attributes['user'] ?? '', secret.reveal()))),
      dump: () => Promise.resolve(readFileSync(path, 'latin1')),
      close: () => Promise.resolve(rmSync(dir, { recursive: true, force: true })),
    });
  };
}

consumerContract(
  'env-file, bare',
  inFile(bare, (path) => envFileConsumer({ path, key: 'DB_PASSWORD' })),
);
consumerContract(
  'env-file, bare with a user key',
  inFile(bare, (path) => envFileConsumer({ path, key: 'DB_PASSWORD', userKey: 'DB_USER' })),
);
consumerContract(
  'env-file, URL',
  inFile(url, (path) => envFileConsumer({ path, key: 'DB_URL' })),
);
consumerContract(
  'text-file, bare',
  inFile(bare, (path) => textFileConsumer(path, old)),
);
consumerContract(
  'text-file, URL',
  inFile(url, (path) => textFileConsumer(path, old)),
);

it.each(['env-file', 'text-file'])(
  'removes what a killed update left beside the %s where nothing is to be written any more',
  async (kind) => {
    const dir = mkdtempSync(join(tmpdir(), 'unleak-consumer-'));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    const path = join(dir, '.env');
    const left = join(dir, '.unleak-.env.r111111111111.tmp');
    writeFileSync(path, bare('orders_app', old.secret.reveal()));
    writeFileSync(left, bare('orders_app', 'new'));
    const successor = { ...old, secret: new SecretValue(['synthetic', 'new'].join('-')) };
    const consumer =
      kind === 'env-file'
        ? await envFileConsumer({ path, key: 'DB_PASSWORD' })
        : await textFileConsumer(path, successor);
    const back = { rotationId: 'r111111111111', reference: 'local:orders', old: successor, successor: old };
    await consumer.update(back, AbortSignal.timeout(60_000));
    expect(existsSync(left)).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe(bare('orders_app', old.secret.reveal()));
  },
);
