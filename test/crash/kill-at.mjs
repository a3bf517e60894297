// Loaded into the built command line by `node --import`. Counts every durable write and every statement that changes
// something at the server, and kills the process with SIGKILL before the one with the number in UNLEAK_TEST_KILL_AT. To
// be killed before number n+1 is to be killed after number n: nothing outside the process happens in between.
// Without that number it writes what it counted to UNLEAK_TEST_COUNT_FILE.
// From the durable write with the number in UNLEAK_TEST_FULL_AT on the disk is full, for files and for the journal; with
// UNLEAK_TEST_MAX_PAGES the database itself refuses to grow by more pages than that. UNLEAK_TEST_CLOCK_MS is how far the
// clock of this machine is ahead. UNLEAK_TEST_PROVIDER is whose credential it is.
// With UNLEAK_TEST_PAUSE_IN the whole process stands still, as a machine that sleeps, before it changes anything besides the
// journal in that state; it says so by the file UNLEAK_TEST_PAUSE_FILE and goes on when that is gone.
import fs from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import process from 'node:process';

const killAt = Number(process.env.UNLEAK_TEST_KILL_AT ?? 0);
const countFile = process.env.UNLEAK_TEST_COUNT_FILE;
const require = createRequire(new URL('../../package.json', import.meta.url));
const writeFile = fs.writeFileSync;
const seen = [];

const fullAt = Number(process.env.UNLEAK_TEST_FULL_AT ?? 0);
const maxPages = process.env.UNLEAK_TEST_MAX_PAGES;
const aheadMs = Number(process.env.UNLEAK_TEST_CLOCK_MS ?? 0);

let pauseIn = process.env.UNLEAK_TEST_PAUSE_IN;
const pauseFile = process.env.UNLEAK_TEST_PAUSE_FILE;
const PAUSE_MS = 60_000;
let state;

function pause() {
  pauseIn = undefined;
  writeFile(pauseFile, '');
  const nobody = new Int32Array(new SharedArrayBuffer(4));
  const until = Date.now() + PAUSE_MS;
  while (fs.existsSync(pauseFile) && Date.now() < until) Atomics.wait(nobody, 0, 0, 5);
}

function checkpoint(what) {
  if (pauseIn !== undefined && pauseIn === state && what !== 'journal commit') pause();
  seen.push(what);
  if (seen.length === killAt) process.kill(process.pid, 'SIGKILL');
  if (fullAt === 0 || seen.length < fullAt) return;
  if (what === 'journal commit') throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
  // What makes room works on a full disk.
  if (!what.startsWith('file') || /unlink|rm|rename|sync/.test(what)) return;
  throw Object.assign(new Error(`ENOSPC: no space left on device, ${what}`), { code: 'ENOSPC', errno: -28 });
}

if (aheadMs !== 0) {
  const RealDate = Date;
  const now = () => RealDate.now() + aheadMs;
  globalThis.Date = class extends RealDate {
    constructor(...args) {
      super(...(args.length === 0 ? [now()] : args));
    }
    static now = now;
  };
}

for (const name of ['renameSync', 'linkSync', 'unlinkSync', 'rmSync', 'fsyncSync', 'writeSync', 'writeFileSync']) {
  const original = fs[name];
  fs[name] = (...args) => {
    // Standard output and error are no durable writes.
    if (!(name === 'writeSync' && args[0] <= 2)) checkpoint(`file ${name}`);
    return original(...args);
  };
}
for (const name of ['rename', 'link', 'unlink', 'rm', 'writeFile']) {
  const original = fs.promises[name];
  fs.promises[name] = (...args) => {
    checkpoint(`file ${name}`);
    return original(...args);
  };
}
const probe = await fs.promises.open(new URL(import.meta.url));
const FileHandle = Object.getPrototypeOf(probe);
await probe.close();
for (const name of ['write', 'writeFile', 'sync', 'datasync']) {
  const original = FileHandle[name];
  FileHandle[name] = function (...args) {
    checkpoint(`file handle ${name}`);
    return original.apply(this, args);
  };
}
syncBuiltinESMExports();

