import type { Draw } from './draw.js';

const WORDS =
  `summer winter dragon falcon tiger monkey sunshine orange purple silver golden castle garden river mountain
shadow thunder coffee banana cookie pepper ginger hammer rocket guitar soccer hockey tennis chelsea barcelona london
berlin paris madrid boston dallas jordan michael jessica charlie thomas daniel andrea oliver sophie george harley
maggie buster bailey pirate wizard knight merlin gandalf matrix trinity phoenix eagle wolf panther cobra viper hunter
ranger sniper admin manager oracle database server cloud backup orders billing invoice warehouse reports metrics
welcome company office system network router switch printer laptop winter spring autumn january october`.split(/\s+/);
const WALKS = ['1qaz2wsx', 'zaq12wsx', '1q2w3e4r5t', 'qazwsxedc', 'q1w2e3r4', 'zxcvbnm123', 'asdfgh99'];
const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5' };

/** A password as people choose or generate them, without quotes, blanks, and what a URL or a shell would cut at. */
export function humanPassword(draw: Draw): string {
  const ways = [
    () => weakPassword(draw),
    () => weakPassword(draw),
    () => leet(draw.pick(WORDS)) + String(draw.below(1000)),
    () => capital(draw.pick(WORDS)) + String(1970 + draw.below(57)) + draw.pick(['!', '!!', '.', '*', '+']),
    () => `${draw.pick(WORDS)}-${draw.pick(WORDS)}-${String(draw.below(100))}`,
    () => capital(draw.pick(WORDS)) + capital(draw.pick(WORDS)) + String(draw.below(1000)),
    () => capital(leet(draw.pick(WORDS))) + draw.pick(['!', '_', '-', '*']) + String(10 + draw.below(90)),
    () => draw.pick(WALKS) + draw.pick(['', '!', '1', 'A']),
    () => draw.text('base62', 8 + draw.below(5)),
    () => draw.text('base62', 12 + draw.below(12)),
    () => draw.text('lowerDigits', 8 + draw.below(8)),
    () => draw.text('lower', 9 + draw.below(8)),
    () => `${draw.text('base62', 6)}${draw.pick(['!', '*', '+', '.', '^'])}${draw.text('base62', 6)}`,
  ];
  return draw.pick(ways)();
}

/** A word and a number. */
export function weakPassword(draw: Draw): string {
  const word = draw.pick(WORDS);
  return draw.pick([word, capital(word)]) + String(draw.pick([1, 2, 7, 12, 22, 99, 123, 321, 2019, 2024]));
}

function leet(word: string): string {
  return [...word].map((char) => LEET[char] ?? char).join('');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
