// Stands between a client and PostgreSQL and loses chosen answers, as a network does at the worst moment: the server has
// done what it was asked, and the client only sees its connection reset.
import { connect, createServer, type Socket } from 'node:net';

export interface LossyProxyOptions {
  /** Whether the answer to this statement is to be lost once the server has carried it out. */
  readonly loseAnswerTo?: (sql: string) => boolean;
  /** Whether the connection is to be reset before this statement reaches the server. */
  readonly cutBefore?: (sql: string) => boolean;
}

export interface LossyProxy {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** Answers lost so far. */
  lost(): number;
  /** Connections cut before a statement so far. */
  cut(): number;
  stop(): Promise<void>;
}

export async function lossyProxy(targetPort: number, options: LossyProxyOptions): Promise<LossyProxy> {
  const counts = { lost: 0, cut: 0 };
  const links = new Set<Link>();
  const server = createServer((client) => {
    const link = new Link(client, targetPort, options, counts);
    links.add(link);
    client.once('close', () => links.delete(link));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new RangeError('lossy proxy: no TCP address');
  return {
    host: '127.0.0.1',
    port: address.port,
    lost: () => counts.lost,
    cut: () => counts.cut,
    stop: async () => {
      for (const link of links) link.reset();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One client's connection with its twin to the server. */
class Link {
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #options: LossyProxyOptions;
  readonly #counts: { lost: number; cut: number };
  readonly #fromClient = new MessageCutter({ hasStartup: true });
  readonly #fromServer = new MessageCutter({ hasStartup: false });
  /** A statement whose answer must not arrive is under way. */
  #isArmed = false;
  #isExecuted = false;
  #heldBack: Buffer[] = [];

  constructor(client: Socket, port: number, options: LossyProxyOptions, counts: { lost: number; cut: number }) {
    this.#client = client;
    this.#server = connect(port, '127.0.0.1');
    this.#options = options;
    this.#counts = counts;
    client.on('data', (chunk) => {
      this.#onClientData(chunk);
    });
    this.#server.on('data', (chunk) => {
      this.#onServerData(chunk);
    });
    for (const [one, other] of [
      [client, this.#server],
      [this.#server, client],
    ] as const) {
      one.on('error', () => undefined);
      one.once('close', () => other.destroy());
    }
  }

  reset(): void {
    this.#client.resetAndDestroy();
    this.#server.resetAndDestroy();
  }

  #onClientData(chunk: Buffer): void {
    for (const message of this.#fromClient.push(chunk)) {
      const sql = sqlOf(message);
      if (sql !== undefined && this.#options.cutBefore?.(sql) === true) {
        this.#counts.cut++;
        this.reset();
        return;
      }
      if (sql !== undefined && this.#options.loseAnswerTo?.(sql) === true) this.#isArmed = true;
      this.#server.write(message);
    }
  }

  #onServerData(chunk: Buffer): void {
    for (const message of this.#fromServer.push(chunk)) {
      if (!this.#isArmed) {
        this.#client.write(message);
        continue;
      }
      this.#heldBack.push(message);
      const type = String.fromCharCode(message[0] ?? 0);
      if (type === 'C') this.#isExecuted = true;
      if (type !== 'Z') continue;
      if (this.#isExecuted) {
        this.#counts.lost++;
        this.reset();
        return;
      }
      this.#letGo();
    }
  }

  /** The server refused the statement: nothing was done, so nothing is lost. */
  #letGo(): void {
    for (const message of this.#heldBack) this.#client.write(message);
    this.#heldBack = [];
    this.#isArmed = false;
  }
}

/** The text of a simple query or of a statement that is prepared. */
function sqlOf(message: Buffer): string | undefined {
  switch (String.fromCharCode(message[0] ?? 0)) {
    case 'Q':
      return message.toString('utf8', 5, message.length - 1);
    case 'P': {
      const nameEnd = message.indexOf(0, 5);
      return message.toString('utf8', nameEnd + 1, message.indexOf(0, nameEnd + 1));
    }
    default:
      return undefined;
  }
}

/** Cuts a stream into PostgreSQL's messages: a type and a length, save for the client's first, which has no type. */
export class MessageCutter {
  #buffer: Buffer = Buffer.alloc(0);
  #isInStartup: boolean;

  constructor({ hasStartup }: { readonly hasStartup: boolean }) {
    this.#isInStartup = hasStartup;
  }

  *push(chunk: Buffer): Generator<Buffer> {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const head = this.#isInStartup ? 0 : 1;
      if (this.#buffer.length < head + 4) return;
      const length = head + this.#buffer.readUInt32BE(head);
      if (this.#buffer.length < length) return;
      const message = this.#buffer.subarray(0, length);
      this.#buffer = this.#buffer.subarray(length);
      this.#isInStartup = false;
      yield message;
    }
  }
}
