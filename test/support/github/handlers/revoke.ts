import { type Answer, type Call, failure } from '../answer.js';

/**
 * `POST /credentials/revoke`: accepts everything in the right shape and tells nothing of what it found; installation
 * tokens are not among the kinds that it takes. What it accepts dies later.
 */
export function revokeCredentials({ state, principal, body }: Call): Answer {
  if (principal.kind !== 'anonymous') return failure(403, 'This endpoint is only for unauthenticated requests');
  const { credentials } = body as { readonly credentials: readonly string[] };
  for (const value of credentials) {
    const token = state.findToken(value);
    if (token !== undefined && token.kind !== 'installation') state.revokeLater(token);
  }
  return { status: 202, body: {} };
}
