// Stands between a client and MariaDB or Redis without TLS and loses chosen answers: the server has done what it was asked,
// and the client only sees its connection reset. What the server refuses is not lost. Or it holds them back for a while.
import { connect, createServer, type Socket } from 'node:net';

export interface LossyAnswers {
  readonly port: number;
  /** Answers lost or held back so far. */
  lost(): number;
  stop(): Promise<void>;
}

/** `loses` is asked for each statement; with `lateMs` the answer comes that much later instead. */
export function lossyMysqlProxy(
  target: number,
  loses: (sql: string) => boolean,
  lateMs?: number,
): Promise<LossyAnswers> {
  return lossyAnswers(target, {
    lateMs,
    loses: (chunk) => {
      const sql = statementIn(chunk);
      return sql !== undefined && loses(sql);
    },
    // The fifth byte is the first of the answer.
    isRefusal: (chunk) => chunk[4] === 0xff,
  });
}

/** The same for each command: its words with a space between them. */
export function lossyRedisProxy(
  target: number,
  loses: (command: string) => boolean,
  lateMs?: number,
): Promise<LossyAnswers> {
  return lossyAnswers(target, {
    lateMs,
    loses: (chunk) => loses(commandIn(chunk)),
    isRefusal: (chunk) => chunk.toString('latin1', 0, 1) === '-',
  });
}

interface Protocol {
  readonly lateMs: number | undefined;
  loses(chunk: Buffer): boolean;
  isRefusal(chunk: Buffer): boolean;
}

async function lossyAnswers(target: number, { loses, isRefusal, lateMs }: Protocol): Promise<LossyAnswers> {
  let lost = 0;
  const links = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    let isArmed = false;
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      links.add(one);
      one.on('error', () => undefined);
      one.once('close', () => {
        links.delete(one);
        other.destroy();
      });
    }
    client.on('data', (chunk) => {
      if (loses(chunk)) isArmed = true;
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (!isArmed || isRefusal(chunk)) {
        isArmed = false;
        client.write(chunk);
        return;
      }
      lost += 1;
      if (lateMs === undefined) {
        client.resetAndDestroy();
        return;
      }
      isArmed = false;
      upstream.pause();
      setTimeout(() => {
        client.write(chunk);
        upstream.resume();
      }, lateMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new RangeError('lossy proxy: no TCP address');
  return {
    port: address.port,
    lost: () => lost,
    stop: async () => {
      for (const link of links) link.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The text of a COM_QUERY, which our statements fit into one packet with. */
function statementIn(chunk: Buffer): string | undefined {
  return chunk.length > 5 && chunk[3] === 0 && chunk[4] === 3 ? chunk.toString('utf8', 5) : undefined;
}

/** The words of a command, each of which stands on a line of its own after one with its length. */
function commandIn(chunk: Buffer): string {
  const lines = chunk.toString('utf8').split('\r\n');
  return lines.filter((line, index) => index > 0 && index % 2 === 0 && line !== '').join(' ');
}
