import { segments } from './segments.js';

/** Why a value stands for a secret instead of being one, or undefined. Shared by all judgements about words. */
export function placeholderReason(value: string): string | undefined {
  if (isTemplate(value)) return 'a template or a reference, not a value';
  if (isRepetition(value)) return 'one character repeated';
  if (/^(?:<.*>|\[.*\]|\{.*\}|\(.*\)|%[A-Za-z_]\w*%|@@?\w+@@?|__\w+__)$/.test(value)) return 'a marked placeholder';
  if (/\*{3}|\.{3}|\u2022{3}|\u2026|x{6}/i.test(value)) return 'masked or shortened';
  const bare = value.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (PLACEHOLDER_WORDS.has(bare.replace(/[0-9]+$/, '')) || FAMOUS.has(bare)) return 'a known placeholder';
  if (isMadeOfPlaceholders(value)) return 'made of words that stand for a secret';
  if (INVITATION.test(value)) return 'an invitation to put a value here';
  if (
    /^(?:12345678|(?:qwert(?:y(?:uiop)?)?|asdf(?:g(?:h(?:jkl)?)?)?|zxcv(?:bnm)?|deadbeef|cafebabe)(?:[0-9]{0,6}|deadbeef)$)/.test(
      bare,
    ) &&
    bare.length <= 16
  ) {
    return 'a sequence from the keyboard or alphabet';
  }
  if (value.replace(/%[0-9A-F]{2}/gi, '').length < value.length * 0.5) return 'signs in percent-encoding';
  if (isMashed(value)) return 'typed along the rows of a keyboard';
  if (isSequence(bare)) return 'a sequence of the alphabet';
  return undefined;
}

/** `wordpress_password`, `keystone-Passw0rd`, `SomeKindOfPassword1!`: words about what they are, in any company. */
export function speaksOfSecrets(value: string): boolean {
  return ABOUT_SECRETS.test(unleeted(value.toLowerCase()).replace(/[^a-z]/g, ''));
}

const ABOUT_SECRETS =
  /pass(?:word|wd|phrase|code|wort)|passwort|secre[td]|senha|contrasen|motdepasse|wachtwoord|changeme|credential/;

/** A text of the vendor's manual or of a test that says so. */
export function saysExample(value: string): boolean {
  const words = /example|placeholder|dummy|redacted|sample|changeme|your[-_]|^(?:sua|seu|tu|votre|dein|ihr|twoje)[-_]/i;
  return words.test(value) || saysFake(value);
}

/** Four letters come about by chance in a long random value: there they count as a part of their own, in one case. */
function saysFake(value: string): boolean {
  if (value.length < 24) return /fake/i.test(value);
  if (/(?:^|[^A-Za-z0-9])(?:fake|Fake|FAKE)|(?:fake|FAKE)(?=[^A-Za-z0-9])/.test(value)) return true;
  if (/fake.{0,8}fake/i.test(value)) return true;
  return /fake|Fake|FAKE/.test(value) && !/[0-9].*[0-9].*[0-9]/.test(value);
}

function isTemplate(value: string): boolean {
  return (
    /\$\{|\$\(|\{\{|\}\}|#\{|<%|%\(|\[\[|\{[A-Za-z_]\w*\}/.test(value) ||
    (/\{[0-9]?\}/.test(value) && (value.match(/[^\w\s{}]/g) ?? []).length < 8) ||
    /^\$[A-Za-z_]\w*$/.test(value) ||
    // `<your password>`, cut at the blank
    /^<[A-Za-z][^>]*>?$/.test(value) ||
    /^\$?\{[\w.:\s-]*\}$/.test(value) ||
    /^[%@!:]-?[a-z]$/i.test(value) ||
    /^(?:env|file|exec|vault|ssm|secretsmanager|arn|op|keyring|resolve|ref\+\w+):/i.test(value) ||
    // Most values are of ASCII, and to compile a pattern about scripts takes as long as all the others.
    (/[^\0-\x7f]/.test(value) && isInvitationAbroad(value)) ||
    /^!(?:vault|secret|env|ref|sub|getatt|encrypted)/i.test(value)
  );
}

/** Where the value has to be put, in a language of its own: no password, and no token, is written in these. */
function isInvitationAbroad(value: string): boolean {
  return /[\u00ab\u00bb\u2039\u203a\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}]/u.test(
    value,
  );
}

function isRepetition(value: string): boolean {
  const seen = new Set<string>();
  for (const character of value.toLowerCase()) {
    seen.add(character);
    if (seen.size > (value.length > 8 ? 2 : 1)) return false;
  }
  return value.length > 0;
}

/** `test-api-key-2`, `wrong-password`, `sometoken`: every part is a word that such values are made of. */
function isMadeOfPlaceholders(value: string): boolean {
  if (value.length > 64) return false;
  const folded = value.toLowerCase().replace(/[0-9]{1,6}$/, '');
  const digits = value.replace(/[^0-9]/g, '').length;
  // Digits stand for letters here and there, or count something; they are not most of it.
  if (digits > 6 && digits * 2 > value.length) return false;
  return [folded, unleeted(folded)].some((text) => {
    const parts = segments(text.replace(/[^a-z]/g, ''), TERMS);
    return parts?.some((part) => CORE_TERMS.has(part)) ?? false;
  });
}

/** `p4ssw0rd` as it is meant. */
function unleeted(text: string): string {
  return text.replace(/[@$0134578]/g, (sign) => LEET[sign] ?? '');
}

const LEET: Readonly<Record<string, string>> = {
  '@': 'a',
  $: 's',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
};

/** `asdfoiw378lkjsdf`: what a hand types when it wants to look random. A machine has such neighbours once in 300 values. */
function isMashed(value: string): boolean {
  if (!/^[a-z0-9]{8,32}$/.test(value)) return false;
  // A hand stays among the letters or among the digits for a while.
  if ((value.match(/[a-z](?=[0-9])|[0-9](?=[a-z])/g) ?? []).length > 5) return false;
  const letters = value.replace(/[0-9]/g, '');
  const inHomeRow = letters.replace(/[^asdfghjkl]/g, '').length;
  if (letters.length >= 7 && inHomeRow >= letters.length * 0.75 && /[g-z]/.test(letters)) return true;
  return /asdf|sdf[a-z0-9]*(?:sdf|lkj|kjh|asd)|(?:lkj|kjh)[a-z0-9]*(?:sdf|asd|lkj)|asd[a-z0-9]*(?:asd|lkj)|qwe[a-z0-9]*(?:asd|lkj|zxc)/.test(
    value,
  );
}

/** `abc123`, `a1b2c3d4`, `0123456789abcdef0123456789abcdef`: letters and digits each count upwards. */
function isSequence(bare: string): boolean {
  if (bare.length < 4) return false;
  const letters = bare.replace(/[0-9]/g, '');
  const digits = bare.replace(/[^0-9]/g, '');
  return ascends(letters) && ascends(digits);
}

function ascends(text: string): boolean {
  let steps = 0;
  for (let at = 1; at < text.length; at += 1) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - 1);
    // From the end of the alphabet or of the digits it begins anew.
    if (step === 1 || step === 0 || step === -9 || step === -5 || step === -25) steps += 1;
  }
  return steps >= (text.length - 1) * 0.85;
}

