// How the fake's own tests talk to it: plain HTTP, knowing nothing of its parts.

export interface Got {
  readonly status: number;
  readonly headers: Headers;
  /** Code of the first error, if there is one. */
  readonly code: number | undefined;
  readonly result: unknown;
  readonly body: Readonly<Record<string, unknown>>;
}

export type Credential = { readonly token: string } | { readonly email: string; readonly key: string };

/** Sends `METHOD /path below /client/v4`. */
export async function send(url: string, call: string, credential?: Credential, body?: unknown): Promise<Got> {
  const [method = '', path = ''] = call.split(' ');
  const response = await fetch(`${url}/client/v4${path}`, {
    method,
    headers: { ...headersOf(credential), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  });
  const answer = (await response.json()) as Got['body'];
  const [error] = (answer['errors'] ?? []) as readonly { readonly code: number }[];
  return {
    status: response.status,
    headers: response.headers,
    code: error?.code,
    result: answer['result'],
    body: answer,
  };
}

function headersOf(credential: Credential | undefined): Record<string, string> {
  if (credential === undefined) return {};
  if ('token' in credential) return { authorization: `Bearer ${credential.token}` };
  return { 'x-auth-email': credential.email, 'x-auth-key': credential.key };
}
