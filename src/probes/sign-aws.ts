// Signature version 4 of a request that changes nothing, for the services that tell keys who they are and what they may do.
import { createHash, createHmac } from 'node:crypto';
import type { RequestText } from './request.js';
import type { ProbeSubject } from './subject.js';

const REGION = 'us-east-1';

/** The request with the headers that prove the key, whose secret does not leave this machine. */
export function signedForAws(request: RequestText, host: string, subject: ProbeSubject, now: Date): RequestText {
  // `iam` of `iam.amazonaws.com`
  const service = host.split('.')[0] ?? '';
  const { 'key-id': keyId = '', 'session-token': token } = subject.companions;
  const time = now.toISOString().replaceAll(/[:-]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const signed: Readonly<Record<string, string>> = {
    'content-type': request.headers['content-type'] ?? '',
    host,
    'x-amz-date': time,
    ...(token === undefined ? {} : { 'x-amz-security-token': token }),
  };
  const names = Object.keys(signed).sort();
  const canonical = [
    request.method,
    request.path,
    '',
    ...names.map((name) => `${name}:${signed[name] ?? ''}`),
    '',
    names.join(';'),
    sha256(request.body ?? ''),
  ].join('\n');
  const scope = `${day}/${REGION}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = [day, REGION, service, 'aws4_request'].reduce<Buffer | string>(
    (previous, part) => createHmac('sha256', previous).update(part).digest(),
    `AWS4${subject.secret.reveal()}`,
  );
  const signature = createHmac('sha256', key).update(text).digest('hex');
  const { host: _, ...sent } = signed;
  return {
    ...request,
    headers: {
      ...request.headers,
      ...sent,
      accept: 'application/xml',
      authorization: `AWS4-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
    },
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
