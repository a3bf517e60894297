/** What `caching_sha2_password` keeps: SHA-crypt with SHA-256, as its public specification describes it. */
import { createHash } from 'node:crypto';

const ALPHABET = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The 43 characters of the sum, without the salt. */
export function shaCrypt(password: Buffer, salt: Buffer, rounds: number): string {
  const repeated = fill(sha256(...Array.from({ length: password.length }, () => password)), password.length);
  let sum = firstSum(password, salt);
  const salts = fill(sha256(...Array.from({ length: 16 + sum[0]! }, () => salt)), salt.length);
  for (let round = 0; round < rounds; round += 1) {
    const isOdd = round % 2 === 1;
    const parts = [isOdd ? repeated : sum];
    if (round % 3 !== 0) parts.push(salts);
    if (round % 7 !== 0) parts.push(repeated);
    parts.push(isOdd ? sum : repeated);
    sum = sha256(...parts);
  }
  return encoded(sum);
}

function firstSum(password: Buffer, salt: Buffer): Buffer {
  const inner = sha256(password, salt, password);
  const parts = [password, salt, fill(inner, password.length)];
  for (let bits = password.length; bits > 0; bits >>= 1) parts.push(bits % 2 === 1 ? inner : password);
  return sha256(...parts);
}

/** Its bytes over and over, `length` of them. */
function fill(bytes: Buffer, length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, index) => bytes[index % bytes.length]!));
}

/** Three bytes at a time, ten apart and in turn, four characters each from the lowest bits up; the last two by three. */
function encoded(sum: Buffer): string {
  let text = '';
  const add = (high: number, middle: number, low: number, characters: number): void => {
    let bits = (high << 16) | (middle << 8) | low;
    for (let left = characters; left > 0; left -= 1, bits >>= 6) text += ALPHABET[bits & 63]!;
  };
  for (let group = 0; group < 10; group += 1) {
    // 0 10 20, 21 1 11, 12 22 2, 3 13 23, ...
    const [one, two, three] = [0, 1, 2].map((place) => group + ((place - group + 30) % 3) * 10) as [number, number, number]; // prettier-ignore
    add(sum[one]!, sum[two]!, sum[three]!, 4);
  }
  add(0, sum[31]!, sum[30]!, 3);
  return text;
}

function sha256(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
