import { compareText } from '../core/compare-text.js';
import type { Attribution, Location } from '../core/finding.js';
import type { Origin } from '../core/fragment.js';
import type { Hit } from './hit.js';

/** What the sources know about where objects stand. Two repositories may hold the same object at different paths. */
export class Attributions {
  readonly #byRepository = new Map<string, Map<string, readonly Attribution[]>>();

  add(repository: string | undefined, object: string, found: readonly Attribution[]): void {
    const name = repository ?? '';
    const objects = this.#byRepository.get(name) ?? new Map<string, readonly Attribution[]>();
    this.#byRepository.set(name, objects.set(object, [...(objects.get(object) ?? []), ...found]));
  }

  of({ repository, object }: Origin): readonly Attribution[] {
    return object === undefined ? [] : (this.#byRepository.get(repository ?? '')?.get(object) ?? []);
  }
}

/**
 * The places of one secret, sorted. A path in a git history is one place however many commits kept the secret there:
 * it gets the oldest commit. Working tree, files and streams stay places of their own.
 */
export function locationsOf(hits: readonly Hit[], attributions: Attributions): readonly Location[] {
  const [first, second] = hits;
  if (first !== undefined && second === undefined && attributions.of(first.origin).length === 0) {
    return [locationOf(first, undefined)];
  }
  const places = new Map<string, Location>();
  const versions = new Map<string, Location[]>();
  for (const location of innermost(hits).flatMap((hit) => placesOf(hit, attributions))) {
    const key = placeKey(location);
    const known = places.get(key);
    places.set(key, known === undefined ? location : olderOf(known, location));
    const same = versions.get(key);
    if (same === undefined) versions.set(key, [location]);
    else same.push(location);
  }
  return [...places].map(([key, location]) => marked(location, versions.get(key) ?? [])).sort(compareLocations);
}

/** The last version of a file says whether a marker stands there, so that one added later counts, and one taken away not. */
function marked(location: Location, versions: readonly Location[]): Location {
  if (versions.every((one) => one.marker === undefined)) return location;
  const inHead = versions.filter((one) => one.inHead === true);
  const last = (inHead.length > 0 ? inHead : versions).toSorted(compareAge).at(-1);
  const same = versions.filter(({ object }) => object === last?.object);
  const decided = same.every((one) => one.marker !== undefined) ? last?.marker : undefined;
  const { marker, ...rest } = location;
  if (marker === decided) return location;
  return decided === undefined ? rest : { ...rest, marker: decided };
}

/**
 * A value that stands in a member as it is also stands in the bytes of the container, if those are not compressed, and in
 * those of the container around it. Of places inside of each other only the innermost counts.
 */
function innermost(hits: readonly Hit[]): readonly Hit[] {
  const opened = new Map<string, string[]>();
  for (const { origin } of hits) {
    if (origin.member === undefined) continue;
    const members = opened.get(fileKey(origin));
    if (members === undefined) opened.set(fileKey(origin), [origin.member]);
    else if (members.length < MAX_COMPARED) members.push(origin.member);
  }
  if (opened.size === 0) return hits;
  return hits.filter(({ origin }) => !opened.get(fileKey(origin))?.some((member) => isInside(member, origin.member)));
}

/** One secret in very many members of one file is not compared with all of them. */
const MAX_COMPARED = 1000;

function fileKey({ source, repository, path, object }: Origin): string {
  return JSON.stringify([source, repository, path, object]);
}

function isInside(member: string, outer: string | undefined): boolean {
  if (outer === undefined) return true;
  return outer === '' ? member !== '' : member.startsWith(`${outer}!`);
}

function placesOf(hit: Hit, attributions: Attributions): readonly Location[] {
  const known = attributions.of(hit.origin);
  if (known.length === 0) return [locationOf(hit, undefined)];
  return known.map((attribution) => locationOf(hit, attribution));
}

function locationOf(hit: Hit, attribution: Attribution | undefined): Location {
  const { origin } = hit;
  const { member } = origin;
  const outer = attribution?.path ?? origin.path;
  const path = outer === undefined || member === undefined || member === '' ? outer : `${outer}!${member}`;
  return {
    source: attribution?.source ?? origin.source,
    ...(origin.repository === undefined ? {} : { repository: origin.repository }),
    ...(path === undefined ? {} : { path }),
    ...(member === undefined ? {} : { member }),
    startLine: hit.startLine,
    startColumn: hit.startColumn,
    endLine: hit.endLine,
    endColumn: hit.endColumn,
    ...(origin.object === undefined ? {} : { object: origin.object }),
    ...(attribution?.commit === undefined ? {} : { commit: attribution.commit }),
    ...(attribution?.author === undefined ? {} : { author: attribution.author }),
    ...(attribution?.date === undefined ? {} : { date: attribution.date }),
    ...(attribution?.refs === undefined ? {} : { refs: attribution.refs }),
    ...(attribution?.inHead === undefined ? {} : { inHead: attribution.inHead }),
    ...(attribution?.place === undefined ? {} : { place: attribution.place }),
    ...(hit.encodings.length === 0 ? {} : { encodings: hit.encodings }),
    ...(hit.marker === undefined ? {} : { marker: hit.marker }),
  };
}

/** What makes two locations one place. */
function placeKey(location: Location): string {
  if (location.source === 'git-blob' && location.path !== undefined) {
    return JSON.stringify(['history', location.repository, location.path, location.place]);
  }
  const { source, repository, path, object, commit, startLine, startColumn, endLine, endColumn, encodings } = location;
  return JSON.stringify([
    source,
    repository,
    path,
    object,
    commit,
    startLine,
    startColumn,
    endLine,
    endColumn,
    encodings,
  ]);
}

/** The older one stands for both; that one of them is still in HEAD is kept. */
function olderOf(a: Location, b: Location): Location {
  const older = compareAge(a, b) <= 0 ? a : b;
  const inHead = a.inHead === true || b.inHead === true ? true : older.inHead;
  return inHead === undefined || inHead === older.inHead ? older : { ...older, inHead };
}

/** Dates may carry different time zones, so they are compared as instants; what has no date comes last. */
function compareAge(a: Location, b: Location): number {
  return (
    instantOf(a) - instantOf(b) ||
    compareText(a.commit, b.commit) ||
    compareText(a.object, b.object) ||
    a.startLine - b.startLine ||
    a.startColumn - b.startColumn
  );
}

function instantOf(location: Location): number {
  const instant = location.date === undefined ? Number.NaN : Date.parse(location.date);
  return Number.isNaN(instant) ? Number.MAX_SAFE_INTEGER : instant;
}

function compareLocations(a: Location, b: Location): number {
  return (
    compareText(a.repository, b.repository) ||
    compareText(a.path, b.path) ||
    compareText(a.source, b.source) ||
    a.startLine - b.startLine ||
    a.startColumn - b.startColumn ||
    compareText(a.object, b.object) ||
    compareText(a.commit, b.commit)
  );
}
