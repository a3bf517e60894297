import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isExempt, openTunnel, proxyFromEnvironment } from './proxy.js';

describe('the proxy of the environment', () => {
  it('is that of HTTPS_PROXY, in small letters first, with a scheme where it has none', () => {
    expect(proxyFromEnvironment({ HTTPS_PROXY: 'http://a:1' }, 'h', 443)).toBe('http://a:1');
    expect(proxyFromEnvironment({ HTTPS_PROXY: 'http://a:1', https_proxy: 'b:2' }, 'h', 443)).toBe('http://b:2');
    expect(proxyFromEnvironment({ HTTP_PROXY: 'http://a:1' }, 'h', 443)).toBeUndefined();
  });

  it.each([
    ['*', true],
    ['example.com', true],
    ['.example.com', true],
    ['other.org, api.example.com', true],
    ['api.example.com:443', true],
    ['api.example.com:8443', false],
    ['ample.com', false],
    ['', false],
  ])('is not used for api.example.com with NO_PROXY=%s: %s', (list, isOut) => {
    expect(isExempt(list, 'api.example.com', 443)).toBe(isOut);
  });
});

describe('a tunnel', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function listening(server: Server): Promise<string> {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }
  const opening = (proxy: string, timeoutMs = 2000) =>
    openTunnel({
      what: 'acme: asking',
      proxy,
      target: 'api.acme.example:443',
      timeoutMs,
      signal: new AbortController().signal,
    });

  it('leads to the target, with the login of the proxy in its own header', async () => {
    const seen: (string | undefined)[] = [];
    const target = await listening(createServer((_, answer) => answer.end('there')));
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      seen.push(request.url, request.headers['proxy-authorization']);
      const [host = '', port = ''] = target.split(':');
      const onward = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
    });
    const login = Buffer.from('ann:pw').toString('base64');
    const socket = await opening(`http://ann:pw@${await listening(proxy)}`);
    expect(seen).toEqual(['api.acme.example:443', `Basic ${login}`]);
    const answer = await new Promise<string>((resolve) => {
      socket.once('data', (chunk: Buffer) => resolve(chunk.toString()));
      socket.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    });
    expect(answer).toContain('there');
    socket.destroy();
  });

  it.each([407, 502])('fails with what the proxy says: %i, and without its login', async (status) => {
    const proxy = createServer();
    proxy.on('connect', (_, socket) => socket.end(`HTTP/1.1 ${String(status)} No\r\n\r\n`));
    const failure = opening(`http://ann:pw@${await listening(proxy)}`);
    await expect(failure).rejects.toThrow(`no connection through the proxy: status ${String(status)}`);
    await expect(failure).rejects.not.toThrow('pw');
  });

  it('fails in time where the proxy says nothing', async () => {
    const proxy = createServer();
    proxy.on('connect', (_, socket) => socket.on('error', () => undefined));
    await expect(opening(`http://${await listening(proxy)}`, 100)).rejects.toThrow('no connection through the proxy');
  });

  it('fails for what is no proxy', async () => {
    await expect(opening('socks5://127.0.0.1:1')).rejects.toThrow('expected http://HOST:PORT');
  });
});
