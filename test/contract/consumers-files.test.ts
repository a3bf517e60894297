import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
