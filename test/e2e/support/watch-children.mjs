// Loaded into the built command line by `node --import`: writes what /proc shows of this process and of every child that
// it starts, so that a test can search it for secrets.
import { ChildProcess } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import process from 'node:process';

const file = process.env.UNLEAK_TEST_CHILDREN_FILE;

function record(pid) {
  for (const what of ['cmdline', 'environ']) {
    try {
      appendFileSync(file, `${what} ${String(pid)}: ${readFileSync(`/proc/${String(pid)}/${what}`, 'utf8')}\n`);
    } catch {
      appendFileSync(file, `${what} ${String(pid)}: ended before it could be read\n`);
    }
  }
}

const spawn = ChildProcess.prototype.spawn;
ChildProcess.prototype.spawn = function (options) {
  const result = spawn.call(this, options);
  // Node has waited for the program to be executed by now, so /proc shows the child and not a copy of us.
  appendFileSync(file, `argv: ${options.args?.join('\0') ?? ''}\nenv: ${options.envPairs?.join('\0') ?? ''}\n`);
  if (this.pid !== undefined) record(this.pid);
  return result;
};
record('self');
