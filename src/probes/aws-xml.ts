// The answers of AWS' older services, as far as they are read: the texts of elements that hold nothing but text.

/** The longest document is a managed policy of 6,144 characters, percent-encoded. */
const ELEMENT = /<([A-Za-z][A-Za-z0-9]{0,63})>([^<>]{0,65536})<\/\1>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#34': '"' };

/** The texts of all elements of that name, in their order. */
export function elements(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(ELEMENT)].filter(([, found]) => found === name).map(([, , text = '']) => plain(text));
}

/** Whether a list goes on after this page. */
export function isTruncated(xml: string): boolean {
  return elements(xml, 'IsTruncated')[0] === 'true';
}

/** AWS' name of a refusal. */
export function codeOf(xml: string): string | undefined {
  const code = elements(xml, 'Code')[0];
  return code !== undefined && /^[A-Za-z.]{1,80}$/.test(code) ? code : undefined;
}

function plain(text: string): string {
  return text.replaceAll(/&(#?[a-z0-9]{1,6});/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
}
