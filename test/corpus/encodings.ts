// One token in every spelling that files have. The tables are made for any token, so that no whole token stands here.
import { deflateSync, gzipSync } from 'node:zlib';

export interface Spelling {
  readonly name: string;
  readonly text: Buffer;
}

/** The token in every spelling, each in a line or two of the kind of file that it is found in. */
export function spellings(token: string): readonly Spelling[] {
  const tables = [wide, base64, hex, percent, backslash, html, mail, terminal, joined, nested];
  return tables
    .flatMap((table) => Object.entries(table(token)))
    .map(([name, text]) => ({ name, text: typeof text === 'string' ? Buffer.from(text, 'latin1') : text }));
}

type Table = (token: string) => Readonly<Record<string, string | Buffer>>;

const encode = (text: string | Buffer): string => Buffer.from(text).toString('base64');
const bytesOf = (text: string): readonly string[] =>
  [...Buffer.from(text)].map((byte) => byte.toString(16).padStart(2, '0'));
const codes = (text: string, one: (code: number) => string): string =>
  [...text].map((char) => one(char.charCodeAt(0))).join('');
const hexOf = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
const wrap = (text: string, columns: number, between: string): string =>
  Array.from({ length: Math.ceil(text.length / columns) }, (_, row) =>
    text.slice(row * columns, (row + 1) * columns),
  ).join(between);
const thirds = (token: string): readonly [string, string, string] => {
  const size = Math.ceil(token.length / 3);
  return [token.slice(0, size), token.slice(size, 2 * size), token.slice(2 * size)];
};

function swapped(utf16: Buffer): Buffer {
  return Buffer.from(utf16).swap16();
}

function utf32(text: string, isLittle: boolean): Buffer {
  const bytes = Buffer.alloc(4 * text.length);
  for (let at = 0; at < text.length; at += 1) {
    if (isLittle) bytes.writeUInt32LE(text.charCodeAt(at), 4 * at);
    else bytes.writeUInt32BE(text.charCodeAt(at), 4 * at);
  }
  return bytes;
}

const wide: Table = (token) => {
  const little = Buffer.from(`token = ${token}\r\n`, 'utf16le');
  const noise = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0xff, 0x90]);
  return {
    'utf-8 with a mark': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`token = ${token}\n`)]),
    'latin-1': Buffer.from(`clé secrète = ${token}\n`, 'latin1'),
    'utf-16le with a mark': Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
    'utf-16be with a mark': Buffer.concat([Buffer.from([0xfe, 0xff]), swapped(little)]),
    'utf-16le': little,
    'utf-16be': swapped(little),
    'utf-16le behind Chinese': Buffer.from(`\ufeff密钥 = ${token}\r\n`, 'utf16le'),
    'utf-16le at an odd place of a binary': Buffer.concat([noise, little, noise]),
    'utf-16be at an even place of a binary': Buffer.concat([noise, noise, swapped(little), noise]),
    'utf-32le with a mark': Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), utf32(`token = ${token}\n`, true)]),
    'utf-32be': utf32(`token = ${token}\n`, false),
    'ascii in a binary': Buffer.concat([noise, Buffer.from(token), noise]),
  };
};

const base64: Table = (token) => {
  const file = `# settings of the service\nHOST=db.internal\nTOKEN=${token}\nDEBUG=false\n`;
  const encoded = encode(file);
  return {
    'base64 in a manifest': `kind: Secret\ndata:\n  token: ${encode(token)}\n`,
    'base64 in JSON': `{"token": "${encode(token)}"}`,
    'base64 in an env file': `TOKEN_B64=${encode(token)}\n`,
    'base64 of a line': `payload: '${encode(`token=${token}`)}'`,
    'base64 without padding': `payload=${encode(`t=${token}`).replace(/=+$/, '')}&next=1`,
    base64url: `callback?state=${Buffer.from(`{"token":"${token}","q":"??>>~~"}`).toString('base64url')}`,
    'base64 behind a path': `https://example.com/login/basic/${encode(`x:${token}`)}`,
    'base64 of an env file': `ENV_FILE=${encoded}`,
    'base64 wrapped at 76': `${wrap(encoded, 76, '\n')}\n`,
    'base64 wrapped at 64, CRLF': `${wrap(encoded, 64, '\r\n')}\r\n`,
    'base64 in a block of YAML': `data:\n  env: |\n    ${wrap(encoded, 60, '\n    ')}\nkind: Secret\n`,
    'base64 with escaped line ends': `{"env": "${wrap(encoded, 64, '\\n')}\\n"}`,
    'base64 in a data URI': `url(data:text/plain;base64,${encode(token)})`,
    'base64 of UTF-16': `powershell -EncodedCommand ${encode(Buffer.from(`$t = '${token}'`, 'utf16le'))}`,
    'base64 in a comment': `# ${wrap(encoded, 64, '\n# ')}\n`,
  };
};

const hex: Table = (token) => ({
  hex: `token: ${bytesOf(token).join('')}`,
  'hex in upper case': `TOKEN=${bytesOf(token).join('').toUpperCase()}`,
  'hex with 0x': `INSERT INTO t VALUES (0x${bytesOf(token).join('')});`,
  'hex literal of SQL': `INSERT INTO t VALUES (x'${bytesOf(token).join('')}');`,
  'hex bytes of C': `char t[] = {${bytesOf(token)
    .map((byte) => `0x${byte}`)
    .join(', ')}};`,
  'hex bytes of C over lines': `{\n    ${wrap(
    bytesOf(token)
      .map((byte) => `0x${byte},`)
      .join(''),
    40,
    '\n    ',
  )}\n};`,
  'hex with blanks': `dump: ${bytesOf(token).join(' ')} .`,
  'hex with colons': `value ${bytesOf(token).join(':')}`,
});

