/** Gives git a token when it asks, so that it stands in no argument, no environment and no file. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecretValue } from '../core/secret-value.js';

export interface AskPass {
  /** The program for git to ask. */
  readonly program: string;
  close(): Promise<void>;
}

export interface AskPassAnswer {
  /** The only host that learns them. */
  readonly host: string;
  readonly user: string;
  readonly token: SecretValue;
}

const PROMPT = /^(?<what>Username|Password) for '(?<address>[^']*)'/;
const MAX_PROMPT = 4096;

/** Answers as long as it is not closed. Only this user can reach it. */
export async function openAskPass(answer: AskPassAnswer): Promise<AskPass> {
  const folder = mkdtempSync(join(tmpdir(), 'unleak-ask-'));
  const socket = join(folder, 'socket');
  const program = join(folder, 'ask');
  writeFileSync(program, scriptFor(socket), { mode: 0o700, flag: 'wx' });
  const open = new Set<Socket>();
  const server = createServer((connection) => {
    open.add(connection);
    connection.on('close', () => open.delete(connection));
    connection.on('error', () => connection.destroy());
    let prompt = '';
    connection.setEncoding('utf8').on('data', (part: string) => {
      prompt += part;
      if (prompt.length > MAX_PROMPT) connection.destroy();
      else if (prompt.endsWith('\n')) connection.end(`${answerTo(prompt, answer)}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, resolve);
  });
  chmodSync(socket, 0o600);
  return {
    program,
    close: async () => {
      for (const connection of open) connection.destroy();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Nothing for a host that a redirect or a submodule may have led to. */
export function answerTo(prompt: string, { host, user, token }: AskPassAnswer): string {
  const { what, address = '' } = PROMPT.exec(prompt)?.groups ?? {};
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' || url.host !== host) return '';
  return what === 'Password' ? token.reveal() : user;
}

/** Passes the question on and prints the answer. */
function scriptFor(socket: string): string {
  const code = [
    `const asked = require('node:net').connect(${JSON.stringify(socket)});`,
    `asked.on('error', () => process.exit(1));`,
    `asked.write(process.argv[1] + '\\n');`,
    'asked.pipe(process.stdout);',
  ].join(' ');
  return `#!/bin/sh\nexec ${quoted(process.execPath)} -e ${quoted(code)} "$1"\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
