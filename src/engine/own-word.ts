/** What the name of a secret is made of where it says nothing of the service. */
const PLAIN_WORDS: ReadonlySet<string> = new Set(
  [
    'access account add admin agent api app application auth authentication authorization basic bearer bot channel',
    'ci cli client config connect const consumer cred credential credentials customer data default deploy dev',
    'developer device dsn encryption env family given graphql group header headers hmac http id ingest install',
    'integration integrations jwt key keys let license live login main management master merchant mobile my new',
    'oauth old org organization our param params partner pass passphrase passwd password pat personal pin private',
    'prod production project psk public publish push pwd read refresh registration repo report reporting repository',
    'rest role root sandbox sdk secret seed server service set settings shared sid signature signing site staging',
    'store str string subscription team tenant test the this token tokens upload use user username value values var',
    'verification web webhook with workspace write x',
  ]
    .join(' ')
    .split(' '),
);
const MAX_WORD = 16;

/** Whether a name says more than that it is a secret: `SHEET_API_KEY` does, `clientSecret` and `X-Auth-Token` do not. */
export function hasOwnWord(name: string): boolean {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.split(/[^a-z]+/).some((word) => !isPlain(word));
}

/** Plain words may be written together: `clientsecret`. Walks from each place that plain words reach to the next. */
function isPlain(text: string): boolean {
  const reached = new Set([0]);
  for (const start of reached) {
    const last = Math.min(text.length, start + MAX_WORD);
    for (let end = start + 1; end <= last; end += 1) {
      if (PLAIN_WORDS.has(text.slice(start, end))) reached.add(end);
    }
  }
  return reached.has(text.length);
}
