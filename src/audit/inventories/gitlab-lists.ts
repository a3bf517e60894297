// GitLab's lists: of groups and projects below a group, and of the tokens that belong to one.
import { z } from 'zod';
import { MAX_PAGES, tooMany, type ApiReader } from './read-api.js';

/** A project or group by its path, as `acme/orders`. */
export interface GitlabHome {
  readonly kind: 'project' | 'group';
  readonly path: string;
}

const groupSchema = z.object({ full_path: z.string().min(1) });
const projectSchema = z.object({ path_with_namespace: z.string().min(1) });

const PAGE_SIZE = 100;

/** The homes themselves, and of a group all groups and projects below it, each once. */
export async function* homesBelow(
  api: ApiReader,
  homes: readonly GitlabHome[],
  signal: AbortSignal,
): AsyncIterable<GitlabHome> {
  const seen = new Set<string>();
  const isNew = ({ kind, path }: GitlabHome): boolean => {
    const key = `${kind} ${path.toLowerCase()}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  };
  for (const home of homes) {
    if (isNew(home)) yield home;
    if (home.kind === 'project') continue;
    for await (const below of belowGroup(api, home, signal)) if (isNew(below)) yield below;
  }
}

async function* belowGroup(api: ApiReader, { path }: GitlabHome, signal: AbortSignal): AsyncIterable<GitlabHome> {
  const root = `/groups/${encodeURIComponent(path)}`;
  const needs = `the scope read_api and to see the group ${path}`;
  const groups = listOf(api, `${root}/descendant_groups`, '', { about: path, needs, signal }, groupSchema);
  for await (const group of groups) yield { kind: 'group', path: group.full_path };
  const query = '&include_subgroups=true&with_shared=false';
  const projects = listOf(api, `${root}/projects`, query, { about: path, needs, signal }, projectSchema);
  for await (const project of projects) yield { kind: 'project', path: project.path_with_namespace };
}

/** All items of a list, page by page. */
export async function* listOf<T>(
  api: ApiReader,
  path: string,
  query: string,
  about: { readonly about: string; readonly needs: string; readonly signal: AbortSignal },
  item: z.ZodType<T>,
): AsyncIterable<T> {
  const doing = `listing ${path.slice(path.lastIndexOf('/') + 1).replaceAll('_', ' ')}`;
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const full = `/api/v4${path}?per_page=${String(PAGE_SIZE)}&page=${String(page)}${query}`;
    const items = await api.read({ doing, path: full, ...about }, z.array(item));
    yield* items;
    if (items.length < PAGE_SIZE) return;
  }
  throw tooMany('gitlab', doing);
}