const percent: Table = (token) => ({
  'percent in a query': `https://example.com/?next=%2Fhome%3Ftoken%3D${codes(token, (code) => (code % 3 === 0 ? `%${hexOf(code, 2)}` : String.fromCharCode(code)))}&x=1`,
  'percent everywhere': `cookie=${codes(token, (code) => `%${hexOf(code, 2).toUpperCase()}`)}`,
  'percent of JSON': `data=${encodeURIComponent(JSON.stringify({ token }))}`,
  'percent with u': `unescape("${codes(token, (code) => `%u${hexOf(code, 4)}`)}")`,
});

const backslash: Table = (token) => ({
  'backslash x': `t = "${codes(token, (code) => `\\x${hexOf(code, 2)}`)}"`,
  'backslash u': `{"t": "${codes(token, (code) => `\\u${hexOf(code, 4)}`)}"}`,
  'backslash u for some': `{"t": "${codes(token, (code) => (code < 0x41 || code === 0x5f ? `\\u${hexOf(code, 4)}` : String.fromCharCode(code)))}"}`,
  'backslash u with braces': `t = "${codes(token, (code) => `\\u{${code.toString(16)}}`)}"`,
  'backslash U': `t = "${codes(token, (code) => `\\U${hexOf(code, 8)}`)}"`,
  'backslash octal': `printf '${codes(token, (code) => `\\${code.toString(8).padStart(3, '0')}`)}'`,
  'shell with dollar': `t=$'${codes(token, (code) => (code % 2 === 0 ? `\\x${hexOf(code, 2)}` : String.fromCharCode(code)))}'`,
  markdown: `the token is ${token.replaceAll('_', '\\_')}\\_ as said`
    .replace('\\_ as', ' as')
    .replace(/^the/, 'the\\_new'),
  'JSON in JSON': JSON.stringify({ body: JSON.stringify({ body: JSON.stringify({ token }) }) }),
});

const html: Table = (token) => ({
  'html decimal': `<p>${codes(token, (code) => `&#${code};`)}</p>`,
  'html hexadecimal': `<p>${codes(token, (code) => `&#x${hexOf(code, 2)};`)}</p>`,
  'html names': `<a href="?a=1&amp;token=${token.replaceAll('_', '&lowbar;')}">`,
});

const mail: Table = (token) => {
  const [first, second, third] = thirds(token);
  const header = 'Content-Transfer-Encoding: quoted-printable\r\n\r\n';
  return {
    'quoted-printable': `${header}token=3D${first}=\r\n${second}=\r\n${third}\r\n`,
    'quoted-printable without its header': `${'the new one for the deployment of tomorrow is '.padEnd(70 - first.length, '.')} ${first}=\n${second}${third}\n`,
    'quoted-printable characters': `${header}t=3D${codes(token, (code) => (code === 0x5f ? '=5F' : String.fromCharCode(code)))}\r\n`,
  };
};

const terminal: Table = (token) => {
  const [first, second, third] = thirds(token);
  return {
    'colours of a terminal': `\u001b[32mtoken\u001b[0m: \u001b[1;33m${token}\u001b[0m\n`,
    'a match in colour': `t: ${first}\u001b[01;31m\u001b[K${second}\u001b[m\u001b[K${third}\n`,
    'colours, escaped': `{"log": "token \\u001b[33m${first}\\u001b[0m${second}${third}"}`,
  };
};

const joined: Table = (token) => {
  const [first, second, third] = thirds(token);
  return {
    'joined by plus': `t = "${first}" + "${second}" + '${third}';`,
    'joined by plus over lines': `t = "${first}" +\n      "${second}"\n      + "${third}";`,
    'joined by dots': `$t = '${first}' . '${second}'.'${third}';`,
    'joined by two dots': `t = "${first}" .. "${second}" .. "${third}"`,
    'joined by ampersands': `t = "${first}" & "${second}" & _\r\n    "${third}"`,
    'joined by bars': `SELECT '${first}' || '${second}' || '${third}';`,
    neighbours: `t = ("${first}" "${second}"\n     "${third}")`,
    'neighbours with backslashes': `t = "${first}" \\\n    "${second}" \\\n    "${third}"`,
    'a template': `\`${first}\${"${second}"}${third}\``,
    'a backslash at the end of a line': `export T=${first}\\\n${second}\\\n${third}\n`,
    'a backslash, indented': `t: "${first}\\\n    ${second}\\\n    ${third}"\n`,
    'a joined list': `const t = ["${first}", "${second}", "${third}"].join("");`,
    'a joined list of Python': `t = ''.join(['${first}', '${second}', '${third}'])`,
    'a joined list of Perl': `my $t = join('', '${first}', '${second}', '${third}');`,
  };
};

const nested: Table = (token) => ({
  'base64 in base64': `data: ${encode(encode(`token: ${token}`))}`,
  'base64 of gzip': `release: ${encode(gzipSync(`some text before, token=${token}, some after`))}`,
  'base64 of zlib': `state=${encode(deflateSync(`some text before, token=${token}, some after`))}`,
  'base64 of base64 of gzip': `release: ${encode(encode(gzipSync(JSON.stringify({ values: { token } }))))}`,
  'percent of base64': `auth=${encodeURIComponent(encode(`t=${token}??`))}`,
  'base64 of percent': `x: ${encode(`q=${codes(token, (code) => `%${hexOf(code, 2)}`)}`)}`,
  'hex of base64': `x: ${bytesOf(encode(token)).join('')}`,
  'percent twice': `r=${codes(token, (code) => `%25${hexOf(code, 2)}`)}`,
  'html in JSON': JSON.stringify({ body: `<p title="x">${codes(token, (code) => `&#${code};`)}</p>` }),
});
