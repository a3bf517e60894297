/** Why a value stands for a secret instead of being one, or undefined. Shared by all judgements about words. */
export function placeholderReason(value: string): string | undefined {
  if (isTemplate(value)) return 'a template or a reference, not a value';
  if (isRepetition(value)) return 'one character repeated';
  if (/^(?:<.*>|\[.*\]|\{.*\}|\(.*\)|%[A-Za-z_]\w*%|@@?\w+@@?|__\w+__)$/.test(value)) return 'a marked placeholder';
  if (/\*{3}|\.{3}|\u2022{3}|\u2026|x{6}/i.test(value)) return 'masked or shortened';
  const bare = value.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (PLACEHOLDER_WORDS.has(bare.replace(/[0-9]+$/, '')) || PLACEHOLDER_WORDS.has(bare)) return 'a known placeholder';
  if (INVITATION.test(value)) return 'an invitation to put a value here';
  if (/^(?:0123456789|1234567890?|12345678|abcdefgh|qwerty|deadbeef)/.test(bare) && bare.length <= 16) {
    return 'a sequence from the keyboard or alphabet';
  }
  return undefined;
}

/** A text of the vendor's manual or of a test that says so. */
export function saysExample(value: string): boolean {
  return /example|placeholder|dummy|redacted|sample|fake|changeme|your[-_]/i.test(value);
}

function isTemplate(value: string): boolean {
  return (
    /\$\{|\$\(|\{\{|#\{|<%|%\(|\[\[/.test(value) ||
    /^\$[A-Za-z_]\w*$/.test(value) ||
    // `<your password>`, cut at the blank
    /^<[A-Za-z][^>]*>?$/.test(value) ||
    /^\$?\{[\w.:\s-]*\}$/.test(value) ||
    /^%-?[a-z]$/i.test(value) ||
    /^(?:env|file|exec|vault|ssm|secretsmanager|arn|op|ref\+\w+):/i.test(value) ||
    /^!(?:vault|secret|env|ref|sub|getatt|encrypted)/i.test(value)
  );
}

function isRepetition(value: string): boolean {
  return value.length > 0 && new Set(value.toLowerCase()).size <= (value.length > 8 ? 2 : 1);
}

const INVITATION =
  /^(?:your|my|some|an?|the|enter|insert|replace|change|put|add|set|use|fill|type|choose|provide|this|not)[-_ ]?(?:a[-_ ]|an[-_ ]|the[-_ ]|your[-_ ]|own[-_ ]|new[-_ ]|db[-_ ]|database[-_ ]|api[-_ ]|app[-_ ]|real[-_ ]|is[-_ ])*(?:strong|super|secure|pass|pw|secret|token|key|api|here|me|this|it|value|real|set|used|empty|credential|db|user|admin|root)/i;

const PLACEHOLDER_WORDS: ReadonlySet<string> = new Set(
  [
    'password passwd pass pwd passwort passphrase passcode pw mypassword yourpassword userpassword dbpassword',
    'rootpassword adminpassword thepassword newpassword oldpassword somepassword passwordhere testpassword',
    'secretpassword supersecretpassword examplepassword secret mysecret topsecret supersecret verysecret yoursecret',
    'secretkey secretvalue secrettoken shh token mytoken yourtoken accesstoken authtoken apitoken tokenhere key mykey apikey',
    'yourapikey accesskey keyhere changeme changeit changethis pleasechange pleasechangeme replaceme fixme todo tbd',
    'example examplekey sample dummy dummypassword dummysecret test testing tests tester testkey testtoken testsecret',
    'fake fakepassword mock mocked foo bar baz foobar foobarbaz qux quux lorem ipsum blah abc abcd abcdef xyz asdf asdfasdf',
    'none null nil undefined nan true false yes no on off empty blank unset disabled enabled optional required default',
    'string str text value variable varchar char bytes bool boolean int integer number float object any unknown void',
    'redacted hidden masked removed placeholder scrubbed censored filtered sanitized omitted encrypted internal external',
    'letmein here insert insecure notasecret notsecret nopassword user username login env file prompt ask stdin input',
    'scramsha scram md trust peer ident',
    'a b c x y z p s t',
  ]
    .join(' ')
    .split(' '),
);
