/**
 * Settings whose value is a list of quoted names. PostgreSQL must get their elements one by one: as one literal they
 * would become one element. The names stand in the server's `guc_tables.c`; pg_dump treats the same ones so.
 */
export const LIST_SETTINGS: readonly string[] = [
  'local_preload_libraries',
  'search_path',
  'session_preload_libraries',
  'shared_preload_libraries',
  'temp_tablespaces',
  'unix_socket_directories',
];

/** The elements of such a value (`orders, "$user"`), or undefined when the text is not such a list. */
export function splitGucList(text: string): readonly string[] | undefined {
  const elements: string[] = [];
  // One element with the space around it: quoted, where a doubled quote is a quote, or bare.
  const element = /\s*(?:"((?:[^"]|"")*)"|([^\s,"]+))\s*(,|$)/uy;
  while (element.lastIndex < text.length || text.endsWith(',')) {
    const match = element.exec(text);
    if (match === null) return undefined;
    const [, quoted, bare, separator] = match;
    elements.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (separator === '') return elements;
  }
  return text.trim() === '' ? [] : undefined;
}

/** The inverse, as the server writes it down. */
export function joinGucList(elements: readonly string[]): string {
  return elements.map((element) => `"${element.replaceAll('"', '""')}"`).join(', ');
}
