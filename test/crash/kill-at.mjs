// Loaded into the built command line by `node --import`. Counts every durable write and every statement that changes
// something at the server, and kills the process with SIGKILL before the one with the number in UNLEAK_TEST_KILL_AT. To
// be killed before number n+1 is to be killed after number n: nothing outside the process happens in between.
// Without that number it writes what it counted to UNLEAK_TEST_COUNT_FILE.
import fs from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import process from 'node:process';

const killAt = Number(process.env.UNLEAK_TEST_KILL_AT ?? 0);
const countFile = process.env.UNLEAK_TEST_COUNT_FILE;
const require = createRequire(new URL('../../package.json', import.meta.url));
const writeFile = fs.writeFileSync;
const seen = [];

function checkpoint(what) {
  seen.push(what);
  if (seen.length === killAt) process.kill(process.pid, 'SIGKILL');
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
Database.prototype.prepare = function (sql, ...rest) {
  const statement = prepare.call(this, sql, ...rest);
  if (/^\s*commit/i.test(sql)) {
    const run = statement.run;
    statement.run = function (...args) {
      checkpoint('journal commit');
      return run.apply(this, args);
    };
  }
  return statement;
};

const { Client } = require('pg');
const query = Client.prototype.query;
const CHANGES = /^\s*(create|alter|grant|revoke|comment|drop|commit|reassign|do)\b|pg_terminate_backend/i;
Client.prototype.query = function (config, ...rest) {
  const sql = typeof config === 'string' ? config : (config?.text ?? '');
  if (CHANGES.test(sql)) checkpoint(`server ${sql.trim().split(/\s+/, 2).join(' ').toLowerCase()}`);
  return query.call(this, config, ...rest);
};

/** What changes something over HTTP: for Vault by the method, for AWS by the action, which stands in a header or the body. */
function changeOf(request, body) {
  if (request.method === 'GET' || request.method === 'LIST' || request.method === 'HEAD') return undefined;
  const target = String(request.getHeader('x-amz-target') ?? '');
  const action = target === '' ? /^Action=(\w+)/.exec(body)?.[1] : target.split('.').at(-1);
  if (action === undefined) return `${request.method} ${request.path.replaceAll(/[0-9a-f]{12,}/g, 'ID')}`;
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

if (countFile !== undefined) process.on('exit', () => writeFile(countFile, JSON.stringify(seen)));
