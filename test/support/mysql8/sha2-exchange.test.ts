import { constants, publicEncrypt } from 'node:crypto';
import type { Connection } from 'mysql2';
import { expect, it } from 'vitest';
import { askForPassword, type ServingCommand } from './sha2-exchange.js';

// As one login in 128 of the real client has it: mysql2's server would take such a packet for an error.
it('goes on with a proof whose first byte is that of an error, and gets the password', () => {
  const sent: Buffer[] = [];
  const command: ServingCommand = {};
  let password: string | undefined;
  const connection = { writePacket: ({ buffer }: { readonly buffer: Buffer }) => sent.push(buffer.subarray(4)) };
  askForPassword(connection as unknown as Connection, command, (found) => (password = found));
  const challenge = sent[0]!.subarray(-21, -1);
  const give = (body: Buffer): boolean => command.execute!({ buffer: body, offset: 0, end: body.length });

  expect(give(Buffer.alloc(32, 0xff))).toBe(false);
  expect(give(Buffer.from([2]))).toBe(false);
  const clear = Buffer.from('the password\0').map((byte, index) => byte ^ challenge[index % 20]!);
  const key = sent[2]!.subarray(1).toString();
  give(publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, clear));

  expect(sent[1]).toEqual(Buffer.from([1, 4]));
  expect(password).toBe('the password');
  expect(command.execute).toBeUndefined();
});