const Database = require('better-sqlite3');
const prepare = Database.prototype.prepare;
const exec = Database.prototype.exec;
Database.prototype.exec = function (sql) {
  const result = exec.call(this, sql);
  if (maxPages !== undefined && /synchronous = FULL/.test(sql)) {
    const [{ page_count: pages }] = prepare.call(this, 'pragma page_count').all();
    exec.call(this, `pragma max_page_count = ${String(Number(pages) + Number(maxPages))}`);
  }
  return result;
};
Database.prototype.prepare = function (sql, ...rest) {
  const statement = prepare.call(this, sql, ...rest);
  if (pauseIn !== undefined && /^\s*insert into "journal"/i.test(sql)) {
    const run = statement.run;
    statement.run = function (parameters) {
      if (parameters.includes('intent')) state = parameters.find((one) => one === pauseIn);
      return run.call(this, parameters);
    };
  }
  if (/^\s*commit/i.test(sql)) {
    const run = statement.run;
    statement.run = function (...args) {
      checkpoint('journal commit');
      return run.apply(this, args);
    };
  }
  return statement;
};

const CHANGES = /^\s*(create|alter|grant|revoke|comment|drop|commit|reassign|do)\b|pg_terminate_backend/i;
/** Only for who has a PostgreSQL to change: to load its driver takes a tenth of a run. */
function watchPostgres() {
  const { Client } = require('pg');
  const query = Client.prototype.query;
  Client.prototype.query = function (config, ...rest) {
    const sql = typeof config === 'string' ? config : (config?.text ?? '');
    if (CHANGES.test(sql)) checkpoint(`server ${sql.trim().split(/\s+/, 2).join(' ').toLowerCase()}`);
    return query.call(this, config, ...rest);
  };
}
if (process.env.UNLEAK_TEST_PROVIDER === 'postgres') watchPostgres();

/**
 * A statement that changes something at MariaDB, or such a command at Redis, where it is written as plain bytes: looking
 * there loads neither driver into the many runs that need none.
 */
function databaseChangeIn(chunk) {
  if (chunk instanceof Uint8Array && chunk[4] === 3) {
    const sql = /^(alter user|kill connection)\b/i.exec(Buffer.from(chunk).toString('utf8', 5));
    if (sql !== null) return sql[1].toLowerCase();
  }
  if (typeof chunk !== 'string' || !chunk.startsWith('*')) return undefined;
  const words = chunk.split('\r\n', 5);
  const command = `${words[2]} ${words[4]}`;
  return ['ACL SETUSER', 'ACL SAVE', 'CONFIG REWRITE', 'CLIENT KILL'].includes(command) ? command : undefined;
}

const { Socket } = require('node:net');
const send = Socket.prototype.write;
Socket.prototype.write = function (chunk, ...rest) {
  const change = databaseChangeIn(chunk);
  if (change !== undefined) checkpoint(`server ${change}`);
  return send.call(this, chunk, ...rest);
};

/** What changes something over HTTP: for Vault by the method, for AWS by the action, which stands in a header or the body. */
function changeOf(request, body) {
  if (request.method === 'GET' || request.method === 'LIST' || request.method === 'HEAD') return undefined;
  const target = String(request.getHeader('x-amz-target') ?? '');
  const action = target === '' ? /^Action=(\w+)/.exec(body)?.[1] : target.split('.').at(-1);
  if (action === undefined) return `${request.method} ${request.path.replaceAll(/[0-9a-f]{12,}|\w{24,}/g, 'ID')}`;
  return /^(Get|List|Describe|Simulate|Generate)/.test(action) ? undefined : action;
}

const { ClientRequest } = require('node:http');
const end = ClientRequest.prototype.end;
const write = ClientRequest.prototype.write;
const bodies = new WeakMap();
ClientRequest.prototype.write = function (chunk, ...rest) {
  bodies.set(this, (bodies.get(this) ?? '') + Buffer.from(chunk).toString('latin1'));
  return write.call(this, chunk, ...rest);
};
ClientRequest.prototype.end = function (chunk, ...rest) {
  const last = typeof chunk === 'string' || chunk instanceof Uint8Array ? Buffer.from(chunk).toString('latin1') : '';
  const change = changeOf(this, (bodies.get(this) ?? '') + last);
  if (change !== undefined) checkpoint(`server ${change}`);
  return end.call(this, chunk, ...rest);
};

// What is done to a file on a host: made beside, and put in its place.
const { SFTP } = require('ssh2/lib/protocol/SFTP.js');
for (const name of ['ext_openssh_rename', 'open', 'write', 'unlink']) {
  const original = SFTP.prototype[name];
  SFTP.prototype[name] = function (...args) {
    if (name !== 'open' || String(args[1]).startsWith('w')) checkpoint(`server ssh ${name}`);
    return original.apply(this, args);
  };
}

if (countFile !== undefined) process.on('exit', () => writeFile(countFile, JSON.stringify(seen)));
