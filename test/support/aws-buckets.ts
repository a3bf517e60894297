/** Buckets of AWS' stand-in: each request signed with a key, so that its policies decide. */
import { IAMClient } from '@aws-sdk/client-iam';
import { createHash } from 'node:crypto';
import type { AwsKey } from './moto.js';

export interface Place {
  readonly endpoint: string;
  readonly region: string;
}

/** `works`, or the name of the refusal. The path is `BUCKET` or `BUCKET/NAME`. */
export async function askBucket(
  { endpoint, region }: Place,
  key: AwsKey,
  method: 'PUT' | 'GET' | 'DELETE',
  path: string,
  body = '',
): Promise<string> {
  const url = new URL(endpoint);
  // There is no S3 client here: the signer of another one signs for any service.
  const client = new IAMClient({ endpoint, region, credentials: key });
  const signer = await client.config.signer({
    name: 'sigv4',
    signingName: 's3',
    signingRegion: region,
    properties: {},
  });
  const signed = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    port: Number(url.port),
    path: `/${path}`,
    query: {},
    headers: { host: url.host, 'x-amz-content-sha256': createHash('sha256').update(body).digest('hex') },
    body,
  });
  client.destroy();
  const answer = await fetch(new URL(`/${path}`, endpoint), {
    method,
    headers: signed.headers,
    ...(method === 'PUT' ? { body } : {}),
    signal: AbortSignal.timeout(10_000),
  });
  const text = await answer.text();
  return answer.ok ? 'works' : (/<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? `status ${String(answer.status)}`);
}

/** A bucket with one object, `old`. */
export async function makeBucket(place: Place, admin: AwsKey, bucket: string): Promise<void> {
  const location = `<CreateBucketConfiguration><LocationConstraint>${place.region}</LocationConstraint></CreateBucketConfiguration>`;
  for (const [path, body] of [[bucket, location] as const, [`${bucket}/old`, 'old'] as const]) {
    const answer = await askBucket(place, admin, 'PUT', path, body);
    if (answer !== 'works') throw new Error(`making ${path}: ${answer}`);
  }
}
