import { AppError } from '../core/errors.js';
import { isObjectId } from '../git/object-id-table.js';

/** One ref that a push changes, as git tells it on standard input. */
export interface PushLine {
  readonly localRef: string;
  /** Undefined where the push deletes the ref. */
  readonly localId: string | undefined;
  readonly remoteRef: string;
  /** Undefined where the ref is new at the remote. */
  readonly remoteId: string | undefined;
}

/** Reads every line of what git sends to `pre-push`. Fails with `usage` for one that says something else. */
export function parsePushLines(text: string): PushLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => parseLine(line, index + 1));
}

function parseLine(line: string, number: number): PushLine {
  // The name on this side may be an expression with spaces (`HEAD@{1 day ago}`); the other three hold none.
  const match = /^(.*) ([0-9a-f]+) (\S+) ([0-9a-f]+)$/.exec(line);
  const [, localRef = '', localId = '', remoteRef = '', remoteId = ''] = match ?? [];
  if (match === null || !isObjectId(localId) || !isObjectId(remoteId)) {
    throw new AppError('usage', `hook: reading: line ${String(number)} of standard input: it names no ref to push`, {
      hint: 'git runs this hook; by hand: echo "LOCAL_REF LOCAL_ID REMOTE_REF REMOTE_ID" | unleak hook run pre-push',
    });
  }
  return { localRef, localId: nonZero(localId), remoteRef, remoteId: nonZero(remoteId) };
}

function nonZero(id: string): string | undefined {
  return /^0+$/.test(id) ? undefined : id;
}
