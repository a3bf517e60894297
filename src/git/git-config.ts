/** Values of a git configuration by `section.subsection.key`; section and key in lower case, the last value wins. */
export type GitConfig = ReadonlyMap<string, string>;

/**
 * Reads what is needed to understand a repository's layout. Includes are not followed: a repository must not be able to
 * make us read another file. Lines that make no sense are passed over.
 */
export function parseGitConfig(text: string): GitConfig {
  return new Map(gitConfigEntries(text));
}

/** The same one by one, in the order of the file, for what counts by its order, such as includes. */
export function gitConfigEntries(text: string): (readonly [key: string, value: string])[] {
  const values: [string, string][] = [];
  let section = '';
  for (const raw of text.replaceAll('\\\n', '').split('\n')) {
    let line = raw.trim();
    const header = /^\[\s*([\w.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]/.exec(line);
    if (header !== null) {
      const subsection = header[2] === undefined ? '' : `.${header[2].replace(/\\(.)/g, '$1')}`;
      section = (header[1] as string).toLowerCase() + subsection;
      line = line.slice(header[0].length).trim();
    }
    const entry = /^([A-Za-z][\w-]*)\s*(?:=\s*(.*))?$/.exec(line);
    if (entry !== null) values.push([`${section}.${(entry[1] as string).toLowerCase()}`, valueOf(entry[2])]);
  }
  return values;
}

export function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(true|yes|on|1)$/i.test(value);
}

/** A key without a value means true. */
function valueOf(text: string | undefined): string {
  if (text === undefined) return 'true';
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
  if (quoted !== undefined) return quoted.replace(/\\(.)/g, '$1');
  return text.replace(/\s*[;#].*$/, '').trim();
}
