import { expect, it } from 'vitest';
import { SecretValue } from '../core/secret-value.js';
import { commandConsumer } from './command.js';

const credential = (secret: string): { provider: string; secret: SecretValue; attributes: Record<string, string> } => ({
  provider: 'postgres',
  secret: new SecretValue(secret),
  attributes: { user: 'app' },
});
const change = {
  rotationId: 'r000000000001',
  reference: 'team:apps/orders#password',
  old: credential('the-old-value'),
  successor: credential('the-new-value'),
};
const signal = AbortSignal.timeout(60_000);
const node = (script: string): readonly string[] => [process.execPath, '-e', script];

it('tells the command where the new value is, and nothing of the value', async () => {
  const script = `
    const { UNLEAK_REFERENCE, UNLEAK_ROTATION, ...rest } = process.env;
    if (UNLEAK_REFERENCE !== 'team:apps/orders#password' || UNLEAK_ROTATION !== 'r000000000001') process.exit(1);
    if (JSON.stringify([rest, process.argv]).includes('the-new-value') || rest.DEBUG) process.exit(2);`;
  const consumer = commandConsumer({ argv: node(script) }, { env: { PATH: process.env['PATH'], DEBUG: '*' } });

  expect(await consumer.check({ old: change.old }, signal)).toBe('unknown');
  await expect(consumer.update(change, signal)).resolves.toBeUndefined();
  await expect(consumer.update(change, signal)).resolves.toBeUndefined();
});

it('says which command failed and with what, and that the old credential still works', async () => {
  const consumer = commandConsumer({ argv: node('process.exit(7)') }, { env: {} });

  await expect(consumer.update(change, signal)).rejects.toMatchObject({
    message: expect.stringContaining('exit code 7') as string,
    hint: expect.stringContaining('still works') as string,
  });
});
