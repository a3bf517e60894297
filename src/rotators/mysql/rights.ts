// What an account may do, as it tells itself: for an inspection, never for a decision.
import type { Session } from './session.js';

/** `GRANT SELECT, INSERT ON `orders`.* TO ...`; what follows may hold the hash of a password and is not looked at. */
const GRANT = /^GRANT (.{1,2000}?) ON (.{1,400}?) TO /;

/** Rights in the server's words and what they reach. Reads only. */
export async function rightsOf(session: Session): Promise<Readonly<Record<string, string>>> {
  const lines = (await session.rows('SHOW GRANTS')).flatMap((row) => Object.values(row).map(String));
  const grants = lines.flatMap((line) => {
    const [, rights, place] = GRANT.exec(line) ?? [];
    return rights === undefined || place === undefined ? [] : [{ rights, place: place.replaceAll('`', '') }];
  });
  const mayPassOn = lines.some((line) => line.endsWith('WITH GRANT OPTION'));
  const scopes = grants.filter(({ rights }) => rights !== 'USAGE').map(({ rights }) => rights);
  const resources = grants.filter(({ rights }) => rights !== 'USAGE').map(({ place }) => place);
  return {
    ...(scopes.length === 0 ? {} : { scopes: [...new Set(scopes), ...(mayPassOn ? ['GRANT OPTION'] : [])].join(', ') }),
    ...(resources.length === 0 ? {} : { resources: [...new Set(resources)].join(', ') }),
  };
}
