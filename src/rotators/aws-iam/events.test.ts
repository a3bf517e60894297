import { IAMClient } from '@aws-sdk/client-iam';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lookUpEvents, type EventPage } from './events.js';

interface Reply {
  readonly status: number;
  readonly body: string;
}

async function askAt({ status, body }: Reply, signal = AbortSignal.timeout(5_000)): Promise<EventPage> {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const credentials = { accessKeyId: ['AKIA', 'ADMIN'].join(''), secretAccessKey: 'none' };
  const client = new IAMClient({ region: 'eu-west-1', endpoint, credentials });
  onTestFinished(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  return lookUpEvents(client, { region: 'eu-west-1', endpoint }, 'KEY', undefined, signal);
}

describe('events', () => {
  it('are the texts of a page with what asks for the next', async () => {
    const body = JSON.stringify({ Events: [{ CloudTrailEvent: '{}' }, { EventName: 'x' }, 7], NextToken: 'more' });
    expect(await askAt({ status: 200, body })).toEqual({ events: ['{}'], next: 'more' });
    expect(await askAt({ status: 200, body: '{"Events":[]}' })).toEqual({ events: [], next: undefined });
  });

  it.each([
    [
      'a refusal',
      { status: 400, body: '{"__type":"com.amazonaws.cloudtrail#AccessDeniedException"}' },
      'AccessDeniedException',
    ],
    ['a refusal without words', { status: 403, body: '<html>' }, 'error'],
    ['a broken server', { status: 500, body: '' }, 'error'],
  ])('are not there in %s, which keeps its name and status', async (_, reply, name) => {
    await expect(askAt(reply)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: reply.status } });
  });

  it.each([
    ['is no JSON', '<html>'],
    ['holds none', '{}'],
    ['has no end', ' '.repeat(9 * 1024 * 1024)],
  ])('are never taken for none where an answer %s', async (_, body) => {
    await expect(askAt({ status: 200, body })).rejects.toThrow(/answer/);
  });

  it('are not waited for after the deadline', async () => {
    await expect(askAt({ status: 200, body: '{"Events":[]}' }, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});
