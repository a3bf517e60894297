import type { Call } from './answer.js';

const DEFAULT_PER_PAGE = 30;
const MAX_PER_PAGE = 100;

export interface Page<T> {
  readonly items: readonly T[];
  /** `link`, where there is more than one page. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The page that a request asks for, with links to its neighbours. */
export function pageOf<T>(call: Call, all: readonly T[]): Page<T> {
  const perPage = Math.min(Math.max(numberIn(call, 'per_page', DEFAULT_PER_PAGE), 1), MAX_PER_PAGE);
  const page = Math.max(numberIn(call, 'page', 1), 1);
  const last = Math.max(Math.ceil(all.length / perPage), 1);
  const links: string[] = [];
  const add = (relation: string, target: number): void => {
    const query = new URLSearchParams(call.query);
    query.set('page', String(target));
    links.push(`<${call.baseUrl}${call.pathname}?${query.toString()}>; rel="${relation}"`);
  };
  if (page > 1) add('prev', Math.min(page - 1, last));
  if (page < last) add('next', page + 1);
  if (page < last) add('last', last);
  if (page > 1) add('first', 1);
  return {
    items: all.slice((page - 1) * perPage, page * perPage),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

function numberIn(call: Call, name: string, fallback: number): number {
  const text = call.query.get(name);
  return text === null ? fallback : Number(text);
}
