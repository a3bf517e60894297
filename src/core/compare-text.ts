/** Orders texts by their code units, whatever the language of the machine; for `sort`. */
export function compareText(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
