/** One client's connection: mysql2's own server side of the protocol, with what it leaves out. */
import type { Socket } from 'node:net';
import { createConnection, type Connection } from 'mysql2';
import { CACHING, clearProof, nativeProof, type Plugin, type Proof } from './passwords.js';
import { Refusal } from './refusal.js';
import type { ResultSet } from './select.js';
import { askForPassword, type ServingCommand } from './sha2-exchange.js';
import type { Column, Value } from './values.js';

export interface LinkHandlers {
  pluginFor(user: string): Plugin | undefined;
  /** Throws a Refusal where the client is not let in. */
  logIn(user: string, proof: Proof): void;
  query(sql: string): void;
  useSchema(name: string): void;
  /** A command of the protocol that this server does not speak. */
  unknown(command: string): void;
}

export interface ClientLink {
  answerRows(result: ResultSet): void;
  answerOk(affectedRows: number): void;
  refuse(refusal: Refusal): void;
}

/** No TLS, no compression, and the end of rows marked as mysql2's server writes it. */
const CAPABILITIES = [0, 1, 2, 3, 8, 9, 13, 15, 17, 19, 20, 21].reduce((flags, bit) => flags | (1 << bit), 0);

const UTF8MB4 = 45;
const AUTOCOMMIT = 2;

export function linkTo(socket: Socket, version: string, id: number, handlers: LinkHandlers): ClientLink {
  const connection = createConnection({ stream: socket, isServer: true, connectTimeout: 0 });
  connection.on('error', () => undefined);
  connection.on('query', handlers.query);
  const link = linkOver(connection);
  connection.on('init_db', (schema: string) => {
    handlers.useSchema(schema);
    link.answerOk(0);
  });
  connection.on('ping', () => link.answerOk(0));
  // mysql2 hands every text that begins with SET or PREPARE over here, beside statements to prepare.
  connection.on('stmt_prepare', (sql: string) => {
    if (/^set\b/i.test(sql)) handlers.query(sql);
    else refuseCommand('a prepared statement');
  });
  connection.on('stmt_execute', () => refuseCommand('a prepared statement'));
  connection.on('field_list', () => refuseCommand('a list of fields'));
  connection.on('packet', (_packet: unknown, isKnown: boolean, code: number) => {
    if (!isKnown) refuseCommand(`command ${String(code)}`);
  });
  const refuseCommand = (command: string): void => {
    handlers.unknown(command);
    link.refuse(new Refusal(1047, 'Unknown command'));
  };
  const command: ServingCommand = connection.serverHandshake({
    protocolVersion: 10,
    serverVersion: version,
    connectionId: id,
    statusFlags: AUTOCOMMIT,
    characterSet: UTF8MB4,
    capabilityFlags: CAPABILITIES,
    authCallback: (hello: Hello, done: Done) => {
      const letIn = (proof: Proof): void => greet(connection, handlers, hello, proof, done);
      if (handlers.pluginFor(hello.user) === CACHING) {
        askForPassword(connection, command, (password) => letIn(clearProof(password)));
      } else letIn(nativeProof(hello.authToken, Buffer.concat([hello.authPluginData1, hello.authPluginData2])));
    },
  }) as ServingCommand;
  return link;
}

function greet(connection: Connection, handlers: LinkHandlers, hello: Hello, proof: Proof, done: Done): void {
  try {
    handlers.logIn(hello.user, proof);
    if (hello.database !== undefined && hello.database !== '') handlers.useSchema(hello.database);
    done(null);
    connection.sequenceId = 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    done(null, { message: error.message, code: error.errno });
  }
}

interface Hello {
  readonly user: string;
  readonly database?: string;
  readonly authToken: Buffer;
  readonly authPluginData1: Buffer;
  readonly authPluginData2: Buffer;
}

type Done = (failure: null, refusal?: { readonly message: string; readonly code: number }) => void;

function linkOver(connection: Connection): ClientLink {
  const answer = (write: () => void): void => {
    write();
    // The client counts its packets anew with each command; mysql2's server goes on counting.
    connection.sequenceId = 0;
  };
  return {
    answerRows: ({ columns, rows }) => {
      const texts = rows.map((row) =>
        Object.fromEntries(columns.map((column, index) => [column.name, textOf(row[index] ?? null, column)])),
      );
      answer(() => connection.writeTextResult(texts, columns.map(definitionOf)));
    },
    answerOk: (affectedRows) => answer(() => connection.writeOk({ affectedRows } as never)),
    refuse: ({ errno, message }) => answer(() => connection.writeError({ code: errno, message } as never)),
  };
}

function textOf(value: Value, { type }: Column): string | null {
  if (value === null) return null;
  if (type === 'json') return JSON.stringify(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const TYPES = { text: 0xfd, number: 0x08, json: 0xf5 } as const;

function definitionOf({ name, type }: Column): Record<string, unknown> {
  const isNumber = type === 'number';
  return {
    catalog: 'def',
    schema: '',
    table: '',
    orgTable: '',
    name,
    orgName: '',
    characterSet: isNumber ? 63 : UTF8MB4,
    columnLength: isNumber ? 21 : 4096,
    columnType: TYPES[type],
    flags: 0,
    decimals: isNumber ? 0 : 31,
  };
}
