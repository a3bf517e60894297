import { dropped, type Subject, type Verdict } from './judgement.js';
import { saysExample } from './placeholders.js';

const PREFIX_LENGTH = 4;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An access key id names its account; ids made before about 2019 (fifth character I or J) do not. */
export function judgeAwsKeyId(subject: Subject): Verdict {
  if (saysExample(subject.value)) return dropped('the key id of the vendor documentation');
  if (new Set(subject.value.slice(PREFIX_LENGTH)).size < 6) return dropped('too few different characters');
  const account = accountOf(subject.value);
  return {
    isKept: true,
    confidence: 'high',
    reasons: ['format of an access key id', ...(account === undefined ? [] : [`belongs to account ${account}`])],
    ...(account === undefined ? {} : { companions: { account } }),
  };
}

/** Bits 1 to 40 of the base32 text behind the prefix are the account number. */
function accountOf(keyId: string): string | undefined {
  const body = keyId.slice(PREFIX_LENGTH);
  if (/^[IJ]/.test(body)) return undefined;
  let bits = 0n;
  // ten characters are 50 bits, of which the first 48 hold the number
  for (const char of body.slice(0, 10)) {
    const digit = BASE32.indexOf(char);
    if (digit === -1) return undefined;
    bits = (bits << 5n) | BigInt(digit);
  }
  const account = ((bits >> 2n) & 0x7fffffffff80n) >> 7n;
  return account > 999_999_999_999n ? undefined : account.toString().padStart(12, '0');
}
