import { AppError } from '../core/errors.js';
import { isObjectId } from './object-id-table.js';
import type { ObjectReader } from './object-reader.js';
import { type ObjectType, parseCommit, parseTag } from './objects.js';
import type { Refs } from './refs.js';

/** Where git looks for a short name, in this order. */
const PREFIXES = ['', 'refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/'];
const MIN_ABBREVIATION = 4;
const MAX_STEPS = 1_000_000;

/**
 * The id of the commit that a revision names: a ref, an id or the start of one, and behind it any of `~N`, `^N` and
 * `^{commit}`. Fails with `usage` for anything else, and with `not-found` for an object that is not here.
 */
export function resolveCommit(text: string, refs: Refs, reader: ObjectReader): string {
  const [, base = '', steps = ''] = /^(.*?)((?:~\d*|\^\d*|\^\{(?:commit)?\})*)$/s.exec(text) ?? [];
  let id = peel(resolveBase(base, text, refs, reader), text, reader);
  for (const [, kind, number] of steps.matchAll(/(~|\^)(?:(\d*)(?!\{)|\{(?:commit)?\})/g)) {
    if (number === undefined) continue;
    const count = number === '' ? 1 : Number(number);
    if (kind === '^') id = count === 0 ? id : parentOf(id, count, text, reader);
    else if (count > MAX_STEPS) throw unknown(text);
    else for (let step = 0; step < count; step += 1) id = parentOf(id, 1, text, reader);
  }
  return id;
}

/** Of a tag the commit at its end. */
function peel(start: string, text: string, reader: ObjectReader): string {
  for (let id = start; ;) {
    const type = typeOf(id, reader);
    if (type === 'commit') return id;
    if (type !== 'tag') throw new AppError('usage', `scan: --range: ${text}: it names a ${type}, not a commit`);
    id = parseTag(reader.readAs('tag', id)).object;
  }
}

function resolveBase(base: string, text: string, refs: Refs, reader: ObjectReader): string {
  if (base === 'HEAD' || base === '@' || base === '') {
    if (base !== '' && refs.head !== undefined) return refs.head;
    throw unknown(text);
  }
  if (isObjectId(base)) return base;
  for (const prefix of PREFIXES) {
    const id = refs.byName.get(prefix + base) ?? refs.byName.get(`${prefix}${base}/HEAD`);
    if (id !== undefined) return id;
  }
  const ids =
    /^[0-9a-f]+$/i.test(base) && base.length >= MIN_ABBREVIATION ? abbreviated(base.toLowerCase(), reader) : [];
  const [only, ...others] = ids;
  if (only === undefined) throw unknown(text);
  if (others.length === 0) return only;
  throw new AppError('usage', `scan: --range: ${text}: more than one commit begins so`, { hint: 'give more digits' });
}

/** A commit is meant, if there is one: trees and blobs that begin so are in nobody's mind. */
function abbreviated(prefix: string, reader: ObjectReader): readonly string[] {
  const ids = reader.idsWith(prefix, 1000);
  return ids.filter((id) => ['commit', 'tag'].includes(typeOf(id, reader)));
}

function typeOf(id: string, reader: ObjectReader): ObjectType {
  const object = reader.read(id);
  return 'type' in object ? object.type : 'blob';
}

function parentOf(id: string, number: number, text: string, reader: ObjectReader): string {
  const parent = parseCommit(reader.readAs('commit', id)).parents[number - 1];
  if (parent === undefined) throw unknown(text);
  return parent;
}

function unknown(text: string): AppError {
  return new AppError('usage', `scan: --range: ${text}: no commit has this name here`, {
    hint: 'git log --oneline --all shows what there is; A..B takes branches, tags, ids and HEAD~2',
  });
}
