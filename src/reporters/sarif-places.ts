import type { Location, Report } from '../core/finding.js';

export interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
}

/**
 * Says places relative to what was scanned. Only `originalUriBaseIds` holds absolute paths, one for each root, so that
 * whoever passes a report on can take them out in one place.
 */
export class SarifPlaces {
  readonly #ids = new Map<string, string>();
  readonly #clean: (text: string) => string;

  constructor(report: Report, clean: (text: string) => string) {
    this.#clean = clean;
    const locations = [...report.findings, ...report.suppressed].flatMap((one) => one.locations);
    const files = new Set(locations.filter(isAbsolute).map(({ path }) => path));
    for (const { repository } of locations) if (repository !== undefined) this.#add(repository);
    for (const path of files) if (path !== undefined) this.#add(parentOf(path));
    for (const { source } of report.coverage) if (source.startsWith('/') && !files.has(source)) this.#add(source);
  }

  originalUriBaseIds(): Readonly<Record<string, { readonly uri: string }>> {
    return Object.fromEntries([...this.#ids].map(([root, id]) => [id, { uri: this.#rootUri(root) }]));
  }

  artifact(location: Location): ArtifactLocation {
    const { repository, path, source } = location;
    if (repository !== undefined) {
      // A commit's message and a blob that no path leads to stand in the repository itself.
      return { uri: this.#uri(path ?? '.git'), uriBaseId: this.#ids.get(repository)! };
    }
    if (path === undefined) return { uri: source };
    if (!path.startsWith('/')) return { uri: this.#uri(path) };
    const parent = parentOf(path);
    return { uri: this.#uri(path.slice(parent.length).replace(/^\/+/, '')), uriBaseId: this.#ids.get(parent)! };
  }

  /** A text that may begin with a root's path, with the root's id in its place. */
  shown(text: string): string {
    for (const [root, id] of this.#ids) {
      if (text === root) return `%${id}%`;
      if (text.startsWith(`${root}/`)) return `%${id}%${this.#clean(text.slice(root.length))}`;
    }
    return this.#clean(text);
  }

  #add(root: string): void {
    if (!this.#ids.has(root)) this.#ids.set(root, this.#ids.size === 0 ? 'ROOT' : `ROOT${String(this.#ids.size + 1)}`);
  }

  #rootUri(root: string): string {
    return `file://${this.#uri(root).replace(/\/*$/, '/')}`;
  }

  /** A path's percent form. What our readers show as `\xNN` and `\\` because it is no plain text are bytes again here. */
  #uri(path: string): string {
    const encoded = this.#clean(path)
      .split(/(\\x[0-9a-f]{2}|\\\\)/)
      .map((part, i) => (i % 2 === 0 ? percent(part) : part === '\\\\' ? '%5C' : `%${part.slice(2).toUpperCase()}`))
      .join('');
    return encoded.startsWith('//') ? `/.${encoded}` : encoded;
  }
}

function isAbsolute({ repository, path }: Location): boolean {
  return repository === undefined && path !== undefined && path.startsWith('/');
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 1));
}

/** By byte, since a path may hold what encodeURIComponent refuses; a colon would look like a scheme. */
function percent(text: string): string {
  let result = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const character = String.fromCharCode(byte);
    result += /[A-Za-z0-9\-._~/]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return result;
}