const INVITATION =
  /^(?:your|my|some|an?|the|enter|insert|replace|change|put|add|set|use|fill|type|choose|provide|this|not)[-_ ]?(?:a[-_ ]|an[-_ ]|the[-_ ]|your[-_ ]|own[-_ ]|new[-_ ]|db[-_ ]?(?=pass|pw|user|admin|root|secret)|db[-_ ]|database[-_ ]|api[-_ ]|app[-_ ]|real[-_ ]|is[-_ ])*(?:strong|super|secure|pass|secret|token|key|api|here|this|value|real|set|used|empty|credential|user|admin|root|(?:pw|me|it|db)(?![A-Za-z0-9]{4}))/i;

const PLACEHOLDER_WORDS = wordSet(
  'password passwd pass pwd passwort passphrase passcode pw mypassword yourpassword userpassword dbpassword',
  'rootpassword adminpassword thepassword newpassword oldpassword somepassword passwordhere testpassword',
  'secretpassword supersecretpassword examplepassword secret mysecret topsecret supersecret verysecret yoursecret',
  'secretkey secretvalue secrettoken shh shhh token mytoken yourtoken accesstoken authtoken apitoken tokenhere key mykey',
  'apikey yourapikey accesskey keyhere changeme changeit changethis pleasechange pleasechangeme replaceme fixme todo tbd',
  'example examplekey sample dummy dummypassword dummysecret test testing tests tester testkey testtoken testsecret',
  'fake fakepassword mock mocked foo bar baz foobar foobared foobarbaz qux quux lorem ipsum blah abc abcd abcdef xyz asdf',
  'asdfasdf motdepasse contrasena senha haslo wachtwoord',
  'none null nil undefined nan true false yes no on off empty blank unset disabled enabled optional required default',
  'string str text value variable varchar char bytes bool boolean int integer number float object any unknown void',
  'redacted hidden masked removed placeholder scrubbed censored filtered sanitized omitted encrypted internal external',
  'letmein here insert insecure notasecret notsecret nopassword user username login env file prompt ask stdin input',
  'scramsha scram md trust peer ident xoauthbasic',
  'a b c x y z p s t',
);

/** Passwords that everyone uses in examples; with other digits behind them they may be someone's. */
const FAMOUS = wordSet(
  'guest tiger hunter hunter2 keyboardcat opensesame sesame swordfish correcthorsebatterystaple s3cr3t s3cret secr3t',
  'p4ssw0rd passw0rd pa55word pa55w0rd p455w0rd t0ps3cr3t sup3rs3cr3t sup3rs3cret s00pers3cret sekrit sekret seekrit',
);

/** Words of which at least one makes a value a stand-in, when all others are such words too. */
const CORE_TERMS = wordSet(
  'password passwords passwd passphrase passcode pass pwd passw passwort sekret secret seekrit seekret seekred sekrit secrets token tokens key keys apikey credential',
  'credentials test tests testing tester example examples sample dummy fake mock foo bar baz placeholder changeme change',
  'replace insert enter invalid wrong incorrect bogus whatever something anything nothing bad',
);

const TERMS: readonly string[] = [
  ...CORE_TERMS,
  ...wordSet(
    'my your the some any this that is not for with and from new old user users username admin root client server service',
    'app application api auth access refresh bearer id session private public master main super top very so much long short',
    'strong weak simple plain good valid right correct first second third one two three four five other another different',
    'same random real real db database postgres mysql redis mongo oracle sql web site email mail login account demo temp tmp',
    'local dev prod staging default basic oauth jwt aws google github gitlab slack stripe value string text data name me it',
    'here of to in a an no please will be must should set use used using code hash salt encryption signing encrypted url',
    'consumer device page next super secure insecure safe shared unsafe only at least chars characters kafka ldap proxy',
    'host http https redis rabbit amqp smtp ftp ssh pgp gpg rsa key store truststore keystore bot org team project model',
    'hidden unknown none null empty missing expired revoked leaked stolen updated changed original current previous last',
    'private ssl tls tiger letmein does exist match confirm confirmation reset forgot hint based protected required',
  ),
];

function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}
