import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { runTool } from './containers.js';
import type { Places, Scene } from './places.js';

const line = (token: string): string => `12:00:00 POST /login token=${token} 200\n`;
const NOISE = '12:00:01 GET /health 200\n';
const COLOUR = (code: number): string => `\u001b[${String(code)}m`;

/** Logs that a pattern names, below `logs` of the scene. The first line of each is noise. */
export const logPlaces: Places = Object.fromEntries(
  Object.entries<readonly [file: string, content: (token: string) => string | Buffer]>({
    'a plain log': ['app.log', (token) => NOISE + line(token)],
    'the last log that was rotated': ['app.log.1', (token) => NOISE + line(token)],
    'an older log, compressed by gzip': ['app.log.2.gz', (token) => gzipSync(NOISE + line(token))],
    'an older log, compressed by zstd': [
      'app.log.3.zst',
      (token) => runTool('zstd', ['-q', '-c'], Buffer.from(NOISE + line(token))),
    ],
    'a log with a date in its name': ['app.log-20240102', (token) => NOISE + line(token)],
    'JSON lines': [
      'json.log',
      (token) => `{"msg":"start"}\n${JSON.stringify({ msg: 'q', body: `{"t":"${token}"}` })}\n`,
    ],
    'a log in colour': [
      'ci.log',
      (token) => `${NOISE}${COLOUR(36)}T=${COLOUR(0)}${token.slice(0, 9)}${COLOUR(1)}${token.slice(9)}${COLOUR(0)}\n`,
    ],
  }).map(([name, [file, content]]) => [
    name,
    ({ folder }: Scene, token: string) => {
      const path = join(folder, 'logs', file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content(token));
      const isCompressed = /\.(?:gz|zst)$/.test(file);
      return { source: 'file', path, startLine: 2, ...(isCompressed ? { member: '' } : {}) };
    },
  ]),
);
