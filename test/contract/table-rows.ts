import { readFileSync } from 'node:fs';

/** One row of the table of token formats: how to read it says `docs/adding-a-detector.md`. */
export interface Row {
  readonly id: string;
  readonly provider: string;
  readonly kind: string;
  readonly severity: string;
  /** What a token begins with, one of them; or a mark inside of it, where the body holds it. */
  readonly prefixes: readonly string[];
  /** Alphabet and length in plain notation, or prose. */
  readonly body: string;
  /** The body as the table has it. */
  readonly said: string;
  readonly checksum: string;
  /** Words that stand near the value where it has no prefix that tells. */
  readonly keywords: readonly string[];
  readonly companion: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

/** What `PASSWORD` stands for, so that no URL of the file looks as if it held one. */
const ANY_PASSWORD = '[A-Za-z0-9]{14,24}';

const facts = new URL('../facts/', import.meta.url);

/** The rows in the table's order, with bodies that were prose said again in notation where that can be done. */
export function readRows(): readonly Row[] {
  const bodies = new Map(
    readTable('bodies.tsv').map(([id = '', body = '']) => [id, body.replace('PASSWORD', ANY_PASSWORD)]),
  );
  return readTable('token-formats.tsv').map(
    ([
      id = '',
      provider = '',
      kind = '',
      severity = '',
      prefix = '',
      body = '',
      checksum = '',
      words = '',
      ...rest
    ]) => ({
      id,
      provider,
      kind,
      severity,
      prefixes: listOf(prefix),
      body: bodies.get(id) ?? body,
      said: body,
      checksum,
      keywords: listOf(words),
      companion: rest[0] ?? '',
      confidence: rest[1] === 'high' || rest[1] === 'medium' ? rest[1] : 'low',
    }),
  );
}

/** Row id to the rules that find it. */
export function readCoverage(): ReadonlyMap<string, readonly string[]> {
  return new Map(readTable('coverage.tsv').map(([id = '', rules = '']) => [id, rules.split(',')]));
}

/** Without the header line. */
function readTable(name: string): readonly (readonly string[])[] {
  const lines = readFileSync(new URL(name, facts), 'utf8').trimEnd().split('\n');
  return lines.slice(1).map((line) => line.split('\t'));
}

function listOf(cell: string): readonly string[] {
  return cell === '' ? [] : cell.split(' | ');
}
