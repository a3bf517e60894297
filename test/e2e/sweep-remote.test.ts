import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { GitFixture } from '../support/git-fixtures.js';
import { mintShortToken } from '../support/github/mint.js';
import { selfSigned } from '../support/self-signed.js';
import { Home } from './support/command.js';
import { writeList } from './support/sweep-run.js';
import { filesWith } from './support/files-below.js';

let cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of cleanUp) await one();
  cleanUp = [];
});

/** The files of a repository over https, for whoever shows the token. */
async function serve(
  folder: string,
  token: string,
  identity: { readonly key: string; readonly cert: string },
): Promise<{ readonly port: number; readonly users: Set<string> }> {
  const users = new Set<string>();
  const server = createServer(identity, (request, response) => {
    const [, encoded = ''] = (request.headers.authorization ?? '').split(' ');
    const [user = '', password = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    if (password !== token) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return;
    }
    users.add(user);
    const path = join(folder, new URL(request.url ?? '', 'https://x').pathname);
    const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
    response.writeHead(isFile ? 200 : 404).end(isFile ? readFileSync(path) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { port: (server.address() as AddressInfo).port, users };
}

it('reads a repository behind a token, which git gets when it asks and which stands nowhere', async ({ skip }) => {
  const home = new Home();
  cleanUp.push(() => home.remove());
  const upstream = new GitFixture(join(home.folder, 'served/team.git'));
  upstream.commitFile('app.env', `TOKEN=${mintShortToken('ghp')}\n`);
  upstream.git('update-server-info');
  const token = ['synthetic', 'read', 'only'].join('-');
  const identity = await selfSigned();
  if (identity === undefined) return skip('openssl is not installed');
  cleanUp.push(() => identity.remove());
  const keys = { key: readFileSync(identity.keyFile, 'utf8'), cert: identity.authority };
  const { port, users } = await serve(join(home.folder, 'served'), token, keys);
  const address = `https://localhost:${String(port)}/team.git/.git`;

  const sweep = (list: string): ReturnType<Home['run']> =>
    home.run(['sweep', list, '--json', '--quiet'], {
      env: { GIT_SSL_CAINFO: identity.certificateFile, GIT_READER: token },
    });
  const closed = await sweep(writeList(home, { targets: [{ repository: address }] }, 'closed.yaml'));
  expect(closed.code).toBe(3);

  const open = await sweep(
    writeList(home, { targets: [{ repository: address, auth: 'env:GIT_READER', user: 'bot' }] }),
  );
  expect(open.code, open.stdout + open.stderr).toBe(1);
  expect([...users]).toEqual(['bot']);
  const [mirror] = upstream.shell(`ls -d ${home.folder}/state/unleak/mirrors/*`).split('\n');
  expect(upstream.shell(`cat ${mirror!}/config ${mirror!}/unleak-mirror`)).toContain('followRedirects = false');
  expect(filesWith(join(home.folder, 'state'), token)).toEqual([]);
  expect(closed.stdout + open.stdout + open.stderr).not.toContain(token);
}, 90_000);
