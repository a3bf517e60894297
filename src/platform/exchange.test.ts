import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exchange, requireSafeAddress, type HttpRequest } from './exchange.js';

async function serverWith(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

const ask = (url: string, change: Partial<HttpRequest> = {}): ReturnType<typeof exchange> => {
  const signal = AbortSignal.timeout(60_000);
  return exchange({
    what: 'test',
    method: 'GET',
    url,
    headers: {},
    timeoutMs: 20_000,
    maxBytes: 100,
    signal,
    ...change,
  });
};

describe('exchange', () => {
  it('sends method, headers and body, and gives status and text', async () => {
    const url = await serverWith((request, answer) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => answer.writeHead(201).end([request.method, request.headers['x-own'], body].join(' ')));
    });
    const answer = await ask(url, { method: 'PATCH', headers: { 'x-own': 'yes' }, body: 'grün' });
    expect(answer).toMatchObject({ status: 201, body: 'PATCH yes grün' });
  });

  it('gives a redirect as it is', async () => {
    const url = await serverWith((_, answer) => void answer.writeHead(302, { location: 'http://127.0.0.1:1' }).end());
    const answer = await ask(url);
    expect(answer).toMatchObject({ status: 302, headers: { location: 'http://127.0.0.1:1' }, body: '' });
  });

  it('says that nothing can have arrived where there is no connection', async () => {
    const url = await serverWith(() => undefined);
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    expect(url).not.toContain(String(port));
    const error = ask(`http://127.0.0.1:${String(port)}`);
    await expect(error).rejects.toMatchObject({
      code: 'provider-unreachable',
      message: expect.stringContaining('ECONNREFUSED') as string,
    });
  });

  it.each<[string, (socket: Socket) => void]>([
    ['before the answer', (socket) => socket.resetAndDestroy()],
    ['inside the answer', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf')],
    ['by something that is not HTTP', (socket) => socket.end('what?\r\n\r\n')],
  ])('says that it may have arrived where the connection ends %s', async (_, end) => {
    const url = await serverWith((request) => end(request.socket));
    await expect(ask(url)).rejects.toMatchObject({ code: 'ambiguous' });
  });

  it('gives up at its deadline, on more bytes than allowed, and with the signal', async () => {
    const silent = await serverWith(() => undefined);
    await expect(ask(silent, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'ambiguous' });
    const long = await serverWith((_, answer) => void answer.end('x'.repeat(101)));
    await expect(ask(long)).rejects.toMatchObject({ code: 'ambiguous' });
    expect((await ask(long, { maxBytes: 101 })).body).toHaveLength(101);
    const controller = new AbortController();
    const stopping = await serverWith(() => controller.abort(new Error('enough')));
    await expect(ask(stopping, { signal: controller.signal })).rejects.toThrow('enough');
    await expect(ask(long, { signal: controller.signal })).rejects.toThrow('enough');
  });

  it('obeys no proxy of the environment', async () => {
    const url = await serverWith((_, answer) => void answer.end('direct'));
    process.env['http_proxy'] = 'http://127.0.0.1:1';
    onTestFinished(() => void delete process.env['http_proxy']);
    expect((await ask(url)).body).toBe('direct');
  });
});

describe('requireSafeAddress', () => {
  it.each([
    'https://vault.internal',
    'https://vault.internal:8200/base/',
    'http://127.0.0.1:8200',
    'http://[::1]',
    'http://localhost:1',
  ])('takes %s', (address) => {
    expect(`${requireSafeAddress('test', address)}/`).toBe(
      new URL(address.endsWith('/') ? address : `${address}/`).href,
    );
  });

  it.each([
    'http://vault.internal',
    'http://127.0.0.1.example',
    'https://a:b@host',
    'https://host?x=1',
    'ws://localhost',
    'host',
    '',
  ])('refuses %j', (address) => {
    expect(() => requireSafeAddress('test', address)).toThrow(/^test: address: expected https/);
  });
});
