// One call of CloudTrail with the parts of IAM's client: its credentials, its signer and its connection. A client of its own
// would be one more package for one read.
import type { IAMClient } from '@aws-sdk/client-iam';
import { isObject, listOf } from '../../scopes/aws-statements.js';

const TARGET = 'CloudTrail_20131101.LookupEvents';
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

export interface EventPage {
  /** Each a JSON text. */
  readonly events: readonly string[];
  readonly next: string | undefined;
}

/** Events of a key, newest first. Fails as the SDK does: with AWS' name of the error and the status. */
export async function lookUpEvents(
  client: IAMClient,
  at: { readonly region: string; readonly endpoint: string | undefined },
  keyId: string,
  next: string | undefined,
  signal: AbortSignal,
): Promise<EventPage> {
  const url = new URL(
    at.endpoint ?? `https://cloudtrail.${at.region}.amazonaws.com${at.region.startsWith('cn-') ? '.cn' : ''}`,
  );
  const body = JSON.stringify({
    LookupAttributes: [{ AttributeKey: 'AccessKeyId', AttributeValue: keyId }],
    MaxResults: 50,
    ...(next === undefined ? {} : { NextToken: next }),
  });
  const signer = await client.config.signer({
    name: 'sigv4',
    signingName: 'cloudtrail',
    signingRegion: at.region,
    properties: {},
  });
  const signed = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    path: '/',
    query: {},
    headers: { host: url.host, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': TARGET },
    body,
  });
  const { response } = await client.config.requestHandler.handle(signed, { abortSignal: signal });
  const answer = parsed(await textOf(response.body as AsyncIterable<Uint8Array>));
  if (response.statusCode !== 200) throw refusal(answer, response.statusCode);
  return pageOf(answer);
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > MAX_ANSWER_BYTES) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pageOf(answer: unknown): EventPage {
  if (!isObject(answer) || !Array.isArray(answer['Events'])) throw new Error('an answer without events');
  const events = listOf(answer['Events']).flatMap((event) => {
    const text = isObject(event) ? event['CloudTrailEvent'] : undefined;
    return typeof text === 'string' ? [text] : [];
  });
  const { NextToken: next } = answer;
  return { events, next: typeof next === 'string' && next !== '' ? next : undefined };
}

function refusal(answer: unknown, status: number): Error {
  const type = isObject(answer) ? answer['__type'] : undefined;
  const error = new Error('refused');
  // As `com.amazonaws.cloudtrail#AccessDeniedException`.
  error.name = typeof type === 'string' ? (type.split('#').at(-1) ?? 'error') : 'error';
  return Object.assign(error, { $metadata: { httpStatusCode: status } });
}
