/** Lets a client in, or says why not; whoever does not know the password learns nothing else. */
import { accountFor, keyOf, quoted, type Account } from './accounts.js';
import type { AccountName } from './cursor.js';
import type { Proof } from './passwords.js';
import { Refusal } from './refusal.js';

/** The account that this client may use from now on; `sessions` are those that are open. */
export function logIn(
  accounts: ReadonlyMap<string, Account>,
  sessions: readonly { readonly account: AccountName }[],
  { user, address, proof }: { readonly user: string; readonly address: string; readonly proof: Proof },
): Account {
  const account = accountFor(accounts, user, address);
  const sums = account === undefined ? [] : [account.current, account.retained];
  const isRight = sums.some((sum) => sum !== undefined && proof.fits(sum));
  const client = quoted({ user, host: address });
  if (account === undefined || !isRight) {
    const how = `using password: ${proof.isEmpty ? 'NO' : 'YES'}`;
    throw new Refusal(1045, `Access denied for user ${client} (${how})`);
  }
  if (account.isLocked) throw new Refusal(3118, `Access denied for user ${client}. Account is locked.`);
  if (account.isExpired) {
    throw new Refusal(1862, 'Your password has expired. To log in you must change it using a client that supports expired passwords.'); // prettier-ignore
  }
  const most = account.limits.MAX_USER_CONNECTIONS ?? 0;
  const open = sessions.filter((session) => keyOf(session.account) === keyOf(account)).length;
  if (most > 0 && open >= most) {
    throw new Refusal(1226, `User '${user}' has exceeded the 'max_user_connections' resource (current value: ${String(most)})`); // prettier-ignore
  }
  return account;
}
