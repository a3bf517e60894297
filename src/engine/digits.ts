const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A number in the digits of an alphabet, most significant first, padded on the left with the first digit. */
export function inDigits(value: number, length: number, alphabet = BASE62): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / alphabet.length)) {
    text = `${alphabet.charAt(rest % alphabet.length)}${text}`;
  }
  return text.padStart(length, alphabet.charAt(0));
}
