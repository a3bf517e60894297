// The full login of `caching_sha2_password` without TLS: the client asks for the server's key and sends its password
// under it. The server side of mysql2 knows nothing of it, so its command hears other packets for a while.
import { constants, generateKeyPairSync, privateDecrypt, randomBytes, type KeyObject } from 'node:crypto';
import type { Connection } from 'mysql2';
import { CACHING } from './passwords.js';

/** mysql2's command that serves a client; it is given each packet, and returns whether it is through with all. */
export interface ServingCommand {
  execute?: (packet: Incoming) => boolean;
}

interface Incoming {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly end: number;
}

const FULL_LOGIN = Buffer.from([1, 4]);

let keys: { readonly publicKey: string; readonly privateKey: KeyObject } | undefined;

/** Called while the client waits for the answer to its greeting; `done` gets the password. */
export function askForPassword(
  connection: Connection,
  command: ServingCommand,
  done: (password: string) => void,
): void {
  const challenge = Buffer.from(randomBytes(20).map((byte) => (byte % 127) + 1));
  const finish = (password: string): void => {
    // Its class's own again.
    delete command.execute;
    done(password);
  };
  let packets = 0;
  // In place of the class's own, which takes a packet for an error that begins with 255, as one in 256 does here.
  command.execute = (packet) => {
    const body = bodyOf(packet);
    packets += 1;
    // Nothing is cached here: whoever knows a password has to show it.
    if (packets === 1 && body.length > 0) send(connection, FULL_LOGIN);
    else if (packets === 2) send(connection, Buffer.concat([Buffer.from([1]), Buffer.from(serverKeys().publicKey)]));
    else finish(packets === 1 ? '' : passwordIn(body, challenge));
    return false;
  };
  send(connection, Buffer.concat([Buffer.from([0xfe]), Buffer.from(`${CACHING}\0`), challenge, Buffer.from([0])]));
}

function bodyOf({ buffer, offset, end }: Incoming): Buffer {
  return buffer.subarray(offset, end);
}

/** Empty where it can't be read, which fits no account with a password. */
function passwordIn(encrypted: Buffer, challenge: Buffer): string {
  try {
    const masked = privateDecrypt(
      { key: serverKeys().privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
      encrypted,
    );
    const clear = Buffer.from(masked.map((byte, index) => byte ^ challenge[index % challenge.length]!));
    return clear.subarray(0, -1).toString();
  } catch {
    return '';
  }
}

function send(connection: Connection, body: Buffer): void {
  const buffer = Buffer.concat([Buffer.alloc(4), body]);
  connection.writePacket({
    buffer,
    length: () => buffer.length,
    writeHeader: (sequenceId: number) => {
      buffer.writeUIntLE(body.length, 0, 3);
      buffer.writeUInt8(sequenceId, 3);
    },
  });
}

function serverKeys(): { readonly publicKey: string; readonly privateKey: KeyObject } {
  if (keys === undefined) {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    keys = { publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(), privateKey };
  }
  return keys;
}
