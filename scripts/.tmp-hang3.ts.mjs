// ../../tmp/hang3.ts
import { readFileSync, writeSync } from "node:fs";

// src/engine/common-words.ts
var PASSWORD_WORDS = /* @__PURE__ */ new Set([
  "-pw",
  "_pw",
  "pass",
  "passphrase",
  "passwd",
  "password",
  "psk",
  "pwd"
]);
var SECRET_WORDS = /* @__PURE__ */ new Set([
  "access_key",
  "accesskey",
  "api-key",
  "api_key",
  "apikey",
  "auth",
  "authorization",
  "bearer",
  "client",
  "credential",
  "key",
  "secret",
  "token"
]);
var MAX_IDENTIFIER_TAIL = 48;
var MAX_GAP = 16;
var MAX_USERINFO = 256;
function likelihoodOf(keyword) {
  if (keyword === "://" || keyword === "http://" || keyword === "https://") return hasUserinfo;
  if (keyword === "basic") return looksEncoded;
  if (PASSWORD_WORDS.has(keyword)) return looksAssigned;
  return SECRET_WORDS.has(keyword) ? looksRandom : void 0;
}
function hasUserinfo(bytes, from) {
  const end2 = Math.min(bytes.length, from + MAX_USERINFO);
  let hasColon = false;
  for (let at = from; at < end2; at += 1) {
    const byte = bytes[at];
    if (byte === AT) return hasColon;
    if (byte === COLON) hasColon = true;
    else if (byte <= 32 || byte === SLASH || byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) return false;
  }
  return false;
}
function looksAssigned(bytes, at) {
  let next = skipIdentifier(bytes, at);
  const gapEnd = Math.min(bytes.length, next + MAX_GAP);
  for (let blank = false, needsQuote = false, hasQuote = false; next < gapEnd; next += 1) {
    const byte = bytes[next];
    if (ASSIGNING.has(byte)) return true;
    if ((blank || needsQuote) && (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE)) return true;
    if (blank && INTRODUCING.has(String.fromCharCode(byte | 32, (bytes[next + 1] ?? 0) | 32))) return true;
    if (byte === LESS) return true;
    if (byte === BRACE && hasQuote) return true;
    if (blank && hasQuote && isAttribute(bytes, next)) return true;
    if (!GAP.has(byte)) return false;
    needsQuote ||= LOOSE.has(byte);
    hasQuote ||= byte === DOUBLE_QUOTE;
    blank = byte <= 32;
  }
  return false;
}
function isAttribute(bytes, at) {
  const end2 = skipIdentifier(bytes, at);
  return end2 > at && bytes[end2] === EQUALS && bytes[end2 + 1] === DOUBLE_QUOTE;
}
var MAX_WORDS_BETWEEN = 4;
var MAX_SIGNS_BETWEEN = 24;
var MIN_RANDOM_LENGTH = 10;
var MAX_RANDOM_LENGTH = 64;
function looksRandom(bytes, at) {
  let next = skipIdentifier(bytes, at);
  for (let words = 0; words <= MAX_WORDS_BETWEEN; words += 1) {
    const signsEnd = Math.min(bytes.length, next + MAX_SIGNS_BETWEEN);
    const signsStart = next;
    while (next < signsEnd && !isTokenByte(bytes[next])) next += 1;
    if (next === signsStart) return false;
    const wordEnd = Math.min(bytes.length, next + MAX_RANDOM_LENGTH);
    const wordStart = next;
    const quote = bytes[next - 1];
    const isQuoted = quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE;
    let digits = 0;
    for (; next < wordEnd; next += 1) {
      const byte = bytes[next];
      if (isQuoted ? byte === quote || byte <= 32 || byte === BACKSLASH : !isTokenByte(byte)) break;
      if (isDigit(byte)) digits += 1;
    }
    if (next - wordStart >= MIN_RANDOM_LENGTH) return digits > 0;
  }
  return false;
}
var MIN_ENCODED_LENGTH = 8;
function looksEncoded(bytes, at) {
  let next = at;
  while (next < bytes.length && next < at + 4 && bytes[next] <= 32) next += 1;
  if (next === at) return false;
  const start = next;
  const end2 = Math.min(bytes.length, next + MAX_RANDOM_LENGTH);
  let hasUpper = false;
  let hasLower = false;
  for (; next < end2 && isTokenByte(bytes[next]); next += 1) {
    const byte = bytes[next];
    if (next > start && byte >= 65 && byte <= 90) hasUpper = true;
    if (byte >= 97 && byte <= 122) hasLower = true;
  }
  return next - start >= MIN_ENCODED_LENGTH && hasUpper && hasLower;
}
function skipIdentifier(bytes, at) {
  const end2 = Math.min(bytes.length, at + MAX_IDENTIFIER_TAIL);
  let next = at;
  while (next < end2 && isIdentifierByte(bytes[next])) next += 1;
  return next;
}
var AT = 64;
var COLON = 58;
var SLASH = 47;
var DOUBLE_QUOTE = 34;
var SINGLE_QUOTE = 39;
var LESS = 60;
var BRACE = 123;
var EQUALS = 61;
var BACKSLASH = 92;
var INTRODUCING = /* @__PURE__ */ new Set(["va", "de", "da", "is", "wa", "fo", "of", "to"]);
var ASSIGNING = new Set(Buffer.from("=:>"));
var LOOSE = new Set(Buffer.from(",(|?"));
var GAP = new Set(Buffer.from(" 	\r\n\"'`])\\|?!,({*-"));
function isIdentifierByte(byte) {
  return byte >= 97 && byte <= 122 || byte >= 65 && byte <= 90 || byte >= 48 && byte <= 57 || byte === 95 || byte === 45 || byte === 46;
}
function isTokenByte(byte) {
  return TOKEN_BYTES[byte] === 1;
}
function isDigit(byte) {
  return byte >= 48 && byte <= 57;
}
var TOKEN_BYTES = new Uint8Array(256);
for (const byte of Buffer.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-.~!@#$%^&*")) {
  TOKEN_BYTES[byte] = 1;
}

// src/engine/pattern.ts
import { isUtf8 } from "node:buffer";
import RE2 from "re2";
var Pattern = class {
  #source;
  #compiled;
  #anchored;
  constructor(source) {
    this.#source = source;
  }
  /** Prepares to search one stretch of `bytes` again and again, from ascending offsets. */
  over(bytes, window) {
    this.#compiled ??= new RE2(this.#source, "gd");
    const compiled = this.#compiled;
    const subject = subjectOf(bytes, window);
    return (from) => searchIn(compiled, subject, from - window.start, window.start);
  }
  /** The match that begins where the window begins. */
  at(bytes, window) {
    this.#anchored ??= new RE2(this.#source, "gdy");
    return searchIn(this.#anchored, subjectOf(bytes, window), 0, window.start);
  }
};
function subjectOf(bytes, window) {
  const part = bytes.subarray(window.start, window.end);
  return isUtf8(part) ? part : part.toString("latin1");
}
function searchIn(compiled, subject, from, base) {
  compiled.lastIndex = from;
  const found = typeof subject === "string" ? compiled.exec(subject) : compiled.exec(subject);
  return found === null ? void 0 : toMatch(found, base);
}
function toMatch(found, base) {
  const whole = found.indices?.[0];
  if (whole === void 0) return void 0;
  const groups = /* @__PURE__ */ new Map();
  for (const [name, range] of Object.entries(found.indices?.groups ?? {})) {
    const span = range;
    if (span !== void 0) groups.set(name, { start: base + span[0], end: base + span[1] });
  }
  return { start: base + whole[0], end: base + whole[1], groups };
}

// src/engine/compiled-rule.ts
var DEFAULT_REACH = 256;
function compileRules(detectors2) {
  return detectors2.flatMap(
    (detector) => detector.rules.map((rule) => ({
      rule,
      provider: detector.provider,
      pattern: new Pattern(rule.pattern),
      isAtName: rule.startsAt === "name",
      reach: rule.maxBytes ?? DEFAULT_REACH,
      exactKeyword: rule.exactKeyword === void 0 ? void 0 : Buffer.from(rule.exactKeyword, "latin1")
    }))
  );
}

// src/engine/placeholders.ts
var PLACEHOLDER_WORDS = wordSet(
  "password passwd pass pwd passwort passphrase passcode pw mypassword yourpassword userpassword dbpassword",
  "rootpassword adminpassword thepassword newpassword oldpassword somepassword passwordhere testpassword",
  "secretpassword supersecretpassword examplepassword secret mysecret topsecret supersecret verysecret yoursecret",
  "secretkey secretvalue secrettoken shh shhh token mytoken yourtoken accesstoken authtoken apitoken tokenhere key mykey",
  "apikey yourapikey accesskey keyhere changeme changeit changethis pleasechange pleasechangeme replaceme fixme todo tbd",
  "example examplekey sample dummy dummypassword dummysecret test testing tests tester testkey testtoken testsecret",
  "fake fakepassword mock mocked foo bar baz foobar foobared foobarbaz qux quux lorem ipsum blah abc abcd abcdef xyz asdf",
  "asdfasdf motdepasse contrasena senha haslo wachtwoord",
  "none null nil undefined nan true false yes no on off empty blank unset disabled enabled optional required default",
  "string str text value variable varchar char bytes bool boolean int integer number float object any unknown void",
  "redacted hidden masked removed placeholder scrubbed censored filtered sanitized omitted encrypted internal external",
  "letmein here insert insecure notasecret notsecret nopassword user username login env file prompt ask stdin input",
  "scramsha scram md trust peer ident xoauthbasic",
  "a b c x y z p s t"
);
var FAMOUS = wordSet(
  "guest tiger hunter hunter2 keyboardcat opensesame sesame swordfish correcthorsebatterystaple s3cr3t s3cret secr3t",
  "p4ssw0rd passw0rd pa55word pa55w0rd p455w0rd t0ps3cr3t sup3rs3cr3t sup3rs3cret s00pers3cret sekrit sekret seekrit"
);
var CORE_TERMS = wordSet(
  "password passwords passwd passphrase passcode pass pwd passw passwort sekret secret seekrit seekret seekred sekrit secrets token tokens key keys apikey credential",
  "credentials test tests testing tester example examples sample dummy fake mock foo bar baz placeholder changeme change",
  "replace insert enter invalid wrong incorrect bogus whatever something anything nothing bad"
);
var TERMS = [
  ...CORE_TERMS,
  ...wordSet(
    "my your the some any this that is not for with and from new old user users username admin root client server service",
    "app application api auth access refresh bearer id session private public master main super top very so much long short",
    "strong weak simple plain good valid right correct first second third one two three four five other another different",
    "same random real real db database postgres mysql redis mongo oracle sql web site email mail login account demo temp tmp",
    "local dev prod staging default basic oauth jwt aws google github gitlab slack stripe value string text data name me it",
    "here of to in a an no please will be must should set use used using code hash salt encryption signing encrypted url",
    "consumer device page next super secure insecure safe shared unsafe only at least chars characters kafka ldap proxy",
    "host http https redis rabbit amqp smtp ftp ssh pgp gpg rsa key store truststore keystore bot org team project model",
    "hidden unknown none null empty missing expired revoked leaked stolen updated changed original current previous last",
    "private ssl tls tiger letmein does exist match confirm confirmation reset forgot hint based protected required"
  )
];
function wordSet(...lines) {
  return new Set(lines.join(" ").split(" "));
}

// src/engine/key-name.ts
var SECRET_WORDS2 = wordSet2(
  "pass dbpass userpass mypass smtppass ftppass adminpass rootpass pgpass storepass keypass auth key keys pw psk pat salt",
  "passwords secrets tokens sid"
);
var KEY_QUALIFIERS = wordSet2(
  "api secret access private signing sign encryption encrypt crypto cipher aes hmac auth app service account master session",
  "license subscription consumer storage shared admin server client cookie security jwt secure application deploy webhook",
  "host user nonce logged hash rsa crypt azure aws gcp google stripe twilio maps account developer integration write read"
);
var NOT_THE_SECRET = wordSet2(
  "url uri urls endpoint path file filename files dir directory folder name names label field fields input type types kind",
  "length len min max minimum maximum policy policies expiry expires expiration expire ttl lifetime timeout age reset hint",
  "regex regexp data pattern placeholder error errors message messages msg title text description desc help prompt env variable",
  "ref refs reference arn hash hashes hashed digest checksum header headers prefix suffix count size limit format algorithm",
  "algo alg version column strength score validator validation rules rule manager provider store storage handler helper",
  "service controller form page screen view modal button link icon list required enabled disabled changed updated created",
  "at date descriptor configuration control statement fds mgr through attachment request response time attempts retries ids",
  "id index class selector parser lexer pos position mismatch match matches encoder source var vars scope scopes issuer",
  "audience usage fingerprint thumbprint owner group state status mode method grant callback vault kv attribute attr locator",
  "encode decode encoding split join replace strip trim includes contains startswith endswith indexof concat substring test",
  "pem der bin crt csr pk8 json txt yml yaml js ts py go rs java enc gpg pub",
  "sha sha1 sha224 sha256 sha384 sha512 md5 crc crc32 sum xpath css len bytes bits flag flags option options set get value_from exists invalid missing tokenizer typehint state"
);
var ABOUT_SECRETS = wordSet2(
  "forgot forget reset show hide toggle has is no not max min num number csrf xsrf tokenizer public pubkey publishable",
  "eos bos pad sep cls unk mask next prev previous page continuation cancellation cancel lexer syntax sort partition primary",
  "foreign cache hash hashed encrypted md5 sha sha1 sha256 checksum integrity fingerprint etag sync change cursor delta skip",
  "resume pagination paging nextpage idempotency dedupe trace request correlation fake dummy mock test example sample invalid",
  "check validate wrong bad bogus incorrect expired pass-through wrapped ciphertext site sitekey object lookup index row unique composite",
  "temp anti antiforgery verification pkce watermark native caching dkim inner"
);
function wordSet2(...lines) {
  return new Set(lines.join(" ").split(" "));
}

// src/engine/language-model-table.ts
var TRIGRAM_HALF_BITS = [
  "O8:789::;8>=:9:;8@8788<<=B>9;?:77?<;E?KC7<8D8E5788=:>IA;;4??@7@?D6EG7B@6@M7?C6DIH7C;=7AA?;?D7=EG7?A2>G8>?9BBD?G>",
  ">6;<<2<EB5DC@=?7BF;>A:BEC=E<=<?::B>?F>F@994A?;6:@?8H3CG=<7>A>:<CD4HF8A=5?F6=C7EDFGH;>8?=B2=E@:EL8@=;@G4@>;DDEAA>",
  "=3@@@4ECC7D??=B6AF@=6<GBC:C@<>C?5C=<FBFFA82=:G@59FAGEFFA:8A>A;AHB:EAB?B4<CA2A8B:@?@@89@@?1CD=7DB=;:;?@<?@<F:F>D=",
  "=6A??5@BC3EE@DA4AMA>?>BGFBD<?3B@?5>CE6FA?AD5:BB<A8GDD9G?;3@@@5@?F=GE@BC3>GB<>7ACCBEC=?7<>D8BD?I?;>6A3I6<=6:;AIGE",
  "=4CAB8EA>:I@9DB5BE4?A9@DF9O?:>@CAA?AC?GC8>B>A;?<;1>@CBB<=8B@@1>AB;GFCAC6@GB=@7BFFINA?:D7@5CA97J=<>=88=@<47A?F:G=",
  "=6A?D5BA88KA?@F6CN6:@<C?D5BA7;CA?F<CE=MC?B5E8J86;?CJFDG3=3A=B4AAC5KHA@B98HB>A?FHDKE9<5D@B6CC74KFCAA6EK6>BGKBCCF@",
  "2<<:;<;C=<DC=8?9=A;:=?@B<=A555D;=5>?D7D?===7>AA<A:>?>:A87:B>B6?A=8DA=D?2BDH<A@B?AA:;5:;<:;<CEICCGBB?AMEBBHHF4IM2",
  "I9:7798=<:@<9::;8=:68=9=@A996569899AE?EAAE<EEE9A;AAE?EE49:<8@7@GE8JJ2GB:JJ@8E?JEG?G8:@B6B5DL6:L4<AL>F@>A5?IIL>I;",
  "47?@45@@C9<F=;F<EG<;@D<EF<F;6:99::9D@>DD98;@=D=5@DDD;DD46;>>=46FF=F:?F@>FF?A4>@FFFF75<DGA2G9E8JEB;=<EJ;7GBJEJEGB",
  "37=@=5=@@:;;9=@7@@=@:@@@@@@@:JF=>FA>JFDB3<3DBJ897DBFBDFF8:???:??;8??;;;2????8??????:5;FA?2BA?8F@>AA;<F<;<<FFF?FB",
  "3:B?C;?=G4J;5@C=?J@9;6EAN=NA6;:D@2EHL9LE;;H=7DF9FCLFGG>C68C64=E7B:E=DE9<DMH78>AFI;EA4::9>::9:>:>::>97>:889>>:>>>",
  "48DBC7BJ66JD=EB?4G@79EDEJGGB87>>>:>>>>>>7>>>>>>:92>:>:>>76?:98D7F8H:@<7?AD866EECG9JC6@G;C5FD7:F8A>@=@LF46>LGG9H@",
  "88F9J3@H84OJBCD9EO=@8:GGOHHA=ID?:AD:IIID3A:IDI<83IEI>IEA;4FFB3F=F5FBFF?8FF??B@FFB>F@46BAB=BB@=F=:B9@FBB2?@FFFFF@",
  "1CF=><C@C4FF<?CA?F@>>@?AA?F@1>9BH9HDB>HH7=@9HHH7ADC@HHH>6:BBB9?BB9BB=?<4BBB=B8BBB4<95989999DCJJJCFJJCDJCJFJJDFJ2",
  "G8:599:<>6?=;;;<8<979=>=?A@9<@;4:@B?B>CA6@;F@J73:BFFFE?:5978:8:CC:CC;CC=CC7=C@CCC=C349;94;;E?AEE8?E:>E><AEEEA?E5",
  "549<9:;DD7DDD@D:D@<D@DDDD@D44:?<9>8<;?IA6C;IFF3;:DDC?BD95:::;98?C<CCCC<<?C<9C=C=CCC23=@=:@@@@@@@:@@@6@4=@@@@@@@:",
  "57==96===9=9===6==9======9=9:;<=;=<6@HBB5A3==H<<5@CHHHAA6FF=:1FFFFBBFFB?FFF>B<FFFFF>68>>47>>>4>>:>>9>>>>>>>:>>>>",
  ">9JEG1JJJ6J@JJJ6JJJ<J;JJJ<JB56=;==AAA4AAAAA57AAAA=AA;A=8:9BB?18BBBBBBBB9BBBBB?BBBBB8<:@@6EABHAHH6=<6@H6:76?>5AEH",
  "84;=A=AAAA=<8AA6A<47=AAAA=AA68;;;;;;;;;;;;;;8;;;;4;;;;;;;3G?C5GCG6G;AGG4@GG>?<AGGAGG4?F5:6A=@:BB=@B6<FBB5<FFF@BA",
  "56@;@7@@<7@@9@;6@@5@@<@@@7<@EI@7=I67D4II:>9EII=;3DEIIEEI<9<<97<<<5<<<<<<<<<<<<<<<<<368;;;;;;;6;;;;;68;;;;;;8;;;8",
  "4;;;;;;;;;;;;;;88;;;;;;;;;;83BFBF?BBBF@FBF=><FA<2BFFFFF@6===9====5==9=====9=9=====944998999FIFFIFFDDFIIBDFFIFII2",
  "J7:7989;<8=999:;8A978=:=AA@9:A>7>B?EEHL?4=8L7L:83=DLHCL<579899:?CCCC=<C8CC9???CCCCC389?=<2?HA=HH@HB5DHH?C:H@HHH7",
  "58:;94:E:<E@?@><AAA9@EEEAEE42A>A:=@DA=MD:=9F8D95BMECDFM<5;::998:D;DD9>7?DD:?D;D?DDD359;;?4???6?;???;??8;?;?8???;",
  "45BFB3CHE7HDB<@:CL=CC;HFL@L@95=E866IE;DI=:8=7E8:6EDIIIEE99=====9==96===7===3========28?AB4@>B;JJ<D?>?D>8>;D=JAJA",
  "74EEF7FJJ6DFJJF5DJE<B5JJJCEC44CC4:CCC?C;?CC<6CC:C=CCC?C:55@<@;6@@;@@<@@8:@;95<@@@<@:@CBE7>B?FCNN752=:I9=D9<IHJNH",
  "4:C@CC@C>=C@;@@<7C:<<4CCC;C5:>:>>>>>::>>>9>>>>>>>1>:>>>::;G?G2GJJ4JJ@CG8JJGG==DJJ7JB2?@;@9?F;9FBB@@<:F;78>9?B?F:",
  "3=DDF7ELL3GL?DC6EL=:G;HL?AHF?D>EA@IIE<II97DD<I355AEEIIIE56<@<69@@@@<@:@:7@@::<9@@<<55;?839???7?;8??8??;;;;??????",
  "3:>>>>>>>>>>>>>>:>>:>>>>3>>81=@6GDD?GBGG?DGG>G>B@GBDGDGG579<<5<<<<<9<<<9<<<<<<<<<7<9499989:@F>ICIFFCIDC@@DIIFID2",
  "M897989<<7?=:9998@978;;;ACA=8?;>@>@@EAGC=>9K;E7;1C@E@:K:28<:;:;@B<EB:<B:@B@?B>EEB;E556::::9E>?EE=?E9@E@@?EEAE>E2",
  "3;;=;7;CC7HH9=E<HH5>BAHHHAH65><89?6>FFCH8>7A9E67:I;F:NK<58:8::8EE9BE9>B9@E;:?<BEBEB39>DDD0DDD?DD@?D@=D>DDDDDD@D>",
  "46<4<5@@@<@@@@@<@@<9@:@@@@@<=8H6=>8:DH@D?;5<FK557=:K@KCH74;=A;:AA=:A8AA8A=A9A4AAAAAA1;@@@9@:@79=;@@@@@9=@@@@@@@;",
  "8?FAC1ACF7CA;?C<C>CACFFF@9F@58D@D:>DD4D@=DD93>@<DDDDD@D>46BB;7<>B:BB>B<9BBB3B<BBBBB=8EA5?<A?D@IA>58@=I==78C4CIED",
  "8;E?E?EEE?E@=AE1AE;<EAEAAAEE7=====7===========96=3===9=955<?A3FFF6CFFCC5@FF=@>?FF=@@19D>B@DH:?DBAH?>?AA@:AHAHAH>",
  "7:C>:9CC2@C@=@@<CC9:C;CCC;C<>;@5H<DHC?HH27<D6D8?>DHHHHHH83;@;7@@=4@@@;@@;@@@@@@=@@@672@@@@@@95@@<@@9@@8@<@@<@@@@",
  "2??6;????;??7???;??;?;8??;?:1:>@A?EEE@EE9E4EEEE>AAEEEEE@4<<979<<96<<<<<99<<<<<<<<<<74999:98DBDFIBFFDAIFDFDIIFFI2",
  "O897889<<8>=:99:7?878;;<BEC<<A=:4C=AEEK:979K>K784B=FKKF;56<;<;=@@:G=>@=8;G97G5GAG;A69;B?><BD=8M78@D6AI9>37BIM>M9",
  "1?AA?9A;I8MIBDB@EM?>B;GBICH<4>=>5=>HH@H99=6H7C9;7H?C>H=864@>B6:=J4JJ=CD9DJ;;8<GJJJJ985ICE5A<I4II@9C9BI6@B<EIE9IB",
  "73BBB6BBB8BB=>B4BB=>=<BBB;BB9E?=8;<3EE:=9<5>8E;:9A7EEEEE88@@@2@@@@@=@@@9@@=4@@@;@@@@49B?96BB?:B=:?B;BB?49?BBB?B?",
  "48@B64;CB7BE7CC;:KF;=C@HH:FA658BB4DGK:KGBED65F>:D?BGKCK@79D769A:A>GDDHA?GFC92<;IIBFE8@<A@E7<EEA?=8;A:E77?2=?EEEE",
  "76F?F7BJ>=JF5FF6BJ6;5?JFJFJ=7HHCCBHEEHHHBHAHC=H=E0ACHHH?28@=A:<>G8JC>;:>?L878E9CL;OB3CG9D8HG=<ODBCC89EF54;IFOCK@",
  "28B>B6AB::MMAAA??M8:9;E:E@FB8@D973@;D9D@8<>D9D77;D@D=@D?85EIE2IEI5IIBAC<AIDAABIDIDIA23D@A9?G>:GA9@@;@G9;>GADDGGD",
  "68E7D5ELA9LLFEFC4CEE4GEIELIB1H>?@=B@EBHB>EB?>HA6ACE7HHH?6:??;4??86????:5????;?;?????599:::9JJDFJCCFCCDFCBFJFFJJ2",
  "G8:8988;<9B@899;9@978;><BG?78?=4?A@IE6I<9<=IIB;9=3?DDDE96:9998:CC?CC>CC<CC?=CCCCCCC25:<:;;9D;?DD=D?:DDD@D@DD@>D2",
  "49:99;8@C;CC=CC<@C@:>C@C@CC369=7;:<EEEIE=?=EEB2::CIA@EI74>=<;46CD6CH<DB>HHA7=ADHHDD63:@<@8@@3@@<:@@@@@@@@<@@@@@6",
  "<6<8<<<<85<<<<<<<<8<8<<<<<<7@@A7@5@4IIIF4G6I@M:AAMBM8MII8<<<6<<<8<<58<<<<<68<<<<<<<<92:8:>>>>>>>>>>>:>>>>>:>>>>>",
  ">4GGB6GCG7GCAGC3GGGG>8GGB;GC56???9???;??9??9:??84;?????919>B>=B>B=BB=<B:>B;:B>>BBBB:6FF<CJJFJJJJ9J<:CJ1@J9JJAJJE",
  "39@@:9@8@@@<:@@9@@99<:@@@@@46;;;5;;;;;;;;;8;;;;;;8;;;;;894HHH6H>H:HHDDH2HHHAD?BHHHDD2@D>@4@D?;DD?>D?=D<@7=DD<=@;",
  "2;FB?4FF><BBA?B?<F;=?BF;F=F9>GG?DBGDGGGG5D1DGG>::DDGGG=D67<<<<<<88<<<<<<<<<<<8<8<<<479==899=778=======86========",
  "6;;;;;;8;6;;;;8;;;;;;;;;;6;80>CCC@CCC7@C>CCCCC@@@CCCCCCC;;;7;6;;;;7;;;;;;;;7;;;;;;;74999999BDDEIIEEEBICBEIIDIII2",
  "K9:7988:<8><99::8C878<:;BDB<;A;:?BD<D=GG:77D<G9=2:BBG@BD28<@@:<@@@@:<<@:9@9@<9@@@@@86:A:3==A;:AA=6A5;A;;==AAA;AA",
  "468<?8???7???<?5???9???????<4D?D:DGEIELL>>6=ED893IFE:ILA2:@@@;:=@6@@=;=;==;@=;@@@@@;8:AEE3EAE4EA8EE?EE4=EAEEE<EE",
  "6=;CC:FFF<FF9FF?:FF@1?FFFFC>;>?8<?;BCIIE=B26EI@66I=IIIIE86;8;6;;;;;;;;8;;;8;;;;;;;;676<<<7<<87<<8<<8<<<<8<<<<<<8",
  "9;F?F3FBF8BFFAF3FFF>B;BFF9FB95CC@1CCC@CC<CC<9CC:;CCC@CC>55DDG7DGG5GGG7G4@GD<G9GDGDGB6<>@>?>AE<EE8;58;E4:8<:EEEE?",
  "46@@@<@8@:@@:;@;<<7@86@<@@@;7;;;;;;;;;;;7;;;;;7;;6;;;;;;=3JDJ5JDJ<JFDJF3>JJJA>JJJDJD0BD?B>GBD>GGAGGB>?GG<AGGDAGA",
  "8<D?A:DD1AD=?DDDD?9>DDADD>DD@7HHD:DDD8CD86><DH1>?HHHHCHH45???9???8????;???;?;??????41<@@@<@@@7<@@@@;@@@;@@@@@<@:",
  "5<<88<8<<8<8<<<8<<<8<<<<<<861;AA>>AAAAAA<>AA6AA>AAAAAAAA77=======3=====8====8=====::3==;>:<<9>>B><B=:=>;=>B=>B=4",
  "I9:799:<<9>=89:97:967<<;AFC<;E;=<ADCB;G;9=4C:G45<?:CBGC9:4<@@:<@@;<@9@@2@@:<<@@<@@@@:9?;????69??:??63???????;5??",
  "599>999>>7;;7>;9;>5>>>>>>>>;76?57:DHE=HH958@DF69>?@D;CKE4====:===8==6==7==7:=6======58;;;;;;;;;;;;;8;;5;;;;;;;;6",
  "57==99==59=9=7=9====9=9====9:>>99:89HH>B7=4A:H<76A8EAHE@88;;;;;;;8;5;;;8;;;8;;;;;;;65;>;46>>>9>>9>>;>>>6>;>>>>>8",
  "78AA=6A=A3AA==A:=AA6A;AAA6AA45CCC3C@C9CC;:>8C@:9CCCCCCCC55??<99??7??<<<5???9<:??<<?:<DBA6AB?I;DC8:67<I5778?8IDIC",
  "58?8????:???<??<<?:??3?<?:?77<<<<<<<<<<<2<<<<<<<<<<<<<<<99E?@3EEE8EA@AE3EEE?=>EEEE@E1:?<C;?C=;??;9C=:CCC:=<CCCC;",
  "3;>>G:B=>=CG?6?@BG?83CG@G<GB9;5@<<:<@=D==63D<D8<7DDDDDDD66<9<<9<<3<<<9<<9<<<<<<<<<<<6498=8==98===987============",
  "5;;;;;;;;;;;;5;;;;;8;;;;8;;82C8C:>CCCCCC>C?C3CC8CCCCCCCC3<8<<8<<<<8<8<<<<<<<<<<<<<<<4<=7;<<==:AA==<A=A=A7AA====3",
  "H99779:9=9>;99:;6B879<:>?@A97J8??FJ:JCFC2:7CBJ@76EDFJJFA6=A<A5BHC8HH6>A>@H9=@3HDH=H>44GCH6EH=9L:?CH:GL>:7@FLL6EE",
  "27C>;4D=H<EK=F@>@K<::>EH@EK>9EF@7BABJJDF5@5JFJ54?@<8CJFC7;EBD88II2IIAED;II?B8BIEI6IB4<FBD<E>68GFD>4?BG;=B5@AFKFB",
  "68>>>66>95>>>>>8>>>>8:::>>>:2=@=8@9@=6@@@@7=@=@=;@@@@@@=58@@<5@@@<@4<@78@@@;<<@@@@@@59BBB2B?;7B??<?:BB?;???BBBB?",
  "7:@D63CEF7KB8DH=DKB97;DCK=KF86@E@3C@G6JJC<G?4JB=J9EGJJJB79C;87:4A9B<@F?@:HF85=:IDFLA<NGE?INFINJG@D0JBN>@?>IINNNH",
  "47>AA7?I:<IB8D@@:E=94?9EI<I=:@@@===@@@@@==@@@=@@@1@@@@@@5;E8>3ADC;IA@=@8AE:78BCAI<IC4:C:A9?E;7A>A=B9:EC83=EGFFFB",
  "5;E>D4CI75IE<AB:DI?:<>GBI5AC9@@=@@@@@;@;=2;=@@@4;@@@@@@@86EEI1III7IIEAI;IIC@IIIIEEI=87<<<<<87<8<<<<8<<87<8<<<8<<",
  "1CCA@6@AF8FF@>C>AF@C9>FCACC>75<<<5<<<<<<99<<<<<<9<<<<99<>6III1III:IIEEI?IIIEIIIEDI@I3=@=@;@9=:9==@;;@;=@;@====@3",
  "?9<877<<89:99<9::9<:99??:??77B=5<=B;BBB:;96B;B7:??4B:<B=6;;;;;;;;;;;6;;;;;;6;;;;;;;76==:=====8=:6=====:======3==",
  "6=8===:====::=::=====2======>CF0=C@FAFF?CA;FFF<<>FF@CFFC3<<<<<<<<9<<9<<<<<7<<<<<<<<6::::::::::::::::::::::::6::6",
  "76;;;;;;;;7;;;7;;;;;;;;;;7;;3@==@@=@@=@=@;7@;@=63@@@@@@@5<<<<<6<<8<6<8<<<<<<<8<<<<<86>>>>>9;;9>>58>;>>>4;;>>>>>>",
  "7<99<<<<<3<<<<<<<<<<<<<<9<<<<88<85<<<8<<6<<<<<<8<<<<8<<<39===7=97=======9=========99=A3EA=EE;3EA?E9E?E6;E;EAE>>E",
  "3>>>>6>6>8>>:>>:>>:>>>>:>:>>7:::::::::::::::::::77::::::55;;;8;;;8;8;;8;;;;;;;;;;;;;4FA><AA?@AFF?C@2?F?FACFF5FF<",
  "7<<<<<<<68<<<<<6<<<<<<<<<7<8=;6B;BB7BBB=766B9B94;BBBBBBB:::7:::::::::5:::::::::::::78????5?????6??;????73???????",
  "4;;;;;;;;;;;;;;;;;;7;;;;7;;;4;;;;;8;;;;;;;;;;;;;5;;;;;;83;;8;8;;;;;;;;;;;;;;;;;;;;;;58:>>9:>>9>79:::>::>>>:>:>>5",
  "I8;798:<=7=>99:;8@867;;>?CI=7?9A@@82=<E@:?8E;E7<:EE@E>AA59??86?;;;?;8??4???;?8??????:9???8;?6:?????5;??4?:???6;?",
  "87==@83@@6:@@@=5=@=@;;@=@@@@7BD?9;?KGCGG=>4GCF7>7BB?F3G<9????????6<?2?<9??9:<:?<???:2A;==A=AAAAAAA=:=A3:A=AAAA=;",
  "74?;?:??;6???:;5??;;?8?;??;;8=>>;7AFFF?A9;2?5F>=8FBBBFF@79<9955<<<7<<<<<<<<7<<<<<<<<6:===5==848:===::===:=======",
  ";6AA>4<AA5>>>8A7AAA;A:AAA7A<84@@@@=@@@@@@@:=@@@2@@@@@@@;<:BB?8BBB;BBBBB1B?BBB<?BBBBB6B=B6<7:B9B:=;8:8B8;;879>BB>",
  "86??<????4?????3?<7?<??<????4<<<<<<<<<<<<<<<<<<<<3<<<<<855=@@3@@@:@@@@@5@@@@@:@=@;@;2>@=?<BE=:BE9EE>6BEE:7EBEBE?",
  "68<@<8@@:6@@<<@8@@4<@:@@<9@98<7B<BBB=;?B=;<B1?;=<B=BBBBB56<<<<<<<5<<<<<<88<<<<8<<<<<62AA9AAAA8AA<AA8<A<;AAAAAAA<",
  "3<<<<<<<8<<7<<<<8<<<<<<<8<<82?7<<:??????:??<???5???<????;;;;;4;;;;;;;;;;;;;;88;;;;;62==@=====@@;;:9@@@@9===;;@=5",
  "L9:7889<<8?<99:97?878<:=DBC<<F78@DL:B;H<D:7E<F654;?AA8=E61>CC8CCC?CC;?C:>C9=C<=CCCC<68B>=;=B7=B>:9B5>B:<<4=BB=B=",
  "1@@=@5=HE;BA@A?;BB<8AEAEHHH>29C:9><<DBGE?:9CBE988E<?8BI?1>C><;?>?7?C:CC9CC9;C;C<CCC;68>B>5B>B>>B>BB2BB:B>BB:B>B<",
  "45;?;9??;9?????7???7;;?????9;::57:<;GJM=D:5A>CM58G=MDM7M67=8=7:=:=====8:===5=7====:=1<CC@7CCC8<>CC@@C@@:CCC@C@C<",
  "389A>6BGC7GCB?A6BJC:?>@@J8J@44===9;AA:AAAA85=AAA=AAAA=A;54@;@5@=@:@:@@@8@@@8@9=@@@@6<685EEE5L@CDE@89=L89;:@6L:DE",
  "37C=?5<>5;?CC=:;CC;;==??C?C>2<<<<<<<<<<<<<<<<<<<<8<<<<<<48A;<3AA;;AAA;A89AAA<8AAAAA91<A>@9BH>=D@=D@==ABD;BHHH?H<",
  "2;IBC5CI:4CICFF?IF>8DFDII@A@>:A>73B7BBJBB6@EAJ969FEF@FFF>:BEE0EEB:EEE<BBEE<EEEEBEBE=?2?;????;4??????;;;;???????9",
  "2<<9<<<<9<<<<9<<<<<<<<<<<<<<1@H@@?>=C<HB@@;D?HC9<CA>DH;=58<<<<<<8<<<<4<<<<<<<<<<<<<73CC?C==?CCC?;=?C=<?>?C?CC?C2",
  "J8:788:<<8?=999:7?869;:<CDA<7MB:AGD9F8?:9H5I7E8;4IHI7>>@9?G?72DDG8GG:GA5>G>=G?GGG@G@46@<@<;9;7@<:@@67@<;@<@@@;@;",
  "38>>=<><B9B=9B:=B>B7>BBB:>B53>DB:DEAGBJJ?:4;EG876FFAGGDC71A==:AAA8AA:AA=AA;=A;AAAAAA38>>>;7>;9>;>;;>;>5>>>>>>>>7",
  "68<<<67<<<<<<<<6<<<<8<<<<<8<:;D79BF;JFFC9;3ABJ<65CJJ:F:J;7;;;;;;;;;;;6;;;;;4;;;;;;;;58;?489??;????9?;??77??????;",
  "1@A==;@EA7A<<E>?AE<E@>EEE<E;=1HHE5HEH9HCECH8HHH@H8HHH:HA1;C>C;C?C=CCCC>:;CC8>CCCCCCC;F@92BE?J==BA>6=BJ8<::7FJF?J",
  "68K;@<:FB8KF3@C5EA:?8:EDK<BA4>>>>>>>:>>>5>>>7>>>77>>>>>737@8@99@@:@<@<<5@@@:<;<@@@@<1@?<<=G8?>G?C>GA<C@<<=:?G@G?",
  "3;AA>9AA<5AA:AA:6A:9A9AAA:AA=CG>BAGCGCGC26:G=G?86GGGBGGB66===4===:=====:==:=:==:===546=======7=9===7==69=======9",
  "3<<<<<<<<9<<<59<<<<<<<9<<<<<1=?<;=@;@@E@?>?@;E=7;??AEEEE2;?????????9??4?????????????3:B=<?B9?9BB;<<?=BB:=<B=BB?3",
  "M8:7889;<8?<999:8A877<;<DBC<<F8@BHC8HCLA52;H:L9>6A?CLGLG87A>A8>AA9>A7AA4>A79;6AAA:<A6;FFC3KB89K?9FF7DH9@6<HKK9HB",
  "39@CE5AIF7IL7BG88I=8A@EAGDIA4<E78=C;D@FD:@:@B>587C>8:CFA:CJDF:JJJ1FC:FC5FJ=@B?JJJJJD1?FEB7FEE<LE9BG?FL>89<FDIEGA",
  "53AAA3AAA;AAAAA9>AAAA>>AAAA>8>C7?<9?AJF?@959>;D93@=J<J9F75@=@3@@@;=@@@@8@@@8@5@@@@@@2<F>B5BFB:FF=F6;?FB7FFBFB?F=",
  ":>AE@8EEE4EEEEE5EEE?>?EEE2EE:6CCC1CCC;C@=CC8=CCC==CCC@@@:;DDD1DGG8GGDGG5GGAG?>GGG>D?6C>?4BBEG@KCB:5@=G6=4=B9KEKG",
  ":7FCC?CCF;F@<9A9FF9F@1FF@?FF6>>>>>>>>>>>>>>>:>>>>1>>>>>:96B>B2BBB8BBBBB7>BBB:<B>B<BB3<G>G78I?6LE?DF;;GLA5:CBLEGB",
  "29ECF5DD=6NJ>DG>CJ88DAGCNBH<9;?BB:@HH?DD62?<;H?8:DHD8HHH53BBD4GAD5GG@BD8GGB>GGADGGGG74??;9??97?;??;;??4;??????;?",
  "2>>>;;;>>;>>>;;>>>>>9>>>9;>;1<<:@<>@C;C@97@>C@@;;CC;CC@C67>>;4;>>4>>>>9>>>>>>>>>>>>>2?=?;<?=?9CC<C?<=C?=;;CCCC?3",
  "J88779:<<9<>99:;8?868:;:BC?;<CA;1@GGA@G@<??GAG8<6<G@GGGA45=HB:DHH;3C;HH:DH?8?>AHH@HH75F=C6CF<7J3CJC8AFF;:8FJFCFB",
  "4>@H?2EDH8LHFLB?DLE>F6LEL9HB7?:?<B4<B<BB=<;?=B55=B;?9?B?3<GCCA4GG4GGCCG=CGA>9CGCGBGB3:DD@:@6@6GG<@8:GG68?>GDB=G=",
  "67;??5?;?5;?;967???;??;?????>DG:7GGGGDGG@G1G>G?9<GGGDG;>8>BBB2BBB5B>BB<>BBB:B8BB>BBB5<>BC2GGC7G?B?B@@GA9B:CBGCGC",
  "5:AC85BFH5LB7CC8HLF:?77EL:LB48;FH8DCF8HF?4D<4HF?EFKKKFKB2:E=;:7=H=CD<?;@CJC67E=GJBFA8H>@;H==B?H54;;E7H9:4H@HHCH@",
  "6<C@B3=E?:KK?AE==C=:3>KFK9GB58<<<<<<<<<<<<<<<<<<<4<<8<<<3;B=78E=F8N9A6A@?G>:5EF?N:NA5=E<E5BE<5IC@@A<9IC84<II>?I?",
  "36EBA6@F:8JB;B=7@J@9:JJDC=E@?G;B:LL<HGHF<F5L5L494LDLHHHL99DHH2HHH3HHHHHAHHBADHHHH@HD2=@B@6AFB;II=B4BFI@6?FFBFFF@",
  "2EA=><?E>7EE=?AE@EAAA>=EE4E@4:BB;6BB?9B?B2B;BBB;BBBBBBBB7????29?:9????8<8?9<?<???<:?5>>><;>B;>B>BB>>>B>B><B>B>B1",
  "J7:7989<;8@=9:9:8>879=:=BC=<?L@5<LL:E;FG==:IAC394@I?C;GL97?;?:???;?4?;?4??9??;??;8??19EA@:EE=9AA<=@9EE;<@?AA=@A;",
  "91;EE;?EE:EA?EE;EEE?AEEA>EEA3=F6:<FBIELD<A7C@D49>LDIAIEC1BBB==BBB7BB;B<<?B9<B:BB=BB?39@@@8@@@@==;;@87@4:@=@@@@@:",
  "36FFC6CFF6FFA?A8<=<:AA>FF:F>4AC6;:><HBH@6B5C6H9?;H;E?HB@5<<<<8<<<<<<<<<85<<6<<<<<<<<7;@6@9@2@9@@=@=@@@=@@@@@@@@9",
  ":4KDG3GGK5KKDKD7FKCCF7KFD:GA35==A7=AA8=A=A<;AA=<==A==AA826AAA;A8A<AA=AA;6AA9A:AAAAAA=HH@AHLDE6HE5E6:<L45;@B;LLDH",
  "6=H<A4BDH6HC5@C5CH7=C@AHD?HB3>>6>>>>>>>>>>>>>>69>6>>>>>89?GCE3@CL6GGFHB2BLL@EAGLELLC2?CAG7BG58GCABGCBAG?:<CAG=G=",
  "5?EBE9GG;2JEBGE9CG@8D<GJJ9EA:C6ICIBBIBII:C;I>I:91IIIIIEE8<BB=<BBB>BBBBB>BBBBBBBBBBB165>>97>;;7>>>>9;>>88;;>;>>>;",
  "1>>>:>>>>:>>>>>>>>>>>>>>>>>:3@A:7B=;G=GC==B?:@;=3B@ACGG;2<<<<<<<<7<<<<<<<<<<<<<<<<<<3@><<<;D?>@D@>D?@D@;@DDDD@?2",
  "A:68988<:8>;8:<:9;98:<A:>A>7676<<<9<<9<<<6<<9<9<<<<<<<<748<<<<<<<<<<<8<<<<68<8<<<<<<578<<<<<<8<<<<<8<<88<5<<<<<<",
  "6;;;;;;;;8;;;;55;;;;;;;;;;;;8;88;;;;;;;;;;;;;5;;;8;88;;81>>>>>>>>>>>>>>>>>7>8>>>>>>>5;;;;;;;;;;;;;;;;;;;6;;;;;77",
  "6;;;;7;;;;;;;;;;;;;;;;;;;;;65<<<<<<<8<<<8<5<<<<<<<<<68<<:::::::6::::::::::::::::::::6:::::::::::::::::::::::::::",
  "1?C??=CCC6CCCCCCCCC:CCCCCCC;74<<<<<<<9<<5<<<9<<9<<<<<<<<44;;;;;;;;;;;;;;;;;8;;;;;;;;4;;;;;8;;;;;;;;;5;;8;;;;;;;;",
  "4<<<<<<<<<<<<<8<<<68<<<<<<<82?9;???9?;??9????7???;??????6<<@@@@@@@@@@@@@<@@81@@@@<@;2@@:@<8<@:@@7@<<@@@@:6@@@@@@",
  "3>>:>>>>>:>>>>>>:>>:7>>>>:>4B5?JJ2FJJ6JJJJF7DFJJJDJJFFJJ4<<<<<<<<<<<<<<<8<<86<<8<<<86;;;;5;;;68;;;;8;;8;;;;;;;;;",
  "7::::::::::7::::::::::::7::75;;;;;;;;;8;;;;;86;;;;;8;;;;7::::::::::7:::::::::::7::::2>;;5>;>>>>>>>>>>;9>;>>9>;>9",
  "L896989;<8>=:9997A978<:=CED<;E<7<F=:E9HB966H8G;=4F>;J9FE66?>C8>9C5C?:CC4CC8;?:C??=C>8<IAB1AF6<CI;CB;@IA>B;FII@F>",
  "2;E?A4AHA7EH=AC=AC>6E?E@HHH@66@88:99A@AF;;8C98?59B<?DDHD63E5?;EEE9EE7EA7AE;<?<AEEAE?67=?H3DDB:DHCAA<AH?5C6=DC@H@",
  ":5??;7???:?6???5???699???;?:<677;9<8HMFC@:5<7MI;6D:M;H;I56<<<7<<<<<<9<979<<9<7<<<<<<2?@C=59<B8G?<>A=CGA6>=AA>B@A",
  "28F@:7@CA8CF:CC9?FA:C@FFF8F=43IAA9DID5IEBCE<EII:D:ADIII<25I@A8B>I7EIDDI<DIE8CCIIIEIA;?=9;C:<D@=?77::8M6;9589;@@D",
  "59D6?:?@6<DD9<@6@@5@<?DDDDD>8===========5========2======75CBJ5EFD9JJCE@2CJEAB<JDJ=JB3;H>D4KK<5KE?KE:ADHE9BKKHHHC",
  "2<>BC7?K<5KF>A@?BH>8A:CFK8D@;B<5B:@BC<EC4;3H:HC8<H@HHHEC:6AGG2GGG3GBDGG?GDGDDGGGGGG<92AAA9>AA6AAA>A>A>7AAAA;9AAA",
  "2========9=====7====9====9==0>@ABIFIF>IFCIIB6ID>AIBDFIIF4;;;;5;;;;;;;;;;;;;;;;;;;8;;2;;C;C=9>9<C???CC??>?C???C?5",
  "M897989<=8?<999:8?878<;;BFB:7@7:>@64?=C@869C>C;:9>9>?AH?47@9:9@@@9@@9<<6<:<@96@@@9<@:5JBD;JD4:JJ?BC6DJ3AA>AJEBJC",
  "56<>?9:??7;4:9;6???<?>CCCCC>4<E79>D>FBNF9=:E=<496AAFDGJ=:>E>>6?E?8EAA?>1AE=?=:E?E<EE2<==>::BB7BB<=;:>>78=BB>BBB:",
  "44<@C6DFD7II?AA4CI=C?<DDDCI?<>;:;@=6IILI>973CL?:5G<G>I7B>9>:9>:>>:>>>>>4>>:6>4:>>>>92>FB=8ABB4BFBFF>AFF8>AF?F:F?",
  "44F>=8BF;5F?>A?6?BB><;<FF9FB44<>E8AAE6EE?EA9?EE99>=EAEE:72>@=8@DD8DDDDD8?D@7?;?DD@D:9CA7BC=@FBKG5;5@AK6CF3EFKFK=",
  ":3FCC4CJ=;JC7DC4JJ:JFBJJBAJB:D=<DD8DD@DD3DDDDD57D4DDDDD@58B3;58B>=BB>BB;BBB>:>:B>BB<38FBB6AH=4HE;=D7@AAC?9D;LELA",
  "35EB>8CAC:HKA@A8CH5;G>HGI;IA?:39E9;=J:JE66>J6J8<EEJJEJJF49>5:7B8>;BBB===:B>7>BB>BBB6:4@<>8:>@5CCCC@3C@=C@9CCCCC;",
  "0BBB=>>BBBBB>BBBBBB>BBB>BB><:G@BDGGGGGGG>42DDGB5@GDGGGAG49<<<7<<<<<<69<<<<<<<<<<<9<63;::<<=B?<B<:?B;<E=;:;;B>EB4",
  "O8:7889;<8?=99::8@877;:=BFE=6M78;GB7C8I@8=6G?I695CBG>EHA47BB=7=>B:B>7BB5>>9:>8BBB==9:<DBG?B@1BGG<@B8:GB<A>GAG>GD",
  "58<?>5CCC5C?8?=4C>>=?CCC??C>4@D=7AE;HEIG?88G?C46AFE<9OOA5=DD=DDDD6DD=;:4;@9<D9DDDDD69<BBB>B=B=BB6BB7=B3><>B5BB>>",
  "2:DCD7DKF8HDA;@5EK8;A=FAK<H>=9?9B;9@GKGG<872=HC?:J9OGOAO5<<<<6<<<9<<<<<9<<<5<<<<<<<93:@<<7:@@4@@@@@9@@<<<@@<@<@8",
  "6:AF=4BBF4FFFBB:FF:7ABAFF5FF86D@D7@@D<DD3D?86?>@6:DDDDDD64B==4=BB8BBBBB6?BB<=9BBBBBB4CB:?C@>DBD7=7;:9L3>;?C@GGL@",
  "39C@=BGCC?GG:GG;AG::B2G>GCG:4<<<<<<<<<<<<<<<<<8<<5<<<<<<84MBF6CGM3IM@FC8FMF?F8FIF7I@0BD<C>CDA=CEACD?BBCG;ACCCGJ>",
  "<7IFF4FFA5IB:DF95I5@FDDCI:FB>6<B:>@@H?HCB<:H5H359H@HEHHH63:?;8:??8??;?;::?????;????5;9EAA7E>?6EEEEE1EE>EEEEEEEEE",
  "19??<????<?????<???<7?<???<:3DHKFCHFCFKK8KEK2KECFKCKHEFD2<<@<:;@@8@<<8;:9@:9@<@;@@<;4:A=<ABABBAB?=AAFA?FFA?A>BF2",
  "G6A;1?8?B:DG<>?@>B=<>=D?@GB<;:;>;BH9DAHA2?9HHH7@6DHBDBH75?@:<:?;B;:B4:7?:B<5:@CCD=DA==C6C8GC9:G4>GG@AG@>2CGGG@AG",
  "5<@=>38:>6FBAFB9;F@>>FF:F@F<2CFA=@FJFCJJ?E8F@J73A9FFFJE?8<9E<61EEAEE>EEAEE?=??EEEEE<5:F@F;?753FF<:F=BF?=F>FFB@??",
  "569=99===9==9959==8=========:HH;7?HAHHHH3H7HBH597H<HHHHD;6;;;7;;;;;;;;;6;;7;;;;;;;;;69>7>6;>7;7;>;>9>>8;96>>;>>>",
  "97BD;4AEK=FC6GA>BKGC3?GKGCG@4<5BD3AII?II?87B8DD<B>BFIIIA8;>55<@?>6E9=>:?;A<95=C?HEBE7CCCCCC>C:CC@C@C<@<@15@CCCCC",
  "2CDA6:B>B?JJ6DBA6JB7<CJCJ@F@7::::::::7:::::::::::7:::::7;5?4B5@AK7HC7B9??B89?A<FKEKE4:B?A3GG:9GE<CGC>GB<4ACBJAJ@",
  "3:A>@5<D66LH@DF77LA<<>EELALC7<@<@:@@@2@@<7@@@@:;<<<@;@@;387>>6>>>8>>;>>>>>;>>8;8>>>;75:::7::::::::::::::::::::::",
  "1A>;;>>AA9AAAA<AAAAA:AAAAAA85<9<<<<7<79<<9<<<<<<9999<<<699======99==9==9===9======2=@79898:KKAEKKKGKEKEDGKDEGKK1",
  "D8<688:<99?:9::98@989;9<?@<==J>?GGJCE:EG1E<JEE6=7>GJEJJB35>>9>>>>>>>:>96>>>8>:>>>9>>3@@;@@;@<@@@7:@@8@77<@8@<;@8",
  "55==:8::=:===7=8==:8===8===83AG:9BCGDGHL8B6LBL2;BHLHDCLD=====9===9=====77=55=======63>>>>8>>>>>>8>>:>>:>::>4>>>>",
  "488<58<<8<<<<<<<<<<<<<<<<<8<=<J457A>JJFC=A:9DJ748J?JJF@F6:::::::::::::::::::::::::::6;;;;;;;;7;;;;77;;;;;;;;;;;;",
  "46===6===7=:====:6==7=======26??:;???6?????7???9????????469=89=========7===8=7======:D?6>AD>D6D63A<D<<9D7<D>DDDD",
  "<<D1D@DDDDDDDD6@@D<DDD@DDDDD7:::::::::7:::::::7:::::::::37:>>8:>>8>>>>>8>>>>9>>>>>>82@:8@<@@@;@@@@<@:9@:98@<@@@7",
  "3:>>>>>>>:>>>>>7>>>::>>>:>>46;>>>3>>;>>>5>9>>>>>;>;>>>>966<<8<<<<<<<<<<<<<<<<<8<<<8647<<<<<<<8<<<<<<<8<<<<<<5<<8",
  "4;;;;;;;;;;;8;;;;;;;;;;8;8;62<<<<<<<<<<<<<<<<<<<<<<9<<9<;;;;;77;;77;;;;6;;;;;;;;;;;;27<9<=@A<:>A:<;?8E>;?EEEAAA7",
  "H898889>;7@>89::9@9789;>B@A<?B?CAE>?H6H>6E:H;H397H>CA5HE55<<<9<<<5<<9<<<<<9<<9<<<<<<5:>>9>:>59>>>8>5>>::>>::>>>>",
  "28;??7??;;??;??:??;7?:???;?;;94C68GCG7AG7G>GGG48AG@GAAGC3:==::===7==7==:==7==7==:===39<9<9<<<<<<<<<<<<77<<<<<<<9",
  ">8ADD3DDD2DDAAD9DDAD>DDDD>DA?DD@6??<HHH=:D4H?H<83HHDDHDD2<<<<<<<<<<<<<<<<<<<<<<<<<883==9=6=============7===9===9",
  "6AAAA4A=A2AAA=A8AAAAA=AAA;AA37=======9=====7===========81;B>?5F>@<@F7FF@FF?<?F@?BBF@9C@GGB@GBGG@>@=>AG0CC>G>GGGG",
  "48<<<<<<<<<<8<<6<<8<8<<<<<<<6;;;;7;;;;;;;;7;;;7;;;;;;;;;>3FFF=FFF1FFFFF;FFFF?BFFFFFF1=F=>6A<A=FA<FF><F@<=B>FA@F<",
  "38<<?88?7:?????6<?:??<???:?<2======9=9======8==9========;5;;77;;;;;;;;;;;;;;;;;7;;;;58:====:=5=============4:==:",
  "4======9=====9=9==6=99===5==5;;6;;;8;;;;;;8;;;88;;;;;;;;6;;;;;;7;;;7;;;7;;;;;;7;;;;74??9????8;??9?9???8???;????3",
  "I697887<<9<>8::;8@978<<<>AA=<?<7;A?=EEAEE1?EEEAE=AAEAEE88789978??7???;?9?????????;?48<@@?2B@;?FF5FB9BF@B@?FFFFF9",
  "788;<797@7@@<@@<@@;@<:<<@<:4=BD47B@DGGGG??BGGA29AGGGABG<:7;::95@@;@@<;@8@@8;@@@@@@@46<<<<8<6<<<<<<<<<<6<<<<<<<<5",
  "73>>:9>>>8>>>>>>>>6>6:>>>>>9<?;:;<:FFFFF<579FF>35B?FFFFF:::::::::::::::::::::::::::67;;7;;;;;;;;;;;;;;;7;;;;7;;6",
  "53<<@9@@<4@@@@@<@@@<@@@@@<<<<9AA79<AA;AA1AA:7A;AAAAAA>AA59===9===8=====5====86==9==99@=@=@5=@@@@@===8@2=7@@@@@@=",
  "78HHE6CHH9@H8BC5CH3BBHEHHHH@<<<<<<<<<<<<88<<<<<<<2<<<8<<72>;>6>>>;>>>>>>9>>;>9;9>>>>68<8<<???6??8<??<:57:8<??<??",
  "2?AAB4B=B@BI?AA?BI6=C;BCIEI>6:==========6=:=5=:77::==:=:56==88==:5==:=====:========66;;;;6;;85;;;;;6;;;;;;;;;;;;",
  "3>B>BB>BB>BBB<>B>BB>BBBB2>B91B>B>>BBB>BBBBBB=BB>>BBB<>8B48<<<<<<<<<<<<<<<<7<8<<<888<:;;;:78AIAIEEDCIIICDEDEEDDD1",
  "L8:7999:=8?=:9997@878;:>AB?=8B7:7B=>9:B>964>=B7;B=B=;>BB:6AAA3AAA7AA;AA6AA6A=9AAAAAA88CCC;C?9<C<1CC7?C<<C=CCC<C?",
  "827>A7AAA9AAAA>8AA8AAAAA><A<84=C6<C>?CC=8?;??;48<CCC:C>C:>>>>>>>>3>>>>>>>>6>>4:>>>:>99@:@8@@6@@@85@6<@7@<@@8<:@@",
  "<9<<<7<<<<<<<<<6<<<7<4<<<<97:<A<:5;AA>A>A<1>AAAA;AAA>>AA88;;;;;;;;;;8;;;8;;8;5;;;;;;6<<<<5<<<78<8<<8<<<8<<<<<<<8",
  "=9EA=2EAE7EA@EE4EEEEAA?EEEEA8:3=A4EEE>EE87A97EA<AEEEEAEA;5B1A@FFBFBABAA8FFFB6?FFBBFA9A><;A9AA:AA>>:A8A8><1>AAA>>",
  "?=JJF0FJ>=JFFFE=FJ?F7JJFJ@JA6;;;;;;;;;;;;;;;;;;;48;;;8;;;7?;?4???3;?;??8?????9??????2AF;C9CF<7FFA>?@=9?C4AFFF?F?",
  ">=CFF1FF4:FFFFF?FF=FFFFFF?FF7==7=====9=777==7==77=9=====55===5===5========:========8;;BBB=>B7:BBBBB1BB:BBBBBBBB>",
  "4<<<<8<<<<<<<8<<<<<<<<<88<884>>>>>>>>>:>:::>:>>>:>>>>3>>4;???2???:?????;????;????;9;3@@=:;@@=@=;:;@=@=@;;@@=@@93",
  "B6888::::8<;<8<:8?98:=?:=?<78D7=@DD??@D=D@>D>D:;1D@@D@D@;6;;;;7;;;;;;;;;;7;;;;;;;7;;<48<<<8<<<<<<<<<<<<<<<8<<5<8",
  "48<<<<<<<<<<<<<7<<<<<8<8<<<81DEB6BIIEBEE@D;?@I5;=BEIEEI@8<<<<<<<<5<<<<<<<<75<7<<<<<87:::::::::::7::::::::7:::::7",
  "47=9=7=9=6=====9=====9===9==:?BB?<?:BB??8B3=2BBBB??B=BB?:::::::::57::::7::::::::::::4;8;;;8;;8;;;;;;;;;;;;;;6;;;",
  "77===7===3=====8======:=====<29<<9<<<<<<<<<<<<<<<9<9<<<<25>;>;>>>;>;>;>>;>>>>>>>>>>;AFFF1FCFF@FFF@5<?F?AFAFCFFFF",
  "85<<<8<<<<<<<<<6<88<<<<<<<<77:::::::::::7:::::::::::7:::65;;;;;;;;;;5;;;;;;;;;;;;;;85:>8>7>>8>:>>>>>>>>>4>>:>>>>",
  "55;8;;;;;;;;;;;;;;;;;;;;;;;8=====9=9====8=====2=899====97::::::::::::::::::::::::::46<<<<<<8<65<<<6<<<<<<<<<<<<<",
  "6;;;;;;7;;;;;7;;;;;;;;;;;7771@@:@@:<@@@@@;<@@@@@@@@@<<<<29@@<<@@@8@@;@@<@@@@@@@@@68@2:@:9@:<@@@<:<:@:<<9@@:@@@@6",
  "I9899;;=<:??<;==:D;::=?=<BC2597999:FJFJFBCBFCJ;EJ@JFJEF25999989II>IFBFIFIIIDF>IIFBI25999989IA?DI@FI<FFBDCFIFIFI2",
  "5998999IC@IFCFBADIFIDIIIIII2599::99IICFIF?=IIIDIIIFD9II25999988BI@CFCIFBFFBDDBIIIFF23@7:7:;=8:=@==8;:=:@@@@@@@@7",
  "37???7?<?8?<?:?????<8?<?<??54A<A6;<<AA=AAA3A;AA=:===A=<82??;;????;?;;?;?9??7;??????54<7??5???9?<<:??:?<<<??<??:5",
  "5AA=A3===8A:<=A6AAA<=<A==AA8388><;><>9A>>AA7>AA6A:AAAAA82:==77AA===AA<A8==AAA:<=A=A;:@6;@@:@;@@@@<9@7<8;@8@@@@@3",
  "75BBB>>B;;B>9;B8;<5<9:<>6<B969===9999====8==99=9=8=9989688@@:4<;;<@@@@@8<@<<<<<<<;@44A<8>6;<A9>>:<A:8:>>5:>AA;A:",
  "999C@<>C9@@CCCC7CC9C>CCC@=@16<@@@@@<@@@@:@8:8@2@<<<@@<@746;;?7??;9;?;;?;?????;??:?;666>>:::99:9::>99:>>:>>9>>>8:",
  "6=>==><EIEII=AEAIIDEIIII>ED1597<99<9<99<<<<99<<<<<<<<<960BBB<BBBBBBBB>=B>=BBB>BBBBB9499:::9EFFEDDABICIDC?CEHBI@2"
].join("");

// src/engine/own-word.ts
var PLAIN_WORDS = new Set(
  [
    "access account add admin agent api app application auth authentication authorization basic bearer bot channel",
    "ci cli client config connect const consumer cred credential credentials customer data default deploy dev",
    "developer device dsn encryption env family given graphql group header headers hmac http id ingest install",
    "integration integrations jwt key keys let license live login main management master merchant mobile my new",
    "oauth old org organization our param params partner pass passphrase passwd password pat personal pin private",
    "prod production project psk public publish push pwd read refresh registration repo report reporting repository",
    "rest role root sandbox sdk secret seed server service set settings shared sid signature signing site staging",
    "store str string subscription team tenant test the this token tokens upload use user username value values var",
    "verification web webhook with workspace write x"
  ].join(" ").split(" ")
);

// src/engine/boundary.ts
var ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
var ALPHABETS = {
  alphanumeric: alphabet(ALPHANUMERIC),
  // `=` pads at the end, but before a value it assigns
  base64: alphabet(`${ALPHANUMERIC}+/`, "="),
  base64url: alphabet(`${ALPHANUMERIC}-_`),
  hex: alphabet("0123456789abcdefABCDEF")
};
function alphabet(both, alsoAfter = "") {
  return { before: bytesIn(both), after: bytesIn(both + alsoAfter) };
}
function bytesIn(chars) {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(chars, "latin1")) table[byte] = 1;
  return table;
}

// src/engine/evaluate.ts
var CONTEXT = 160;

// src/engine/common-grams.generated.ts
var COMMON_GRAMS = "tionselftypeelf.turneturretunametest----striringportfuncatiotrinassesertrrorerrosservalualuementionsfromfilecodeuintmporlassctioimpoclasnodeinteopersionablenterwith====noneptioconscontpropformertithistruepathcompdatacallropeonstitiopertinitstatbytelinetimealsefalscommlistparalf.areadparstextarsetingtiesmple0000thatconfsourourcurceject.ass0x00eratrtief.asversaramormarequuncttherrationfiargsnfiginstbjecemencaseint6nt64ointobjevaliequaqualnctisizechecalidheckhttpangeefinersinstarsiodefiternionapoinstanceptentsbaseitemightrmatonteattrlengoptingthengtresudingstruwritaultsultatchesultrucexprructfaulressraisaiseexceanceonalatedprinreatfinitatedulesingrinttternitiservdefaaddraderefauxcepectimoduaws:odulcessindeokensignenticreaws::mbergroupectass=elseountriteprestokeeateequeyteslicestarlockicatmoderame.commainypestracing.oundommaiterrangexpecounrouptranspecertehtmlinfoenerx000latemandtablpackresospanboolappendexbuildateeademethieldatorlemexpecmmanrectimpltatictortequransworkingstivedicttemsdentload.errschegeneheadequiraphgraphrefint3nt32numbargeumberef=quirumenuirecatipendbackrateoverscriethooutpssiotancthodctedrentencexslt.gettartmatccatetptrintptribessiecterteqinpunputtputntexonlyutpuchanribuibutarralectsympamplchemwantntptlinklocascalattestinfielperaspacernaetereptielemuilduestresecopyquesencoothepacenerarighraceympyachedireherehandouldevenexpofferncodckagkagecripriptackaesti0001flagirectersifieeerrensenvaltempning.parterauserditiamesinvasafettpserveprocion.sagecharandljsonametppenpartest./proons/xporesouientrrayenamallocach/defndleventtureluesorde.addactimakeeferhematps:erenicenaddis://storfereps:/examsymbmbolpassrderymboregiwordexteblocatesplic.htmffffcensies/xampfail.typidentylestylrnalthonone:ythoractposipythwhenmetet.ersuppprotrorfnstru000plattraibutepingntegresppoliurnsauthparetialentrutilrato/nodevalroceconnuntiortepeciarchwillpatttentessaocesedgeusedositigurprovnverlse:isesnextfiguectontintermetteidatttrihaveprefuppoodesconvopensysctifiultibufffloaunsaliensitiriessyncquerallecolosponloatame:uffensafansfleteespompy.rtedcliepporxtentreastrecludvariexecviceignaueryrencdesc.conzerostermult.namarguariaonnersertainxpreshoultergumeramsdecoespargumhoulcerteforontairedlidacom/yscalf.code.isterootnnecdditnten.statoryemptissuolorolicpdatjoinsockalizcceslicaertyallysimponseuratvidemoveupdaacceitesimitnectdistificrotocurrludeclosmesslargatrillowrovimatrestsforemarkcondssueentarefeompassagtargtorefounvertescrinedodinonvee.poicallatilimieralsforhichstemwhicurremustcketntimsolvovidlagsreamrepreconlprodomacoreilesomplomaicodiermierviiablafe.ocal.valtagsystesystrgetstacruntauseundeponsinclinesrrenfinegatekeysfteraftebitsmatidresreplnclunsfoolveeverntaiplacndinlaceeserlosemeta/spahashatinlettrvicmallfaceslicdocuapplint1tackthre.poiisinrefitrixutioistrons.precindisecttegeegerfiltocatecifusinodellingirstfirslf.smaskstraensiartiguraecodsele.newrfacdiffinalrandterfremoent.exerilteabeleditlizerecolabemptymplalambalprwaitframlicyngleefixambdseriemplhingompimpilddrefsetrepotworelecfmt.nalp.stratalhangriabhelpfe.p0x10erfambdaoffstreeesseativbefoint8eveltendtricetwoion:epresinsfind.appupleenteortsilenknow.setath.netwithupes.ffse/codlexennotgiththubtupl://gors.sentbodyrver=trudlerneedannolenaorigb.conaryplemunitliteeparontirorsficafierolumsubssys.leanpilecifidoesxlenlastignoile.ode:ultsendellocprofmaxlryptcrypcumeitteocumdeleareniginuthotantaxlehub.cursndergistaturwiseub.cenumules0x43egisecuterrnect.tinuloweocke.modsqrtthor/gittoolderrnore000ainatnlenrrnoesol.orgxecuinlefataontrthrominl.patntrognorroutglobiptiquotcausinglsettackecretgnalpermemov//girnedthincleang.ttry:icesdebunabllityecrewrapnserplitendsspliassiswitlevehostaticlibchiteettilignminiode/aligpplinsiont16ofilsomecolulumnembepletatusethenlinnotenmenhrealeasttininserityleftlobaeighobalrtrarulents.breatatuwarnlledextrdejsodejlf.tthenesetectsntryreakesteestrmparxlarfactmissommeebugtensppinime.declecurrolesmalvoidkingainters.mplisideidernownskipelif.fatntataliaanic.wrixistantiderslf.pertrmmenexiswindliasfiediledecorintfpanisecrowerpeereletnatixtractiv0x80lueenullanneesenlookquengmenintsopyrrofintitpyriyrigissilf.rrigiaseslikepleseplaorg/tilss.htwhitandornintrolsequialiageseachainsindoommimmitizednteddownenabntifndownormlabl.argticainuentiayworflowkeyweywoildelongfreeouteasynfullpolyubliall.hljsvisieporistihell//go=nonljs-maxichediates.pat.faueerlderescatespautopublersechingramintoappissesssinilitate.aterdoutreges390e.cowher390xsurerelegivelangs/nolearstentityuencaileeaseltipmappnotiprogypeeibleimagrminom/ncst.mespror:sorttypibounegexm/noeldsnceseriecapikwarltinaccoaddetallutesejs/ompoitleghts.joiddederedomprrealrvedegiogion.reaolle.resame.ngs.greennelctuatailttypoleaondijs/nactocannrmaltualbinarounexitmorescapactecentshalalsoorittconmageivencordrkerpromthan.intivat/libsets/go:orrecaperestetritomicollaraccternticmagi.expcorruoteegaternesecotocouati.funblesrtiotitlharaeoutsamehannetadstedadatrivaypinearctnamassutorsmpreidthrecebolsergeestcotatwidtlibxpproshapame=hapebledclarimeoinarrtifs::etforynameclalf.dtadaunicginazatiiqueizatsearendimemosendloop=falotocthougatiggeramednon-oupsatombutiadinestassuminlimanaweiggingoadeblicdispyptoccouericlessterrhrowanagniteypedillived.ple.ult:nsitagicrshassednal/secubxslibxsminacloumetraratdpoieleaendpitorloudrodustopitiv0x40dgespaddthesndenoduc0xffomicrsednagetor.uniqwarg.subndpopytebilindomntridetaedenimesitiaompuironarshniquprojtectmputheapmergchildetendictchellbaore.kindnent0x20marsnotahildonen000cdicaes.tgovesticitchlbacewriarnites.1000envilicindefpperunteitalmathnvirviro0011.posloggndarext.tattnfordeferompype:-z0-a-z0z0-9stdeetaimoryordsrogrrtypwitc-za-ustoocola-zaza-zlf.fprodstomnicocustemorkendograpairprivsiblassoecauhemeansibecassigdeltcewimembmutastalsyntallbryidewisicodmeouecomimumistsllecslt-eltapiecputes.nettp:iecebersatewsumettesallscurie.jsrapps.gerialp://sesstalftp:/der.etyponmehorsiffeponedatos.cohiftndedshifilervernsucctewackenoughbeenailsendomodi2233uritoolewing720337209223dlinewaytrie2337getshoutithorain";

// src/engine/prefilter-index.ts
var FOLD_BIT = 32;
var WINDOW = 4;
var ENTRY = 3;
function indexKeywords(keywords) {
  const ranks = gramRanks();
  const entries = [];
  for (const [keyword, text] of keywords.entries()) {
    if (text.length < 3) throw new RangeError(`prefilter: keyword ${text}: expected three characters or more`);
    if (text.length === 3) {
      const start = windowOfText(text, 0) & 16777215;
      for (let next = 0; next < 256; next += 1) {
        if ((next & FOLD_BIT) !== 0) entries.push([start | next << 24, keyword, 0]);
      }
    } else {
      const windowAt2 = rarestWindow(text, ranks);
      entries.push([windowOfText(text, windowAt2), keyword, windowAt2]);
    }
  }
  return Int32Array.from(entries.sort((a, b2) => a[0] - b2[0] || a[1] - b2[1]).flat());
}
function entryCount(index) {
  return index.length / ENTRY;
}
function windowAt(index, entry) {
  return index[entry * ENTRY];
}
function keywordAt(index, entry) {
  return index[entry * ENTRY + 1];
}
function distanceAt(index, entry) {
  return index[entry * ENTRY + 2];
}
function firstEntry(index, window) {
  let low = 0;
  let high = entryCount(index);
  while (low < high) {
    const middle = low + high >>> 1;
    if (index[middle * ENTRY] < window) low = middle + 1;
    else high = middle;
  }
  return low;
}
function windowOfText(text, at) {
  return text.charCodeAt(at) | FOLD_BIT | (text.charCodeAt(at + 1) | FOLD_BIT) << 8 | (text.charCodeAt(at + 2) | FOLD_BIT) << 16 | (text.charCodeAt(at + 3) | FOLD_BIT) << 24;
}
function gramRanks() {
  const ranks = /* @__PURE__ */ new Map();
  for (let at = 0; at < COMMON_GRAMS.length; at += WINDOW) ranks.set(windowOfText(COMMON_GRAMS, at), at);
  return ranks;
}
function rarestWindow(text, ranks) {
  let best = 0;
  let bestRank = -1;
  for (let start = 0; start + WINDOW <= text.length; start += 1) {
    const rank = ranks.get(windowOfText(text, start)) ?? Infinity;
    if (rank > bestRank) [best, bestRank] = [start, rank];
  }
  return best;
}

// src/engine/prefilter-kernel.generated.ts
var KERNEL = "AGFzbQEAAAABBgFgAX8BfwMCAQAFAwEAFQcRAgZtZW1vcnkCAARmaW5kAAAK8QMB7gMBCH9BgIACIQFBgIACIABqIQJBwIASIQMCQANAIAEgAk8NASABKAIAQaDAgIECckGx893xeWxBD3YiBEEDdi0AACAEQQdxdiEFIAEoAgFBoMCAgQJyQbHz3fF5bEEPdiIEQQN2LQAAIARBB3F2IQYgASgCAkGgwICBAnJBsfPd8XlsQQ92IgRBA3YtAAAgBEEHcXYhByABKAIDQaDAgIECckGx893xeWxBD3YiBEEDdi0AACAEQQdxdiEIIAUgBnIgB3IgCHJBAXEEQCADIAFBAGpBgIACazYCACADQQEgBSABKAIAQaDAgIECckH3lK+veGxBD3YiBEEDdi0AgIABIARBB3F2cXFBAnRqIQMgAyABQQFqQYCAAms2AgAgA0EBIAYgASgCAUGgwICBAnJB95Svr3hsQQ92IgRBA3YtAICAASAEQQdxdnFxQQJ0aiEDIAMgAUECakGAgAJrNgIAIANBASAHIAEoAgJBoMCAgQJyQfeUr694bEEPdiIEQQN2LQCAgAEgBEEHcXZxcUECdGohAyADIAFBA2pBgIACazYCACADQQEgCCABKAIDQaDAgIECckH3lK+veGxBD3YiBEEDdi0AgIABIARBB3F2cXFBAnRqIQMLIAFBBGohAQwACwsgA0HAgBJrQQJ2Cw==";

// src/engine/prefilter-layout.ts
var TABLE_BITS = 17;
var TABLE_SHIFT = 32 - TABLE_BITS;
var TABLE_BYTES = 2 ** TABLE_BITS / 8;
var HASH_MULTIPLIER = 2654435761;
var SECOND_MULTIPLIER = 2246822519;
var CHUNK_BYTES = 256 * 1024;
var TEXT_AT = TABLE_BYTES * 2;
var OUT_AT = TEXT_AT + CHUNK_BYTES + 64;
var PAGES = Math.ceil((OUT_AT + (CHUNK_BYTES + 16) * 4) / 65536);

// src/engine/prefilter-kernel.ts
var Kernel = class _Kernel {
  #find;
  #memory;
  #positions;
  constructor({ exports }) {
    const { buffer } = exports["memory"];
    this.#find = exports["find"];
    this.#memory = new Uint8Array(buffer);
    this.#positions = new Uint32Array(buffer, OUT_AT);
  }
  /** Undefined where WebAssembly is not to be had, as in a Node that was started with `--jitless`. */
  static load(table) {
    if (typeof WebAssembly === "undefined") return void 0;
    const kernel2 = new _Kernel(new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(KERNEL, "base64"))));
    kernel2.#memory.set(table, 0);
    return kernel2;
  }
  /** Where the windows begin that may be a keyword's, of those in `from` to `to`; each list is good until the next. */
  *windows(bytes, from, to) {
    for (let start = from; start < to; start += CHUNK_BYTES) {
      const count = Math.min(CHUNK_BYTES, to - start);
      this.#memory.set(bytes.subarray(start, start + count + 3), TEXT_AT);
      let found = this.#find(count);
      const positions = this.#positions;
      while (found > 0 && positions[found - 1] >= count) found -= 1;
      for (let at = 0; at < found; at += 1) positions[at] += start;
      yield positions.subarray(0, found);
    }
  }
};

// src/engine/prefilter.ts
var MIN_KERNEL_BYTES = 192;
var Prefilter = class {
  /** Both tables, one behind the other. */
  #table = new Uint8Array(TABLE_BYTES * 2);
  #keywords;
  #index;
  #mayUseKernel;
  #kernel;
  /** @param keywords lower-case ASCII, three characters or more */
  constructor(keywords, options = {}) {
    this.#mayUseKernel = options.kernel !== false;
    this.#keywords = keywords;
    this.#index = options.index ?? indexKeywords(keywords);
    for (let entry = entryCount(this.#index) - 1; entry >= 0; entry -= 1) {
      const window = windowAt(this.#index, entry);
      setBit(this.#table, slotOf(window));
      setBit(this.#table, secondSlotOf(window));
    }
  }
  /** Calls `onHit` for each keyword at each place where it stands in the span, ordered by where its window stands. */
  find(bytes, { start, end: end2 }, onHit) {
    const count = end2 - WINDOW + 1 - start;
    const kernel2 = count < MIN_KERNEL_BYTES ? void 0 : this.#loadedKernel();
    if (kernel2 !== void 0) {
      for (const positions of kernel2.windows(bytes, start, start + count)) {
        for (let at = 0; at < positions.length; at += 1) this.#report(bytes, positions[at], onHit);
      }
    } else this.#findByTwin(bytes, start, start + count, onHit);
    if (end2 - start >= 3) this.#report(bytes, end2 - 3, onHit);
  }
  #loadedKernel() {
    if (this.#mayUseKernel) this.#kernel ??= Kernel.load(this.#table);
    return this.#kernel;
  }
  /** What the kernel does, in JavaScript. */
  #findByTwin(bytes, from, to, onHit) {
    const table = this.#table;
    let window = windowOf(bytes, from) << 8;
    for (let at = from; at < to; at += 1) {
      window = window >>> 8 | (bytes[at + 3] | FOLD_BIT) << 24;
      if (hasBit(table, slotOf(window)) && hasBit(table, secondSlotOf(window))) this.#report(bytes, at, onHit);
    }
  }
  #report(bytes, at, onHit) {
    const index = this.#index;
    const window = windowOf(bytes, at);
    const count = entryCount(index);
    for (let entry = firstEntry(index, window); entry < count && windowAt(index, entry) === window; entry += 1) {
      const keyword = keywordAt(index, entry);
      const start = at - distanceAt(index, entry);
      if (isAt(bytes, start, this.#keywords[keyword])) onHit(keyword, start);
    }
  }
};
function setBit(table, slot) {
  table[slot >>> 3] |= 1 << (slot & 7);
}
function hasBit(table, slot) {
  return (table[slot >>> 3] >>> (slot & 7) & 1) === 1;
}
function windowOf(bytes, at) {
  return (bytes[at] ?? 0) | FOLD_BIT | ((bytes[at + 1] ?? 0) | FOLD_BIT) << 8 | ((bytes[at + 2] ?? 0) | FOLD_BIT) << 16 | ((bytes[at + 3] ?? 0) | FOLD_BIT) << 24;
}
function slotOf(window) {
  return Math.imul(window, HASH_MULTIPLIER) >>> TABLE_SHIFT;
}
function secondSlotOf(window) {
  return (Math.imul(window, SECOND_MULTIPLIER) >>> TABLE_SHIFT) + TABLE_BYTES * 8;
}
function isAt(bytes, start, keyword) {
  if (start < 0 || start + keyword.length > bytes.length) return false;
  for (let at = 0; at < keyword.length; at += 1) {
    const byte = bytes[start + at];
    const folded = byte >= 65 && byte <= 90 ? byte | FOLD_BIT : byte;
    if (folded !== keyword.charCodeAt(at)) return false;
  }
  return true;
}

// src/engine/windows.ts
var Windows = class {
  #spans = [];
  add(start, end2) {
    const joined = { start, end: end2 };
    for (let last = this.#spans.at(-1); last !== void 0 && last.end >= joined.start; last = this.#spans.at(-1)) {
      if (last.start > joined.end) break;
      joined.start = Math.min(joined.start, last.start);
      joined.end = Math.max(joined.end, last.end);
      this.#spans.pop();
    }
    this.#spans.push(joined);
  }
  /** A stretch of its own, that is not joined with the others; the same start again adds nothing. */
  addApart(start, end2) {
    if (this.#spans.at(-1)?.start !== start) this.#spans.push({ start, end: end2 });
  }
  spans() {
    return this.#spans;
  }
};

// src/engine/keywords.ts
var NEAR_REACH = 256;
var Keywords = class {
  #keywords;
  #prefilter;
  /** @param index what `indexKeywords` gives for `keywordsOf` these detectors, where it was made beforehand */
  constructor(detectors2, index) {
    const rulesByKeyword = groupByKeyword(detectors2);
    this.#prefilter = new Prefilter([...rulesByKeyword.keys()], { index });
    this.#keywords = [...rulesByKeyword].map(([text, rules]) => ({
      length: text.length,
      isLikely: likelihoodOf(text),
      isOwnWord: /^[a-z]/.test(text) && rules.every(({ rule }) => rule.judge === "keyed"),
      rules,
      reach: Math.max(...rules.map((rule) => rule.reach))
    }));
  }
  /** Around every keyword in the bytes. */
  windowsOf(bytes) {
    const collected = new Collected(bytes.length);
    this.#hits(bytes, { start: 0, end: bytes.length }, (keyword, index, start) => {
      collected.add(keyword, index, start, bytes);
    });
    return collected;
  }
  /** Around the keywords close to what changed, and around those far from it that have a rule which reaches there. */
  windowsOfChanged(bytes, { changed: changed2, farKeywords }) {
    const near = widened(changed2, NEAR_REACH + CONTEXT, bytes.length);
    const hits = [];
    const far = [];
    for (const span of near) this.#hits(bytes, span, (_keyword, index, start) => hits.push({ index, start }));
    for (const one of farKeywords) {
      const { length, reach } = this.#keywords[one.index];
      const end2 = one.start + length;
      if (near.some((span) => span.start <= one.start && end2 <= span.end)) continue;
      if (changed2.some((span) => span.start <= end2 + reach + CONTEXT && one.start - reach - CONTEXT <= span.end)) {
        hits.push(one);
      } else far.push(one);
    }
    const collected = new Collected(bytes.length);
    for (const { index, start } of hits.sort((a, b2) => a.start - b2.start)) {
      collected.add(this.#keywords[index], index, start, bytes);
    }
    return { windows: collected.windows, farKeywords: [...collected.farKeywords, ...far], near };
  }
  #hits(bytes, within, onHit) {
    this.#prefilter.find(bytes, within, (index, start) => {
      const keyword = this.#keywords[index];
      if (keyword.isOwnWord && isInsideWord(bytes, start)) return;
      if (keyword.isLikely?.(bytes, start + keyword.length) !== false) onHit(keyword, index, start);
    });
  }
};
var Collected = class {
  windows = /* @__PURE__ */ new Map();
  farKeywords = [];
  #length;
  constructor(length) {
    this.#length = length;
  }
  add(keyword, index, start, bytes) {
    const end2 = start + keyword.length;
    if (keyword.reach > NEAR_REACH) this.farKeywords.push({ index, start });
    for (const rule of keyword.rules) {
      if (rule.exactKeyword !== void 0 && rule.exactKeyword.compare(bytes, start, end2) !== 0) continue;
      let windows2 = this.windows.get(rule);
      if (windows2 === void 0) this.windows.set(rule, windows2 = new Windows());
      const last = Math.min(this.#length, end2 + rule.reach);
      if (rule.isAtName) windows2.addApart(nameStart(bytes, start), last);
      else windows2.add(Math.max(0, start - rule.reach), last);
    }
  }
};
var MAX_NAME = 128;
function nameStart(bytes, at) {
  const first = Math.max(0, at - MAX_NAME);
  let start = at;
  while (start > first && IN_NAME[bytes[start - 1]] === 1) start -= 1;
  return start;
}
var IN_NAME = new Uint8Array(256);
for (const byte of Buffer.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-")) IN_NAME[byte] = 1;
function isInsideWord(bytes, at) {
  return at > 0 && isLower(bytes[at]) && isLower(bytes[at - 1]);
}
function isLower(byte) {
  return byte >= 97 && byte <= 122;
}
function widened(spans, by, length) {
  const windows2 = new Windows();
  for (const { start, end: end2 } of spans) windows2.add(Math.max(0, start - by), Math.min(length, end2 + by));
  return windows2.spans();
}
function groupByKeyword(detectors2) {
  const rules = /* @__PURE__ */ new Map();
  for (const compiled of compileRules(detectors2)) {
    for (const keyword of compiled.rule.keywords) {
      const known2 = rules.get(keyword);
      if (known2 === void 0) rules.set(keyword, [compiled]);
      else known2.push(compiled);
    }
  }
  return rules;
}

// src/detectors/ably.ts
var ably = {
  provider: "ably",
  docs: "https://ably.com/docs/auth/basic",
  rules: [
    {
      // Application and key id before the colon, the secret behind it.
      id: "ably-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["ably"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{6}:[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      minEntropy: 4,
      judge: "random",
      specificity: 75
    }
  ]
};

// src/detectors/abuseipdb.ts
var abuseipdb = {
  provider: "abuseipdb",
  docs: "https://docs.abuseipdb.com/",
  rules: [
    {
      id: "abuseipdb-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["abuseipdb"],
      pattern: String.raw`(?<secret>[a-f0-9]{80})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/accuweather.ts
var accuweather = {
  provider: "accuweather",
  docs: "https://developer.accuweather.com/",
  rules: [
    {
      id: "accuweather-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["accuweather"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32,35})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/adafruit.ts
var adafruit = {
  provider: "adafruit",
  docs: "https://io.adafruit.com/api/docs",
  rules: [
    {
      id: "adafruit-io-key",
      kind: "key of Adafruit IO",
      severity: "low",
      keywords: ["aio_"],
      pattern: String.raw`(?<secret>aio_[A-Za-z0-9]{28})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85,
      siblings: { user: ["username", "user", "adafruitusername", "adafruituser"] }
    }
  ]
};

// src/detectors/adobe.ts
var adobe = {
  provider: "adobe",
  docs: "https://developer.adobe.com/developer-console/docs/guides/authentication/OAuthIntegration/",
  rules: [
    {
      id: "adobe-client-secret",
      kind: "OAuth client secret",
      severity: "high",
      keywords: ["p8e-"],
      pattern: String.raw`(?<secret>p8e-[A-Za-z0-9_-]{32})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 85,
      siblings: { "client-id": ["id", "clientid", "adobeclientid"] }
    }
  ]
};

// src/detectors/adyen.ts
var adyen = {
  provider: "adyen",
  docs: "https://docs.adyen.com/development-resources/api-credentials/",
  rules: [
    {
      // Base64, then a suffix behind a dash that may hold any sign: what is taken ends at the first that is none of
      // these.
      id: "adyen-api-key",
      kind: "API key",
      severity: "critical",
      keywords: ["adyen", "x-api-key"],
      pattern: String.raw`(?<secret>AQE[A-Za-z0-9+/=_.-]{97,250})`,
      boundary: "base64",
      maxBytes: 512,
      minEntropy: 4,
      judge: "random",
      specificity: 75
    }
  ]
};

// src/detectors/age.ts
var age = {
  provider: "age",
  docs: "https://age-encryption.org",
  rules: [
    {
      // Bech32 in capitals: the last six characters are a check.
      id: "age-secret-key",
      kind: "identity (X25519 private key)",
      severity: "critical",
      keywords: ["age-secret-key-1"],
      exactKeyword: "AGE-SECRET-KEY-1",
      pattern: String.raw`(?<secret>AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      checksum: "bech32",
      judge: "random"
    },
    {
      // Bech32 too; only examples tell the length.
      id: "age-pq-secret-key",
      kind: "identity (post-quantum hybrid private key)",
      severity: "critical",
      keywords: ["age-secret-key-pq-1"],
      exactKeyword: "AGE-SECRET-KEY-PQ-1",
      pattern: String.raw`(?<secret>AGE-SECRET-KEY-PQ-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58,300})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      checksum: "bech32",
      judge: "random"
    }
  ]
};

// src/detectors/ai21.ts
var ai21 = {
  provider: "ai21",
  docs: "https://docs.ai21.com/reference/authentication",
  rules: [
    {
      // Older keys are 32 letters and digits, newer ones UUIDs.
      id: "ai21-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["ai21"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/aikido.ts
var aikido = {
  provider: "aikido",
  docs: "https://help.aikido.dev/",
  rules: [
    {
      id: "aikido-ci-token",
      kind: "CI token",
      severity: "medium",
      keywords: ["aik_ci_"],
      exactKeyword: "AIK_CI_",
      pattern: String.raw`(?<secret>AIK_CI_[A-Za-z0-9]{20,44})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      // Public by itself.
      id: "aikido-client-id",
      kind: "client id",
      severity: "low",
      lowBecause: "half",
      keywords: ["aik_client_"],
      exactKeyword: "AIK_CLIENT_",
      pattern: String.raw`(?<secret>AIK_CLIENT_[A-Za-z0-9]{24})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "aikido-client-secret",
      kind: "client secret",
      severity: "medium",
      keywords: ["aik_secret_"],
      exactKeyword: "AIK_SECRET_",
      pattern: String.raw`(?<secret>AIK_SECRET_[A-Za-z0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      pairWith: { rule: "aikido-client-id", withinBytes: 512, companion: "client-id" },
      specificity: 90
    }
  ]
};

// src/detectors/airbrake.ts
var airbrake = {
  provider: "airbrake",
  docs: "https://docs.airbrake.io/docs/devops-tools/api/#list-projects-v4",
  rules: [
    {
      // Keys of projects are 32 digits, those of users 40.
      id: "airbrake-key",
      kind: "key of a user or a project",
      severity: "medium",
      keywords: ["airbrake"],
      pattern: String.raw`(?<secret>[a-f0-9]{32}(?:[a-f0-9]{8})?)`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "project-id": ["projectid"] }
    }
  ]
};

// src/detectors/airship.ts
var airship = {
  provider: "airship",
  docs: "https://docs.airship.com/api/ua/",
  rules: [
    {
      // Bearer tokens have 91 characters, the pair of app key and secret 22 each.
      id: "airship-credential",
      kind: "app secret, master secret or token",
      severity: "medium",
      keywords: ["urbanairship", "airship"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{91}|[A-Za-z0-9_-]{22})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/airtable.ts
var airtable = {
  provider: "airtable",
  docs: "https://airtable.com/developers/web/api/authentication",
  rules: [
    {
      // `pat` alone stands in too many words, so that the search starts from what is written before a token.
      id: "airtable-pat",
      kind: "personal access token",
      severity: "high",
      keywords: ["airtable", "bearer pat", "token=pat", "key=pat", "token: pat", "key: pat"],
      pattern: String.raw`(?<secret>pat[A-Za-z0-9]{14}\.[a-f0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "airtable-oauth-token",
      kind: "OAuth access token",
      severity: "high",
      keywords: ["airtable", "bearer oaa"],
      pattern: String.raw`(?<secret>oaa[A-Za-z0-9]{14}\.v1\.[A-Za-z0-9_-]+\.[a-f0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 512,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "airtable-api-key",
      kind: "API key (retired in 2024)",
      severity: "medium",
      keywords: ["airtable"],
      pattern: String.raw`(?<secret>key[A-Za-z0-9]{14})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 65
    }
  ]
};

// src/detectors/aiven.ts
var aiven = {
  provider: "aiven",
  docs: "https://aiven.io/docs/tools/api",
  rules: [
    {
      id: "aiven-auth-token",
      kind: "API token",
      severity: "high",
      keywords: ["aiven"],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/=]{372})`,
      boundary: "base64",
      maxBytes: 600,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "aiven-service-password",
      kind: "password of a service",
      severity: "high",
      keywords: ["avns_"],
      exactKeyword: "AVNS_",
      pattern: String.raw`(?<secret>AVNS_[A-Za-z0-9_-]{19})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/akamai.ts
var SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var akamai = {
  provider: "akamai",
  docs: "https://techdocs.akamai.com/developer/docs/edgegrid",
  rules: [
    {
      // Names the client; what signs is the secret beside it.
      id: "akamai-client-token",
      kind: "client or access token of EdgeGrid",
      severity: "low",
      lowBecause: "half",
      keywords: ["akab-"],
      pattern: String.raw`(?i:(?:client|access)[_-]?token)${SIGN}(?<secret>akab-[0-9a-z]{16}-[0-9a-z]{16})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 80
    },
    {
      id: "akamai-client-secret",
      kind: "client secret of EdgeGrid",
      severity: "high",
      keywords: ["akab-", "akamai", "edgegrid", "edgerc"],
      pattern: String.raw`(?i:client[_-]?secret)${SIGN}(?<secret>[A-Za-z0-9+/]{43}=)`,
      boundary: "base64",
      minEntropy: 3.5,
      judge: "random",
      pairWith: { rule: "akamai-client-token", withinBytes: 512, companion: "client-token" },
      specificity: 70
    }
  ]
};

// src/detectors/akeyless.ts
var akeyless = {
  provider: "akeyless",
  docs: "https://docs.akeyless.io/docs/api-key",
  rules: [
    {
      id: "akeyless-access-key",
      kind: "access key",
      severity: "critical",
      keywords: ["akeyless"],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{43}=)`,
      boundary: "base64",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "access-id": ["accessid"] }
    }
  ]
};

// src/detectors/alchemy.ts
var SIGN2 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var alchemy = {
  provider: "alchemy",
  docs: "https://www.alchemy.com/docs/how-to-use-api-keys-in-http-headers",
  rules: [
    {
      id: "alchemy-auth-token",
      kind: "auth token",
      severity: "medium",
      keywords: ["alcht_"],
      pattern: String.raw`(?<secret>alcht_[A-Za-z0-9]{30})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "alchemy-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["g.alchemy.com", "alchemy_", "alchemyapi", "alchemykey"],
      pattern: String.raw`(?i:\.alchemy(?:api)?\.(?:com|io)\\?/(?:nft\\?/)?v[0-9]\\?/|alchemy[a-z0-9_.-]{0,16}key${SIGN2})(?<secret>[A-Za-z0-9_-]{32})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 65
    }
  ]
};

// src/detectors/algolia.ts
var SIGN3 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var algolia = {
  provider: "algolia",
  docs: "https://www.algolia.com/doc/guides/security/api-keys/",
  rules: [
    {
      id: "algolia-admin-api-key",
      kind: "admin or write API key",
      severity: "high",
      keywords: ["algolia"],
      pattern: String.raw`(?i:(?:admin|write|private|secret))[A-Za-z0-9_.-]{0,16}${SIGN3}(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 65,
      siblings: { "application-id": ["appid", "applicationid"] }
    },
    {
      id: "algolia-search-api-key",
      kind: "search API key (meant to be public)",
      severity: "low",
      lowBecause: "public",
      keywords: ["algolia"],
      pattern: String.raw`(?i:search)[A-Za-z0-9_.-]{0,16}${SIGN3}(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 64
    },
    {
      id: "algolia-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["algolia"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "application-id": ["appid", "applicationid"] }
    }
  ]
};

// src/detectors/alibaba.ts
var alibaba = {
  provider: "alibaba",
  docs: "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair",
  rules: [
    {
      // Old ids have 16 characters, current ones 24. Names the key; the secret stands beside it.
      id: "alibaba-access-key-id",
      kind: "access key id without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["ltai"],
      exactKeyword: "LTAI",
      pattern: String.raw`(?<secret>LTAI[A-Za-z0-9]{12,21})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      id: "alibaba-secret-key",
      kind: "access key secret",
      severity: "critical",
      keywords: ["aliyun", "alibaba", "alicloud", "accesskeysecret", "access_key_secret", "access-key-secret", "ltai"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{30})`,
      boundary: "alphanumeric",
      maxBytes: 200,
      judge: "keyed",
      pairWith: { rule: "alibaba-access-key-id", withinBytes: 512, companion: "key-id" },
      specificity: 60
    },
    {
      // Names the key; its secret and the security token stand beside it.
      id: "alibaba-sts-access-key-id",
      kind: "temporary access key id",
      severity: "low",
      lowBecause: "half",
      keywords: ["sts."],
      exactKeyword: "STS.",
      pattern: String.raw`(?<secret>STS\.[A-Za-z0-9]{16,64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      // Base64 of several hundred bytes.
      id: "alibaba-sts-security-token",
      kind: "temporary security token",
      severity: "medium",
      keywords: ["cais"],
      exactKeyword: "CAIS",
      pattern: String.raw`(?<secret>CAIS[A-Za-z0-9+/_-]{100,1000}={0,2})`,
      boundary: "base64",
      maxBytes: 2048,
      minEntropy: 4,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/amadeus.ts
var amadeus = {
  provider: "amadeus",
  docs: "https://developers.amadeus.com/self-service/apis-docs/guides/authorization-262",
  rules: [
    {
      id: "amadeus-client-secret",
      kind: "client secret",
      severity: "medium",
      keywords: ["amadeus"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{16})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["id", "clientid"] }
    }
  ]
};

// src/detectors/amplitude.ts
var SIGN4 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var amplitude = {
  provider: "amplitude",
  docs: "https://www.docs.developers.amplitude.com/analytics/apis/export-api/",
  rules: [
    {
      // Sends events and stands in web pages.
      id: "amplitude-api-key",
      kind: "API key of a project (meant to be public)",
      severity: "low",
      lowBecause: "public",
      keywords: ["amplitude"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      // Exports data together with the API key.
      id: "amplitude-api-secret",
      kind: "secret key of a project",
      severity: "medium",
      keywords: ["amplitude"],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN4}(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 65
    }
  ]
};

// src/detectors/amqp.ts
var USERINFO = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
var HOST = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;
var DATABASE = String.raw`(?:\\?/(?<database>[A-Za-z0-9_.%~-]+))?`;
var amqp = {
  provider: "amqp",
  docs: "https://www.rabbitmq.com/docs/uri-spec",
  rules: [
    {
      id: "amqp-url",
      kind: "connection URL with password",
      severity: "high",
      keywords: ["amqp:", "amqps:"],
      pattern: String.raw`(?i)amqps?:\\?/\\?/${USERINFO}${HOST}${DATABASE}`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 80
    }
  ]
};

// src/detectors/anthropic.ts
var anthropic = {
  provider: "anthropic",
  docs: "https://docs.anthropic.com/en/api/overview",
  rules: [
    {
      id: "anthropic-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["sk-ant-api"],
      pattern: String.raw`(?<secret>sk-ant-api[0-9]{2}-[A-Za-z0-9_-]{93}AA)`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "anthropic-admin-key",
      kind: "admin API key",
      severity: "critical",
      keywords: ["sk-ant-admin"],
      pattern: String.raw`(?<secret>sk-ant-admin[0-9]{2}-[A-Za-z0-9_-]{93}AA)`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "anthropic-oauth-token",
      kind: "OAuth access or refresh token",
      severity: "high",
      keywords: ["sk-ant-oat", "sk-ant-ort"],
      pattern: String.raw`(?<secret>sk-ant-o[ar]t[0-9]{2}-[A-Za-z0-9_-]{84,93}AA)`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      // As the other keys, without a fixed length.
      id: "anthropic-session-id",
      kind: "session cookie of the web site",
      severity: "high",
      keywords: ["sk-ant-sid"],
      pattern: String.raw`(?<secret>sk-ant-sid[0-9]{2}-[A-Za-z0-9_-]{80,120})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/apache.ts
var apache = {
  provider: "apache",
  docs: "https://httpd.apache.org/docs/2.4/misc/password_encryptions.html",
  rules: [
    {
      // MD5 as Apache has it, SHA-1, bcrypt: all can be guessed offline.
      id: "apache-htpasswd-entry",
      kind: "user with the hash of a password",
      severity: "medium",
      keywords: ["$apr1$", ":{sha}", ":$2y$"],
      pattern: String.raw`(?<user>[A-Za-z0-9._@-]{1,64}):(?<secret>\$apr1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\{SHA\}[A-Za-z0-9+/]{27}=|\$2y\$[0-9]{2}\$[./A-Za-z0-9]{53})`,
      boundary: "base64",
      minEntropy: 3.5,
      judge: "random",
      specificity: 60
    }
  ]
};

// src/detectors/apify.ts
var apify = {
  provider: "apify",
  docs: "https://docs.apify.com/api/v2/users-me-get",
  rules: [
    {
      // 36 characters behind the prefix is usual.
      id: "apify-api-token",
      kind: "API token",
      severity: "medium",
      keywords: ["apify_api_"],
      pattern: String.raw`(?<secret>apify_api_[A-Za-z0-9]{34,38})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/apollo.ts
var apollo = {
  provider: "apollo",
  docs: "https://docs.apollo.io/reference/authentication",
  rules: [
    {
      id: "apollo-api-key",
      kind: "API key of Apollo.io",
      severity: "medium",
      keywords: [
        "apollo_api",
        "apollo.io",
        "apolloio",
        "apolloapi",
        "apollo_key",
        "apollo_io",
        "apollo-api",
        "apollo-key",
        "apollokey",
        "apollo-io"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{22})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/app-center.ts
var appCenter = {
  provider: "app-center",
  docs: "https://learn.microsoft.com/en-us/appcenter/api-docs/",
  rules: [
    {
      id: "app-center-api-token",
      kind: "API token",
      severity: "medium",
      keywords: ["appcenter", "app_center", "app-center"],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/apple.ts
var SIGN5 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var apple = {
  provider: "apple",
  docs: "https://support.apple.com/en-us/102654",
  rules: [
    {
      // Four times four letters could be words, so that it has to stand where one is asked for.
      id: "apple-app-specific-password",
      kind: "app-specific password",
      severity: "high",
      keywords: [
        "app_specific_password",
        "app-specific-password",
        "appspecificpassword",
        "apple_password",
        "applepassword",
        "apple_id_password",
        "appleidpassword",
        "altool",
        "notarytool",
        "fastlane_password"
      ],
      pattern: String.raw`(?i:app[_-]?specific[_-]?password|apple[_-]?(?:id[_-]?)?password|fastlane_password|(?:altool|notarytool)[^\r\n]{0,160}?(?:-p|--password))(?:${SIGN5}|[ \t]+["']?)(?<secret>[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4})`,
      boundary: "base64url",
      maxBytes: 256,
      minEntropy: 2.8,
      judge: "random",
      specificity: 65
    }
  ]
};

// src/detectors/appveyor.ts
var appveyor = {
  provider: "appveyor",
  docs: "https://www.appveyor.com/docs/api/",
  rules: [
    {
      id: "appveyor-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["appveyor"],
      pattern: String.raw`(?<secret>v2\.[a-z0-9]{20})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 70
    }
  ]
};

// src/detectors/argocd.ts
var argocd = {
  provider: "argocd",
  docs: "https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_account_generate-token/",
  rules: [
    {
      // Its issuer, `"iss":"argocd"`, in base64 at each of the three places in a group that it can have.
      id: "argocd-token",
      kind: "token of an account or a project",
      severity: "high",
      keywords: ["imlzcyi6imfyz29jzc", "jpc3mioijhcmdvy2qi", "iaxnzijoiyxjnb2nki"],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]+\.ey[A-Za-z0-9_-]*(?:ImlzcyI6ImFyZ29jZC|Jpc3MiOiJhcmdvY2Qi|iaXNzIjoiYXJnb2NkI)[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+)`,
      boundary: "base64url",
      maxBytes: 8192,
      judge: "jwt",
      specificity: 70
    }
  ]
};

// src/detectors/artifacthub.ts
var artifacthub = {
  provider: "artifacthub",
  docs: "https://artifacthub.io/docs/api/",
  rules: [
    {
      id: "artifacthub-api-key",
      kind: "API key secret",
      severity: "low",
      keywords: ["artifacthub", "artifact_hub", "x-api-key-secret", "artifact-hub"],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{43}=)`,
      boundary: "base64",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "key-id": ["keyid", "apikeyid"] }
    }
  ]
};

// src/detectors/artifactory.ts
var artifactory = {
  provider: "artifactory",
  docs: "https://jfrog.com/help/r/jfrog-rest-apis/introduction-to-the-artifactory-rest-apis",
  rules: [
    {
      id: "artifactory-api-key",
      kind: "API key (deprecated)",
      severity: "high",
      keywords: ["akcp"],
      exactKeyword: "AKCp",
      pattern: String.raw`(?<secret>AKCp[A-Za-z0-9]{69})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    },
    {
      // Base64 of `reftkn:`, a number, the time of expiry and a random part.
      id: "artifactory-reference-token",
      kind: "identity or reference token",
      severity: "high",
      keywords: ["cmvmdgtu"],
      exactKeyword: "cmVmdGtu",
      pattern: String.raw`(?<secret>cmVmdGtu[A-Za-z0-9]{56})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      facts: "jfrog",
      judge: "random",
      specificity: 90
    },
    {
      // The header begins with its version.
      id: "artifactory-access-token-jwt",
      kind: "access token (JSON Web Token)",
      severity: "high",
      keywords: ["eyj2zxiioiiy"],
      exactKeyword: "eyJ2ZXIiOiIy",
      pattern: String.raw`(?<secret>eyJ2ZXIiOiIy[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)`,
      boundary: "base64url",
      maxBytes: 4096,
      judge: "jwt",
      specificity: 80
    },
    {
      id: "artifactory-encrypted-password",
      kind: "encrypted password",
      severity: "medium",
      keywords: ["artifactory", "jfrog"],
      pattern: String.raw`(?<secret>AP[0-9A-Fa-f][A-Za-z0-9]{20,60})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/asaas.ts
var asaas = {
  provider: "asaas",
  docs: "https://docs.asaas.com/docs/authentication-2",
  rules: [
    {
      // Tokens from before the two environments had names of their own lack `prod_`. The `$` makes them look like a
      // variable, so that no judgement looks at them.
      id: "asaas-api-token",
      kind: "API token",
      severity: "critical",
      keywords: ["$aact_"],
      pattern: String.raw`(?<secret>\$aact_(?:prod_)?[A-Za-z0-9:$=-][A-Za-z0-9_:$=-]{29,220})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      specificity: 88
    },
    {
      id: "asaas-sandbox-api-token",
      kind: "API token of the sandbox",
      severity: "low",
      lowBecause: "test",
      keywords: ["$aact_hmlg_"],
      pattern: String.raw`(?<secret>\$aact_hmlg_[A-Za-z0-9_:$=-]{20,220})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      specificity: 90
    }
  ]
};

// src/detectors/asana.ts
var SIGN6 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var asana = {
  provider: "asana",
  docs: "https://developers.asana.com/docs/personal-access-token#example",
  rules: [
    {
      // Ids of user and token in clear, then the secret.
      id: "asana-pat",
      kind: "personal access token",
      severity: "high",
      keywords: ["asana", "bearer 1/", "bearer 2/"],
      pattern: String.raw`(?<secret>[12]/[0-9]{15,19}(?:/[0-9]{15,19})?:[a-f0-9]{32})`,
      boundary: "base64",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      id: "asana-legacy-pat",
      kind: "personal access token (old form)",
      severity: "high",
      keywords: ["asana"],
      pattern: String.raw`(?<secret>0/[a-f0-9]{32})`,
      boundary: "base64",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    },
    {
      id: "asana-client-secret",
      kind: "OAuth client secret",
      severity: "medium",
      keywords: ["asana"],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN6}(?<secret>[a-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["id", "clientid"] }
    }
  ]
};

// src/detectors/asp-net.ts
var aspNet = {
  provider: "asp-net",
  docs: "https://learn.microsoft.com/en-us/dotnet/api/system.web.configuration.machinekeysection",
  rules: [
    {
      // Signs view state and login cookies: who has it can run code on the server. `AutoGenerate` is no value.
      id: "asp-net-machinekey",
      kind: "validation key of a web application",
      severity: "critical",
      keywords: ["<machinekey"],
      pattern: String.raw`(?i)<machineKey\s[^<>]{0,400}?validationKey="(?<secret>[0-9A-F]{40,128})"`,
      boundary: "alphanumeric",
      maxBytes: 800,
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      // Reads and makes login cookies, together with the key above.
      id: "asp-net-decryption-key",
      kind: "decryption key of a web application",
      severity: "critical",
      keywords: ["<machinekey"],
      pattern: String.raw`(?i)<machineKey\s[^<>]{0,400}?decryptionKey="(?<secret>[0-9A-F]{16,64})"`,
      boundary: "alphanumeric",
      maxBytes: 800,
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/assemblyai.ts
var assemblyai = {
  provider: "assemblyai",
  docs: "https://www.assemblyai.com/docs/api-reference/overview",
  rules: [
    {
      id: "assemblyai-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["assemblyai", "assembly_ai", "aai_api_key", "assembly-ai", "aai-api-key", "aaiapikey"],
      pattern: String.raw`(?<secret>[a-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/atlassian.ts
var atlassian = {
  provider: "atlassian",
  docs: "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
  rules: [
    {
      id: "atlassian-api-token",
      kind: "API token of an account",
      severity: "critical",
      keywords: ["atatt3xffgf0"],
      exactKeyword: "ATATT3xFfGF0",
      pattern: String.raw`(?<secret>ATATT3xFfGF0[A-Za-z0-9_-]{80,400}=[A-F0-9]{8})|(?<secret__escaped>ATATT3xFfGF0[A-Za-z0-9_-]{80,400}(?:\\{1,2}=|%3[Dd]|\\{1,2}u003[Dd])[A-F0-9]{8})`,
      boundary: "alphanumeric",
      maxBytes: 512,
      minEntropy: 4,
      checksum: "atlassian-crc32",
      judge: "random",
      specificity: 90,
      siblings: {
        user: ["email", "user", "username", "atlassianemail", "atlassianuser", "atlassianusername"],
        host: ["host", "url", "site", "atlassianhost", "atlassianurl", "atlassiansite"]
      }
    },
    {
      // Based on a limited number of examples.
      id: "atlassian-service-account-token",
      kind: "API token of a service account",
      severity: "critical",
      keywords: ["atstt3xffg"],
      exactKeyword: "ATSTT3xFfG",
      pattern: String.raw`(?<secret>ATSTT3xFfG[A-Za-z0-9_-]{80,400}=[A-F0-9]{8})|(?<secret__escaped>ATSTT3xFfG[A-Za-z0-9_-]{80,400}(?:\\{1,2}=|%3[Dd]|\\{1,2}u003[Dd])[A-F0-9]{8})`,
      boundary: "alphanumeric",
      maxBytes: 512,
      minEntropy: 4,
      judge: "random",
      specificity: 90
    },
    {
      id: "atlassian-legacy-api-token",
      kind: "API token of an account (old form)",
      severity: "high",
      keywords: ["atlassian", "jira", "confluence"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{24})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 58,
      siblings: { user: ["email", "user", "username"], host: ["host", "url", "site"] }
    }
  ]
};

// src/detectors/auth0.ts
var auth0 = {
  provider: "auth0",
  docs: "https://auth0.com/docs/api/authentication",
  rules: [
    {
      id: "auth0-client-secret",
      kind: "client secret",
      severity: "high",
      keywords: ["auth0"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["clientid", "id"], host: ["domain", "host"] }
    },
    {
      // The audience `.auth0.com/api/v2/` in base64, at each of the three places in a group that it can have.
      id: "auth0-management-token",
      kind: "token of the management API",
      severity: "critical",
      keywords: ["lmf1dggwlmnvbs9hcgkvdjiv", "5hdxromc5jb20vyxbpl3yyl", "uyxv0adauy29tl2fwas92mi"],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]+\.ey[A-Za-z0-9_-]*(?:LmF1dGgwLmNvbS9hcGkvdjIv|5hdXRoMC5jb20vYXBpL3YyL|uYXV0aDAuY29tL2FwaS92Mi)[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+)`,
      boundary: "base64url",
      maxBytes: 8192,
      judge: "jwt",
      specificity: 70
    }
  ]
};

// src/detectors/authress.ts
var authress = {
  provider: "authress",
  docs: "https://authress.io/knowledge-base/docs/authorization/service-clients/access-keys/",
  rules: [
    {
      // Client, key and account in clear, then the private key.
      id: "authress-access-key",
      kind: "access key of a service client",
      severity: "high",
      keywords: [".acc_", ".acc-"],
      pattern: String.raw`(?<secret>(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120})`,
      boundary: "base64",
      minEntropy: 4,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/autodesk.ts
var autodesk = {
  provider: "autodesk",
  docs: "https://aps.autodesk.com/en/docs/oauth/v2/developers_guide/overview/",
  rules: [
    {
      id: "autodesk-client-secret",
      kind: "client secret",
      severity: "medium",
      keywords: ["autodesk", "forge_client", "forgeclient", "aps_client", "apsclient", "forge-client", "aps-client"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{16})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["id", "clientid"] }
    }
  ]
};

// src/detectors/aws.ts
var aws = {
  provider: "aws",
  docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
  rules: [
    {
      // Not secret by itself, but it names the account and says that its secret can't be far.
      id: "aws-access-key-id",
      kind: "access key id without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["akia", "asia"],
      pattern: String.raw`(?<secret>A(?:KIA|SIA)[A-Z2-7]{16})`,
      boundary: "alphanumeric",
      judge: "aws-key-id",
      specificity: 70
    },
    {
      // 40 characters and nothing to check them by, so that only the name makes them a secret key, and the key id
      // beside them takes away the doubt.
      id: "aws-secret-access-key",
      kind: "secret access key",
      severity: "critical",
      keywords: ["aws_secret", "aws-secret", "awssecret", "secretaccesskey", "secret_access_key", "secret-access-key"],
      pattern: String.raw`(?i)(?<key>[a-z0-9_.-]*(?:aws[_.-]?secret|secret[_.-]?access[_.-]?key)[a-z0-9_.-]*)(?:\\*["'\x60]|</?[a-z]+>|[\s=:,>|)\]])+(?-i:(?<secret>[A-Za-z0-9/+]{40}))`,
      boundary: "base64",
      minEntropy: 3.8,
      judge: "random",
      pairWith: { rule: "aws-access-key-id", withinBytes: 2048, companion: "key-id" },
      specificity: 70
    },
    {
      // `ID:SECRET` and the columns of the console's CSV file.
      id: "aws-key-pair",
      kind: "secret access key behind its key id",
      severity: "critical",
      keywords: ["akia", "asia"],
      pattern: String.raw`A(?:KIA|SIA)[A-Z2-7]{16}[ \t"']*[:,;|/][ \t"']*(?<secret>[A-Za-z0-9/+]{40})`,
      boundary: "base64",
      minEntropy: 3.8,
      judge: "random",
      pairWith: { rule: "aws-access-key-id", withinBytes: 64, companion: "key-id" },
      specificity: 69
    },
    {
      id: "aws-service-credential-id",
      kind: "id of a service bearer token or a context-specific credential",
      severity: "low",
      lowBecause: "half",
      keywords: ["abia", "acca"],
      pattern: String.raw`(?<secret>A(?:BIA|CCA)[A-Z2-7]{16})`,
      boundary: "alphanumeric",
      judge: "aws-key-id",
      specificity: 70
    },
    {
      id: "aws-legacy-access-key-id",
      kind: "access key id (old form) without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["a3t"],
      exactKeyword: "A3T",
      pattern: String.raw`(?<secret>A3T[A-Z0-9][A-Z2-7]{16})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 70
    },
    {
      // Of use with the temporary key id and its secret only. The starts are base64 of `origin` and `er/aws`.
      id: "aws-session-token",
      kind: "temporary session token",
      severity: "high",
      keywords: ["iqojb3jpz2lu", "fwogzxivyxdz", "fqogzxivyxdz", "aqodyxdz"],
      pattern: String.raw`(?<secret>(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz|AQoDYXdz)[A-Za-z0-9+/]{100}[A-Za-z0-9+/]*={0,2})`,
      boundary: "base64",
      maxBytes: 4096,
      minEntropy: 4,
      judge: "random",
      specificity: 85
    },
    {
      // Behind the prefix base64 of `BedrockAPIKey-`.
      id: "aws-bedrock-api-key",
      kind: "API key of Bedrock",
      severity: "high",
      keywords: ["abskqmvkcm9ja0fqsutles"],
      pattern: String.raw`(?<secret>ABSKQmVkcm9ja0FQSUtleS[A-Za-z0-9+/]{90,260}={0,2})`,
      boundary: "base64",
      maxBytes: 512,
      minEntropy: 4,
      facts: "bedrock",
      judge: "random",
      specificity: 90
    },
    {
      // Base64 of a presigned URL.
      id: "aws-bedrock-temporary-api-key",
      kind: "API key of Bedrock, good for hours",
      severity: "medium",
      keywords: ["bedrock-api-key-"],
      pattern: String.raw`(?<secret>bedrock-api-key-YmVkcm9j[A-Za-z0-9+/]{100}[A-Za-z0-9+/]*={0,2})`,
      boundary: "base64",
      maxBytes: 8192,
      minEntropy: 4,
      judge: "random",
      specificity: 90
    },
    {
      id: "aws-mws-auth-token",
      kind: "auth token of Marketplace Web Service",
      severity: "high",
      keywords: ["amzn.mws."],
      pattern: String.raw`(?<secret>amzn\.mws\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "aws-appsync-api-key",
      kind: "API key of AppSync",
      severity: "medium",
      keywords: ["da2-"],
      pattern: String.raw`(?<secret>da2-[a-z0-9]{26})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      // Base64 of the version 4 and 32 bytes of an HMAC. The user is the access key id.
      id: "aws-ses-smtp-password",
      kind: "SMTP password made from a secret access key",
      severity: "high",
      keywords: [
        "email-smtp",
        "ses_smtp",
        "ses-smtp",
        "sessmtp",
        "aws_smtp",
        "aws_ses",
        "ses_pass",
        "smtp_pass",
        "aws-smtp",
        "awssmtp",
        "aws-ses",
        "awsses",
        "ses-pass",
        "sespass",
        "smtp-pass",
        "smtppass"
      ],
      pattern: String.raw`(?<secret>B[A-P][A-Za-z0-9+/]{42})`,
      boundary: "base64",
      maxBytes: 140,
      minEntropy: 4,
      judge: "keyed",
      specificity: 66
    },
    {
      id: "aws-cognito-client-secret",
      kind: "client secret of a user pool",
      severity: "medium",
      keywords: ["cognito", "user_pool", "userpool", "user-pool"],
      pattern: String.raw`(?<secret>[a-z0-9]{50,52})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 62,
      siblings: { "client-id": ["id", "clientid"] }
    },
    {
      // Opens one object until it expires; the key id stands in the same URL.
      id: "aws-presigned-url-signature",
      kind: "signature of a presigned URL",
      severity: "low",
      keywords: ["x-amz-signature="],
      pattern: String.raw`(?i:X-Amz-Signature)=(?<secret>[0-9a-f]{64})`,
      boundary: "alphanumeric",
      maxBytes: 128,
      minEntropy: 3,
      judge: "random",
      pairWith: { rule: "aws-access-key-id", withinBytes: 1024, companion: "key-id" },
      specificity: 70
    },
    {
      // Base64 of JSON that begins with `payload`. The user is `AWS`.
      id: "aws-ecr-authorization-token",
      kind: "password of a container registry, good for 12 hours",
      severity: "medium",
      keywords: ["eyjwyxlsb2fkijoi"],
      pattern: String.raw`(?<secret>eyJwYXlsb2FkIjoi[A-Za-z0-9+/]{400}[A-Za-z0-9+/]*={0,2})`,
      boundary: "base64",
      maxBytes: 8192,
      minEntropy: 4,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/axiom.ts
var axiom = {
  provider: "axiom",
  docs: "https://axiom.co/docs/reference/tokens",
  rules: [
    {
      id: "axiom-token",
      kind: "API or personal token",
      severity: "high",
      keywords: ["xaat-", "xapt-"],
      pattern: String.raw`(?<secret>x(?:aat|apt)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/azure.ts
var SIGN7 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var azure = {
  provider: "azure",
  docs: "https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage",
  rules: [
    {
      id: "azure-storage-key",
      kind: "storage account key",
      severity: "critical",
      keywords: ["+ast"],
      exactKeyword: "+ASt",
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{76}\+ASt[A-Za-z0-9+/]{6}==)`,
      boundary: "base64",
      checksum: "azure-marvin32",
      specificity: 90
    },
    {
      // Keys from before 2021 have neither mark nor check: the setting they stand in tells.
      id: "azure-storage-connection",
      kind: "storage account key in a connection string",
      severity: "critical",
      keywords: ["accountkey="],
      pattern: String.raw`(?i)(?:AccountName=(?<account>[a-z0-9]{3,24});)?(?:[A-Za-z]+=[^;"'\s]*;)*AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)`,
      boundary: "base64",
      judge: "random",
      specificity: 85
    },
    {
      id: "azure-entra-secret",
      kind: "client secret of an Entra application",
      severity: "critical",
      keywords: ["8q~"],
      exactKeyword: "8Q~",
      pattern: String.raw`(?<secret>[A-Za-z0-9_.~-]{3}8Q~[A-Za-z0-9_.~-]{34})`,
      boundary: "base64url",
      checksum: "entra-marvin32",
      specificity: 90
    },
    {
      // The first form with a mark has no check.
      id: "azure-entra-first-secret",
      kind: "client secret of an Entra application (form of 2021)",
      severity: "critical",
      keywords: ["7q~"],
      exactKeyword: "7Q~",
      pattern: String.raw`(?<secret>[A-Za-z0-9_.~-]{3}7Q~[A-Za-z0-9_.~-]{31,34})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    },
    {
      id: "azure-storage-legacy-key",
      kind: "storage account key (before the mark)",
      severity: "critical",
      keywords: [
        "azure_storage",
        "storage_account",
        "storageaccount",
        "storage_key",
        "storagekey",
        "azurestorage",
        "account-key",
        "azure-storage",
        "storage-account",
        "storage-key"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{86}==)`,
      boundary: "base64",
      maxBytes: 200,
      judge: "keyed",
      specificity: 62
    },
    {
      // HMAC over the parameters beside it, which say what it opens and until when.
      id: "azure-sas-signature",
      kind: "shared access signature",
      severity: "high",
      keywords: ["sig="],
      pattern: String.raw`(?:sv=20[0-9]{2}-[0-9]{2}-[0-9]{2}&[^\s"'<>]{0,400}?sig=(?<secret>[A-Za-z0-9%+/]{43,80}=?)|sig=(?<secret__first>[A-Za-z0-9%+/]{43,80}=?)&[^\s"'<>]{0,400}?sv=20[0-9]{2}-[0-9]{2}-[0-9]{2})`,
      boundary: "alphanumeric",
      maxBytes: 600,
      minEntropy: 3.5,
      judge: "random",
      specificity: 70,
      percentDecode: true
    },
    {
      // The last characters are a check over all before them; services with a rule of their own go before this one.
      id: "azure-annotated-key",
      kind: "key of a resource (common annotated key)",
      severity: "high",
      keywords: ["jqqj9"],
      exactKeyword: "JQQJ9",
      pattern: String.raw`(?<secret>[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}(?:[A-Za-z0-9]{2}==)?)`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      checksum: "azure-annotated-marvin32",
      facts: "azure-annotated",
      judge: "random",
      specificity: 88
    },
    {
      // Base64 of a PKCS#12 file without a password.
      id: "azure-publish-settings",
      kind: "management certificate with its private key",
      severity: "critical",
      keywords: ["managementcertificate="],
      pattern: String.raw`ManagementCertificate="(?<secret>[A-Za-z0-9+/]{500}[A-Za-z0-9+/]*={0,2})"`,
      boundary: "none",
      maxBytes: 8192,
      minEntropy: 4,
      judge: "random",
      specificity: 85
    },
    {
      // No mark: what it is given to tells.
      id: "azure-entra-legacy-secret",
      kind: "client secret of an Entra application (before 2021)",
      severity: "critical",
      keywords: [
        "azure_client_secret",
        "arm_client_secret",
        "aad_client_secret",
        "azureclientsecret",
        "aadclientsecret",
        "msal_client_secret",
        "azuread"
      ],
      pattern: String.raw`(?<key>(?i:azure|arm|aad|msal)[A-Za-z0-9_.-]{0,20}(?i:client[_-]?secret))${SIGN7}(?<secret>[A-Za-z0-9_~@:.?*/+=\[\]-]{31,44})`,
      boundary: "base64",
      minEntropy: 3.5,
      judge: "random",
      specificity: 58,
      siblings: {
        "client-id": ["clientid", "id", "azureclientid"],
        "tenant-id": ["tenantid", "tenant", "azuretenantid", "azuretenant"]
      }
    },
    {
      id: "azure-entra-refresh-token",
      kind: "OAuth refresh token of Entra",
      severity: "high",
      keywords: ["refresh_token", "refreshtoken", ".agab"],
      pattern: String.raw`(?<secret>[01]\.A[A-Za-z0-9_-]{50,200}\.Ag[A-Za-z0-9_-]{250}[A-Za-z0-9_-]*)`,
      boundary: "base64url",
      maxBytes: 3e3,
      minEntropy: 4,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/azure-apim.ts
var azureApim = {
  provider: "azure-apim",
  docs: "https://github.com/microsoft/security-utilities",
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: "azure-apim-key",
      kind: "key of the management, gateway or repository",
      severity: "high",
      keywords: ["apim"],
      exactKeyword: "APIM",
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{76}APIM[A-Za-z0-9+/]{6}==)`,
      boundary: "base64",
      minEntropy: 3.5,
      checksum: "azure-marvin32",
      judge: "random",
      specificity: 90
    },
    {
      id: "azure-apim-subscription-key",
      kind: "subscription key",
      severity: "medium",
      keywords: [
        "subscription-key",
        "subscriptionkey",
        "subscription_key",
        "azure-api.net",
        "apim_key",
        "apimkey",
        "apim_sub",
        "apim-key",
        "apim-sub",
        "apimsub"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/azure-app-configuration.ts
var azureAppConfiguration = {
  provider: "azure-app-configuration",
  docs: "https://github.com/microsoft/security-utilities",
  rules: [
    {
      id: "azure-app-configuration-connection",
      kind: "secret of an access key in a connection string",
      severity: "high",
      keywords: [".azconfig."],
      pattern: String.raw`(?i:Endpoint)=https://(?<host>[a-z0-9-]{1,64}\.azconfig\.(?:io|azure\.us|azure\.cn));(?i:Id)=(?<key_id>[A-Za-z0-9+/:-]{4,60});(?i:Secret)=(?<secret>[A-Za-z0-9+/]{36,100}={0,2})`,
      boundary: "base64",
      maxBytes: 320,
      minEntropy: 3.5,
      judge: "random",
      specificity: 85
    },
    {
      // A common annotated key: `JQQJ99`, the month, the service (`AZAC`), a check over all.
      id: "azure-app-configuration-key",
      kind: "secret of an access key",
      severity: "high",
      keywords: ["azac"],
      exactKeyword: "AZAC",
      pattern: String.raw`(?<secret>[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9][A-L][A-Za-z0-9]{16}AZAC[A-Za-z0-9]{4})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      checksum: "azure-annotated-marvin32",
      facts: "azure-annotated",
      judge: "random",
      specificity: 92
    }
  ]
};

// src/detectors/azure-app-service.ts
var azureAppService = {
  provider: "azure-app-service",
  docs: "https://learn.microsoft.com/en-us/azure/app-service/deploy-configure-credentials",
  rules: [
    {
      id: "azure-app-service-publish-password",
      kind: "deployment password of a publish profile",
      severity: "high",
      keywords: ["userpwd="],
      pattern: String.raw`(?:userName=\\?"(?<user>[^"\\]{1,80})\\?"\s+)?userPWD=\\?"(?<secret>[A-Za-z0-9]{60})\\?"`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/azure-batch.ts
var azureBatch = {
  provider: "azure-batch",
  docs: "https://github.com/microsoft/security-utilities",
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: "azure-batch-key",
      kind: "account key",
      severity: "high",
      keywords: ["+aba"],
      exactKeyword: "+ABa",
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{76}\+ABa[A-Za-z0-9+/]{6}==)`,
      boundary: "base64",
      minEntropy: 3.5,
      checksum: "azure-marvin32",
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/azure-cache-redis.ts
var azureCacheRedis = {
  provider: "azure-cache-redis",
  docs: "https://github.com/microsoft/security-utilities",
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: "azure-cache-redis-key",
      kind: "access key",
      severity: "high",
      keywords: ["azca"],
      exactKeyword: "AzCa",
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{33}AzCa[A-P][A-Za-z0-9+/]{5}=)`,
      boundary: "base64",
      minEntropy: 3.5,
      checksum: "azure-marvin32",
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/azure-cognitive-services.ts
var azureCognitiveServices = {
  provider: "azure-cognitive-services",
  docs: "https://learn.microsoft.com/en-us/azure/ai-services/authentication",
  rules: [
    {
      id: "azure-cognitive-services-key",
      kind: "API key (old form)",
      severity: "medium",
      keywords: [
        "cognitiveservices",
        "cognitive_services",
        "api.cognitive.microsoft",
        "speech_key",
        "speechkey",
        "azure_speech",
        "translator_key",
        "translatorkey",
        "azure_translator",
        "computer_vision",
        "azure_vision",
        "cognitive-services",
        "cognitive.services",
        "speech-key",
        "speech.key",
        "azure-speech",
        "azurespeech",
        "azure.speech",
        "translator-key",
        "translator.key",
        "azure-translator",
        "azuretranslator",
        "azure.translator",
        "computer-vision",
        "computervision",
        "computer.vision",
        "azure-vision",
        "azurevision",
        "azure.vision"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 62,
      siblings: { region: ["region", "location"], host: ["endpoint", "host"] }
    }
  ]
};

// src/detectors/azure-communication-services.ts
var azureCommunicationServices = {
  provider: "azure-communication-services",
  docs: "https://github.com/microsoft/security-utilities",
  rules: [
    {
      id: "azure-communication-services-connection",
      kind: "access key in a connection string",
      severity: "medium",
      keywords: [".communication.azure."],
      pattern: String.raw`(?i:Endpoint)=https://(?<host>[a-z0-9.-]{1,100}\.communication\.azure\.com)/?;(?i:AccessKey)=(?<secret>[A-Za-z0-9+/]{84,86}={0,2})`,
      boundary: "base64",
      maxBytes: 320,
      minEntropy: 4,
      judge: "random",
      specificity: 85
    },
    {
      // A common annotated key: `JQQJ99`, the month, the service (`AZCS`), a check over all.
      id: "azure-communication-services-key",
      kind: "access key",
      severity: "medium",
      keywords: ["azcs"],
      exactKeyword: "AZCS",
      pattern: String.raw`(?<secret>[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9][A-L][A-Za-z0-9]{16}AZCS[A-Za-z0-9]{4})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      checksum: "azure-annotated-marvin32",
      facts: "azure-annotated",
      judge: "random",
      specificity: 92
    }
  ]
};

// src/detectors/azure-container-registry.ts
var azureContainerRegistry = {
  provider: "azure-container-registry",
  docs: "https://github.com/microsoft/security-utilities",
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: "azure-container-registry-key",
      kind: "password of the admin user",
      severity: "high",
      keywords: ["+acr"],
      exactKeyword: "+ACR",
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{42}\+ACR[A-D][A-Za-z0-9+/]{5})`,
      boundary: "base64",
      minEntropy: 3.5,
      checksum: "azure-marvin32",
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/azure-cosmosdb.ts
var azureCosmosdb = {
  provider: "azure-cosmosdb",
  docs: "https://github.com/microsoft/security-utilities",
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: "azure-cosmosdb-key",
      kind: "account key",
      severity: "critical",
      keywords: ["acdb"],
      exactKeyword: "ACDb",
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{76}ACDb[A-Za-z0-9+/]{6}==)`,
      boundary: "base64",
      minEntropy: 3.5,
      checksum: "azure-marvin32",
      judge: "random",
      specificity: 90
    },
    {
      id: "azure-cosmosdb-connection",
      kind: "account key in a connection string",
      severity: "critical",
      keywords: [".documents.azure."],
      pattern: String.raw`AccountEndpoint=https://(?<host>[a-z0-9.-]{1,100}\.documents\.azure\.(?:com|us|cn))(?::443)?/?;AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)`,
      boundary: "base64",
      maxBytes: 320,
      minEntropy: 4,
      judge: "random",
      specificity: 88
    },
    {
      id: "azure-cosmosdb-legacy-key",
      kind: "account key (before the mark)",
      severity: "critical",
      keywords: ["cosmos", "documents.azure.com", "documentdb"],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{86}==)`,
      boundary: "base64",
      maxBytes: 200,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/azure-devops.ts
var azureDevops = {
  provider: "azure-devops",
  docs: "https://learn.microsoft.com/en-us/azure/devops/release-notes/2024/general/sprint-241-update",
  rules: [
    {
      // A common annotated key: `JQQJ99`, the month, the service (`AZDO`), a check over all.
      id: "azure-devops-pat",
      kind: "personal access token",
      severity: "critical",
      keywords: ["azdo"],
      exactKeyword: "AZDO",
      pattern: String.raw`(?<secret>[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9][A-L][A-Za-z0-9]{16}AZDO[A-Za-z0-9]{4})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      checksum: "azure-annotated-marvin32",
      facts: "azure-annotated",
      judge: "random",
      specificity: 92
    },
    {
      // Base32 of 32 bytes, of which four are a check over the others.
      id: "azure-devops-legacy-pat",
      kind: "personal access token (52 characters)",
      severity: "critical",
      keywords: [
        "azure_devops",
        "azuredevops",
        "azure-devops",
        "ado_pat",
        "ado_token",
        "vsts",
        "dev.azure.com",
        "visualstudio.com",
        "azp_token",
        "azure.devops",
        "ado-pat",
        "adopat",
        "ado.pat",
        "ado-token",
        "adotoken",
        "ado.token",
        "azp-token",
        "azptoken",
        "azp.token",
        "ado:"
      ],
      pattern: String.raw`(?<secret>[a-z2-7]{52})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      checksum: "azure-devops-crc32",
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/azure-eventgrid.ts
var azureEventgrid = {
  provider: "azure-eventgrid",
  docs: "https://github.com/microsoft/security-utilities",
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: "azure-eventgrid-key",
      kind: "access key",
      severity: "medium",
      keywords: ["azeg"],
      exactKeyword: "AZEG",
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{33}AZEG[A-P][A-Za-z0-9+/]{5}=)`,
      boundary: "base64",
      minEntropy: 3.5,
      checksum: "azure-marvin32",
      judge: "random",
      specificity: 90
    },
    {
      // A common annotated key: `JQQJ99`, the month, the service (`AZEG`), a check over all.
      id: "azure-eventgrid-annotated-key",
      kind: "access key (common annotated key)",
      severity: "medium",
      keywords: ["azeg"],
      exactKeyword: "AZEG",
      pattern: String.raw`(?<secret>[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9][A-L][A-Za-z0-9]{16}AZEG[A-Za-z0-9]{4})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      checksum: "azure-annotated-marvin32",
      facts: "azure-annotated",
      judge: "random",
      specificity: 92
    }
  ]
};

// src/detectors/azure-eventhub.ts
var azureEventhub = {
  provider: "azure-eventhub",
  docs: "https://github.com/microsoft/security-utilities",
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: "azure-eventhub-key",
      kind: "shared access key",
      severity: "high",
      keywords: ["+aeh"],
      exactKeyword: "+AEh",
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{33}\+AEh[A-P][A-Za-z0-9+/]{5}=)`,
      boundary: "base64",
      minEntropy: 3.5,
      checksum: "azure-marvin32",
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/azure-function.ts
var azureFunction = {
  provider: "azure-function",
  docs: "https://github.com/microsoft/security-utilities",
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: "azure-function-key",
      kind: "key of a function or a host",
      severity: "high",
      keywords: ["azfu"],
      exactKeyword: "AzFu",
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{5}[AQgw](?:==)?)`,
      boundary: "base64url",
      minEntropy: 3.5,
      checksum: "azure-marvin32",
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/azure-iot-hub.ts
var azureIotHub = {
  provider: "azure-iot-hub",
  docs: "https://github.com/microsoft/security-utilities",
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: "azure-iot-hub-key",
      kind: "key of a hub, a device or of provisioning",
      severity: "high",
      keywords: ["aiot"],
      exactKeyword: "AIoT",
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{33}AIoT[A-P][A-Za-z0-9+/]{5}=)`,
      boundary: "base64",
      minEntropy: 3.5,
      checksum: "azure-marvin32",
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/azure-logic-app.ts
var azureLogicApp = {
  provider: "azure-logic-app",
  docs: "https://learn.microsoft.com/en-us/azure/logic-apps/logic-apps-securing-a-logic-app",
  rules: [
    {
      // Whoever has the signature may start it.
      id: "azure-logic-app-url",
      kind: "URL that starts a workflow",
      severity: "high",
      keywords: [".logic.azure.com"],
      pattern: String.raw`(?<secret>https://prod-[0-9]{1,3}\.[a-z0-9]{3,30}\.logic\.azure\.com(?::443)?/workflows/[0-9a-f]{32}/triggers/[^\s"'<>]{1,300}?sig=[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 600,
      minEntropy: 4,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/azure-maps.ts
var azureMaps = {
  provider: "azure-maps",
  docs: "https://github.com/microsoft/security-utilities",
  rules: [
    {
      // A common annotated key: `JQQJ99`, the month, the service (`AZMP`), a check over all.
      id: "azure-maps-key",
      kind: "subscription key",
      severity: "medium",
      keywords: ["azmp"],
      exactKeyword: "AZMP",
      pattern: String.raw`(?<secret>[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9][A-L][A-Za-z0-9]{16}AZMP[A-Za-z0-9]{4})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      checksum: "azure-annotated-marvin32",
      facts: "azure-annotated",
      judge: "random",
      specificity: 92
    }
  ]
};

// src/detectors/azure-ml.ts
var azureMl = {
  provider: "azure-ml",
  docs: "https://github.com/microsoft/security-utilities",
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: "azure-ml-classic-key",
      kind: "key of a web service (classic)",
      severity: "medium",
      keywords: ["+amc"],
      exactKeyword: "+AMC",
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{76}\+AMC[A-Za-z0-9+/]{6}==)`,
      boundary: "base64",
      minEntropy: 3.5,
      checksum: "azure-marvin32",
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/azure-notification-hub.ts
var azureNotificationHub = {
  provider: "azure-notification-hub",
  docs: "https://learn.microsoft.com/en-us/azure/notification-hubs/notification-hubs-push-notification-security",
  rules: [
    {
      // The names of its two policies tell it from a service bus.
      id: "azure-notification-hub-key",
      kind: "shared access key",
      severity: "medium",
      keywords: ["sharedaccesssignature;"],
      pattern: String.raw`Endpoint=sb://(?<host>[A-Za-z0-9-]{1,64}\.servicebus\.windows\.net)/?;SharedAccessKeyName=(?<key_id>Default(?:Full|Listen)SharedAccessSignature);SharedAccessKey=(?<secret>[A-Za-z0-9+/]{43}=)`,
      boundary: "base64",
      maxBytes: 320,
      minEntropy: 4,
      judge: "random",
      specificity: 88
    }
  ]
};

// src/detectors/azure-openai.ts
var azureOpenai = {
  provider: "azure-openai",
  docs: "https://learn.microsoft.com/en-us/azure/ai-services/openai/reference",
  rules: [
    {
      id: "azure-openai-legacy-api-key",
      kind: "API key (old form)",
      severity: "high",
      keywords: ["openai.azure.com", "azure_openai", "azureopenai", "azure-openai"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 63,
      siblings: { host: ["endpoint", "host", "base"] }
    },
    {
      // A common annotated key: `JQQJ99`, the month, the service (`ACOG`), a check over all.
      id: "azure-openai-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["acog"],
      exactKeyword: "ACOG",
      pattern: String.raw`(?<secret>[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9][A-L][A-Za-z0-9]{16}ACOG[A-Za-z0-9]{4})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      checksum: "azure-annotated-marvin32",
      facts: "azure-annotated",
      judge: "random",
      specificity: 92
    }
  ]
};

// src/detectors/azure-power-automate.ts
var azurePowerAutomate = {
  provider: "azure-power-automate",
  docs: "https://learn.microsoft.com/en-us/power-automate/oauth-authentication",
  rules: [
    {
      // Whoever has the signature may start it.
      id: "azure-power-automate-url",
      kind: "URL that starts a flow (webhook of Teams workflows)",
      severity: "high",
      keywords: [".environment.api.powerplatform.com"],
      pattern: String.raw`(?<secret>https://[A-Za-z0-9.-]{8,80}\.environment\.api\.powerplatform\.com(?::443)?/powerautomate/automations/direct/workflows/[0-9a-f]{32}/triggers/[^\s"'<>]{1,300}?sig=[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 600,
      minEntropy: 4,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/azure-relay.ts
var azureRelay = {
  provider: "azure-relay",
  docs: "https://github.com/microsoft/security-utilities",
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: "azure-relay-key",
      kind: "shared access key",
      severity: "high",
      keywords: ["+arm"],
      exactKeyword: "+ARm",
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{33}\+ARm[A-P][A-Za-z0-9+/]{5}=)`,
      boundary: "base64",
      minEntropy: 3.5,
      checksum: "azure-marvin32",
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/azure-search.ts
var azureSearch = {
  provider: "azure-search",
  docs: "https://learn.microsoft.com/en-us/azure/search/search-security-api-keys",
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: "azure-search-key",
      kind: "admin or query key",
      severity: "high",
      keywords: ["azse"],
      exactKeyword: "AzSe",
      pattern: String.raw`(?<secret>[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      checksum: "azure-marvin32",
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/azure-servicebus.ts
var azureServicebus = {
  provider: "azure-servicebus",
  docs: "https://github.com/microsoft/security-utilities",
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: "azure-servicebus-key",
      kind: "shared access key",
      severity: "high",
      keywords: ["+asb"],
      exactKeyword: "+ASb",
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{33}\+ASb[A-P][A-Za-z0-9+/]{5}=)`,
      boundary: "base64",
      minEntropy: 3.5,
      checksum: "azure-marvin32",
      judge: "random",
      specificity: 90
    },
    {
      // Keys from before the mark; event hubs and relays have the same string.
      id: "azure-servicebus-connection",
      kind: "shared access key in a connection string",
      severity: "high",
      keywords: ["sharedaccesskeyname="],
      pattern: String.raw`Endpoint=sb://(?<host>[A-Za-z0-9.-]{1,100})/?;SharedAccessKeyName=(?<key_id>[^;"'\s]{1,80});SharedAccessKey=(?<secret>[A-Za-z0-9+/]{43}=)`,
      boundary: "base64",
      maxBytes: 320,
      minEntropy: 4,
      judge: "random",
      specificity: 86
    }
  ]
};

// src/detectors/azure-signalr.ts
var azureSignalr = {
  provider: "azure-signalr",
  docs: "https://learn.microsoft.com/en-us/azure/azure-signalr/concept-connection-string",
  rules: [
    {
      id: "azure-signalr-connection",
      kind: "access key in a connection string",
      severity: "medium",
      keywords: [".service.signalr.net"],
      pattern: String.raw`Endpoint=https://(?<host>[a-z0-9-]{1,64}\.service\.signalr\.net)/?;AccessKey=(?<secret>[A-Za-z0-9+/]{43,86}={0,2})`,
      boundary: "base64",
      maxBytes: 320,
      minEntropy: 4,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/azure-sql.ts
var azureSql = {
  provider: "azure-sql",
  docs: "https://learn.microsoft.com/en-us/azure/azure-sql/database/connect-query-content-reference-guide",
  rules: [
    {
      id: "azure-sql-connection",
      kind: "password in a connection string",
      severity: "high",
      keywords: [".database.windows.net"],
      pattern: String.raw`(?i)(?:Server|Data Source)=(?:tcp:)?(?<host>[a-z0-9-]{1,64}\.database\.windows\.net)(?:,(?<port>[0-9]{2,5}))?;(?:[^;"'=\r\n]{1,40}=[^;"'\r\n]{0,120};){0,8}?(?:User ID|UID|User)=(?<user>[^;"'\r\n]{1,120});(?:[^;"'=\r\n]{1,40}=[^;"'\r\n]{0,120};){0,8}?(?:Password|PWD)=(?<secret>[^;"'\r\n]{1,128})`,
      boundary: "none",
      maxBytes: 600,
      judge: "login",
      specificity: 65
    }
  ]
};

// src/detectors/azure-web-pubsub.ts
var azureWebPubsub = {
  provider: "azure-web-pubsub",
  docs: "https://learn.microsoft.com/en-us/azure/azure-web-pubsub/howto-websocket-connect",
  rules: [
    {
      id: "azure-web-pubsub-connection",
      kind: "access key in a connection string",
      severity: "medium",
      keywords: [".webpubsub.azure."],
      pattern: String.raw`Endpoint=https://(?<host>[a-z0-9-]{1,64}\.webpubsub\.azure\.com)/?;AccessKey=(?<secret>[A-Za-z0-9+/]{43,86}={0,2})`,
      boundary: "base64",
      maxBytes: 320,
      minEntropy: 4,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/bamboo.ts
var bamboo = {
  provider: "bamboo",
  docs: "https://confluence.atlassian.com/bamboo/personal-access-tokens-976779873.html",
  rules: [
    {
      // Base64 of twelve decimal digits, a colon and 20 random bytes; other products of the vendor use the same.
      id: "bamboo-token",
      kind: "personal access token",
      severity: "high",
      keywords: ["bamboo"],
      pattern: String.raw`(?<secret>(?:[MNO][DTjz][AEIMQUYcgk][w-z0-5]){4}O[g-v][A-Za-z0-9+/]{26})`,
      boundary: "base64",
      minEntropy: 3.5,
      facts: "data-center",
      judge: "random",
      specificity: 75
    }
  ]
};

// src/detectors/bannerbear.ts
var bannerbear = {
  provider: "bannerbear",
  docs: "https://developers.bannerbear.com/",
  rules: [
    {
      id: "bannerbear-api-key",
      kind: "API key of a project or master key",
      severity: "low",
      keywords: ["bb_pr_", "bb_ma_"],
      pattern: String.raw`(?<secret>bb_(?:pr|ma)_[a-f0-9]{30})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/baremetrics.ts
var baremetrics = {
  provider: "baremetrics",
  docs: "https://developers.baremetrics.com/reference/sources",
  rules: [
    {
      id: "baremetrics-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["baremetrics"],
      pattern: String.raw`(?<secret>(?:lk|sk)_[A-Za-z0-9_-]{22,25})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 70
    }
  ]
};

// src/detectors/baseten.ts
var baseten = {
  provider: "baseten",
  docs: "https://docs.baseten.co/reference/management-api/api-keys/lists-the-users-api-keys",
  rules: [
    {
      id: "baseten-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["baseten"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{8}\.[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 70
    }
  ]
};

// src/detectors/beamer.ts
var beamer = {
  provider: "beamer",
  docs: "https://getbeamer-api.pages.dev/",
  rules: [
    {
      // `beamer` alone is also a document class.
      id: "beamer-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["beamer_api", "beamerapi", "beamer_key", "getbeamer", "beamer-api", "beamer-key", "beamerkey"],
      pattern: String.raw`(?<secret>b_[A-Za-z0-9+/=_-]{44})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 70
    }
  ]
};

// src/detectors/betterstack.ts
var betterstack = {
  provider: "betterstack",
  docs: "https://betterstack.com/docs/uptime/api/getting-started-with-uptime-api/",
  rules: [
    {
      id: "betterstack-api-token",
      kind: "API token",
      severity: "medium",
      keywords: [
        "betterstack",
        "better_stack",
        "betteruptime",
        "better_uptime",
        "logtail",
        "better-stack",
        "better-uptime"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{24})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/binance.ts
var SIGN8 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var binance = {
  provider: "binance",
  docs: "https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security",
  rules: [
    {
      id: "binance-api-key",
      kind: "API key without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["binance"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "binance-secret-key",
      kind: "secret key",
      severity: "critical",
      keywords: ["binance"],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN8}(?<secret>[A-Za-z0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "binance-api-key", withinBytes: 512, companion: "api-key" },
      specificity: 65
    }
  ]
};

// src/detectors/bip39.ts
var bip39 = {
  provider: "bip39",
  docs: "https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki",
  rules: [
    {
      // Words of 3 to 8 letters, 12, 15, 18, 21 or 24 of them. Phrases for tests repeat a word or two, and have
      // little entropy.
      id: "bip39-mnemonic",
      kind: "seed phrase of a wallet",
      severity: "critical",
      keywords: [
        "mnemonic",
        "seed_phrase",
        "seed phrase",
        "seedphrase",
        "seed-phrase",
        "recovery phrase",
        "recovery_phrase",
        "recoveryphrase",
        "wallet_seed"
      ],
      pattern: String.raw`(?i:mnemonic|(?:seed|recovery)[ _-]?phrase|wallet_seed)(?i:[a-z0-9_ ]{0,24})\\?["'\x60]?[ \t]*(?:=>|:=|[:=,(])[ \t]*\\?["'\x60]?(?<secret>[a-z]{3,8}(?: [a-z]{3,8}){11}(?:(?: [a-z]{3,8}){3}){0,4})(?:[\r\n"'\\\x60<]|$)`,
      boundary: "alphanumeric",
      maxBytes: 400,
      minEntropy: 3.4,
      checksum: "bip39-sha256",
      judge: "random",
      specificity: 70
    }
  ]
};

// src/detectors/bitbucket.ts
var SIGN9 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var bitbucket = {
  provider: "bitbucket",
  docs: "https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/",
  rules: [
    {
      // The last eight digits are CRC32 of all before them.
      id: "bitbucket-app-password",
      kind: "app password (ends in 2026)",
      severity: "high",
      keywords: ["atbb"],
      exactKeyword: "ATBB",
      pattern: String.raw`(?<secret>ATBB[A-Za-z0-9]{24}[A-F0-9]{8})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      checksum: "atlassian-crc32",
      judge: "random",
      specificity: 90,
      siblings: { user: ["user", "username", "bitbucketuser", "bitbucketusername"] }
    },
    {
      // The last eight digits are CRC32 of all before them.
      id: "bitbucket-access-token",
      kind: "access token of a repository, project or workspace",
      severity: "high",
      keywords: ["atctt3xffgn0"],
      exactKeyword: "ATCTT3xFfGN0",
      pattern: String.raw`(?<secret>ATCTT3xFfGN0[A-Za-z0-9_-]{80,800}=[A-F0-9]{8})|(?<secret__escaped>ATCTT3xFfGN0[A-Za-z0-9_-]{80,800}(?:\\{1,2}=|%3[Dd]|\\{1,2}u003[Dd])[A-F0-9]{8})`,
      boundary: "alphanumeric",
      maxBytes: 1024,
      minEntropy: 4,
      checksum: "atlassian-crc32",
      judge: "random",
      specificity: 90
    },
    {
      // Behind the prefix base64 of twelve decimal digits, a colon and 20 random bytes.
      id: "bitbucket-data-center-token",
      kind: "HTTP access token of Data Center",
      severity: "high",
      keywords: ["bbdc-"],
      exactKeyword: "BBDC-",
      pattern: String.raw`(?<secret>BBDC-(?:[MNO][DTjz][AEIMQUYcgk][w-z0-5]){4}O[g-v][A-Za-z0-9+/]{26})`,
      boundary: "base64",
      minEntropy: 3.5,
      facts: "data-center",
      judge: "random",
      specificity: 90
    },
    {
      id: "bitbucket-oauth-client-secret",
      kind: "secret of an OAuth consumer",
      severity: "medium",
      keywords: ["bitbucket"],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_-]{0,8}${SIGN9}(?<secret>[A-Za-z0-9_-]{32,64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["id", "clientid"] }
    }
  ]
};

// src/detectors/bitcoin.ts
var bitcoin = {
  provider: "bitcoin",
  docs: "https://developer.bitcoin.org/devguide/wallets.html",
  rules: [
    {
      // Begins with 5, K or L, on the test network with 9 or c.
      id: "bitcoin-wif",
      kind: "private key in the wallet import format",
      severity: "critical",
      keywords: [
        "importprivkey",
        "bitcoin",
        "privkey",
        "priv_key",
        "private_key",
        "privatekey",
        "wif",
        "priv-key",
        "private-key"
      ],
      pattern: String.raw`(?<secret>5[1-9A-HJ-NP-Za-km-z]{50}|[KL][1-9A-HJ-NP-Za-km-z]{51}|9[1-9A-HJ-NP-Za-km-z]{50}|c[1-9A-HJ-NP-Za-km-z]{51})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      minEntropy: 4.2,
      checksum: "base58-sha256",
      judge: "keyed",
      specificity: 60
    },
    {
      id: "bitcoin-extended-private-key",
      kind: "extended private key (BIP 32)",
      severity: "critical",
      keywords: ["xprv", "yprv", "zprv", "tprv", "uprv", "vprv"],
      pattern: String.raw`(?<secret>[xyztuv]prv[1-9A-HJ-NP-Za-km-z]{107})`,
      boundary: "alphanumeric",
      minEntropy: 4,
      checksum: "base58-sha256",
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/bitfinex.ts
var SIGN10 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var bitfinex = {
  provider: "bitfinex",
  docs: "https://docs.bitfinex.com/docs/rest-auth",
  rules: [
    {
      id: "bitfinex-api-key",
      kind: "API key without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["bitfinex"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "bitfinex-secret-key",
      kind: "secret key",
      severity: "high",
      keywords: ["bitfinex"],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN10}(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "bitfinex-api-key", withinBytes: 512, companion: "api-key" },
      specificity: 65
    }
  ]
};

// src/detectors/bitly.ts
var bitly = {
  provider: "bitly",
  docs: "https://dev.bitly.com/api-reference#Authentication",
  rules: [
    {
      id: "bitly-access-token",
      kind: "access token",
      severity: "low",
      keywords: ["bitly", "bit_ly", "bit-ly"],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/bitmex.ts
var bitmex = {
  provider: "bitmex",
  docs: "https://www.bitmex.com/app/apiKeys",
  rules: [
    {
      id: "bitmex-api-secret",
      kind: "API secret",
      severity: "high",
      keywords: ["bitmex"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{48})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "key-id": ["apikey", "key", "apikeyid", "keyid"] }
    }
  ]
};

// src/detectors/bitrise.ts
var bitrise = {
  provider: "bitrise",
  docs: "https://docs.bitrise.io/en/bitrise-platform/accounts/personal-access-tokens.html",
  rules: [
    {
      id: "bitrise-access-token",
      kind: "personal access token",
      severity: "high",
      keywords: ["bitrise"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{86})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/bittrex.ts
var SIGN11 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var bittrex = {
  provider: "bittrex",
  docs: "https://bittrex.github.io/api/v3",
  rules: [
    {
      id: "bittrex-api-key",
      kind: "API key without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["bittrex"],
      pattern: String.raw`(?<secret>[a-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "bittrex-secret-key",
      kind: "secret key",
      severity: "high",
      keywords: ["bittrex"],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN11}(?<secret>[a-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "bittrex-api-key", withinBytes: 512, companion: "api-key" },
      specificity: 65
    }
  ]
};

// src/detectors/bitwarden.ts
var bitwarden = {
  provider: "bitwarden",
  docs: "https://bitwarden.com/help/personal-api-key/",
  rules: [
    {
      id: "bitwarden-api-client-secret",
      kind: "client secret of the API",
      severity: "critical",
      keywords: ["bw_clientsecret", "bwclientsecret", "bitwarden", "bw-clientsecret"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{30})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["clientid", "id"] }
    },
    {
      // Version, id, client secret and the key that decrypts.
      id: "bitwarden-access-token",
      kind: "access token of a machine account",
      severity: "critical",
      keywords: ["bws", "bitwarden"],
      pattern: String.raw`(?<secret>0\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==)`,
      boundary: "base64",
      minEntropy: 4,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/blynk.ts
var SIGN12 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var blynk = {
  provider: "blynk",
  docs: "https://docs.blynk.io/en/blynk.cloud/device-https-api",
  rules: [
    {
      // 32 characters for a device, 40 for an organization.
      id: "blynk-token",
      kind: "token of a device or an organization",
      severity: "low",
      keywords: ["blynk"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{32}(?:[A-Za-z0-9_-]{8})?)`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      // Public by itself.
      id: "blynk-client-id",
      kind: "OAuth client id of an organization",
      severity: "low",
      lowBecause: "half",
      keywords: ["oa2-client-id_"],
      pattern: String.raw`(?<secret>oa2-client-id_[A-Za-z0-9_-]{32})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "blynk-client-secret",
      kind: "OAuth client secret of an organization",
      severity: "medium",
      keywords: ["blynk", "oa2-client-id_"],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN12}(?<secret>[A-Za-z0-9_-]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "blynk-client-id", withinBytes: 512, companion: "client-id" },
      specificity: 66
    }
  ]
};

// src/detectors/box.ts
var box = {
  provider: "box",
  docs: "https://developer.box.com/guides/authentication/access-tokens/",
  rules: [
    {
      // `box` alone stands in every style sheet.
      id: "box-developer-token",
      kind: "access or developer token",
      severity: "medium",
      keywords: [
        "box_developer_token",
        "boxdevelopertoken",
        "box_access_token",
        "boxaccesstoken",
        "box_token",
        "boxtoken",
        "api.box.com",
        "box-developer-token",
        "box-access-token",
        "box-token"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "box-client-secret",
      kind: "OAuth client secret",
      severity: "high",
      keywords: [
        "box_client_secret",
        "boxclientsecret",
        "box_secret",
        "boxappsettings",
        "box-client-secret",
        "box-secret",
        "boxsecret"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 63,
      siblings: { "client-id": ["id", "clientid"] }
    }
  ]
};

// src/detectors/braintree.ts
var SIGN13 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var braintree = {
  provider: "braintree",
  docs: "https://developer.paypal.com/braintree/docs/start/hello-server",
  rules: [
    {
      // The merchant is its third part.
      id: "braintree-access-token",
      kind: "access token",
      severity: "critical",
      keywords: ["access_token$production$"],
      pattern: String.raw`(?<secret>access_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      // The merchant is its third part.
      id: "braintree-sandbox-access-token",
      kind: "access token of the sandbox",
      severity: "low",
      lowBecause: "test",
      keywords: ["access_token$sandbox$"],
      pattern: String.raw`(?<secret>access_token\$sandbox\$[0-9a-z]{16}\$[0-9a-f]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "braintree-private-key",
      kind: "private key of the API",
      severity: "high",
      keywords: ["braintree", "bt_private", "bt-private", "btprivate"],
      pattern: String.raw`(?i:private)[A-Za-z0-9_.-]{0,16}${SIGN13}(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 65,
      siblings: { "public-key": ["publickey"], "merchant-id": ["merchantid"] }
    }
  ]
};

// src/detectors/branchio.ts
var branchio = {
  provider: "branchio",
  docs: "https://help.branch.io/developers-hub/docs/deep-linking-api",
  rules: [
    {
      // Stands in every app. Other vendors use the prefix too, so that the name has to be near.
      id: "branchio-key",
      kind: "Branch key (meant to be public)",
      severity: "low",
      lowBecause: "public",
      keywords: [
        "branch.io",
        "branch_key",
        "branchkey",
        "branch-key",
        "branch_api",
        "branch-api",
        "branch_secret",
        "branchsecret",
        "branchio",
        "io.branch"
      ],
      pattern: String.raw`(?<secret>key_(?:live|test)_[A-Za-z0-9]{16,40})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 75
    },
    {
      id: "branchio-secret",
      kind: "Branch secret",
      severity: "high",
      keywords: [
        "branch.io",
        "branch_key",
        "branchkey",
        "branch-key",
        "branch_secret",
        "branchsecret",
        "branchio",
        "io.branch"
      ],
      pattern: String.raw`(?<secret>secret_(?:live|test)_[A-Za-z0-9]{16,40})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      pairWith: { rule: "branchio-key", withinBytes: 512, companion: "key" },
      specificity: 75
    }
  ]
};

// src/detectors/brave.ts
var brave = {
  provider: "brave",
  docs: "https://api-dashboard.search.brave.com/app/documentation",
  rules: [
    {
      id: "brave-search-api-key",
      kind: "API key of Brave Search",
      severity: "medium",
      keywords: ["brave_", "brave-token", "brave-api", "brave-search", "bravesearch", "braveapi", "x-subscription-token", "search.brave.com"],
      pattern: String.raw`(?<secret>BSA[A-Za-z0-9_-]{24,40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 70
    }
  ]
};

// src/detectors/brevo.ts
var brevo = {
  provider: "brevo",
  docs: "https://developers.sendinblue.com/docs/authentication",
  rules: [
    {
      id: "brevo-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["xkeysib-"],
      pattern: String.raw`(?<secret>xkeysib-[A-Fa-f0-9]{64}-[A-Za-z0-9]{16})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "brevo-smtp-key",
      kind: "SMTP key",
      severity: "high",
      keywords: ["xsmtpsib-"],
      pattern: String.raw`(?<secret>xsmtpsib-[A-Fa-f0-9]{64}-[A-Za-z0-9]{16})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      siblings: { user: ["login", "user", "username", "brevologin", "brevouser", "brevousername"] }
    }
  ]
};

// src/detectors/browserbase.ts
var browserbase = {
  provider: "browserbase",
  docs: "https://docs.browserbase.com/reference/api/overview",
  rules: [
    {
      id: "browserbase-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["bb_live_"],
      pattern: String.raw`(?<secret>bb_live_[A-Za-z0-9_-]{27})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "browserbase-test-api-key",
      kind: "API key, test mode",
      severity: "low",
      lowBecause: "test",
      keywords: ["bb_test_"],
      pattern: String.raw`(?<secret>bb_test_[A-Za-z0-9_-]{27})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/browserstack.ts
var browserstack = {
  provider: "browserstack",
  docs: "https://www.browserstack.com/docs/automate/api-reference/selenium/introduction",
  rules: [
    {
      id: "browserstack-access-key",
      kind: "access key",
      severity: "medium",
      keywords: ["browserstack", "bs_authkey", "bs-authkey", "bsauthkey"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{20})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { user: ["username", "user"] }
    }
  ]
};

// src/detectors/bugsnag.ts
var bugsnag = {
  provider: "bugsnag",
  docs: "https://docs.bugsnag.com/api/data-access/",
  rules: [
    {
      id: "bugsnag-auth-token",
      kind: "data access token",
      severity: "medium",
      keywords: ["bugsnag"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/buildkite.ts
var buildkite = {
  provider: "buildkite",
  docs: "https://buildkite.com/docs/platform/security/tokens",
  rules: [
    {
      id: "buildkite-user-access-token",
      kind: "API access token",
      severity: "high",
      keywords: ["bkua_"],
      pattern: String.raw`(?<secret>bkua_[a-z0-9]{40}(?:[a-z0-9]{13})?)`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "buildkite-agent-session-token",
      kind: "session token of an agent",
      severity: "high",
      keywords: ["bkaa_"],
      pattern: String.raw`(?<secret>bkaa_[A-Za-z0-9_-]{75})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "buildkite-agent-job-token",
      kind: "job token of an agent",
      severity: "medium",
      keywords: ["bkaj_"],
      pattern: String.raw`(?<secret>bkaj_[A-Za-z0-9_-]{333})`,
      boundary: "base64url",
      maxBytes: 400,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "buildkite-agent-token",
      kind: "registration token of agents",
      severity: "high",
      keywords: ["bkct_", "bkar_"],
      pattern: String.raw`(?<secret>bk(?:ct|ar)_[A-Za-z0-9_-]{73})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "buildkite-portal-token",
      kind: "token or secret of a portal",
      severity: "high",
      keywords: ["bkpt_", "bkpat_", "bkps_"],
      pattern: String.raw`(?<secret>bkpt_[A-Za-z0-9_-]{199}|bkpat_[A-Za-z0-9_-]{54}|bkps_[A-Za-z0-9_-]{64})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "buildkite-legacy-agent-token",
      kind: "token of agents (without a prefix)",
      severity: "high",
      keywords: ["buildkite"],
      pattern: String.raw`(?<secret>[a-f0-9]{50})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/buttercms.ts
var buttercms = {
  provider: "buttercms",
  docs: "https://buttercms.com/docs/api",
  rules: [
    {
      id: "buttercms-api-token",
      kind: "API token",
      severity: "low",
      keywords: ["buttercms", "butter_cms", "butter-cms"],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/calcom.ts
var calcom = {
  provider: "calcom",
  docs: "https://cal.com/docs/api-reference/v2/introduction",
  rules: [
    {
      // Keys of self-hosted servers have `cal_` alone, which is searched only near the name.
      id: "calcom-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["cal_live_", "cal_test_", "calcom", "cal_com", "cal-com", "cal.com"],
      pattern: String.raw`(?<secret>cal_(?:live_|test_)?[a-f0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/calendly.ts
var calendly = {
  provider: "calendly",
  docs: "https://developer.calendly.com/how-to-authenticate-with-personal-access-tokens",
  rules: [
    {
      // Its issuer in base64, at each of the three places in a group that it can have.
      id: "calendly-pat",
      kind: "personal access token",
      severity: "medium",
      keywords: [
        "ahr0chm6ly9hdxrolmnhbgvuzgx5lmnvb",
        "h0dhbzoi8vyxv0ac5jywxlbmrses5jb2",
        "odhrwczovl2f1dgguy2fszw5kbhkuy29t"
      ],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]+\.ey[A-Za-z0-9_-]*(?:aHR0cHM6Ly9hdXRoLmNhbGVuZGx5LmNvb|h0dHBzOi8vYXV0aC5jYWxlbmRseS5jb2|odHRwczovL2F1dGguY2FsZW5kbHkuY29t)[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+)`,
      boundary: "base64url",
      maxBytes: 8192,
      judge: "jwt",
      specificity: 70
    }
  ]
};

// src/detectors/canada-notify.ts
var canadaNotify = {
  provider: "canada-notify",
  docs: "https://documentation.notification.canada.ca/en/keys.html",
  rules: [
    {
      // Name of the key, id of the service, the secret.
      id: "canada-notify-api-key",
      kind: "API key of GC Notify",
      severity: "medium",
      keywords: ["gcntfy-"],
      pattern: String.raw`(?<secret>gcntfy-[a-z0-9_]{1,80}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/canva.ts
var canva = {
  provider: "canva",
  docs: "https://www.canva.dev/docs/connect/authentication/",
  rules: [
    {
      id: "canva-client-secret",
      kind: "client secret of an integration",
      severity: "medium",
      keywords: ["cnvca"],
      pattern: String.raw`(?<secret>cnvca[A-Za-z0-9_-]{51})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      siblings: { "client-id": ["id", "clientid", "canvaclientid"] }
    }
  ]
};

// src/detectors/capsulecrm.ts
var capsulecrm = {
  provider: "capsulecrm",
  docs: "https://developer.capsulecrm.com/v2/overview/authentication",
  rules: [
    {
      id: "capsulecrm-token",
      kind: "access token",
      severity: "medium",
      keywords: [
        "capsulecrm",
        "capsule_crm",
        "capsule_api",
        "capsule_token",
        "capsule-crm",
        "capsule-api",
        "capsuleapi",
        "capsule-token",
        "capsuletoken"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9._+=-]{64})`,
      boundary: "base64",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/cartesia.ts
var cartesia = {
  provider: "cartesia",
  docs: "https://docs.cartesia.ai/api-reference/authentication",
  rules: [
    {
      id: "cartesia-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["sk_car_"],
      pattern: String.raw`(?<secret>sk_car_[A-Za-z0-9_]{20,24})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/censys.ts
var censys = {
  provider: "censys",
  docs: "https://docs.censys.com/reference/get-started",
  rules: [
    {
      id: "censys-api-secret",
      kind: "API secret",
      severity: "medium",
      keywords: ["censys"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "key-id": ["apiid", "id"] }
    }
  ]
};

// src/detectors/cerebras.ts
var cerebras = {
  provider: "cerebras",
  docs: "https://inference-docs.cerebras.ai/quickstart",
  rules: [
    {
      id: "cerebras-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["csk-"],
      pattern: String.raw`(?<secret>csk-[a-z0-9]{48})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/chargebee.ts
var chargebee = {
  provider: "chargebee",
  docs: "https://apidocs.chargebee.com/docs/api/auth",
  rules: [
    {
      id: "chargebee-api-key",
      kind: "API key",
      severity: "critical",
      keywords: ["chargebee"],
      pattern: String.raw`(?<secret>live_[A-Za-z0-9]{30,34})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75,
      siblings: { host: ["site", "host", "domain"] }
    },
    {
      id: "chargebee-test-api-key",
      kind: "API key of a test site",
      severity: "low",
      lowBecause: "test",
      keywords: ["chargebee"],
      pattern: String.raw`(?<secret>test_[A-Za-z0-9]{30,34})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/chartmogul.ts
var chartmogul = {
  provider: "chartmogul",
  docs: "https://dev.chartmogul.com/docs/authentication",
  rules: [
    {
      id: "chartmogul-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["chartmogul"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/checkly.ts
var checkly = {
  provider: "checkly",
  docs: "https://www.checklyhq.com/docs/cli/authentication/",
  rules: [
    {
      id: "checkly-api-key",
      kind: "API key of a user or a service",
      severity: "medium",
      keywords: ["checkly"],
      pattern: String.raw`(?<secret>(?:cu|sv)_[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75,
      siblings: { "account-id": ["accountid"] }
    }
  ]
};

// src/detectors/checkout.ts
var checkout = {
  provider: "checkout",
  docs: "https://www.checkout.com/docs/get-started/api-keys",
  rules: [
    {
      // `sk_` before a UUID, near a name of the vendor.
      id: "checkout-secret-key",
      kind: "secret key (previous form)",
      severity: "critical",
      keywords: ["checkout", "cko_", "cko-", "ckosecret"],
      pattern: String.raw`(?<secret>sk_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 80
    },
    {
      id: "checkout-test-secret-key",
      kind: "secret key of the sandbox (previous form)",
      severity: "low",
      lowBecause: "test",
      keywords: ["sk_test_"],
      pattern: String.raw`(?<secret>sk_test_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/circleci.ts
var circleci = {
  provider: "circleci",
  docs: "https://circleci.com/docs/api-developers-guide/#using-the-api-securely-wtih-curl",
  rules: [
    {
      id: "circleci-personal-token",
      kind: "personal API token",
      severity: "high",
      keywords: ["ccipat_"],
      exactKeyword: "CCIPAT_",
      pattern: String.raw`(?<secret>CCIPAT_(?<token_id>[A-Za-z0-9]{22})_[a-f0-9]{40})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "circleci-project-token",
      kind: "API token of a project",
      severity: "high",
      keywords: ["cciprj_"],
      exactKeyword: "CCIPRJ_",
      pattern: String.raw`(?<secret>CCIPRJ_(?<token_id>[A-Za-z0-9]{22})_[a-f0-9]{40})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "circleci-legacy-token",
      kind: "API token (old form)",
      severity: "high",
      keywords: [
        "circleci",
        "circle_token",
        "circle-token",
        "circle_api",
        "circle_ci",
        "circletoken",
        "circle-api",
        "circleapi",
        "circle-ci"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "circleci-runner-token",
      kind: "token of a runner",
      severity: "high",
      keywords: ["circleci", "launch-agent", "launch_agent", "launchagent"],
      pattern: String.raw`(?<secret>[a-f0-9]{80})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/cisco.ts
var cisco = {
  provider: "cisco",
  docs: "https://www.cisco.com/c/en/us/support/docs/security-vpn/remote-authentication-dial-user-service-radius/107614-64.html",
  rules: [
    {
      // Obscured with a table that everyone knows; the first two digits say where in it to begin.
      id: "cisco-type7-password",
      kind: "password of type 7",
      severity: "high",
      keywords: ["password 7 ", "key 7 ", "secret 7 ", "key-string 7 "],
      pattern: String.raw`(?i:password|key|secret|key-string) 7 (?<secret>(?:0[0-9]|1[0-5])(?:[0-9A-F]{2}){3,26})`,
      boundary: "alphanumeric",
      maxBytes: 128,
      minEntropy: 2.5,
      judge: "random",
      specificity: 65
    },
    {
      // Can be guessed offline.
      id: "cisco-secret-hash",
      kind: "hash of a password (type 5, 8 or 9)",
      severity: "medium",
      keywords: ["secret 5 ", "secret 8 ", "secret 9 ", "password 5 ", "password 8 ", "password 9 "],
      pattern: String.raw`(?:username (?<user>[^\s"]{1,64}) [^\r\n]{0,40}?)?(?:secret|password) (?:5|8|9) (?<secret>\$1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\$[89]\$[./A-Za-z0-9]{14}\$[./A-Za-z0-9]{43})`,
      boundary: "base64",
      minEntropy: 3.5,
      judge: "random",
      specificity: 65
    }
  ]
};

// src/detectors/civo.ts
var civo = {
  provider: "civo",
  docs: "https://www.civo.com/api",
  rules: [
    {
      id: "civo-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["civo"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{50})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/clarifai.ts
var clarifai = {
  provider: "clarifai",
  docs: "https://clarifai.com/developer/guide/authentication",
  rules: [
    {
      id: "clarifai-pat",
      kind: "personal access token",
      severity: "medium",
      keywords: ["clarifai"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/clay.ts
var clay = {
  provider: "clay",
  docs: "https://university.clay.com/docs/http-api-integration-overview",
  rules: [
    {
      id: "clay-api-key",
      kind: "API key",
      severity: "low",
      keywords: [
        "clay_api",
        "clayapi",
        "clay_key",
        "clay_token",
        "clay-api",
        "clay-key",
        "claykey",
        "clay-token",
        "claytoken"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{20})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/clearbit.ts
var clearbit = {
  provider: "clearbit",
  docs: "https://dashboard.clearbit.com/docs",
  rules: [
    {
      id: "clearbit-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["clearbit"],
      pattern: String.raw`(?<secret>sk_[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/clerk.ts
var clerk = {
  provider: "clerk",
  docs: "https://clerk.com/docs/deployments/clerk-environment-variables",
  rules: [
    {
      // 42 characters behind the prefix is usual.
      id: "clerk-secret-key",
      kind: "secret key",
      severity: "critical",
      keywords: ["clerk"],
      pattern: String.raw`(?<secret>sk_live_[A-Za-z0-9]{32,64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 95
    },
    {
      id: "clerk-test-secret-key",
      kind: "secret key of a development instance",
      severity: "low",
      lowBecause: "test",
      keywords: ["clerk"],
      pattern: String.raw`(?<secret>sk_test_[A-Za-z0-9]{32,64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 95
    },
    {
      // Base64 of a host name.
      id: "clerk-publishable-key",
      kind: "publishable key (meant to be public)",
      severity: "low",
      lowBecause: "public",
      keywords: ["clerk"],
      pattern: String.raw`(?<secret>pk_(?:live|test)_[A-Za-z0-9+/]{20,100}={0,2})`,
      boundary: "base64",
      maxBytes: 140,
      facts: "clerk",
      judge: "keyed",
      specificity: 95
    }
  ]
};

// src/detectors/clickhouse.ts
var clickhouse = {
  provider: "clickhouse",
  docs: "https://clickhouse.com/docs/en/cloud/security/service-accounts",
  rules: [
    {
      id: "clickhouse-url",
      kind: "connection URL with password",
      severity: "high",
      keywords: ["clickhouse:", "clickhouses:", "clickhouse+"],
      pattern: String.raw`(?i)clickhouses?(?:\+[a-z]{1,12})?:\\?/\\?/(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@(?<host>[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?(?:\\?/(?<database>[A-Za-z0-9_.%~-]+))?`,
      boundary: "none",
      judge: "password",
      specificity: 80,
      percentDecode: true
    },
    {
      // The four hex digits begin digests too, which have neither capitals nor this length.
      id: "clickhouse-cloud-key-secret",
      kind: "secret of an API key of ClickHouse Cloud",
      severity: "high",
      keywords: ["4b1d"],
      exactKeyword: "4b1d",
      pattern: String.raw`(?<secret>4b1d[A-Za-z0-9]{38})`,
      boundary: "alphanumeric",
      minEntropy: 4.1,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/clickup.ts
var clickup = {
  provider: "clickup",
  docs: "https://developer.clickup.com/docs/authentication",
  rules: [
    {
      // The number is the id of the user.
      id: "clickup-personal-token",
      kind: "personal API token",
      severity: "high",
      keywords: ["pk_1", "pk_2", "pk_3", "pk_4", "pk_5", "pk_6", "pk_7", "pk_8", "pk_9"],
      pattern: String.raw`(?<secret>pk_[0-9]{7,9}_[A-Z0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      judge: "random",
      specificity: 88
    }
  ]
};

// src/detectors/clockify.ts
var clockify = {
  provider: "clockify",
  docs: "https://docs.clockify.me/",
  rules: [
    {
      id: "clockify-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["clockify"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{48})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/clojars.ts
var clojars = {
  provider: "clojars",
  docs: "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens",
  rules: [
    {
      id: "clojars-deploy-token",
      kind: "deploy token",
      severity: "high",
      keywords: ["clojars_"],
      exactKeyword: "CLOJARS_",
      pattern: String.raw`(?<secret>CLOJARS_[a-f0-9]{60})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      siblings: { user: ["username", "user", "clojarsusername", "clojarsuser"] }
    }
  ]
};

// src/detectors/close.ts
var close = {
  provider: "close",
  docs: "https://developer.close.com/api/overview/api-key-authentication",
  rules: [
    {
      id: "close-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["close.com", "closeio", "close.io", "close_api", "closeapi"],
      pattern: String.raw`(?<secret>api_[A-Za-z0-9]{22}\.[A-Za-z0-9]{22})`,
      boundary: "alphanumeric",
      minEntropy: 4,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/cloudflare.ts
var SIGN14 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=]|[ \t])[ \t]*["'\x60]?`;
var cloudflare = {
  provider: "cloudflare",
  docs: "https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/",
  rules: [
    {
      id: "cloudflare-user-token",
      kind: "API token of a user",
      severity: "high",
      keywords: ["cfut_"],
      pattern: String.raw`(?<secret>cfut_[A-Za-z0-9]{40}[0-9a-f]{8})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      checksum: "cloudflare-crc32",
      judge: "random",
      specificity: 90
    },
    {
      id: "cloudflare-account-token",
      kind: "API token of an account",
      severity: "high",
      keywords: ["cfat_"],
      pattern: String.raw`(?<secret>cfat_[A-Za-z0-9]{40}[0-9a-f]{8})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      checksum: "cloudflare-crc32",
      judge: "random",
      specificity: 90
    },
    {
      id: "cloudflare-global-key",
      kind: "global API key",
      severity: "critical",
      keywords: ["cfk_"],
      pattern: String.raw`(?<secret>cfk_[A-Za-z0-9]{40}[0-9a-f]{8})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      checksum: "cloudflare-crc32",
      judge: "random",
      specificity: 90
    },
    {
      id: "cloudflare-legacy-token",
      kind: "API token (old form)",
      severity: "high",
      keywords: ["cloudflare", "cf_api_token", "cf_token", "cf-api-token", "cf-token", "cfapitoken"],
      pattern: String.raw`(?i)(?<key>[a-z0-9_.-]*(?:cloudflare|cf)[a-z0-9_.-]*token)${SIGN14}(?<secret>(?-i:[A-Za-z0-9_-]{40}))`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 60
    },
    {
      id: "cloudflare-legacy-global-key",
      kind: "global API key (old form)",
      severity: "critical",
      keywords: ["cloudflare", "cf_api_key", "cf-api-key", "cfapikey", "x-auth-key"],
      pattern: String.raw`(?i)(?<key>[a-z0-9_.-]*(?:(?:cloudflare|cf)[a-z0-9_.-]*key|x-auth-key))${SIGN14}(?<secret>(?-i:[a-f0-9]{37}))`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 60,
      siblings: { user: ["email", "user", "username"] }
    },
    {
      id: "cloudflare-origin-ca-key",
      kind: "origin CA key",
      severity: "high",
      keywords: ["v1.0-"],
      pattern: String.raw`(?<secret>v1\.0-[a-f0-9]{24}-[a-f0-9]{146})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      // Base64 of JSON with account, tunnel and secret.
      id: "cloudflare-tunnel-token",
      kind: "token that runs a tunnel",
      severity: "high",
      keywords: ["eyjhijoi"],
      exactKeyword: "eyJhIjoi",
      pattern: String.raw`(?<secret>eyJhIjoi[A-Za-z0-9+/]{120,300}={0,2})`,
      boundary: "base64",
      maxBytes: 400,
      minEntropy: 4,
      facts: "cloudflare-tunnel",
      judge: "random",
      specificity: 85
    },
    {
      // SHA-256 of the API token that it was made from.
      id: "cloudflare-r2-secret",
      kind: "secret access key of R2",
      severity: "high",
      keywords: [
        "r2_secret",
        "r2secret",
        "r2_access",
        "r2access",
        "r2-secret",
        "cloudflarestorage.com",
        "cloudflare_r2",
        "r2-access",
        "cloudflare-r2",
        "cloudflarer2"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "key-id": ["accesskeyid", "keyid"] }
    }
  ]
};

// src/detectors/cloudinary.ts
var cloudinary = {
  provider: "cloudinary",
  docs: "https://cloudinary.com/documentation/cloudinary_credentials_tutorial",
  rules: [
    {
      id: "cloudinary-url",
      kind: "API secret in a URL",
      severity: "high",
      keywords: ["cloudinary://"],
      pattern: String.raw`cloudinary://(?<key_id>[0-9]{12,18}):(?<secret>[A-Za-z0-9_-]{24,40})@(?<cloud>[A-Za-z0-9_-]{2,64})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/cloudsmith.ts
var cloudsmith = {
  provider: "cloudsmith",
  docs: "https://help.cloudsmith.io/docs/api-key",
  rules: [
    {
      // The last six look like a check; how it is made is not published.
      id: "cloudsmith-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["csa_"],
      pattern: String.raw`(?<secret>csa_[a-f0-9]{30}[A-Za-z0-9]{6})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/cockroachdb.ts
var cockroachdb = {
  provider: "cockroachdb",
  docs: "https://www.cockroachlabs.com/docs/cockroachcloud/managing-access",
  rules: [
    {
      id: "cockroachdb-cloud-api-key",
      kind: "API key of a service account",
      severity: "high",
      keywords: ["ccdb1_"],
      exactKeyword: "CCDB1_",
      pattern: String.raw`(?<secret>CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/cocoapods.ts
var cocoapods = {
  provider: "cocoapods",
  docs: "https://guides.cocoapods.org/making/getting-setup-with-trunk.html",
  rules: [
    {
      id: "cocoapods-trunk-token",
      kind: "session token of trunk",
      severity: "medium",
      keywords: ["cocoapods", "trunk.cocoapods.org"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/codacy.ts
var codacy = {
  provider: "codacy",
  docs: "https://docs.codacy.com/codacy-api/api-tokens/",
  rules: [
    {
      id: "codacy-api-token",
      kind: "API token of a project or an account",
      severity: "medium",
      keywords: ["codacy"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{20,32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/codeclimate.ts
var codeclimate = {
  provider: "codeclimate",
  docs: "https://docs.codeclimate.com/docs/finding-your-test-coverage-token#should-i-keep-my-test-reporter-id-secret",
  rules: [
    {
      // Lets one upload coverage.
      id: "codeclimate-test-reporter-id",
      kind: "id of the test reporter",
      severity: "low",
      keywords: [
        "cc_test_reporter",
        "codeclimate",
        "code_climate",
        "code-climate",
        "cc-test-reporter",
        "cctestreporter"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/codecov.ts
var codecov = {
  provider: "codecov",
  docs: "https://docs.codecov.com/reference/api-overview",
  rules: [
    {
      id: "codecov-token",
      kind: "upload or API token",
      severity: "low",
      keywords: ["codecov"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/codemagic.ts
var codemagic = {
  provider: "codemagic",
  docs: "https://docs.codemagic.io/rest-api/codemagic-rest-api/",
  rules: [
    {
      id: "codemagic-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["codemagic"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/coderabbit.ts
var coderabbit = {
  provider: "coderabbit",
  docs: "https://docs.coderabbit.ai/",
  rules: [
    {
      // The prefix is too short to search for alone.
      id: "coderabbit-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["coderabbit", "key=cr-", "key: cr-", "bearer cr-", '"cr-'],
      pattern: String.raw`(?<secret>cr-[a-f0-9]{58})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/cohere.ts
var cohere = {
  provider: "cohere",
  docs: "https://docs.cohere.com/reference/list-connectors",
  rules: [
    {
      id: "cohere-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["cohere", "co_api_key", "co-api-key", "coapikey"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/coinapi.ts
var coinapi = {
  provider: "coinapi",
  docs: "https://docs.coinapi.io/market-data/authentication",
  rules: [
    {
      id: "coinapi-key",
      kind: "API key",
      severity: "low",
      keywords: ["coinapi", "coin_api", "coin-api"],
      pattern: String.raw`(?<secret>[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/coinbase.ts
var SIGN15 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var coinbase = {
  provider: "coinbase",
  docs: "https://docs.cloud.coinbase.com/wallet-sdk/docs/api-keys",
  rules: [
    {
      id: "coinbase-cdp-private-key",
      kind: "private key of an API key",
      severity: "critical",
      keywords: ["/apikeys/"],
      pattern: String.raw`(?<key_id>organizations/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/apiKeys/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"\s*,\s*"privateKey"\s*:\s*"(?<secret>-----BEGIN EC PRIVATE KEY-----(?:[^-]|-{1,4}[^-])+-----END EC PRIVATE KEY-----)`,
      boundary: "none",
      maxBytes: 1024,
      judge: "private-key",
      specificity: 95
    },
    {
      id: "coinbase-cdp-secret",
      kind: "secret of an API key (Ed25519)",
      severity: "critical",
      keywords: [
        "coinbase",
        "cdp_api",
        "cdp_key",
        "cdp_secret",
        "cdpapikey",
        "cdp-api",
        "cdpapi",
        "cdp-key",
        "cdpkey",
        "cdp-secret",
        "cdpsecret"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{86}==)`,
      boundary: "base64",
      maxBytes: 200,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "coinbase-legacy-api-secret",
      kind: "API secret (old form)",
      severity: "high",
      keywords: ["coinbase", "cb-access"],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN15}(?<secret>[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 62,
      siblings: { "key-id": ["apikey", "key"] }
    }
  ]
};

// src/detectors/command.ts
var VALUE = String.raw`(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[^\s"'\x60$<>|;&(){}\[\]-][^\s"'\x60<>|;&(){}\[\]]*))`;
var REST = String.raw`(?:[ \t]+[^\r\n|;&]*?)?[ \t]+`;
var command = {
  provider: "command",
  docs: "https://www.gnu.org/software/libc/manual/html_node/Argument-Syntax.html",
  rules: [
    {
      // The password follows `-p` without a blank; with one it is a prompt and then a database.
      id: "command-mysql-password",
      kind: "password in a call of a MySQL client",
      severity: "critical",
      keywords: ["mysql ", "mysqldump ", "mysqladmin ", "mysqlimport ", "mariadb ", "mariadb-dump "],
      pattern: `(?:mysql(?:dump|admin|import)?|mariadb(?:-dump)?)${REST}-p${VALUE}`,
      boundary: "none",
      maxBytes: 512,
      judge: "login",
      specificity: 40
    },
    {
      id: "command-short-option-password",
      kind: "password behind a short option",
      severity: "high",
      keywords: [
        "docker login",
        "podman login",
        "sqlcmd ",
        "ldapsearch ",
        "ldapadd ",
        "ldapmodify ",
        "mongo ",
        "mongodump ",
        "mongorestore ",
        "mongosh ",
        "oc login",
        "az login",
        "ipmitool ",
        "clickhouse-client "
      ],
      pattern: `(?:${[
        `(?:docker|podman|oc|az)[ \\t]+login${REST}-p`,
        `sqlcmd${REST}-P`,
        `ldap(?:search|add|modify)${REST}-w`,
        `mongo(?:dump|restore|sh)?${REST}-p`,
        `ipmitool${REST}-P`
      ].join("|")})[ \\t]*${VALUE}`,
      boundary: "none",
      maxBytes: 512,
      judge: "login",
      specificity: 38
    },
    {
      id: "command-user-percent-password",
      kind: "user and password in a call of a Samba client",
      severity: "high",
      keywords: ["smbclient ", "rpcclient ", "winexe ", "smbmap ", "wmic "],
      pattern: String.raw`(?:smbclient|rpcclient|winexe|wmic)${REST}-U[ \t]*["']?(?<user>[A-Za-z0-9_.\\/@-]+)%(?<secret>[^\s"']+)`,
      boundary: "none",
      maxBytes: 512,
      judge: "login",
      specificity: 40
    },
    {
      id: "command-openssl-passphrase",
      kind: "passphrase in a call of OpenSSL",
      severity: "high",
      keywords: ["-passin pass:", "-passout pass:", "-pass pass:"],
      pattern: String.raw`-pass(?:in|out)?[ \t]+["']?pass:(?<secret>[^\s"'$]+)`,
      boundary: "none",
      judge: "login",
      specificity: 40
    },
    {
      id: "command-net-password",
      kind: "password in a call of net",
      severity: "high",
      keywords: ["net user ", "net use "],
      pattern: String.raw`(?i)net[ \t]+(?:user[ \t]+(?<user>[\w.-]+)[ \t]+(?:"(?<secret__quoted>[^"\r\n]+)"|(?<secret__account>[^\s"/$%*]\S*))[ \t]+/add|use[ \t]+[^\r\n]*?/u(?:ser)?:(?<user__share>[\w.\\@-]+)[ \t]+(?:"(?<secret__quoted2>[^"\r\n]+)"|(?<secret>[^\s"/$%*]\S*)))`,
      boundary: "none",
      judge: "login",
      specificity: 40
    }
  ]
};

// src/detectors/composio.ts
var composio = {
  provider: "composio",
  docs: "https://docs.composio.dev/docs/authentication",
  rules: [
    {
      // Based on a limited number of examples.
      id: "composio-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["composio"],
      pattern: String.raw`(?<secret>ak_[A-Za-z0-9_-]{20})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 72
    }
  ]
};

// src/detectors/configcat.ts
var configcat = {
  provider: "configcat",
  docs: "https://configcat.com/docs/sdk-reference/overview/",
  rules: [
    {
      // Reads feature flags; old keys lack the prefix.
      id: "configcat-sdk-key",
      kind: "SDK key",
      severity: "low",
      keywords: ["configcat-sdk-1/"],
      pattern: String.raw`(?<secret>configcat-sdk-1/[A-Za-z0-9_-]{22}/[A-Za-z0-9_-]{22})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/confluent.ts
var confluent = {
  provider: "confluent",
  docs: "https://docs.confluent.io/cloud/current/access-management/authenticate/api-keys.html",
  rules: [
    {
      // The last six characters are CRC32 of the 54 before them, in base64.
      id: "confluent-cloud-api-secret",
      kind: "API secret",
      severity: "high",
      keywords: ["cflt"],
      exactKeyword: "cflt",
      pattern: String.raw`(?<secret>cflt[A-Za-z0-9+/]{60})`,
      boundary: "base64",
      minEntropy: 4,
      checksum: "confluent-crc32",
      judge: "random",
      specificity: 90,
      siblings: { "key-id": ["apikey", "key", "confluentapikey", "confluentkey"] }
    },
    {
      id: "confluent-legacy-api-secret",
      kind: "API secret (old form)",
      severity: "high",
      keywords: ["confluent", "ccloud"],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{64})`,
      boundary: "base64",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "key-id": ["apikey", "key"] }
    }
  ]
};

// src/detectors/conjur.ts
var conjur = {
  provider: "conjur",
  docs: "https://docs.conjur.org/",
  rules: [
    {
      id: "conjur-api-key",
      kind: "API key",
      severity: "critical",
      keywords: ["conjur"],
      pattern: String.raw`(?<secret>[a-z0-9]{50,58})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { user: ["login", "authnlogin"], account: ["account"] }
    }
  ]
};

// src/detectors/consul.ts
var UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var consul = {
  provider: "consul",
  docs: "https://developer.hashicorp.com/consul/docs/secure/acl/token",
  rules: [
    {
      id: "consul-acl-token",
      kind: "ACL token",
      severity: "high",
      keywords: ["consul"],
      pattern: String.raw`(?<secret>${UUID})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/contentful.ts
var contentful = {
  provider: "contentful",
  docs: "https://www.contentful.com/developers/docs/references/content-delivery-api/",
  rules: [
    {
      // Reads content; those for delivery often stand in web pages.
      id: "contentful-delivery-token",
      kind: "delivery or preview token",
      severity: "low",
      keywords: ["contentful"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { space: ["spaceid", "space"] }
    },
    {
      id: "contentful-pat",
      kind: "personal access (management) token",
      severity: "high",
      keywords: ["cfpat-"],
      exactKeyword: "CFPAT-",
      pattern: String.raw`(?<secret>CFPAT-[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/convertkit.ts
var convertkit = {
  provider: "convertkit",
  docs: "https://developers.kit.com/api-reference/authentication",
  rules: [
    {
      id: "convertkit-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["kit_"],
      pattern: String.raw`(?<secret>kit_[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 48,
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      id: "convertkit-api-secret",
      kind: "API secret (third version)",
      severity: "medium",
      keywords: ["convertkit"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/couchbase.ts
var couchbase = {
  provider: "couchbase",
  docs: "https://docs.couchbase.com/cloud/management-api-guide/management-api-authentication.html",
  rules: [
    {
      // The library asks for user and password apart; those are found by their own names.
      id: "couchbase-url",
      kind: "connection URL with password",
      severity: "high",
      keywords: ["couchbase:", "couchbases:"],
      pattern: String.raw`(?i)couchbases?:\\?/\\?/(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@(?<host>[^\s:/?#"'<>\\,\x60()\]}@]+)`,
      boundary: "none",
      judge: "password",
      specificity: 80,
      percentDecode: true
    },
    {
      id: "couchbase-capella-api-key",
      kind: "secret of an API key of Capella",
      severity: "high",
      keywords: ["capella", "couchbase"],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{60,120}={0,2})`,
      boundary: "base64",
      maxBytes: 256,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/coveralls.ts
var coveralls = {
  provider: "coveralls",
  docs: "https://docs.coveralls.io/api-repos-endpoint",
  rules: [
    {
      id: "coveralls-repo-token",
      kind: "token of a repository or a user",
      severity: "low",
      keywords: ["coveralls", "repo_token", "repo-token", "repotoken"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32,37})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/coze.ts
var coze = {
  provider: "coze",
  docs: "https://www.coze.com/docs/developer_guides/coze_api_overview",
  rules: [
    {
      // Other vendors use the prefix too, so that the name has to be near.
      id: "coze-pat",
      kind: "personal access token",
      severity: "medium",
      keywords: ["coze"],
      pattern: String.raw`(?<secret>pat_[A-Za-z0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 4,
      judge: "random",
      specificity: 82
    }
  ]
};

// src/detectors/crates-io.ts
var cratesIo = {
  provider: "crates-io",
  docs: "https://doc.rust-lang.org/cargo/reference/registry-authentication.html",
  rules: [
    {
      // The prefix is too short to search for alone.
      id: "crates-io-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["crates", "cargo", 'token = "cio', 'token="cio'],
      pattern: String.raw`(?<secret>cio[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/crowdin.ts
var crowdin = {
  provider: "crowdin",
  docs: "https://support.crowdin.com/account-settings/",
  rules: [
    {
      id: "crowdin-token",
      kind: "personal access token",
      severity: "medium",
      keywords: ["crowdin"],
      pattern: String.raw`(?<secret>[a-f0-9]{80})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/cursor.ts
var cursor = {
  provider: "cursor",
  docs: "https://cursor.com/docs/cloud-agent/api/endpoints",
  rules: [
    {
      // Old keys begin with `key_`, which is searched near the name only.
      id: "cursor-api-key",
      kind: "API key",
      severity: "high",
      keywords: [
        "crsr_",
        "cursor_api",
        "cursorapi",
        "cursor.com",
        "cursor_key",
        "cursor_token",
        "cursor-api",
        "cursor.api",
        "cursor-key",
        "cursorkey",
        "cursor.key",
        "cursor-token",
        "cursortoken",
        "cursor.token"
      ],
      pattern: String.raw`(?<secret>(?:key|crsr)_[a-f0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/customerio.ts
var customerio = {
  provider: "customerio",
  docs: "https://docs.customer.io/integrations/api/#app-api",
  rules: [
    {
      id: "customerio-app-api-key",
      kind: "key of the app API",
      severity: "high",
      keywords: ["customerio", "customer.io", "customer_io", "customer-io"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "customerio-track-api-key",
      kind: "key of the track API",
      severity: "medium",
      keywords: ["customerio", "customer.io", "customer_io", "customer-io"],
      pattern: String.raw`(?<secret>[a-f0-9]{20})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "site-id": ["siteid"] }
    }
  ]
};

// src/detectors/cypress.ts
var cypress = {
  provider: "cypress",
  docs: "https://docs.cypress.io/guides/guides/command-line#cypress-run",
  rules: [
    {
      id: "cypress-record-key",
      kind: "record key",
      severity: "low",
      keywords: ["cypress"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/dashscope.ts
var dashscope = {
  provider: "dashscope",
  docs: "https://www.alibabacloud.com/help/en/model-studio/get-api-key",
  rules: [
    {
      // Other vendors use the same form, so that the name decides.
      id: "dashscope-api-key",
      kind: "API key of DashScope (Qwen)",
      severity: "high",
      keywords: ["dashscope", "qwen"],
      pattern: String.raw`(?<secret>sk-[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 66
    }
  ]
};

// src/detectors/databento.ts
var databento = {
  provider: "databento",
  docs: "https://databento.com/docs/api-reference-historical/basics/authentication",
  rules: [
    {
      id: "databento-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["databento"],
      pattern: String.raw`(?<secret>db-[A-Za-z0-9]{29})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/databricks.ts
var databricks = {
  provider: "databricks",
  docs: "https://docs.databricks.com/en/dev-tools/auth/pat.html",
  rules: [
    {
      // Tokens of Azure end in a dash and a digit.
      id: "databricks-pat",
      kind: "personal access token",
      severity: "critical",
      keywords: ["dapi"],
      pattern: String.raw`(?<secret>dapi[a-f0-9]{32}(?:-[0-9])?)`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85,
      siblings: { host: ["host", "url", "instance", "databrickshost", "databricksurl", "databricksinstance"] }
    },
    {
      id: "databricks-oauth-secret",
      kind: "OAuth secret of a service principal",
      severity: "critical",
      keywords: ["dose"],
      pattern: String.raw`(?<secret>dose[a-f0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85,
      siblings: {
        "client-id": ["clientid", "id", "databricksclientid"],
        host: ["host", "url", "instance", "databrickshost", "databricksurl", "databricksinstance"]
      }
    }
  ]
};

// src/detectors/datadog.ts
var SIGN16 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=]|[ \t])[ \t]*["'\x60]?`;
var NAME = String.raw`(?:datadog|dd)[a-z0-9_.-]*?`;
var datadog = {
  provider: "datadog",
  docs: "https://docs.datadoghq.com/account_management/api-app-keys/",
  rules: [
    {
      id: "datadog-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["datadog", "dd_api", "dd-api", "ddapi"],
      pattern: String.raw`(?i)(?<key>${NAME}api[_-]?key)${SIGN16}(?<secret>(?-i:[a-f0-9]{32}))`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 60
    },
    {
      id: "datadog-application-key",
      kind: "application key",
      severity: "high",
      keywords: ["datadog", "dd_app", "dd-app", "ddapp"],
      pattern: String.raw`(?i)(?<key>${NAME}app(?:lication)?[_-]?key)${SIGN16}(?<secret>(?-i:[a-f0-9]{40}))`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 60
    },
    {
      id: "datadog-prefixed-application-key",
      kind: "application key",
      severity: "high",
      keywords: ["ddapp_"],
      pattern: String.raw`(?<secret>ddapp_[A-Za-z0-9]{34})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    },
    {
      // Based on a limited number of examples.
      id: "datadog-personal-access-token",
      kind: "personal access token",
      severity: "high",
      keywords: ["ddpat_"],
      pattern: String.raw`(?<secret>ddpat_[A-Za-z0-9_]{30,70})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      // Stands in web pages and sends logs only.
      id: "datadog-client-token",
      kind: "client token (meant to be public)",
      severity: "low",
      lowBecause: "public",
      keywords: [
        "datadog",
        "clienttoken",
        "client_token",
        "dd_client",
        "dd_rum",
        "client-token",
        "client.token",
        "dd-client",
        "ddclient",
        "dd.client",
        "dd-rum",
        "ddrum",
        "dd.rum"
      ],
      pattern: String.raw`(?<secret>pub[a-f0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/datagov.ts
var datagov = {
  provider: "datagov",
  docs: "https://api.data.gov/docs/developer-manual/",
  rules: [
    {
      id: "datagov-api-key",
      kind: "API key of US agencies",
      severity: "low",
      keywords: [
        "data.gov",
        "nasa.gov",
        "nasa_api",
        "nasaapi",
        "nasa_key",
        "datagov",
        "data_gov",
        "nasa-api",
        "nasa-key",
        "nasakey",
        "data-gov"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/datastax.ts
var datastax = {
  provider: "datastax",
  docs: "https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html",
  rules: [
    {
      // Client id, then the secret.
      id: "datastax-astra-token",
      kind: "application token of Astra",
      severity: "high",
      keywords: ["astracs:"],
      exactKeyword: "AstraCS:",
      pattern: String.raw`(?<secret>AstraCS:[A-Za-z0-9]{24}:[a-f0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/deepai.ts
var deepai = {
  provider: "deepai",
  docs: "https://deepai.org/docs",
  rules: [
    {
      id: "deepai-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["deepai"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/deepgram.ts
var deepgram = {
  provider: "deepgram",
  docs: "https://developers.deepgram.com/docs/authenticating",
  rules: [
    {
      id: "deepgram-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["deepgram"],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/deepseek.ts
var deepseek = {
  provider: "deepseek",
  docs: "https://api-docs.deepseek.com/",
  rules: [
    {
      // Other vendors use the same form, so that the name decides.
      id: "deepseek-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["deepseek"],
      pattern: String.raw`(?<secret>sk-[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 66
    }
  ]
};

// src/detectors/defined-networking.ts
var definedNetworking = {
  provider: "defined-networking",
  docs: "https://docs.defined.net/api/defined-networking-api/",
  rules: [
    {
      id: "defined-networking-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["dnkey-"],
      pattern: String.raw`(?<secret>dnkey-[A-Z2-7]{26}-[A-Z2-7]{52})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/delighted.ts
var delighted = {
  provider: "delighted",
  docs: "https://app.delighted.com/docs/api",
  rules: [
    {
      id: "delighted-api-key",
      kind: "API key",
      severity: "low",
      keywords: [
        "delighted_api",
        "delightedapi",
        "delighted.com",
        "delighted_key",
        "delighted.api",
        "delighted-api",
        "delighted-key",
        "delightedkey"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/deno.ts
var deno = {
  provider: "deno",
  docs: "https://docs.deno.com/deploy/manual/",
  rules: [
    {
      id: "deno-deploy-token",
      kind: "personal token of Deploy",
      severity: "high",
      keywords: ["ddp_", "ddw_"],
      pattern: String.raw`(?<secret>dd[pw]_[A-Za-z0-9]{36})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      id: "deno-organization-token",
      kind: "token of an organization",
      severity: "high",
      keywords: ["ddo_"],
      pattern: String.raw`(?<secret>ddo_[A-Za-z0-9]{36})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/dependency-track.ts
var dependencyTrack = {
  provider: "dependency-track",
  docs: "https://docs.dependencytrack.org/integrations/rest-api/",
  rules: [
    {
      id: "dependency-track-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["odt_"],
      pattern: String.raw`(?<secret>odt_(?:[A-Za-z0-9]{8}_)?[A-Za-z0-9]{32,255})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    }
  ]
};

// src/detectors/devcycle.ts
var devcycle = {
  provider: "devcycle",
  docs: "https://docs.devcycle.com/essentials/keys",
  rules: [
    {
      id: "devcycle-server-key",
      kind: "server SDK key",
      severity: "medium",
      keywords: ["dvc_server_"],
      pattern: String.raw`(?<secret>dvc_server_[A-Za-z0-9_]{8,80})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      id: "devcycle-client-key",
      kind: "client or mobile SDK key (meant to be public)",
      severity: "low",
      lowBecause: "public",
      keywords: ["dvc_client_", "dvc_mobile_"],
      pattern: String.raw`(?<secret>dvc_(?:client|mobile)_[A-Za-z0-9_]{8,80})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    }
  ]
};

// src/detectors/deviantart.ts
var deviantart = {
  provider: "deviantart",
  docs: "https://www.deviantart.com/developers/http/v1/20210526",
  rules: [
    {
      id: "deviantart-client-secret",
      kind: "OAuth client secret or token",
      severity: "low",
      keywords: ["deviantart"],
      pattern: String.raw`(?<secret>[0-9a-f]{32}|[A-Za-z0-9]{40,80})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["id", "clientid"] }
    }
  ]
};

// src/detectors/devin.ts
var devin = {
  provider: "devin",
  docs: "https://docs.devin.ai/api-reference/authentication",
  rules: [
    {
      id: "devin-user-key",
      kind: "key of a user",
      severity: "high",
      keywords: ["apk_user_"],
      pattern: String.raw`(?<secret>apk_user_[A-Za-z0-9+/]{120,180}={0,2})`,
      boundary: "base64",
      minEntropy: 4,
      judge: "random",
      specificity: 90
    },
    {
      id: "devin-service-key",
      kind: "key of a service",
      severity: "high",
      keywords: ["apk_"],
      pattern: String.raw`(?<secret>apk_[A-Za-z0-9+/]{80,100}={0,2})`,
      boundary: "base64",
      minEntropy: 4,
      judge: "random",
      specificity: 85
    },
    {
      id: "devin-service-user-token",
      kind: "token of a service user",
      severity: "high",
      keywords: ["cog_"],
      pattern: String.raw`(?<secret>cog_[a-z2-7]{52})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/dfuse.ts
var dfuse = {
  provider: "dfuse",
  docs: "https://docs.dfuse.io/",
  rules: [
    {
      id: "dfuse-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["dfuse"],
      pattern: String.raw`(?<secret>(?:web|server)_[0-9a-z]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/diffbot.ts
var diffbot = {
  provider: "diffbot",
  docs: "https://docs.diffbot.com/reference/account",
  rules: [
    {
      id: "diffbot-token",
      kind: "API token",
      severity: "low",
      keywords: ["diffbot"],
      pattern: String.raw`(?<secret>[a-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/digitalocean.ts
var digitalocean = {
  provider: "digitalocean",
  docs: "https://docs.digitalocean.com/reference/api/create-personal-access-token/",
  rules: [
    {
      id: "digitalocean-access-token",
      kind: "personal access token",
      severity: "critical",
      keywords: ["dop_v1_"],
      pattern: String.raw`(?<secret>dop_v1_[a-f0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "digitalocean-oauth-token",
      kind: "OAuth access token",
      severity: "high",
      keywords: ["doo_v1_"],
      pattern: String.raw`(?<secret>doo_v1_[a-f0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "digitalocean-refresh-token",
      kind: "OAuth refresh token",
      severity: "high",
      keywords: ["dor_v1_"],
      pattern: String.raw`(?<secret>dor_v1_[a-f0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      // Names the key; the secret stands beside it.
      id: "digitalocean-spaces-key-id",
      kind: "key id of Spaces without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["do00"],
      exactKeyword: "DO00",
      pattern: String.raw`(?<secret>DO00[A-Z0-9]{16})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      id: "digitalocean-spaces-secret",
      kind: "secret key of Spaces",
      severity: "high",
      keywords: [
        "do00",
        "digitaloceanspaces",
        "spaces_secret",
        "spacessecret",
        "spaces_key",
        "spaces_access",
        "do_spaces",
        "dospaces",
        "spaces-secret",
        "spaces-key",
        "spaceskey",
        "spaces-access",
        "spacesaccess",
        "do-spaces"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{43})`,
      boundary: "base64",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "digitalocean-spaces-key-id", withinBytes: 512, companion: "key-id" },
      specificity: 60
    }
  ]
};

// src/detectors/dingtalk.ts
var dingtalk = {
  provider: "dingtalk",
  docs: "https://open.dingtalk.com/document/robots/custom-robot-access",
  rules: [
    {
      id: "dingtalk-webhook-url",
      kind: "webhook URL of a robot",
      severity: "medium",
      keywords: ["oapi.dingtalk.com"],
      pattern: String.raw`(?<secret>https?:\\?/\\?/oapi\.dingtalk\.com\\?/robot\\?/send\?access_token=[a-f0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "dingtalk-signing-secret",
      kind: "signing secret of a robot",
      severity: "medium",
      keywords: ["dingtalk", "dingding", "ding_secret", "dingsecret"],
      pattern: String.raw`(?<secret>SEC[a-f0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/discord.ts
var SIGN17 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var discord = {
  provider: "discord",
  docs: "https://discord.com/developers/docs/reference#authentication",
  rules: [
    {
      // Three parts without a literal: the bot's id in base64, a time, a signature. Words near it lead there.
      id: "discord-bot-token",
      kind: "bot token",
      severity: "high",
      keywords: ["discord", "bot_token", "bottoken", "bot-token", "authorization: bot", ".login(", ".run("],
      pattern: String.raw`(?<secret>[MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40})`,
      boundary: "base64url",
      judge: "discord-token",
      specificity: 85
    },
    {
      id: "discord-webhook-url",
      kind: "webhook URL",
      severity: "medium",
      keywords: ["discord.com", "discordapp.com"],
      pattern: String.raw`(?<secret>https?:\\?/\\?/(?:(?:canary|ptb)\.)?discord(?:app)?\.com\\?/api(?:\\?/v[0-9]+)?\\?/webhooks\\?/(?<webhook_id>[0-9]{17,20})\\?/[A-Za-z0-9_-]{60,80})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "discord-client-secret",
      kind: "OAuth client secret",
      severity: "medium",
      keywords: ["discord"],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN17}(?<secret>[A-Za-z0-9_-]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["id", "clientid"] }
    },
    {
      id: "discord-user-token",
      kind: "token of a user with a second factor",
      severity: "high",
      keywords: ["mfa."],
      pattern: String.raw`(?<secret>mfa\.[A-Za-z0-9_-]{84})`,
      boundary: "base64url",
      minEntropy: 4,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/disqus.ts
var disqus = {
  provider: "disqus",
  docs: "https://disqus.com/api/docs/requests/",
  rules: [
    {
      id: "disqus-api-secret",
      kind: "API key or secret",
      severity: "low",
      keywords: ["disqus"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/ditto.ts
var ditto = {
  provider: "ditto",
  docs: "https://developer.dittowords.com/api-reference/authentication",
  rules: [
    {
      id: "ditto-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["ditto"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[a-z0-9]{40})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 78
    }
  ]
};

// src/detectors/django.ts
var django = {
  provider: "django",
  docs: "https://docs.djangoproject.com/en/5.1/ref/settings/#std-setting-SECRET_KEY",
  rules: [
    {
      // Can be guessed offline, slowly.
      id: "django-password-hash",
      kind: "hash of a password",
      severity: "low",
      keywords: ["pbkdf2_sha256$"],
      pattern: String.raw`(?<secret>pbkdf2_sha256\$[0-9]{3,8}\$[A-Za-z0-9]{8,32}\$[A-Za-z0-9+/]{43}=)`,
      boundary: "base64",
      minEntropy: 4,
      judge: "random",
      specificity: 85
    },
    {
      // The prefix warns that nobody replaced it; it signs sessions all the same.
      id: "django-insecure-secret-key",
      kind: "secret key that `startproject` made",
      severity: "high",
      keywords: ["django-insecure-"],
      pattern: String.raw`(?<secret>django-insecure-[A-Za-z0-9!@#$%\^&*(_=+)-]{50})`,
      boundary: "none",
      minEntropy: 3.5,
      judge: "random",
      specificity: 88
    },
    {
      // 50 characters of the alphabet that the framework draws from.
      id: "django-secret-key",
      kind: "secret key in the settings",
      severity: "high",
      keywords: ["secret_key"],
      pattern: String.raw`SECRET_KEY["']?\]?[ \t]*[:=][ \t]*["'](?<secret>[a-z0-9!@#$%\^&*(_=+)-]{50})["']`,
      boundary: "none",
      minEntropy: 4,
      judge: "random",
      specificity: 55
    }
  ]
};

// src/detectors/docker.ts
var Q = String.raw`\\*"`;
var docker = {
  provider: "docker",
  docs: "https://docs.docker.com/security/access-tokens/",
  rules: [
    {
      id: "docker-access-token",
      kind: "personal access token of Docker Hub",
      severity: "critical",
      keywords: ["dckr_pat_"],
      pattern: String.raw`(?<secret>dckr_pat_[A-Za-z0-9_-]{27})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "docker-organization-token",
      kind: "organization access token of Docker Hub",
      severity: "critical",
      keywords: ["dckr_oat_"],
      pattern: String.raw`(?<secret>dckr_oat_[A-Za-z0-9_-]{32})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      // The form without a sign: `ENV NAME value`.
      id: "docker-env-password",
      kind: "password in an ENV instruction",
      severity: "high",
      keywords: ["env "],
      exactKeyword: "ENV ",
      pattern: String.raw`ENV[ \t]+(?<key>(?i:[a-z0-9_]*(?:pass|pwd)[a-z0-9_]*))[ \t]+(?:"(?<secret__quoted>[^"\r\n]+)"|(?<secret__line>[^\s"'=\\]+)[ \t]*(?:[\r\n]|$))`,
      boundary: "none",
      judge: "password",
      specificity: 22
    },
    {
      id: "docker-env-secret",
      kind: "secret in an ENV instruction",
      severity: "medium",
      keywords: ["env "],
      exactKeyword: "ENV ",
      pattern: String.raw`ENV[ \t]+(?<key>(?i:[a-z0-9_]*(?:secret|token|key)[a-z0-9_]*))[ \t]+"?(?<secret__line>[^\s"'=\\]+)"?[ \t]*(?:[\r\n]|$)`,
      boundary: "none",
      judge: "random",
      specificity: 22
    },
    {
      // One registry of config.json and of the pull secrets that Kubernetes makes of it.
      id: "docker-config-login",
      kind: "user and password of a registry",
      severity: "high",
      keywords: ['auth"', 'auth\\"'],
      pattern: String.raw`(?:${Q}(?:https?:\\?/\\?/)?(?<host>[A-Za-z0-9.:-]+)[^"\s]*${Q}\s*:\s*\{[^{}]*?)?${Q}auth${Q}\s*:\s*${Q}(?<secret>[A-Za-z0-9+/]{6,}={0,2})\\*"`,
      boundary: "none",
      maxBytes: 512,
      judge: "base64-login",
      specificity: 60
    }
  ]
};

// src/detectors/docker-swarm.ts
var dockerSwarm = {
  provider: "docker-swarm",
  docs: "https://docs.docker.com/engine/swarm/swarm-mode/",
  rules: [
    {
      // Digest of the root certificate in base36, then the secret.
      id: "docker-swarm-join-token",
      kind: "token to join a swarm",
      severity: "high",
      keywords: ["swmtkn-1-"],
      exactKeyword: "SWMTKN-1-",
      pattern: String.raw`(?<secret>SWMTKN-1-[a-z0-9]{50}-[a-z0-9]{25})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "docker-swarm-unlock-key",
      kind: "key that unlocks a manager",
      severity: "high",
      keywords: ["swmkey-1-"],
      exactKeyword: "SWMKEY-1-",
      pattern: String.raw`(?<secret>SWMKEY-1-[A-Za-z0-9+/]{43})`,
      boundary: "base64",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/dockerhub.ts
var dockerhub = {
  provider: "dockerhub",
  docs: "https://docs.docker.com/security/for-developers/access-tokens/",
  rules: [
    {
      id: "dockerhub-legacy-token",
      kind: "access token (old form)",
      severity: "high",
      keywords: [
        "dockerhub",
        "docker_hub",
        "docker-hub",
        "docker_password",
        "docker_token",
        "docker_pass",
        "docker-password",
        "dockerpassword",
        "docker-token",
        "dockertoken",
        "docker-pass",
        "dockerpass"
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { user: ["username", "user", "login"] }
    }
  ]
};

// src/detectors/docparser.ts
var docparser = {
  provider: "docparser",
  docs: "https://docparser.com/docs/api/",
  rules: [
    {
      id: "docparser-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["docparser"],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/docusign.ts
var SIGN18 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var docusign = {
  provider: "docusign",
  docs: "https://developers.docusign.com/platform/auth/",
  rules: [
    {
      id: "docusign-secret-key",
      kind: "secret key of an integration",
      severity: "high",
      keywords: ["docusign"],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN18}(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 62,
      siblings: { "client-id": ["integrationkey", "clientid", "id"] }
    }
  ]
};

// src/detectors/doppler.ts
var doppler = {
  provider: "doppler",
  docs: "https://docs.doppler.com/reference/auth-token-formats",
  rules: [
    {
      id: "doppler-personal-token",
      kind: "personal token",
      severity: "critical",
      keywords: ["dp.pt."],
      pattern: String.raw`(?<secret>dp\.pt\.[A-Za-z0-9]{40,44})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "doppler-cli-token",
      kind: "token of the command line",
      severity: "critical",
      keywords: ["dp.ct."],
      pattern: String.raw`(?<secret>dp\.ct\.[A-Za-z0-9]{40,44})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      // The name of the configuration stands before the secret.
      id: "doppler-service-token",
      kind: "service token",
      severity: "critical",
      keywords: ["dp.st."],
      pattern: String.raw`(?<secret>dp\.st\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "doppler-service-account-token",
      kind: "token of a service account",
      severity: "critical",
      keywords: ["dp.sa."],
      pattern: String.raw`(?<secret>dp\.sa\.[A-Za-z0-9]{40,44})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "doppler-scim-token",
      kind: "SCIM token",
      severity: "high",
      keywords: ["dp.scim."],
      pattern: String.raw`(?<secret>dp\.scim\.[A-Za-z0-9]{40,44})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "doppler-audit-token",
      kind: "audit token",
      severity: "high",
      keywords: ["dp.audit."],
      pattern: String.raw`(?<secret>dp\.audit\.[A-Za-z0-9]{40,44})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/droneci.ts
var droneci = {
  provider: "droneci",
  docs: "https://docs.drone.io/api/overview/",
  rules: [
    {
      // `drone` alone is a word of its own.
      id: "droneci-access-token",
      kind: "API token",
      severity: "high",
      keywords: [
        "drone_token",
        "dronetoken",
        "drone-token",
        "drone_server",
        "drone_access",
        "droneci",
        "drone.io",
        "drone-server",
        "droneserver",
        "drone-access",
        "droneaccess"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { host: ["server", "host"] }
    }
  ]
};

// src/detectors/dropbox.ts
var SIGN19 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var dropbox = {
  provider: "dropbox",
  docs: "https://developers.dropbox.com/oauth-guide",
  rules: [
    {
      // About 140 characters in the older form, up to 1300 now.
      id: "dropbox-access-token",
      kind: "short-lived access token",
      severity: "high",
      keywords: ["sl.u.a", "sl.a", "sl.b", "dropbox", "bearer sl."],
      pattern: String.raw`(?<secret>sl\.(?:u\.)?[A-Za-z0-9_-]{77}[A-Za-z0-9_-]*)`,
      boundary: "base64url",
      maxBytes: 1600,
      minEntropy: 4,
      judge: "random",
      specificity: 88
    },
    {
      // Ten times A in the middle.
      id: "dropbox-long-lived-token",
      kind: "long-lived access token (retired)",
      severity: "high",
      keywords: ["dropbox"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{11}AAAAAAAAAA[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 80
    },
    {
      id: "dropbox-app-secret",
      kind: "app secret",
      severity: "medium",
      keywords: ["dropbox"],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN19}(?<secret>[a-z0-9]{15})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "app-key": ["appkey", "key"] }
    }
  ]
};

// src/detectors/dropbox-sign.ts
var dropboxSign = {
  provider: "dropbox-sign",
  docs: "https://developers.hellosign.com/docs/api-dashboard/",
  rules: [
    {
      id: "dropbox-sign-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["hellosign", "dropbox_sign", "dropboxsign", "dropbox-sign"],
      pattern: String.raw`(?<secret>[a-f0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 62
    }
  ]
};

// src/detectors/duffel.ts
var duffel = {
  provider: "duffel",
  docs: "https://duffel.com/docs/api",
  rules: [
    {
      id: "duffel-api-token",
      kind: "access token",
      severity: "high",
      keywords: ["duffel_live_"],
      pattern: String.raw`(?<secret>duffel_live_[A-Za-z0-9_=-]{43})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "duffel-test-api-token",
      kind: "access token, test mode",
      severity: "low",
      lowBecause: "test",
      keywords: ["duffel_test_"],
      pattern: String.raw`(?<secret>duffel_test_[A-Za-z0-9_=-]{43})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/duo.ts
var duo = {
  provider: "duo",
  docs: "https://duo.com/docs/authapi",
  rules: [
    {
      id: "duo-secret-key",
      kind: "secret key of an integration",
      severity: "high",
      keywords: [
        "duosecurity",
        "duo_secret",
        "duosecret",
        "duo_skey",
        "duoskey",
        "duo_integration",
        "skey",
        "duo-secret",
        "duo-integration",
        "duointegration"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "key-id": ["ikey", "integrationkey"], host: ["host", "apihost", "hostname"] }
    }
  ]
};

// src/detectors/dwolla.ts
var dwolla = {
  provider: "dwolla",
  docs: "https://developers.dwolla.com/docs/auth",
  rules: [
    {
      // The key beside it has the same form.
      id: "dwolla-app-secret",
      kind: "application secret",
      severity: "high",
      keywords: ["dwolla"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{50})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "app-key": ["appkey", "key"] }
    }
  ]
};

// src/detectors/dynatrace.ts
var dynatrace = {
  provider: "dynatrace",
  docs: "https://www.dynatrace.com/support/help/dynatrace-api/basics/dynatrace-api-authentication",
  rules: [
    {
      id: "dynatrace-api-token",
      kind: "API token of an environment or a cluster",
      severity: "high",
      keywords: ["dt0c01.", "dt0s01."],
      pattern: String.raw`(?<secret>dt0[cs]01\.[A-Z0-9]{24}\.[A-Z0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "dynatrace-platform-token",
      kind: "platform token",
      severity: "high",
      keywords: ["dt0s16."],
      pattern: String.raw`(?<secret>dt0s16\.[A-Z0-9]{8}(?:[A-Z0-9]{16})?\.[A-Z0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "dynatrace-oauth-client-secret",
      kind: "OAuth client secret",
      severity: "high",
      keywords: ["dt0s02."],
      pattern: String.raw`(?<secret>dt0s02\.[A-Z0-9]{8}\.[A-Z0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/e2b.ts
var e2b = {
  provider: "e2b",
  docs: "https://e2b.dev/docs/api-key",
  rules: [
    {
      id: "e2b-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["e2b_"],
      pattern: String.raw`(?<secret>e2b_[a-f0-9]{40})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/easypost.ts
var easypost = {
  provider: "easypost",
  docs: "https://docs.easypost.com/docs/authentication",
  rules: [
    {
      id: "easypost-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["ezak"],
      exactKeyword: "EZAK",
      pattern: String.raw`(?<secret>EZAK[A-Za-z0-9]{54})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      id: "easypost-test-api-key",
      kind: "API key, test mode",
      severity: "low",
      lowBecause: "test",
      keywords: ["eztk"],
      exactKeyword: "EZTK",
      pattern: String.raw`(?<secret>EZTK[A-Za-z0-9]{54})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/ebay.ts
var ebay = {
  provider: "ebay",
  docs: "https://developer.ebay.com/api-docs/static/oauth-credentials.html",
  rules: [
    {
      // The last group is left out in some. An app id holds `-PRD-` in its middle.
      id: "ebay-client-secret",
      kind: "cert id (client secret)",
      severity: "high",
      keywords: ["prd-"],
      exactKeyword: "PRD-",
      pattern: String.raw`(?<secret>PRD-[a-f0-9]{12}(?:-[a-f0-9]{4}){3,4})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 82
    }
  ]
};

// src/detectors/elastic-cloud.ts
var elasticCloud = {
  provider: "elastic-cloud",
  docs: "https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys",
  rules: [
    {
      // Based on a limited number of examples.
      id: "elastic-cloud-api-key",
      kind: "API key of an organization",
      severity: "critical",
      keywords: ["essu_"],
      pattern: String.raw`(?<secret>essu_[A-Za-z0-9_-]{60,200}={0,2})`,
      boundary: "base64url",
      minEntropy: 4,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/elasticemail.ts
var elasticemail = {
  provider: "elasticemail",
  docs: "https://elasticemail.com/developers/api-documentation/rest-api",
  rules: [
    {
      id: "elasticemail-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["elasticemail", "elastic_email", "elastic-email"],
      pattern: String.raw`(?<secret>[A-F0-9]{96})`,
      boundary: "alphanumeric",
      maxBytes: 200,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/elasticsearch.ts
var elasticsearch = {
  provider: "elasticsearch",
  docs: "https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-security-create-api-key",
  rules: [
    {
      // Base64 of an id of 20 characters, a colon and 22 more; the colon makes the 28th character a 6.
      id: "elasticsearch-api-key",
      kind: "API key (encoded)",
      severity: "high",
      keywords: ["elasticsearch", "elastic", "es_api_key", "authorization: apikey", "es-api-key", "esapikey"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{27}6[A-Za-z0-9]{30}==)`,
      boundary: "base64",
      maxBytes: 140,
      minEntropy: 4,
      judge: "keyed",
      specificity: 70
    }
  ]
};

// src/detectors/elevenlabs.ts
var elevenlabs = {
  provider: "elevenlabs",
  docs: "https://elevenlabs.io/docs/api-reference/authentication",
  rules: [
    {
      id: "elevenlabs-api-key",
      kind: "API key",
      severity: "medium",
      keywords: [
        "elevenlabs",
        "eleven_labs",
        "eleven-labs",
        "xi-api-key",
        "xi_api_key",
        "eleven_api",
        "eleven.labs",
        "xiapikey",
        "xi.api.key",
        "eleven-api",
        "elevenapi",
        "eleven.api",
        "eleven:"
      ],
      pattern: String.raw`(?<secret>sk_[a-f0-9]{48})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    },
    {
      id: "elevenlabs-legacy-api-key",
      kind: "API key (without a prefix)",
      severity: "medium",
      keywords: [
        "elevenlabs",
        "eleven_labs",
        "eleven-labs",
        "xi-api-key",
        "xi_api_key",
        "eleven_api",
        "eleven.labs",
        "xiapikey",
        "xi.api.key",
        "eleven-api",
        "elevenapi",
        "eleven.api"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/endorlabs.ts
var endorlabs = {
  provider: "endorlabs",
  docs: "https://docs.endorlabs.com/rest-api/authentication/",
  rules: [
    {
      // Key and secret have this form both.
      id: "endorlabs-api-key",
      kind: "API key or its secret",
      severity: "high",
      keywords: ["endr+"],
      pattern: String.raw`(?<secret>endr\+[A-Za-z0-9-]{16})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/eraser.ts
var eraser = {
  provider: "eraser",
  docs: "https://eraser.io/docs/api/authentication",
  rules: [
    {
      id: "eraser-api-token",
      kind: "API token",
      severity: "low",
      keywords: ["eraser_api", "eraserapi", "eraser.io", "eraser_token", "erasertoken", "eraser-api", "eraser-token"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{20})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/ethereum.ts
var SIGN20 = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;
var ethereum = {
  provider: "ethereum",
  docs: "https://ethereum.org/en/developers/docs/accounts/",
  rules: [
    {
      // Without `0x` the name has to speak of Ethereum, since other curves have keys of 32 bytes too.
      id: "ethereum-private-key",
      kind: "private key of an account",
      severity: "critical",
      keywords: [
        "private_key",
        "privatekey",
        "private-key",
        "priv_key",
        "privkey",
        "deployer",
        "wallet_key",
        "walletkey",
        "ethereum",
        "eth_",
        "accounts:"
      ],
      pattern: String.raw`(?:(?i:(?:private|priv|wallet|deployer|eth[a-z]{0,8})[a-z0-9_.-]{0,12}key[a-z0-9_]{0,12}|accounts)${SIGN20}(?:\[\s*["'\x60])?(?<secret>0x[a-fA-F0-9]{64})|(?i:(?:eth|ethereum|wallet|deployer|metamask)[a-z0-9_.-]{0,12}(?:private|priv)[a-z0-9_.-]{0,4}key)${SIGN20}(?<secret__bare>[a-fA-F0-9]{64}))`,
      boundary: "alphanumeric",
      minEntropy: 3.2,
      judge: "random",
      specificity: 65
    },
    {
      // As strong as its password, which can be guessed offline.
      id: "ethereum-keystore",
      kind: "encrypted private key (keystore file)",
      severity: "low",
      keywords: ["kdfparams"],
      pattern: String.raw`"ciphertext"\s*:\s*"(?<secret>[0-9a-f]{64})"`,
      boundary: "alphanumeric",
      maxBytes: 600,
      minEntropy: 3,
      judge: "random",
      specificity: 70
    }
  ]
};

// src/detectors/etherscan.ts
var etherscan = {
  provider: "etherscan",
  docs: "https://docs.etherscan.io/etherscan-v2/getting-an-api-key",
  rules: [
    {
      id: "etherscan-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["etherscan", "bscscan", "polygonscan", "arbiscan", "snowtrace", "basescan", "ftmscan"],
      pattern: String.raw`(?<secret>[A-Z0-9]{34})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/etsy.ts
var etsy = {
  provider: "etsy",
  docs: "https://developers.etsy.com/documentation/essentials/authentication/",
  rules: [
    {
      id: "etsy-api-key",
      kind: "keystring, with the shared secret or without",
      severity: "low",
      keywords: ["etsy"],
      pattern: String.raw`(?<secret>[a-z0-9]{24}(?::[a-z0-9]{10})?)`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/eventbrite.ts
var eventbrite = {
  provider: "eventbrite",
  docs: "https://www.eventbrite.com/platform/docs/authentication",
  rules: [
    {
      id: "eventbrite-token",
      kind: "private token",
      severity: "medium",
      keywords: ["eventbrite"],
      pattern: String.raw`(?<secret>[A-Z0-9]{20})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/exa.ts
var exa = {
  provider: "exa",
  docs: "https://docs.exa.ai/reference/getting-started",
  rules: [
    {
      id: "exa-api-key",
      kind: "API key",
      severity: "medium",
      keywords: [
        "exa_api",
        "exaapi",
        "exa.ai",
        "exa_key",
        "exa-api",
        "exa.api",
        "exa-key",
        "exakey",
        "exa.key",
        "exa:"
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/exoscale.ts
var exoscale = {
  provider: "exoscale",
  docs: "https://community.exoscale.com/product/iam/how-to/api-keys/",
  rules: [
    {
      // Names the key; the secret stands beside it.
      id: "exoscale-api-key-id",
      kind: "API key id without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["exo"],
      exactKeyword: "EXO",
      pattern: String.raw`(?<secret>EXO[A-Za-z0-9]{24,30})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      judge: "random",
      specificity: 85
    },
    {
      id: "exoscale-api-secret",
      kind: "API secret",
      severity: "high",
      keywords: ["exoscale"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "exoscale-api-key-id", withinBytes: 512, companion: "key-id" },
      specificity: 60
    }
  ]
};

// src/detectors/expo.ts
var expo = {
  provider: "expo",
  docs: "https://docs.expo.dev/accounts/programmatic-access/",
  rules: [
    {
      // `expo` alone begins every `export`.
      id: "expo-access-token",
      kind: "access token",
      severity: "high",
      keywords: [
        "expo_token",
        "expotoken",
        "expo_access",
        "expoaccess",
        "expo-token",
        "expo.dev",
        "eas_token",
        "expo-access",
        "eas-token",
        "eastoken"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/facebook.ts
var facebook = {
  provider: "facebook",
  docs: "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/",
  rules: [
    {
      id: "facebook-access-token",
      kind: "access token of a user, page or system user",
      severity: "high",
      keywords: ["eaa"],
      exactKeyword: "EAA",
      pattern: String.raw`(?<secret>EAA[A-Za-z0-9]{80}[A-Za-z0-9]*)`,
      boundary: "base64",
      maxBytes: 900,
      minEntropy: 4,
      judge: "random",
      specificity: 85
    },
    {
      id: "facebook-app-token",
      kind: "access token of an application",
      severity: "high",
      keywords: [
        "facebook",
        "fb_app",
        "fb_access",
        "fb_token",
        "fb_client",
        "fb_secret",
        "fbapp",
        "fb_api",
        "fbaccess",
        "fbtoken",
        "fbclient",
        "fbsecret",
        "fb-app",
        "fb-access",
        "fb-token",
        "fb-client",
        "fb-secret",
        "fb-api",
        "fbapi"
      ],
      pattern: String.raw`(?<secret>[0-9]{12,18}(?:\||%7C)[A-Za-z0-9_-]{24,40})`,
      boundary: "base64url",
      maxBytes: 140,
      minEntropy: 3.5,
      judge: "random",
      specificity: 75
    },
    {
      id: "facebook-app-secret",
      kind: "secret of an application",
      severity: "high",
      keywords: [
        "facebook",
        "fb_app",
        "fb_access",
        "fb_token",
        "fb_client",
        "fb_secret",
        "fbapp",
        "fb_api",
        "fbaccess",
        "fbtoken",
        "fbclient",
        "fbsecret",
        "fb-app",
        "fb-access",
        "fb-token",
        "fb-client",
        "fb-secret",
        "fb-api",
        "fbapi"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "app-id": ["appid", "facebookappid", "fbappid"] }
    }
  ]
};

// src/detectors/fal.ts
var UUID2 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var fal = {
  provider: "fal",
  docs: "https://fal.ai/docs/authentication/key-based",
  rules: [
    {
      id: "fal-api-key",
      kind: "API key, id and secret in one",
      severity: "high",
      keywords: [
        "fal_key",
        "fal_api",
        "fal-api",
        "fal.ai",
        "falkey",
        "fal-ai",
        "falapi",
        "fal-key",
        "fal.key",
        "fal.api",
        "fal:"
      ],
      pattern: String.raw`(?<secret>${UUID2}:[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/fastly.ts
var fastly = {
  provider: "fastly",
  docs: "https://www.fastly.com/documentation/reference/api/#authentication",
  rules: [
    {
      id: "fastly-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["fastly"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/fauna.ts
var fauna = {
  provider: "fauna",
  docs: "https://docs.fauna.com/fauna/current/learn/security/keys/",
  rules: [
    {
      id: "fauna-secret",
      kind: "database secret",
      severity: "high",
      keywords: ["fauna"],
      pattern: String.raw`(?<secret>fn[A-Za-z0-9_-]{38})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/figma.ts
var UUID3 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var figma = {
  provider: "figma",
  docs: "https://www.figma.com/developers/api#access-tokens",
  rules: [
    {
      id: "figma-pat",
      kind: "personal access token",
      severity: "high",
      keywords: ["figd_"],
      pattern: String.raw`(?<secret>figd_[A-Za-z0-9_-]{38,43})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      id: "figma-pat-figp",
      kind: "plan access token",
      severity: "high",
      keywords: ["figp_"],
      pattern: String.raw`(?<secret>figp_[A-Za-z0-9_=-]{40,54})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      id: "figma-pat-legacy",
      kind: "personal access token (old form)",
      severity: "high",
      keywords: ["figma"],
      pattern: String.raw`(?<secret>[0-9]{4,8}-${UUID3})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/filezilla.ts
var BASE64 = "[A-Za-z0-9+/]{4,172}={0,2}";
var filezilla = {
  provider: "filezilla",
  docs: "https://wiki.filezilla-project.org/Logging_in",
  rules: [
    {
      // The site manager writes the password in base64, beside host and user.
      id: "filezilla-password",
      kind: "password of a site",
      severity: "high",
      keywords: ["<pass encoding"],
      pattern: String.raw`(?i)(?:<Host>(?<host>[^<]{1,253})</Host>[^\x00]{0,400}?<User>(?<user>[^<]{1,128})</User>[^\x00]{0,120}?)?<Pass encoding="base64">(?<secret>${BASE64})</Pass>`,
      boundary: "none",
      maxBytes: 700,
      judge: "base64-password",
      specificity: 60
    }
  ]
};

// src/detectors/finage.ts
var finage = {
  provider: "finage",
  docs: "https://finage.co.uk/docs/api/getting-started",
  rules: [
    {
      id: "finage-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["finage"],
      pattern: String.raw`(?<secret>API_KEY[0-9A-Z]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/finicity.ts
var finicity = {
  provider: "finicity",
  docs: "https://developer.mastercard.com/open-finance-us/documentation/access-and-config/",
  rules: [
    {
      id: "finicity-app-key",
      kind: "application key",
      severity: "high",
      keywords: ["finicity"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "finicity-partner-secret",
      kind: "secret of the partner",
      severity: "high",
      keywords: ["finicity"],
      pattern: String.raw`(?<secret>[a-zA-Z0-9]{20})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/finnhub.ts
var finnhub = {
  provider: "finnhub",
  docs: "https://finnhub.io/docs/api/authentication",
  rules: [
    {
      // Old tokens have 20 characters, current ones 40.
      id: "finnhub-token",
      kind: "API token",
      severity: "low",
      keywords: ["finnhub"],
      pattern: String.raw`(?<secret>[a-z0-9]{20}(?:[a-z0-9]{20})?)`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/firecrawl.ts
var firecrawl = {
  provider: "firecrawl",
  docs: "https://docs.firecrawl.dev/api-reference/introduction#authentication",
  rules: [
    {
      id: "firecrawl-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["fc-"],
      exactKeyword: "fc-",
      pattern: String.raw`(?<secret>fc-[a-f0-9]{32})`,
      boundary: "base64url",
      maxBytes: 48,
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/firefox.ts
var firefox = {
  provider: "firefox",
  docs: "https://searchfox.org/mozilla-central/source/toolkit/components/passwordmgr/storage-json.sys.mjs",
  rules: [
    {
      // One login of logins.json. Encrypted with a key that lies beside it in key4.db, mostly without a passphrase.
      id: "firefox-login",
      kind: "saved password of a browser",
      severity: "medium",
      keywords: ["encryptedpassword"],
      pattern: String.raw`"encryptedPassword"\s*:\s*"(?<secret>[A-Za-z0-9+/]{32,}={0,2})"`,
      boundary: "none",
      minEntropy: 3,
      judge: "random",
      specificity: 60
    }
  ]
};

// src/detectors/fireworks.ts
var fireworks = {
  provider: "fireworks",
  docs: "https://docs.fireworks.ai/api-reference/introduction",
  rules: [
    {
      // The prefix is short and common in code, so the word has to be near.
      id: "fireworks-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["fireworks"],
      pattern: String.raw`(?<secret>fw_[A-Za-z0-9]{22,24})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/fleetbase.ts
var fleetbase = {
  provider: "fleetbase",
  docs: "https://docs.fleetbase.io/",
  rules: [
    {
      id: "fleetbase-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["flb_live_", "flb_test_"],
      pattern: String.raw`(?<secret>flb_(?:live|test)_[0-9A-Za-z]{20,64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/flexport-logistics.ts
var flexportLogistics = {
  provider: "flexport-logistics",
  docs: "https://docs.logistics-api.flexport.com/",
  rules: [
    {
      id: "flexport-logistics-token",
      kind: "API token",
      severity: "medium",
      keywords: ["shltm_"],
      pattern: String.raw`(?<secret>shltm_[0-9A-Za-z_-]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/flickr.ts
var flickr = {
  provider: "flickr",
  docs: "https://www.flickr.com/services/api/auth.oauth.html",
  rules: [
    {
      id: "flickr-key",
      kind: "API key",
      severity: "low",
      keywords: ["flickr"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "flickr-secret",
      kind: "secret of an API key",
      severity: "low",
      keywords: ["flickr"],
      pattern: String.raw`(?<secret>[a-f0-9]{16})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { key: ["key", "apikey", "flickrkey", "flickrapikey"] }
    }
  ]
};

// src/detectors/flutterwave.ts
var flutterwave = {
  provider: "flutterwave",
  docs: "https://developer.flutterwave.com/docs/authentication",
  rules: [
    {
      id: "flutterwave-secret-key",
      kind: "secret key",
      severity: "critical",
      keywords: ["flwseck-"],
      pattern: String.raw`(?<secret>FLWSECK-[0-9a-z]{32}-(?:[0-9a-z]{11}vt-)?X)`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "flutterwave-test-secret-key",
      kind: "secret key, test mode",
      severity: "low",
      lowBecause: "test",
      keywords: ["flwseck_test-"],
      pattern: String.raw`(?<secret>FLWSECK_TEST-[0-9a-z]{32}-(?:[0-9a-z]{11}vt-)?X)`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "flutterwave-public-key",
      kind: "public key, meant to be public",
      severity: "low",
      lowBecause: "public",
      keywords: ["flwpubk"],
      pattern: String.raw`(?<secret>FLWPUBK(?:_TEST)?-[0-9a-z]{32}-X)`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "flutterwave-encryption-key",
      kind: "encryption key",
      severity: "medium",
      keywords: ["flwseck_test"],
      pattern: String.raw`(?<secret>FLWSECK_TEST-?[0-9a-h]{12})`,
      boundary: "alphanumeric",
      minEntropy: 2.5,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/fly.ts
var fly = {
  provider: "fly",
  docs: "https://fly.io/docs/security/tokens/",
  rules: [
    {
      id: "fly-access-token",
      kind: "access token (macaroon)",
      severity: "high",
      keywords: ["fm2_", "fm1r_", "fm1a_"],
      pattern: String.raw`(?<secret>(?:FlyV1 )?fm(?:2|1[ra])_[A-Za-z0-9+/]{100}[A-Za-z0-9+/]*={0,2}(?:,fm(?:2|1[ra])_[A-Za-z0-9+/]+={0,2})*)`,
      boundary: "base64",
      maxBytes: 1024,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "fly-access-token-legacy",
      kind: "personal token (old form)",
      severity: "high",
      keywords: ["fo1_"],
      pattern: String.raw`(?<secret>fo1_[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/fontawesome.ts
var UUID4 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var fontawesome = {
  provider: "fontawesome",
  docs: "https://docs.fontawesome.com/web/setup/packages",
  rules: [
    {
      id: "fontawesome-npm-token",
      kind: "token of the package registry",
      severity: "low",
      keywords: ["npm.fontawesome.com", "fontawesome"],
      pattern: String.raw`(?<secret>${UUID4})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 65
    }
  ]
};

// src/detectors/foursquare.ts
var foursquare = {
  provider: "foursquare",
  docs: "https://docs.foursquare.com/developer/reference/v2-authentication",
  rules: [
    {
      // Client id and secret have the same form; the name tells.
      id: "foursquare-client-secret",
      kind: "client secret",
      severity: "low",
      keywords: ["foursquare"],
      pattern: String.raw`(?<secret>[0-9A-Z]{48})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["clientid", "id", "foursquareclientid"] }
    }
  ]
};

// src/detectors/frameio.ts
var frameio = {
  provider: "frameio",
  docs: "https://developer.frame.io/docs/getting-started/authentication",
  rules: [
    {
      id: "frameio-token",
      kind: "developer token",
      severity: "medium",
      keywords: ["fio-u-"],
      pattern: String.raw`(?<secret>fio-u-[A-Za-z0-9_-]{64})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/freemius.ts
var freemius = {
  provider: "freemius",
  docs: "https://freemius.com/help/documentation/wordpress-sdk/integrating-freemius-sdk/",
  rules: [
    {
      // Any sign may stand in the 29 characters behind the prefix; the array that is given to the SDK tells.
      id: "freemius-secret-key",
      kind: "secret key",
      severity: "medium",
      keywords: ["freemius", "secret_key"],
      pattern: String.raw`(?i)["']secret_key["']\s*=>\s*["'](?<secret>sk_[^\s"'<>]{29})["']`,
      boundary: "none",
      minEntropy: 3,
      judge: "random",
      specificity: 65
    }
  ]
};

// src/detectors/freshbooks.ts
var freshbooks = {
  provider: "freshbooks",
  docs: "https://www.freshbooks.com/api/authentication",
  rules: [
    {
      id: "freshbooks-access-token",
      kind: "access token",
      severity: "medium",
      keywords: ["freshbooks"],
      pattern: String.raw`(?<secret>[a-f0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/freshdesk.ts
var freshdesk = {
  provider: "freshdesk",
  docs: "https://developers.freshdesk.com/api/#authentication",
  rules: [
    {
      id: "freshdesk-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["freshdesk"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{20})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/friendli.ts
var friendli = {
  provider: "friendli",
  docs: "https://friendli.ai/docs/guides/personal_access_tokens",
  rules: [
    {
      id: "friendli-token",
      kind: "personal access token",
      severity: "medium",
      keywords: ["flp_"],
      pattern: String.raw`(?<secret>flp_[A-Za-z0-9]{46})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/ftp.ts
var USERINFO2 = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
var HOST2 = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;
var ftp = {
  provider: "ftp",
  docs: "https://datatracker.ietf.org/doc/html/rfc1738#section-3.2",
  rules: [
    {
      id: "ftp-url",
      kind: "URL with user and password",
      severity: "high",
      keywords: ["ftp:", "ftps:"],
      pattern: String.raw`(?i)(?:s?ftp|ftps|ftpes):\\?/\\?/${USERINFO2}${HOST2}`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 80
    }
  ]
};

// src/detectors/fullstory.ts
var fullstory = {
  provider: "fullstory",
  docs: "https://developer.fullstory.com/server/authentication/",
  rules: [
    {
      id: "fullstory-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["fullstory"],
      pattern: String.raw`(?<secret>(?:na1|eu1)\.[A-Za-z0-9+/]{20,120}={0,2})`,
      boundary: "base64",
      maxBytes: 220,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/gemfury.ts
var gemfury = {
  provider: "gemfury",
  docs: "https://gemfury.com/help/tokens/",
  rules: [
    {
      id: "gemfury-token",
      kind: "token in the URL of a package index",
      severity: "high",
      keywords: ["fury.io"],
      pattern: String.raw`(?i)https?://(?:(?<user>[a-z0-9_-]{1,64}):)?(?<secret>[A-Za-z0-9]{20,36}-?)(?::[^\s@/]{0,64})?@(?:[a-z0-9-]+\.)?fury\.io`,
      boundary: "none",
      minEntropy: 3,
      judge: "random",
      specificity: 65
    }
  ]
};

// src/detectors/gemini-exchange.ts
var geminiExchange = {
  provider: "gemini-exchange",
  docs: "https://docs.gemini.com/authentication/api-key",
  rules: [
    {
      // The words are those of the exchange: the model of the same name has keys of another form.
      id: "gemini-exchange-secret",
      kind: "secret of an API key of the exchange",
      severity: "high",
      keywords: [
        "gemini_api_secret",
        "gemini_secret",
        "geminisecret",
        "geminiapisecret",
        "api.gemini.com",
        "sandbox.gemini.com",
        "gemini-api-secret",
        "gemini-secret"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{27,28})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "key-id": ["apikey", "key", "geminiapikey", "geminikey"] }
    }
  ]
};

// src/detectors/generic.ts
var QUOTED = String.raw`(?:\\+"(?<secret__nested>[^"\\\s]+)\\+"|[bnr@]?"(?<secret__quoted>(?:[^"\\\r\n]|\\[^\r\n])*)"|[bnr@]?'(?<secret__single>[^'\r\n]*)'|\x60(?<secret__backtick>[^\x60\r\n]*)\x60)`;
var LINE = String.raw`(?<secret__line>[^\s"'\x60,;&|<>(){}\[\]\\$][^\s"'\x60,;&<>(){}\[\]\\]*(?:[,;&]+[^\s"'\x60,;&=:<>(){}\[\]\\]+)*)[ \t]*(?:[ \t]#[^\r\n]*)?(?:[\r\n]|$)`;
var BARE = String.raw`(?<secret>[^\s"'\x60,;&|<>(){}\[\]\\]+)`;
var SIGN21 = String.raw`\\*["'\x60]?\]?[ \t]*(?::[ \t]*&?[A-Za-z][\w.<>\[\]?]*[ \t]+=|[ \t]\*?string[ \t]*=|=>|:{1,3}=|[.+]=|:-|\|\|=|\?\??=|!==?|={1,3}|:)[ \t]*`;
var LOOSE_SIGN = String.raw`\\*["'\x60]?(?:[ \t]*(?:,|\|\||\?\?)[ \t]*|\([ \t]*|[ \t]+(?:value[ \t]*=[ \t]*)?)`;
var XML = String.raw`["']?(?:[ \t][^<>\r\n]{0,80})?[ \t]*>\s*(?<secret__xml>[^<>\s]+)\s*</`;
var LIST_OPEN = String.raw`(?:\[[ \t]*(?:\r?\n[ \t]*)?|\r?\n[ \t]*-[ \t]+)`;
var ELSE = String.raw`[\w.$\[\]()'"]{1,60}[ \t]+(?:\?\?|\|\||or|\?:)[ \t]+`;
var WRAP = String.raw`(?:\[\]byte|bytes|Buffer\.from|SecretStr|String|new[ \t]+[A-Z]\w*)\([ \t]*`;
var ITEM = String.raw`\r?\n[ \t]*-[ \t]+(?<secret__item>[^\s"'\x60,;&|<>(){}\[\]\\:]+)[ \t]*(?:[\r\n]|$)`;
function assignment(words) {
  const env = String.raw`(?-i:(?<key__env>[A-Z0-9_]*(?:${words.toUpperCase()})[A-Z0-9_]*))=(?<secret__env>[^\s"'\x60]+)[ \t]*(?:[ \t]#[^\r\n]*)?(?:[\r\n]|$)`;
  return `(?i)(?:${env}|${keyOf(words)}(?:(?:${SIGN21}(?:${LIST_OPEN}|${ELSE}|${WRAP})?|${LOOSE_SIGN})${QUOTED}|${SIGN21}(?:${LINE}|(?:\\[[ \\t]*)?${BARE}|${ITEM})|${XML}))`;
}
function keyOf(words) {
  return String.raw`(?<key>[A-Za-z0-9_.-]*(?:${words})[A-Za-z0-9_.-]*)`;
}
var LABEL = String.raw`["']?(?:value|default|content|val|data)["']?[ \t]*(?:=>|[:=])[ \t]*`;
var NEXT = String.raw`[ \t]*[,;]?[ \t]*(?:\r?\n[ \t]*)?`;
function named(words) {
  const pair = String.raw`["'\x60]?${NEXT}${LABEL}`;
  const block = String.raw`["'][ \t]*\{[^{}]{0,120}?default[ \t]*=[ \t]*`;
  const plist = String.raw`</[A-Za-z:]+>\s*<(?:string|value|val|data)>(?<secret__xml>[^<>\s]+)</`;
  const child = String.raw`["'][^<>]{0,80}>\s*<(?:string|value|val)>(?<secret__child>[^<>\s]+)</`;
  return `(?i)${keyOf(words)}(?:(?:${pair}|${block})${QUOTED}|${pair}${BARE}|${plist}|${child})`;
}
var WHOSE = String.raw`[ \t]+(?:for|of|to)(?:[ \t]+[\w.@/-]+){1,4}`;
var SAID = String.raw`(?:"(?<secret__quoted>[^"\s]+)"|'(?<secret__single>[^'\s]+)'|\x60(?<secret__backtick>[^\x60\s]+)\x60|\*\*(?<secret__bold>[^\s*]+)\*\*|(?<secret__word>[^\s"'\x60<>(){}\[\],;]+))`;
var MARKED = String.raw`[ \t]*\*{0,2}:\*{0,2}[ \t]+(?:\x60(?<secret__marked>[^\x60\s]+)\x60|\*\*(?<secret__strong>[^\s*]+)\*\*)`;
var PROSE = String.raw`(?i)(?<key>password|passwd|passphrase)(?:(?:(?:${WHOSE})?[ \t]+(?:is|was)(?:[ \t]+now)?:?|${WHOSE}:)[ \t]+${SAID}|${MARKED})`;
var PASSWORD = "pass(?:word|wd|phrase|code|wort)?|pwd|psk|[_-]pw|kennwort";
var SECRET = "secret|token|key|credential|auth";
var PASSWORD_KEYWORDS = ["pass", "pwd", "psk", "_pw", "-pw", "kennwort"];
var SECRET_KEYWORDS = ["secret", "token", "key", "credential", "auth"];
var SIBLINGS = {
  host: ["host", "hostname", "hostaddr", "server", "addr", "address", "dbhost", "endpoint"],
  port: ["port", "dbport"],
  user: ["user", "username", "login", "usr", "uid", "userid", "dbuser", "role"],
  database: ["name", "database", "db", "dbname", "schema", "initialcatalog"]
};
var generic = {
  provider: "generic",
  docs: "https://owasp.org/www-community/vulnerabilities/Use_of_hard-coded_password",
  rules: [
    {
      id: "generic-password-assignment",
      kind: "password in an assignment",
      severity: "high",
      keywords: PASSWORD_KEYWORDS,
      pattern: assignment(PASSWORD),
      startsAt: "name",
      boundary: "none",
      judge: "password",
      specificity: 20,
      siblings: SIBLINGS
    },
    {
      id: "generic-password-named",
      kind: "password beside its name",
      severity: "high",
      keywords: PASSWORD_KEYWORDS,
      pattern: named(PASSWORD),
      startsAt: "name",
      boundary: "none",
      judge: "password",
      specificity: 19,
      siblings: SIBLINGS
    },
    {
      id: "generic-password-prose",
      kind: "password in a sentence",
      severity: "high",
      keywords: ["password", "passwd", "passphrase"],
      pattern: PROSE,
      boundary: "none",
      judge: "password-in-prose",
      specificity: 21
    },
    {
      id: "generic-password-argument",
      kind: "password in an argument list",
      severity: "high",
      keywords: ["--pass", "-password", "-pass ", "-passwd", "-storepass", "-keypass"],
      pattern: String.raw`(?i)[\s"'\x60=(,](?<key>-{1,2}(?:[a-z0-9]+-)*(?:src|dest|key|store)*pass(?:word|wd|phrase)?)[ \t]+(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[^\s"'\x60<>\[\]|(){},;-][^\s"'\x60<>\[\]|(){},;]*))`,
      boundary: "none",
      judge: "password",
      specificity: 25
    },
    {
      id: "generic-secret-assignment",
      kind: "secret in an assignment",
      severity: "medium",
      keywords: SECRET_KEYWORDS,
      pattern: assignment(SECRET),
      startsAt: "name",
      boundary: "none",
      judge: "random",
      specificity: 10
    },
    {
      // The last of several in a list; the first is an assignment.
      id: "generic-secret-list",
      kind: "secret in a list",
      severity: "medium",
      keywords: SECRET_KEYWORDS,
      pattern: `(?i)${keyOf(SECRET)}${SIGN21}\\[\\s*(?:["'][^"'\\r\\n]{0,80}["']\\s*,\\s*){1,8}["'](?<secret__element>[^"'\\r\\n]{10,128})["']`,
      boundary: "none",
      judge: "random",
      specificity: 8
    },
    {
      id: "generic-secret-named",
      kind: "secret beside its name",
      severity: "medium",
      keywords: SECRET_KEYWORDS,
      pattern: named(SECRET),
      startsAt: "name",
      boundary: "none",
      judge: "random",
      specificity: 9
    },
    {
      id: "generic-secret-argument",
      kind: "secret in an argument list",
      severity: "medium",
      keywords: ["--token", "--secret", "-token ", "-secret ", "-apikey ", "-key "],
      pattern: String.raw`(?i)(?<key>--(?:[a-z0-9]+-)*(?:token|(?:api|access|auth|private|signing|encryption)-?key|secret)(?:-key)?)[ \t]+["']?(?<secret>[^\s"'\x60<>\[\]|(){},;-][^\s"'\x60<>\[\]|(){},;]*)`,
      boundary: "none",
      judge: "random",
      specificity: 12
    },
    {
      // Any scheme, also with a host that is a placeholder: `amqp://app:x@${HOST}`.
      id: "generic-url-password",
      kind: "user and password in a URL",
      severity: "high",
      keywords: ["://"],
      pattern: String.raw`(?i)[a-z][a-z0-9+.-]*:\\?/\\?/(?<user>[^\s:@/"'<>\\\x60{}|$(]*):(?<secret>[^\s/"'<>\x60@\\]+)@(?:(?<host>[A-Za-z0-9][A-Za-z0-9._-]*)(?::(?<port>[0-9]+))?|[\[$<{%"'\x60])`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 45
    }
  ]
};

// src/detectors/getresponse.ts
var getresponse = {
  provider: "getresponse",
  docs: "https://apidocs.getresponse.com/v3/authentication/apikey",
  rules: [
    {
      id: "getresponse-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["getresponse"],
      pattern: String.raw`(?<secret>[a-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/gitalk.ts
var gitalk = {
  provider: "gitalk",
  docs: "https://github.com/gitalk/gitalk#usage",
  rules: [
    {
      id: "gitalk-client-secret",
      kind: "OAuth secret in the settings of a blog",
      severity: "low",
      keywords: ["gitalk"],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 400,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["clientid"] }
    }
  ]
};

// src/detectors/gitea.ts
var gitea = {
  provider: "gitea",
  docs: "https://docs.gitea.com/development/oauth2-provider",
  rules: [
    {
      id: "gitea-oauth-token",
      kind: "OAuth client secret",
      severity: "medium",
      keywords: ["gto_"],
      pattern: String.raw`(?<secret>gto_[a-z2-7]{52,56})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      id: "gitea-access-token",
      kind: "access token",
      severity: "high",
      keywords: ["gitea", "forgejo", "codeberg"],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/gitguardian.ts
var gitguardian = {
  provider: "gitguardian",
  docs: "https://docs.gitguardian.com/api-docs/authentication",
  rules: [
    {
      id: "gitguardian-api-key",
      kind: "personal access or service account token",
      severity: "medium",
      keywords: ["gitguardian", "ggshield"],
      pattern: String.raw`(?<secret>[A-Fa-f0-9]{71})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/github.ts
var github = {
  provider: "github",
  docs: "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github",
  rules: [
    {
      id: "github-personal-access-token",
      kind: "personal access token (classic)",
      severity: "critical",
      keywords: ["ghp_"],
      pattern: String.raw`(?<secret>ghp_[A-Za-z0-9]{36})`,
      boundary: "alphanumeric",
      checksum: "github-crc32",
      specificity: 90
    },
    {
      id: "github-oauth-access-token",
      kind: "OAuth access token",
      severity: "high",
      keywords: ["gho_"],
      pattern: String.raw`(?<secret>gho_[A-Za-z0-9]{36})`,
      boundary: "alphanumeric",
      checksum: "github-crc32",
      specificity: 90
    },
    {
      id: "github-app-user-token",
      kind: "app user-to-server token",
      severity: "high",
      keywords: ["ghu_"],
      pattern: String.raw`(?<secret>ghu_[A-Za-z0-9]{36})`,
      boundary: "alphanumeric",
      checksum: "github-crc32",
      specificity: 90
    },
    {
      id: "github-app-installation-token",
      kind: "app installation token",
      severity: "high",
      keywords: ["ghs_"],
      pattern: String.raw`(?<secret>ghs_[A-Za-z0-9]{36})`,
      boundary: "alphanumeric",
      checksum: "github-crc32",
      specificity: 90
    },
    {
      // Stateless form: prefix, id of the app, a JSON Web Token that says until when it is good.
      id: "github-app-stateless-token",
      kind: "app installation token (stateless)",
      severity: "high",
      keywords: ["ghs_"],
      pattern: String.raw`(?<secret>ghs_(?<app_id>[0-9]{1,20})_eyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)`,
      boundary: "base64url",
      maxBytes: 2048,
      judge: "jwt",
      specificity: 90
    },
    {
      id: "github-refresh-token",
      kind: "app refresh token",
      severity: "high",
      keywords: ["ghr_"],
      pattern: String.raw`(?<secret>ghr_(?:[A-Za-z0-9]{76}|[A-Za-z0-9]{36}))`,
      boundary: "alphanumeric",
      checksum: "github-crc32",
      specificity: 90
    },
    {
      // The vendor documents no check; one was seen in published tokens, so it may only raise.
      id: "github-fine-grained-token",
      kind: "fine-grained personal access token",
      severity: "critical",
      keywords: ["github_pat_"],
      pattern: String.raw`(?<secret>github_pat_[0-9A-Za-z]{22}_[A-Za-z0-9]{59})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      checksum: "github-pat-sha256",
      judge: "random",
      specificity: 90
    },
    {
      // 40 hexadecimal digits as in a commit: the name has to tell.
      id: "github-legacy-token",
      kind: "personal or OAuth token (before 2021)",
      severity: "high",
      keywords: [
        "github_token",
        "github-token",
        "githubtoken",
        "gh_token",
        "ghtoken",
        "github_pat",
        "github_oauth",
        "github_api",
        "github_access",
        "github_auth",
        "github_key",
        "githubpat",
        "githuboauth",
        "githubapi",
        "githubaccess",
        "githubauth",
        "githubkey",
        "gh-token",
        "github-pat",
        "github-oauth",
        "github-api",
        "github-access",
        "github-auth",
        "github-key"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "github-legacy-token-url",
      kind: "token in the URL of a repository (before 2021)",
      severity: "high",
      keywords: ["x-oauth-basic", "@github.com"],
      pattern: String.raw`(?i)https?://(?:[a-z0-9_.-]{1,64}:)?(?<secret>(?-i:[a-f0-9]{40}))(?::x-oauth-basic)?@(?<host>[a-z0-9.-]+)`,
      boundary: "none",
      minEntropy: 3,
      judge: "random",
      specificity: 65
    },
    {
      id: "github-oauth-client-secret",
      kind: "client secret of an OAuth or GitHub application",
      severity: "medium",
      keywords: [
        "github_client",
        "github-client",
        "githubclient",
        "github_secret",
        "githubsecret",
        "gh_client",
        "github_app",
        "githubapp",
        "ghclient",
        "github-secret",
        "gh-client",
        "github-app"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 61,
      siblings: { "client-id": ["githubclientid", "clientid"] }
    },
    {
      id: "github-actions-runner-registration-token",
      kind: "registration token of a runner, good for an hour",
      severity: "medium",
      keywords: [
        "actions-runner",
        "runner_token",
        "config.sh",
        "registration-token",
        "registration_token",
        "runnertoken",
        "registrationtoken",
        "runner-token"
      ],
      pattern: String.raw`(?<secret>A[A-Z2-7]{28})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 70
    }
  ]
};

// src/detectors/gitlab.ts
var ROUTABLE = String.raw`[0-9A-Za-z_-]{27,300}\.(?:[0-9a-z]{2}\.)?[0-9a-z]{9}`;
var gitlab = {
  provider: "gitlab",
  docs: "https://docs.gitlab.com/security/tokens/",
  rules: [
    {
      id: "gitlab-access-token",
      kind: "personal, project or group access token",
      severity: "critical",
      keywords: ["glpat-"],
      pattern: String.raw`(?<secret>glpat-[0-9A-Za-z_-]{20})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "gitlab-routable-access-token",
      kind: "personal, project or group access token (routable)",
      severity: "critical",
      keywords: ["glpat-"],
      pattern: `(?<secret>glpat-${ROUTABLE})`,
      boundary: "base64url",
      maxBytes: 512,
      checksum: "gitlab-crc32",
      facts: "gitlab",
      specificity: 91
    },
    {
      id: "gitlab-deploy-token",
      kind: "deploy token",
      severity: "high",
      keywords: ["gldt-"],
      pattern: String.raw`(?<secret>gldt-[0-9A-Za-z_-]{20})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "gitlab-runner-token",
      kind: "runner token",
      severity: "high",
      keywords: ["glrt-", "glrtr-", "gr1348941"],
      pattern: String.raw`(?<secret>(?:glrtr?-|GR1348941)[0-9A-Za-z_-]{20})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "gitlab-routable-runner-token",
      kind: "runner token (routable)",
      severity: "high",
      keywords: ["glrt-", "glrtr-"],
      pattern: `(?<secret>glrtr?-(?:t[1-3]_)?${ROUTABLE})`,
      boundary: "base64url",
      maxBytes: 512,
      checksum: "gitlab-crc32",
      facts: "gitlab",
      specificity: 91
    },
    {
      id: "gitlab-agent-token",
      kind: "agent for Kubernetes token",
      severity: "high",
      keywords: ["glagent-"],
      pattern: String.raw`(?<secret>glagent-[0-9A-Za-z_-]{50})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "gitlab-trigger-token",
      kind: "pipeline trigger token",
      severity: "medium",
      keywords: ["glptt-"],
      pattern: String.raw`(?<secret>glptt-[0-9a-f]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "gitlab-oauth-secret",
      kind: "secret of an OAuth application",
      severity: "high",
      keywords: ["gloas-"],
      pattern: String.raw`(?<secret>gloas-[0-9A-Za-z_-]{64})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "gitlab-job-token",
      kind: "CI job token, which ends with its job",
      severity: "medium",
      keywords: ["glcbt-"],
      pattern: String.raw`(?<secret>glcbt-(?:[0-9A-Za-z]{1,5}_)?[0-9A-Za-z_-]{20})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "gitlab-scim-token",
      kind: "SCIM token",
      severity: "high",
      keywords: ["glsoat-"],
      pattern: String.raw`(?<secret>glsoat-[0-9A-Za-z_-]{20})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "gitlab-feature-flag-client-token",
      kind: "client token of feature flags",
      severity: "low",
      keywords: ["glffct-"],
      pattern: String.raw`(?<secret>glffct-[0-9A-Za-z_-]{20})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "gitlab-feed-token",
      kind: "feed token",
      severity: "low",
      keywords: ["glft-"],
      pattern: String.raw`(?<secret>glft-(?:[0-9a-f]{64}-[0-9]{1,12}|[0-9A-Za-z_-]{20}))`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "gitlab-incoming-mail-token",
      kind: "incoming mail token",
      severity: "low",
      keywords: ["glimt-"],
      pattern: String.raw`(?<secret>glimt-[0-9A-Za-z_-]{25})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "gitlab-workspace-token",
      kind: "workspace token",
      severity: "medium",
      keywords: ["glwt-"],
      pattern: String.raw`(?<secret>glwt-[0-9A-Za-z_-]{20})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "gitlab-session-cookie",
      kind: "session cookie",
      severity: "high",
      keywords: ["_gitlab_session"],
      pattern: String.raw`_gitlab_session(?:=|["\x27]?[ \t]*[:,][ \t]*["\x27]?)(?<secret>[0-9a-z]{32})`,
      boundary: "alphanumeric",
      minEntropy: 2.8,
      judge: "random",
      specificity: 80
    },
    {
      id: "gitlab-legacy-pat",
      kind: "access token (before prefixes)",
      severity: "high",
      keywords: [
        "gitlab_token",
        "gitlab-token",
        "gitlabtoken",
        "private-token",
        "gitlab_api",
        "gitlab_private",
        "gitlab_access",
        "gitlab_pat",
        "gitlabapi",
        "gitlabprivate",
        "gitlabaccess",
        "gitlabpat",
        "gitlab-api",
        "gitlab-private",
        "gitlab-access",
        "gitlab-pat"
      ],
      pattern: String.raw`(?<secret>[0-9A-Za-z_-]{20})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "gitlab-incoming-mail-address",
      kind: "address of incoming mail, with its token",
      severity: "low",
      keywords: ["incoming+"],
      pattern: String.raw`incoming\+[A-Za-z0-9._-]{1,120}-[0-9]{1,12}-(?<secret>[A-Za-z0-9_-]{20,30})-(?:issue|merge-request)@`,
      boundary: "none",
      minEntropy: 3,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/gitter.ts
var gitter = {
  provider: "gitter",
  docs: "https://developer.gitter.im/docs/authentication",
  rules: [
    {
      id: "gitter-access-token",
      kind: "personal access token",
      severity: "low",
      keywords: ["gitter"],
      pattern: String.raw`(?<secret>[a-z0-9_-]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/gocardless.ts
var gocardless = {
  provider: "gocardless",
  docs: "https://developer.gocardless.com/api-reference/#making-requests-authentication",
  rules: [
    {
      id: "gocardless-api-token",
      kind: "access token",
      severity: "critical",
      keywords: ["gocardless"],
      pattern: String.raw`(?<secret>live_[A-Za-z0-9_=-]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    },
    {
      id: "gocardless-sandbox-token",
      kind: "access token, sandbox",
      severity: "low",
      lowBecause: "test",
      keywords: ["gocardless"],
      pattern: String.raw`(?<secret>sandbox_[A-Za-z0-9_=-]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/godaddy.ts
var godaddy = {
  provider: "godaddy",
  docs: "https://developer.godaddy.com/getstarted",
  rules: [
    {
      id: "godaddy-api-key",
      kind: "API key, the public half",
      severity: "low",
      lowBecause: "half",
      keywords: ["godaddy"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{11,12}_[A-Za-z0-9]{21,22})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "godaddy-api-secret",
      kind: "secret of an API key",
      severity: "high",
      keywords: ["godaddy"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{22})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      pairWith: { rule: "godaddy-api-key", withinBytes: 300, companion: "key-id" }
    },
    {
      id: "godaddy-sso-key",
      kind: "API key and secret in a header",
      severity: "high",
      keywords: ["sso-key"],
      pattern: String.raw`(?i)sso-key[ \t]+(?<secret>(?<key_id>[A-Za-z0-9]{11,12}_[A-Za-z0-9]{21,22}):[A-Za-z0-9]{22})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/gogs.ts
var gogs = {
  provider: "gogs",
  docs: "https://gogs.io/docs/advanced/api",
  rules: [
    {
      id: "gogs-access-token",
      kind: "access token",
      severity: "high",
      keywords: ["gogs"],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/google.ts
var Q2 = String.raw`\\*"`;
var STRING = String.raw`${Q2}(?:[^"\\]|\\[^"])*${Q2}`;
var OTHER_MEMBERS = String.raw`(?:\s*,\s*|\\n|${STRING}\s*:\s*${STRING})*?`;
var google = {
  provider: "google",
  docs: "https://cloud.google.com/docs/authentication",
  rules: [
    {
      id: "google-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["aiza"],
      exactKeyword: "AIza",
      pattern: String.raw`(?<secret>AIza[0-9A-Za-z_-]{35})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    },
    {
      id: "google-oauth-client-secret",
      kind: "OAuth client secret",
      severity: "medium",
      keywords: ["gocspx-"],
      pattern: String.raw`(?<secret>GOCSPX-[A-Za-z0-9_-]{28})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "google-service-account-key",
      kind: "key file of a service account",
      severity: "critical",
      keywords: ["service_account"],
      pattern: String.raw`${Q2}service_account${Q2}${OTHER_MEMBERS}${Q2}private_key_id${Q2}\s*:\s*${Q2}(?<key_id>[0-9a-f]{40})${Q2}[\s,\\n]*${Q2}private_key${Q2}\s*:\s*${Q2}(?<secret>-----BEGIN PRIVATE KEY-----(?:[^-"]|-{1,4}[^-"])+-----END PRIVATE KEY-----)(?:\\+n)?${Q2}(?:[\s,\\n]*${Q2}client_email${Q2}\s*:\s*${Q2}(?<account>[^"\\]+))?`,
      boundary: "none",
      maxBytes: 4096,
      judge: "private-key",
      specificity: 95
    },
    {
      id: "google-oauth-access-token",
      kind: "OAuth access token, good for an hour",
      severity: "medium",
      keywords: ["ya29."],
      pattern: String.raw`(?<secret>ya29\.[0-9A-Za-z_-]{20,1000})`,
      boundary: "base64url",
      maxBytes: 1200,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "google-oauth-refresh-token",
      kind: "OAuth refresh token",
      severity: "high",
      keywords: ["1//0"],
      pattern: String.raw`(?<secret>1//0[0-9A-Za-z_-]{80,512})`,
      boundary: "base64url",
      maxBytes: 640,
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      id: "google-gemini-auth-key",
      kind: "API key bound to a service account",
      severity: "high",
      keywords: ["aq.ab8rn6"],
      pattern: String.raw`(?<secret>AQ\.Ab8RN6[A-Za-z0-9_-]{44})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "google-oauth-client-secret-legacy",
      kind: "OAuth client secret (before 2021)",
      severity: "medium",
      keywords: ["apps.googleusercontent.com", "google_client_secret", "google-client-secret", "googleclientsecret"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{24})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["googleclientid", "clientid"] }
    },
    {
      id: "google-hmac-key-id",
      kind: "access id of a storage HMAC key",
      severity: "low",
      lowBecause: "half",
      keywords: ["goog1e"],
      exactKeyword: "GOOG1E",
      pattern: String.raw`(?<secret>GOOG1E[A-Z0-9]{55})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      id: "google-hmac-secret",
      kind: "secret of a storage HMAC key",
      severity: "high",
      keywords: [
        "goog1e",
        "google_hmac",
        "gcs_hmac",
        "gcs_secret",
        "hmac_secret",
        "googlehmac",
        "gcshmac",
        "gcssecret",
        "hmacsecret",
        "google-hmac",
        "gcs-hmac",
        "gcs-secret",
        "hmac-secret"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9/+]{40})`,
      boundary: "base64",
      maxBytes: 300,
      judge: "keyed",
      specificity: 60,
      pairWith: { rule: "google-hmac-key-id", withinBytes: 300, companion: "key-id" }
    },
    {
      id: "google-firebase-server-key",
      kind: "server key of Cloud Messaging (retired)",
      severity: "high",
      keywords: [":apa91b"],
      exactKeyword: ":APA91b",
      pattern: String.raw`(?<secret>AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{134})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "google-firebase-database-secret",
      kind: "secret of a Firebase database",
      severity: "high",
      keywords: [
        "firebaseio.com",
        "firebase_secret",
        "firebase_database",
        "firebase_db",
        "firebase_auth",
        "firebase_token",
        "firebasesecret",
        "firebasedatabase",
        "firebasedb",
        "firebaseauth",
        "firebasetoken",
        "firebase-secret",
        "firebase-database",
        "firebase-db",
        "firebase-auth",
        "firebase-token"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "google-recaptcha-secret",
      kind: "reCAPTCHA key; the public one has the same form",
      severity: "low",
      keywords: ["recaptcha", "captcha"],
      pattern: String.raw`(?<secret>6L[0-9A-Za-z_-]{38})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    },
    {
      id: "google-app-password",
      kind: "mail application password",
      severity: "high",
      keywords: ["gmail"],
      pattern: String.raw`(?i)gmail[^\r\n]{0,80}?(?:pass|pwd)[a-z_]{0,12}["']?\s*(?:=>|:=|[:=,])\s*["'](?<secret>(?-i:[a-z]{4} [a-z]{4} [a-z]{4} [a-z]{4}))["']`,
      boundary: "none",
      minEntropy: 3,
      judge: "random",
      specificity: 60
    },
    {
      id: "google-chat-webhook",
      kind: "webhook URL of a chat space",
      severity: "medium",
      keywords: ["chat.googleapis.com"],
      pattern: String.raw`(?<secret>https?:\\?/\\?/chat\.googleapis\.com\\?/v1\\?/spaces\\?/[A-Za-z0-9_-]{6,24}\\?/messages\?key=AIza[A-Za-z0-9_-]{35}(?:&|&amp;|\\u0026)token=[A-Za-z0-9_%-]{40,52})`,
      boundary: "base64url",
      maxBytes: 300,
      minEntropy: 3,
      judge: "random",
      specificity: 95
    }
  ]
};

// src/detectors/gradle.ts
var gradle = {
  provider: "gradle",
  docs: "https://docs.gradle.com/develocity/gradle-plugin/current/#manual_access_key_configuration",
  rules: [
    {
      id: "gradle-develocity-access-key",
      kind: "access key of Develocity",
      severity: "medium",
      keywords: [
        "gradle_enterprise_access_key",
        "develocity_access_key",
        "develocity.accesskey",
        "gradle-enterprise-access-key",
        "gradleenterpriseaccesskey",
        "gradle.enterprise.access.key",
        "develocity-access-key",
        "develocityaccesskey",
        "develocity.access.key"
      ],
      pattern: String.raw`(?i)(?:gradle_enterprise_access_key|develocity_access_?key|develocity\.accessKey)["']?[ \t]*[:=][ \t]*["']?(?:[a-z0-9.-]+=[a-z2-7]{52};){0,5}(?<host>[a-z0-9.-]+)=(?<secret>(?-i:[a-z2-7]{52}))`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/grafana.ts
var grafana = {
  provider: "grafana",
  docs: "https://grafana.com/docs/grafana/latest/developers/http_api/authentication/",
  rules: [
    {
      // The last eight digits are a check of what stands before.
      id: "grafana-service-account-token",
      kind: "service account token",
      severity: "high",
      keywords: ["glsa_"],
      pattern: String.raw`(?<secret>glsa_[A-Za-z0-9]{32}_[a-f0-9]{8})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      checksum: "grafana-crc32",
      judge: "random",
      specificity: 90
    },
    {
      // Base64 of JSON whose first member is the key.
      id: "grafana-api-key-legacy",
      kind: "API key (retired form)",
      severity: "high",
      keywords: ["eyjrijoi"],
      exactKeyword: "eyJrIjoi",
      pattern: String.raw`(?<secret>eyJrIjoi[A-Za-z0-9+/]{40,400}={0,2})`,
      boundary: "base64",
      maxBytes: 600,
      minEntropy: 3,
      facts: "grafana-legacy",
      judge: "random",
      specificity: 85
    },
    {
      id: "grafana-cloud-access-policy-token",
      kind: "access policy token of Grafana Cloud",
      severity: "high",
      keywords: ["glc_"],
      pattern: String.raw`(?<secret>glc_eyJ[A-Za-z0-9+/]{60,400}={0,2})`,
      boundary: "base64",
      maxBytes: 600,
      minEntropy: 3,
      facts: "grafana-cloud",
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/graphhopper.ts
var UUID5 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var graphhopper = {
  provider: "graphhopper",
  docs: "https://docs.graphhopper.com/openapi/section/authentication",
  rules: [
    {
      id: "graphhopper-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["graphhopper"],
      pattern: String.raw`(?<secret>${UUID5})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/greptile.ts
var greptile = {
  provider: "greptile",
  docs: "https://www.greptile.com/docs/api-reference/introduction",
  rules: [
    {
      id: "greptile-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["greptile"],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{48})`,
      boundary: "base64",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/groq.ts
var groq = {
  provider: "groq",
  docs: "https://console.groq.com/docs/quickstart",
  rules: [
    {
      // Keys hold `WGdyb3FY` in the middle; older ones may not, so it is not asked for.
      id: "groq-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["gsk_"],
      pattern: String.raw`(?<secret>gsk_[A-Za-z0-9]{52})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/gumroad.ts
var gumroad = {
  provider: "gumroad",
  docs: "https://gumroad.com/api",
  rules: [
    {
      id: "gumroad-access-token",
      kind: "access token",
      severity: "medium",
      keywords: ["gumroad"],
      pattern: String.raw`(?<secret>(?:[A-Za-z0-9_-]{43}|[a-f0-9]{64}))`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/harness.ts
var harness = {
  provider: "harness",
  docs: "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/",
  rules: [
    {
      // The first part is the id of the account.
      id: "harness-api-key",
      kind: "token of a person or service account",
      severity: "high",
      keywords: ["pat.", "sat."],
      pattern: String.raw`(?<secret>[ps]at\.(?<account_id>[A-Za-z0-9_-]{22})\.[0-9a-f]{24}\.[A-Za-z0-9]{20})`,
      boundary: "base64url",
      maxBytes: 96,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/harvest.ts
var harvest = {
  provider: "harvest",
  docs: "https://help.getharvest.com/api-v2/authentication-api/authentication/authentication/",
  rules: [
    {
      id: "harvest-token",
      kind: "personal access token",
      severity: "low",
      keywords: [".pt."],
      pattern: String.raw`(?<secret>[0-9]{6,8}\.pt\.[A-Za-z0-9_-]{86})`,
      boundary: "base64url",
      maxBytes: 120,
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/hasura.ts
var hasura = {
  provider: "hasura",
  docs: "https://hasura.io/docs/2.0/deployment/securing-graphql-endpoint/",
  rules: [
    {
      // The operator chooses the value; only machine-made ones are told from words.
      id: "hasura-admin-secret",
      kind: "admin secret",
      severity: "critical",
      keywords: ["hasura"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{20,64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/hcp.ts
var hcp = {
  provider: "hcp",
  docs: "https://developer.hashicorp.com/hcp/docs/hcp/iam/service-principal",
  rules: [
    {
      id: "hcp-client-secret",
      kind: "client secret of a service principal",
      severity: "high",
      keywords: ["hcp_client", "hcp-client", "hcpclient", "hcp_secret", "hcp.client", "hcpsecret", "hcp-secret"],
      pattern: String.raw`(?<secret>[A-Za-z0-9._~-]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["hcpclientid", "clientid"] }
    }
  ]
};

// src/detectors/helpscout.ts
var helpscout = {
  provider: "helpscout",
  docs: "https://developer.helpscout.com/mailbox-api/overview/authentication/",
  rules: [
    {
      id: "helpscout-app-secret",
      kind: "secret of an application",
      severity: "medium",
      keywords: ["helpscout", "help_scout", "help-scout"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "app-id": ["appid", "helpscoutappid"] }
    }
  ]
};

// src/detectors/here.ts
var here = {
  provider: "here",
  docs: "https://www.here.com/docs/bundle/identity-and-access-management-developer-guide/page/topics/plat-using-apikeys.html",
  rules: [
    {
      id: "here-api-key",
      kind: "API key",
      severity: "medium",
      keywords: [
        "hereapi",
        "here_api",
        "here-api",
        "here_maps",
        "heremaps",
        "here_key",
        "herekey",
        "here-maps",
        "here-key"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/heroku.ts
var UUID6 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var heroku = {
  provider: "heroku",
  docs: "https://devcenter.heroku.com/articles/authentication",
  rules: [
    {
      // First a UUID behind the prefix, now 60 characters.
      id: "heroku-api-key",
      kind: "API key",
      severity: "critical",
      keywords: ["hrku-"],
      pattern: `(?<secret>HRKU-(?:[0-9A-Za-z_-]{60}|${UUID6}))`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "heroku-legacy-api-key",
      kind: "API key (old form, a UUID)",
      severity: "critical",
      keywords: ["heroku"],
      pattern: String.raw`(?i)(?<key>[a-z0-9_.-]*heroku[a-z0-9_.-]*(?:key|token|secret))["'\x60]?\]?[ \t]*(?:=>|:=|[:=]|[ \t])[ \t]*["'\x60]?(?<secret>${UUID6})`,
      boundary: "base64url",
      minEntropy: 2.5,
      judge: "random",
      specificity: 60
    }
  ]
};

// src/detectors/hetzner.ts
var hetzner = {
  provider: "hetzner",
  docs: "https://docs.hetzner.cloud/reference/cloud#authentication",
  rules: [
    {
      id: "hetzner-cloud-token",
      kind: "cloud API token",
      severity: "high",
      keywords: ["hetzner", "hcloud"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/hex-pm.ts
var hexPm = {
  provider: "hex-pm",
  docs: "https://hex.pm/docs/publish",
  rules: [
    {
      id: "hex-pm-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["hex_api", "hex.pm", "hexpm", "hexapi", "hex-api"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/highnote.ts
var highnote = {
  provider: "highnote",
  docs: "https://docs.highnote.com/basics/authentication",
  rules: [
    {
      // Base64 of `key_` behind a prefix that others use as well, so the word has to be near.
      id: "highnote-secret-key",
      kind: "secret key",
      severity: "critical",
      keywords: ["highnote"],
      pattern: String.raw`(?<secret>sk_live_a2V5Xz[A-Za-z0-9+/]{69}={0,2})`,
      boundary: "base64",
      maxBytes: 240,
      judge: "keyed",
      specificity: 96
    }
  ]
};

// src/detectors/honeycomb.ts
var honeycomb = {
  provider: "honeycomb",
  docs: "https://docs.honeycomb.io/configure/environments/manage-api-keys/",
  rules: [
    {
      id: "honeycomb-configuration-key",
      kind: "configuration or environment key",
      severity: "high",
      keywords: ["honeycomb"],
      pattern: String.raw`(?<secret>(?:[A-Za-z0-9]{22}|[a-f0-9]{32}))`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "honeycomb-ingest-key",
      kind: "ingest key",
      severity: "low",
      keywords: ["hcaik_", "hcbik_", "honeycomb"],
      pattern: String.raw`(?<secret>hc[a-z]ik_[a-z0-9]{58})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      id: "honeycomb-management-key",
      kind: "management key, id and secret",
      severity: "high",
      keywords: ["hcamk_", "hcbmk_", "honeycomb"],
      pattern: String.raw`(?<secret>hc[a-z]mk_[a-z0-9]{26}:[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/http.ts
var HEADER = String.raw`authorization\\*["'\x60]?\]?[ \t]*(?:=>|:=|[:=,])\s*(?:-[ \t]+|\[[ \t]*)?\\*["'\x60]?[ \t]*`;
var http = {
  provider: "http",
  docs: "https://www.rfc-editor.org/rfc/rfc9110.html#name-authorization",
  rules: [
    {
      // Also where no header is named: in a comparison, a table of tests, recorded traffic.
      id: "http-basic-header",
      kind: "user and password in a Basic header",
      severity: "high",
      keywords: ["basic"],
      pattern: String.raw`(?i)basic[ \t]+(?<secret>[A-Za-z0-9+/]{8,}={0,2})`,
      boundary: "base64",
      judge: "base64-login",
      specificity: 60
    },
    {
      id: "http-bearer-header",
      kind: "bearer token",
      severity: "high",
      keywords: ["bearer"],
      pattern: String.raw`(?i)bearer(?:[ \t]+|%20)(?<secret>[A-Za-z0-9._~+/-]{16,}={0,2})`,
      boundary: "base64url",
      judge: "opaque",
      specificity: 30
    },
    {
      // Schemes that vendors made up, and no scheme at all.
      id: "http-authorization-token",
      kind: "token in an Authorization header",
      severity: "high",
      keywords: ["authorization"],
      pattern: String.raw`(?i)${HEADER}(?:[a-z][a-z-]*(?:[ \t]+|=)(?:(?:token|key)=)?\\*["']?)?(?<secret>[A-Za-z0-9._~+/-]{16,}={0,2})`,
      boundary: "base64url",
      judge: "opaque",
      specificity: 28
    },
    {
      // As git remotes and package indexes have it. A user alone may be the token: then its own rule finds it.
      id: "http-url-password",
      kind: "user and password in a URL",
      severity: "high",
      keywords: ["http://", "https://"],
      pattern: String.raw`(?i)https?://(?<user>[^\s:@/"'<>\\\x60{}|]*):(?<secret>[^\s/?"'<>\\\x60@]+)@(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)(?::(?<port>[0-9]+))?`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 55
    },
    {
      id: "http-curl-login",
      kind: "user and password in a call of curl",
      severity: "high",
      keywords: ["curl "],
      pattern: String.raw`curl[ \t](?:[^\r\n]*?[ \t])?(?:-u[ \t]?|--(?:proxy-)?user[ =])["']?(?<user>[^\s:"'$<{-][^\s:"'$<{]*):(?<secret>[^\s"'\x60]+)`,
      boundary: "none",
      maxBytes: 512,
      judge: "login",
      specificity: 50
    }
  ]
};

// src/detectors/huawei-cloud.ts
var huaweiCloud = {
  provider: "huawei-cloud",
  docs: "https://support.huaweicloud.com/intl/en-us/usermanual-ca/ca_01_0003.html",
  rules: [
    {
      id: "huawei-cloud-access-key",
      kind: "secret access key",
      severity: "high",
      keywords: [
        "huaweicloud",
        "huawei_cloud",
        "hw_secret",
        "hw_access",
        "hwsecretkey",
        "hwaccesskey",
        "huawei_secret",
        "huawei_access",
        "sdk_sk",
        "huaweisecret",
        "huaweiaccess",
        "sdksk",
        "huawei-cloud",
        "hw-secret",
        "hwsecret",
        "hw-access",
        "hwaccess",
        "huawei-secret",
        "huawei-access",
        "sdk-sk"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "key-id": ["hwaccesskey", "accesskey", "ak"] }
    }
  ]
};

// src/detectors/hubspot.ts
var UUID7 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var hubspot = {
  provider: "hubspot",
  docs: "https://developers.hubspot.com/docs/guides/apps/private-apps/overview",
  rules: [
    {
      id: "hubspot-private-app-token",
      kind: "access token of a private app",
      severity: "high",
      keywords: ["pat-na", "pat-eu", "pat-ap"],
      pattern: String.raw`(?<secret>pat-(?<data_center>(?:na|eu|ap)[0-9])-${UUID7})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "hubspot-developer-api-key",
      kind: "developer or old API key",
      severity: "medium",
      keywords: ["hubspot", "hapikey"],
      pattern: String.raw`(?<secret>${UUID7})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "hubspot-personal-access-key",
      kind: "personal access key of the command line",
      severity: "high",
      keywords: ["personalaccesskey", "hubspot"],
      pattern: String.raw`(?<secret>CiR[A-Za-z0-9+/_-]{100,300}={0,2})`,
      boundary: "base64url",
      maxBytes: 700,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/huggingface.ts
var huggingface = {
  provider: "huggingface",
  docs: "https://huggingface.co/docs/hub/security-tokens",
  rules: [
    {
      // Issued tokens hold letters only; some tools take digits too.
      id: "huggingface-user-access-token",
      kind: "user access token",
      severity: "high",
      keywords: ["hf_"],
      pattern: String.raw`(?<secret>hf_[A-Za-z0-9]{34})`,
      boundary: "alphanumeric",
      maxBytes: 64,
      minEntropy: 3.5,
      judge: "random",
      specificity: 85
    },
    {
      id: "huggingface-organization-token",
      kind: "organization API token (deprecated)",
      severity: "high",
      keywords: ["api_org_"],
      pattern: String.raw`(?<secret>api_org_[A-Za-z0-9]{34})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/hunter.ts
var hunter = {
  provider: "hunter",
  docs: "https://hunter.io/api-documentation",
  rules: [
    {
      id: "hunter-api-key",
      kind: "API key",
      severity: "low",
      keywords: [
        "hunter_api",
        "hunter-api",
        "hunterapi",
        "hunter.io",
        "hunter_key",
        "hunterio",
        "hunter:",
        "hunterkey",
        "hunter-key"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/ibm-cloud.ts
var ibmCloud = {
  provider: "ibm-cloud",
  docs: "https://cloud.ibm.com/docs/account?topic=account-userapikey",
  rules: [
    {
      id: "ibm-cloud-api-key",
      kind: "API key of a user or service id",
      severity: "critical",
      keywords: [
        "ibmcloud",
        "ibm_cloud",
        "ibm-cloud",
        "bluemix",
        "ibm_api",
        "iam_apikey",
        "iam_api",
        "watson",
        "cloud.ibm.com",
        "ibmapi",
        "iamapikey",
        "iamapi",
        "ibm-api",
        "iam-apikey",
        "iam-api"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{44})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "ibm-cloud-cos-hmac",
      kind: "secret access key of object storage",
      severity: "high",
      keywords: [
        "cos_hmac_keys",
        "cloud-object-storage",
        "cos_secret",
        "cos_hmac",
        "ibm_cos",
        "coshmackeys",
        "cossecret",
        "coshmac",
        "ibmcos",
        "cos-hmac-keys",
        "cos-secret",
        "cos-hmac",
        "ibm-cos"
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{48})`,
      boundary: "alphanumeric",
      maxBytes: 300,
      judge: "keyed",
      specificity: 60,
      siblings: { "key-id": ["accesskeyid"] }
    }
  ]
};

// src/detectors/ibm-cloudant.ts
var ibmCloudant = {
  provider: "ibm-cloudant",
  docs: "https://cloud.ibm.com/docs/Cloudant?topic=Cloudant-managing-access-for-cloudant",
  rules: [
    {
      id: "ibm-cloudant-credential",
      kind: "user and password of a database",
      severity: "high",
      keywords: ["cloudant.com", "cloudantnosqldb"],
      pattern: String.raw`(?i)https?://(?<user>[^\s:@/"\x27<>]{1,128}):(?<secret>(?-i:[0-9a-f]{64}))@(?<host>[a-z0-9.-]*cloudant(?:nosqldb\.appdomain\.cloud|\.com))`,
      boundary: "none",
      minEntropy: 3,
      judge: "random",
      specificity: 70
    }
  ]
};

// src/detectors/ifttt.ts
var ifttt = {
  provider: "ifttt",
  docs: "https://help.ifttt.com/hc/en-us/articles/115010230347-Webhooks-service-FAQ",
  rules: [
    {
      id: "ifttt-webhook-key",
      kind: "key of the webhooks service",
      severity: "low",
      keywords: ["ifttt"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{22,43})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "ifttt-webhook-url",
      kind: "URL of the webhooks service",
      severity: "low",
      keywords: ["maker.ifttt.com"],
      pattern: String.raw`maker\.ifttt\.com/(?:use|trigger/[^/\s"\x27]{1,80}/(?:json/)?with/key)/(?<secret>[A-Za-z0-9_-]{22,43})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/imagekit.ts
var imagekit = {
  provider: "imagekit",
  docs: "https://imagekit.io/docs/api-keys",
  rules: [
    {
      id: "imagekit-private-key",
      kind: "private API key",
      severity: "medium",
      keywords: ["imagekit"],
      pattern: String.raw`(?<secret>private_[A-Za-z0-9+/_=-]{8,128})`,
      boundary: "base64url",
      maxBytes: 220,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/imap.ts
var USERINFO3 = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
var HOST3 = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;
var imap = {
  provider: "imap",
  docs: "https://www.rfc-editor.org/rfc/rfc5092",
  rules: [
    {
      id: "imap-url",
      kind: "URL with user and password",
      severity: "high",
      keywords: ["imap:", "imaps:", "pop3:", "pop3s:"],
      pattern: String.raw`(?i)(?:imap|pop3?)s?:\\?/\\?/${USERINFO3}${HOST3}`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 80
    }
  ]
};

// src/detectors/infisical.ts
var infisical = {
  provider: "infisical",
  docs: "https://infisical.com/docs/documentation/platform/identities/universal-auth",
  rules: [
    {
      // The first part begins with a time, so its first digit is 6 until 2029.
      id: "infisical-service-token",
      kind: "service token",
      severity: "critical",
      keywords: ["st.6"],
      pattern: String.raw`(?<secret>st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32})`,
      boundary: "alphanumeric",
      maxBytes: 128,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "infisical-machine-identity-secret",
      kind: "client secret of a machine identity",
      severity: "critical",
      keywords: ["infisical"],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["infisicalclientid", "clientid"] }
    }
  ]
};

// src/detectors/influxdb.ts
var influxdb = {
  provider: "influxdb",
  docs: "https://docs.influxdata.com/influxdb/v2/admin/tokens/",
  rules: [
    {
      id: "influxdb-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["influx"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{86}==)`,
      boundary: "base64url",
      maxBytes: 200,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/infomaniak.ts
var infomaniak = {
  provider: "infomaniak",
  docs: "https://developer.infomaniak.com/getting-started",
  rules: [
    {
      id: "infomaniak-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["infomaniak"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{60,100})`,
      boundary: "base64url",
      maxBytes: 200,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/infracost.ts
var infracost = {
  provider: "infracost",
  docs: "https://www.infracost.io/docs/cloud_pricing_api/overview/",
  rules: [
    {
      id: "infracost-api-token",
      kind: "API key",
      severity: "low",
      keywords: ["ico-"],
      exactKeyword: "ico-",
      pattern: String.raw`(?<secret>ico-[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 48,
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/infura.ts
var infura = {
  provider: "infura",
  docs: "https://docs.metamask.io/services/how-to/use-basic-authentication/",
  rules: [
    {
      id: "infura-api-key",
      kind: "project id or secret",
      severity: "medium",
      keywords: ["infura"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "infura-endpoint-url",
      kind: "URL of an endpoint with its project id",
      severity: "medium",
      keywords: ["infura.io"],
      pattern: String.raw`infura\.io(?:/ws)?/v3/(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 2.8,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/insightly.ts
var UUID8 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var insightly = {
  provider: "insightly",
  docs: "https://api.insightly.com/v3.1/Help#!/Overview/Authentication",
  rules: [
    {
      id: "insightly-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["insightly"],
      pattern: String.raw`(?<secret>${UUID8})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/instagram.ts
var instagram = {
  provider: "instagram",
  docs: "https://developers.facebook.com/docs/instagram-platform/",
  rules: [
    {
      id: "instagram-access-token",
      kind: "access token",
      severity: "medium",
      keywords: ["igqvj", "igqwr", "igaa"],
      pattern: String.raw`(?<secret>IG(?:QVJ|QWR|AA)[A-Za-z0-9_=-]{50,400})`,
      boundary: "base64url",
      maxBytes: 480,
      minEntropy: 4,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/instantly.ts
var instantly = {
  provider: "instantly",
  docs: "https://developer.instantly.ai/api/v2",
  rules: [
    {
      id: "instantly-api-key",
      kind: "API key",
      severity: "medium",
      keywords: [
        "instantly_api",
        "instantly-api",
        "instantlyapi",
        "instantly_key",
        "instantlykey",
        "instantly_token",
        "instantlytoken",
        "instantly_secret",
        "instantlysecret",
        "instantly_client",
        "instantlyclient",
        "instantly:",
        "instantly.ai",
        "instantly-key",
        "instantly-token",
        "instantly-secret",
        "instantly-client"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{66}==)`,
      boundary: "base64",
      maxBytes: 160,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/intercom.ts
var intercom = {
  provider: "intercom",
  docs: "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication",
  rules: [
    {
      // Base64 of `tok:` and what follows.
      id: "intercom-access-token",
      kind: "access token",
      severity: "high",
      keywords: ["dg9ro"],
      exactKeyword: "dG9rO",
      pattern: String.raw`(?<secret>dG9rO[A-Za-z0-9+/]{54}=)`,
      boundary: "base64",
      maxBytes: 80,
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/intra42.ts
var intra42 = {
  provider: "intra42",
  docs: "https://api.intra.42.fr/apidoc/guides/getting_started",
  rules: [
    {
      // Public by itself; goes with the secret of the same form.
      id: "intra42-client-id",
      kind: "client id",
      severity: "low",
      lowBecause: "half",
      keywords: ["u-s4t2"],
      pattern: String.raw`(?<secret>u-s4t2(?:ud|af)-[a-f0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "intra42-client-secret",
      kind: "client secret",
      severity: "low",
      keywords: ["s-s4t2"],
      pattern: String.raw`(?<secret>s-s4t2(?:ud|af)-[a-f0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      pairWith: { rule: "intra42-client-id", withinBytes: 512, companion: "client-id" },
      specificity: 90
    }
  ]
};

// src/detectors/ionic.ts
var ionic = {
  provider: "ionic",
  docs: "https://ionic.io/docs/appflow/personal-access-tokens",
  rules: [
    {
      // Many names end in the same letters, so the sign before them is a part of the keyword.
      id: "ionic-token",
      kind: "personal access token",
      severity: "medium",
      keywords: ["=ion_", '"ion_', "'ion_", " ion_", ":ion_", "`ion_", ">ion_", "/ion_"],
      pattern: String.raw`(?<secret>ion_[A-Za-z0-9]{42})`,
      boundary: "alphanumeric",
      maxBytes: 56,
      minEntropy: 3.5,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/ipinfo.ts
var ipinfo = {
  provider: "ipinfo",
  docs: "https://ipinfo.io/developers",
  rules: [
    {
      id: "ipinfo-token",
      kind: "access token",
      severity: "low",
      keywords: ["ipinfo"],
      pattern: String.raw`(?<secret>[a-f0-9]{14})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/ipstack.ts
var ipstack = {
  provider: "ipstack",
  docs: "https://ipstack.com/documentation",
  rules: [
    {
      id: "ipstack-access-key",
      kind: "access key",
      severity: "low",
      keywords: ["ipstack", "apilayer"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/iterable.ts
var iterable = {
  provider: "iterable",
  docs: "https://api.iterable.com/api/docs",
  rules: [
    {
      id: "iterable-api-key",
      kind: "API key",
      severity: "medium",
      keywords: [
        "iterable_api",
        "iterable-api",
        "iterableapi",
        "iterable_key",
        "iterablekey",
        "iterable_token",
        "iterabletoken",
        "iterable_secret",
        "iterablesecret",
        "iterable_client",
        "iterableclient",
        "api.iterable.com",
        "iterable-key",
        "iterable-token",
        "iterable-secret",
        "iterable-client"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/jdbc.ts
var jdbc = {
  provider: "jdbc",
  docs: "https://docs.oracle.com/en/java/javase/21/docs/api/java.sql/java/sql/DriverManager.html",
  rules: [
    {
      id: "jdbc-url-password",
      kind: "connection URL with a password parameter",
      severity: "critical",
      keywords: ["jdbc:"],
      pattern: String.raw`(?i)jdbc:(?<product>[a-z0-9]+):[^\s"'<>\x60]{1,300}?[?;&](?:password|pwd)=(?<secret>[^\s&;"'<>\\\x60)]+)`,
      boundary: "none",
      maxBytes: 512,
      judge: "password",
      percentDecode: true,
      specificity: 70,
      siblings: { user: ["user", "username", "uid"] }
    }
  ]
};

// src/detectors/jenkins.ts
var jenkins = {
  provider: "jenkins",
  docs: "https://www.jenkins.io/blog/2018/07/02/new-api-token-system/",
  rules: [
    {
      // `11` is the version of the form; tokens from before 2.129 have none.
      id: "jenkins-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["jenkins"],
      pattern: String.raw`(?<secret>(?:11)?[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "jenkins-initial-admin-password",
      kind: "password of the first administrator",
      severity: "high",
      keywords: ["password to proceed to installation"],
      pattern: String.raw`(?i)password to proceed to installation:[^A-Za-z0-9]{1,40}(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 2.8,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/jetbrains.ts
var jetbrains = {
  provider: "jetbrains",
  docs: "https://www.jetbrains.com/help/youtrack/devportal/Manage-Permanent-Token.html",
  rules: [
    {
      id: "jetbrains-permanent-token",
      kind: "permanent token of YouTrack, Hub or Space",
      severity: "high",
      keywords: ["perm:", "perm-"],
      pattern: String.raw`(?<secret>perm[:-][A-Za-z0-9=+/-]{2,80}\.[A-Za-z0-9=+/-]{2,80}\.[A-Za-z0-9]{30})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/jina.ts
var jina = {
  provider: "jina",
  docs: "https://jina.ai/api-dashboard/",
  rules: [
    {
      id: "jina-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["jina_"],
      pattern: String.raw`(?<secret>jina_[A-Za-z0-9]{60})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/jira.ts
var jira = {
  provider: "jira",
  docs: "https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html",
  rules: [
    {
      // Base64 of twelve decimal digits, a colon and 20 random bytes.
      id: "jira-data-center-pat",
      kind: "personal access token of Jira or Confluence Data Center",
      severity: "high",
      keywords: ["jira", "confluence", "atlassian"],
      pattern: String.raw`(?<secret>(?:[MNO][DTjz][AEIMQUYcgk][w-z0-5]){4}O[g-v][A-Za-z0-9+/]{26})`,
      boundary: "base64",
      minEntropy: 3.5,
      facts: "data-center",
      judge: "random",
      specificity: 74
    }
  ]
};

// src/detectors/jotform.ts
var jotform = {
  provider: "jotform",
  docs: "https://api.jotform.com/docs/#authentication",
  rules: [
    {
      id: "jotform-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["jotform"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/jumpcloud.ts
var jumpcloud = {
  provider: "jumpcloud",
  docs: "https://docs.jumpcloud.com/api/1.0/index.html#section/API-Key",
  rules: [
    {
      id: "jumpcloud-prefixed-api-key",
      kind: "API key",
      severity: "critical",
      keywords: ["jca_"],
      pattern: String.raw`(?<secret>jca_[A-Za-z0-9]{36})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      id: "jumpcloud-api-key",
      kind: "API key (old form)",
      severity: "critical",
      keywords: ["jumpcloud"],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/juniper.ts
var juniper = {
  provider: "juniper",
  docs: "https://www.juniper.net/documentation/us/en/software/junos/user-access/topics/concept/master-password-configuration-encryption.html",
  rules: [
    {
      // Junos hides these and does not hash them. A second `$` would make it the hash of another vendor.
      id: "juniper-type9-secret",
      kind: "secret in a configuration, which can be read back",
      severity: "high",
      keywords: ["$9$"],
      pattern: String.raw`(?<secret>\$9\$[A-Za-z0-9./-]{8,100})(?:["';\s]|$)`,
      boundary: "none",
      maxBytes: 160,
      minEntropy: 3,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/jupiterone.ts
var jupiterone = {
  provider: "jupiterone",
  docs: "https://docs.jupiterone.io/reference/authentication",
  rules: [
    {
      id: "jupiterone-token",
      kind: "API token",
      severity: "high",
      keywords: ["jupiterone"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{76})`,
      boundary: "alphanumeric",
      maxBytes: 180,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/jwk.ts
var jwk = {
  provider: "jwk",
  docs: "https://datatracker.ietf.org/doc/html/rfc7517",
  rules: [
    {
      id: "jwk-private-key",
      kind: "JSON Web Key with its private part",
      severity: "critical",
      keywords: ['"kty'],
      pattern: String.raw`\{[^{}]*?\\*"kty\\*"\s*:\s*\\*"(?:RSA|EC|OKP)\\*"[^{}]*?\\*"d\\*"\s*:\s*\\*"(?<secret>[A-Za-z0-9_-]{40,})\\*"`,
      boundary: "none",
      maxBytes: 4096,
      minEntropy: 4,
      judge: "private-jwk",
      specificity: 80
    },
    {
      // As sorted members stand: `d` before `kty`.
      id: "jwk-private-part-first",
      kind: "JSON Web Key with its private part",
      severity: "critical",
      keywords: ['"kty'],
      pattern: String.raw`\\*"d\\*"\s*:\s*\\*"(?<secret>[A-Za-z0-9_-]{40,})\\*"[^{}]*?\\*"kty\\*"\s*:\s*\\*"(?:RSA|EC|OKP)\\*"`,
      boundary: "none",
      maxBytes: 4096,
      minEntropy: 4,
      judge: "private-jwk",
      specificity: 79
    },
    {
      // A symmetric key is its own private part.
      id: "jwk-symmetric-key",
      kind: "JSON Web Key that both sides share",
      severity: "critical",
      keywords: ['"oct'],
      pattern: String.raw`(?:\\*"kty\\*"\s*:\s*\\*"oct\\*"[^{}]*?\\*"k\\*"\s*:\s*\\*"(?<secret__after>[A-Za-z0-9_-]{20,})\\*"|\\*"k\\*"\s*:\s*\\*"(?<secret>[A-Za-z0-9_-]{20,})\\*"[^{}]*?\\*"kty\\*"\s*:\s*\\*"oct\\*")`,
      boundary: "none",
      maxBytes: 1024,
      minEntropy: 3.5,
      judge: "private-jwk",
      specificity: 78
    }
  ]
};

// src/detectors/jwt.ts
var jwt = {
  provider: "jwt",
  docs: "https://datatracker.ietf.org/doc/html/rfc7519",
  rules: [
    {
      id: "jwt-token",
      kind: "JSON Web Token",
      severity: "medium",
      keywords: [".eyj"],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)`,
      boundary: "base64url",
      maxBytes: 8192,
      judge: "jwt",
      specificity: 60
    }
  ]
};

// src/detectors/kafka.ts
var kafka = {
  provider: "kafka",
  docs: "https://kafka.apache.org/documentation/#security_sasl_jaasconfig",
  rules: [
    {
      id: "kafka-jaas-password",
      kind: "password in a JAAS configuration",
      severity: "high",
      keywords: ["plainloginmodule", "scramloginmodule"],
      pattern: String.raw`(?:Plain|Scram)LoginModule\s+(?:required|sufficient)[^;]{0,120}?username\s*=\s*\\?["'](?<user>[^"'\\\r\n]{1,80})\\?["'][^;]{0,80}?password\s*=\s*\\?["'](?<secret>[^"'\\\s]{1,200})\\?["']`,
      boundary: "none",
      maxBytes: 512,
      judge: "login",
      specificity: 60
    }
  ]
};

// src/detectors/kaggle.ts
var kaggle = {
  provider: "kaggle",
  docs: "https://www.kaggle.com/docs/api#authentication",
  rules: [
    {
      id: "kaggle-api-token",
      kind: "API token",
      severity: "medium",
      keywords: ["kgat_"],
      pattern: String.raw`(?<secret>KGAT_[0-9a-f]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "kaggle-api-key-legacy",
      kind: "API key",
      severity: "medium",
      keywords: ["kaggle"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      // `kaggle.json` names no vendor: its two members tell.
      id: "kaggle-key-file",
      kind: "key file of the command line",
      severity: "medium",
      keywords: ['"username":'],
      pattern: String.raw`"username"\s*:\s*"(?<user>[^"\s]{1,64})"\s*,\s*"key"\s*:\s*"(?<secret>[0-9a-f]{32})"`,
      boundary: "none",
      minEntropy: 2.8,
      judge: "random",
      specificity: 58
    }
  ]
};

// src/detectors/kagi.ts
var kagi = {
  provider: "kagi",
  docs: "https://help.kagi.com/kagi/api/overview.html",
  rules: [
    {
      id: "kagi-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["kagi_", "kagi-", "kagi.com", "kagi:", "kagiapi", "kagikey"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{11}\.[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/keenio.ts
var keenio = {
  provider: "keenio",
  docs: "https://keen.io/docs/api/",
  rules: [
    {
      id: "keenio-key",
      kind: "master, read or write key",
      severity: "low",
      keywords: [
        "keen.io",
        "keenio",
        "keen_io",
        "keen_read",
        "keen_write",
        "keen_master",
        "keen_api",
        "keenread",
        "keenwrite",
        "keenmaster",
        "keenapi",
        "keen-io",
        "keen-read",
        "keen-write",
        "keen-master",
        "keen-api"
      ],
      pattern: String.raw`(?<secret>[A-F0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/keeper.ts
var keeper = {
  provider: "keeper",
  docs: "https://docs.keeper.io/en/keeperpam/secrets-manager/about/one-time-token",
  rules: [
    {
      id: "keeper-ksm-token",
      kind: "one-time access token",
      severity: "critical",
      keywords: ["ksm_", "ksm-", "keeper"],
      pattern: String.raw`(?<secret>(?:US|EU|AU|GOV|JP|CA):[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/kerberos.ts
var kerberos = {
  provider: "kerberos",
  docs: "https://datatracker.ietf.org/doc/html/rfc4120",
  rules: [
    {
      // In the form that guessing programs read.
      id: "kerberos-roastable-hash",
      kind: "encrypted part of a ticket, good for guessing its password",
      severity: "medium",
      keywords: ["$krb5"],
      pattern: String.raw`(?<secret>\$krb5(?:asrep|tgs)\$(?:17|18|23)\$[0-9A-Za-z$*@:./_-]{64,})`,
      boundary: "none",
      maxBytes: 4096,
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/kickbox.ts
var kickbox = {
  provider: "kickbox",
  docs: "https://docs.kickbox.com/docs/using-the-api",
  rules: [
    {
      id: "kickbox-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["kickbox"],
      pattern: String.raw`(?<secret>(?:live|test)_[A-Za-z0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/klaviyo.ts
var klaviyo = {
  provider: "klaviyo",
  docs: "https://developers.klaviyo.com/en/docs/authenticate_",
  rules: [
    {
      id: "klaviyo-private-key",
      kind: "private API key",
      severity: "high",
      keywords: ["klaviyo"],
      pattern: String.raw`(?<secret>pk_(?:[A-Za-z0-9]{6}_)?[0-9a-f]{34})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/klingai.ts
var klingai = {
  provider: "klingai",
  docs: "https://app.klingai.com/global/dev/document-api",
  rules: [
    {
      id: "klingai-key-pair",
      kind: "secret key",
      severity: "medium",
      keywords: [
        "klingai",
        "kling_access",
        "kling_secret",
        "kling_api",
        "kling-api",
        "klingaccess",
        "klingsecret",
        "klingapi",
        "kling-access",
        "kling-secret"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "access-key": ["klingaccesskey", "accesskey", "ak"] }
    }
  ]
};

// src/detectors/knapsackpro.ts
var knapsackpro = {
  provider: "knapsackpro",
  docs: "https://docs.knapsackpro.com/",
  rules: [
    {
      id: "knapsackpro-token",
      kind: "test suite token",
      severity: "low",
      keywords: ["knapsack_pro", "knapsackpro", "knapsack-pro", "knapsack.pro"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/kontent.ts
var kontent = {
  provider: "kontent",
  docs: "https://kontent.ai/learn/docs/apis/openapi/management-api-v2/#section/Authentication",
  rules: [
    {
      id: "kontent-management-key",
      kind: "management API key (JSON Web Token)",
      severity: "medium",
      keywords: ["kontent"],
      pattern: String.raw`(?i)kontent[^\r\n]{0,80}?(?<secret>(?-i:eyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+))`,
      boundary: "base64url",
      maxBytes: 2048,
      judge: "jwt",
      specificity: 70
    }
  ]
};

// src/detectors/kraken.ts
var kraken = {
  provider: "kraken",
  docs: "https://docs.kraken.com/api/docs/guides/spot-rest-auth",
  rules: [
    {
      id: "kraken-key-pair",
      kind: "private key of an API key",
      severity: "critical",
      keywords: ["kraken"],
      pattern: String.raw`(?<secret>[A-Za-z0-9/+]{86}==)`,
      boundary: "base64",
      maxBytes: 240,
      judge: "keyed",
      specificity: 60,
      siblings: { "key-id": ["apikey", "key", "krakenapikey"] }
    }
  ]
};

// src/detectors/kubernetes.ts
var kubernetes = {
  provider: "kubernetes",
  docs: "https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/",
  rules: [
    {
      // Base64 of a PEM block: it begins with five dashes and BEGIN.
      id: "kubernetes-client-key-data",
      kind: "client key of a kubeconfig",
      severity: "critical",
      keywords: ["client-key-data"],
      pattern: String.raw`client-key-data["\x27]?:[ \t]*["\x27]?(?<secret>LS0tLS1CRUdJTi[A-Za-z0-9+/]+={0,2})`,
      boundary: "base64",
      maxBytes: 8192,
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      // The issuer of tokens that never expire; bound ones have the address of the cluster there and are found as a
      // JSON Web Token.
      id: "kubernetes-service-account-token",
      kind: "service account token",
      severity: "high",
      keywords: [".eyjpc3mioijrdwjlcm5ldgvzl3nlcnzpy2vhy2nvdw50"],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]+\.eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)`,
      boundary: "base64url",
      maxBytes: 4096,
      judge: "jwt",
      specificity: 80
    },
    {
      id: "kubernetes-bootstrap-token",
      kind: "bootstrap token",
      severity: "high",
      keywords: ["kubeadm", "bootstrap-token", "bootstrap_token", "bootstraptoken"],
      pattern: String.raw`(?<secret>[a-z0-9]{6}\.[a-z0-9]{16})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/kucoin.ts
var UUID9 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var kucoin = {
  provider: "kucoin",
  docs: "https://www.kucoin.com/docs/basics/connection-method/authentication/generating-an-api-key",
  rules: [
    {
      id: "kucoin-key",
      kind: "secret of an API key",
      severity: "critical",
      keywords: ["kucoin"],
      pattern: String.raw`(?<secret>${UUID9})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: {
        "key-id": ["apikey", "key", "kucoinapikey"],
        passphrase: ["apipassphrase", "passphrase", "kucoinapipassphrase"]
      }
    }
  ]
};

// src/detectors/lambda-cloud.ts
var lambdaCloud = {
  provider: "lambda-cloud",
  docs: "https://docs.lambda.ai/public-cloud/cloud-api/",
  rules: [
    {
      id: "lambda-cloud-api-key",
      kind: "API key",
      severity: "medium",
      keywords: [
        "lambda_api",
        "lambda-api",
        "lambdalabs",
        "lambda_labs",
        "lambda_cloud",
        "lambda-cloud",
        "cloud.lambda",
        "lambdaapi",
        "lambdacloud",
        "lambda-labs"
      ],
      pattern: String.raw`(?<secret>secret_[a-z0-9_]{10,60}\.[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 200,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/lambdatest.ts
var lambdatest = {
  provider: "lambdatest",
  docs: "https://www.lambdatest.com/support/docs/using-environment-variables-for-authentication-credentials/",
  rules: [
    {
      // Keys from before 2023 have no prefix.
      id: "lambdatest-access-key",
      kind: "access key",
      severity: "medium",
      keywords: ["lambdatest", "lt_access", "ltaccess", "lt-access"],
      pattern: String.raw`(?<secret>(?:LT_)?[A-Za-z0-9]{46,50})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/langfuse.ts
var UUID10 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var langfuse = {
  provider: "langfuse",
  docs: "https://langfuse.com/docs/api-and-data-platform/features/public-api",
  rules: [
    {
      id: "langfuse-secret-key",
      kind: "secret key",
      severity: "medium",
      keywords: ["sk-lf-"],
      pattern: String.raw`(?<secret>sk-lf-${UUID10})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      pairWith: { rule: "langfuse-public-key", withinBytes: 400, companion: "public-key" }
    },
    {
      id: "langfuse-public-key",
      kind: "public key, an identifier",
      severity: "low",
      lowBecause: "half",
      keywords: ["pk-lf-"],
      pattern: String.raw`(?<secret>pk-lf-${UUID10})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/langsmith.ts
var langsmith = {
  provider: "langsmith",
  docs: "https://docs.langchain.com/langsmith/create-account-api-key",
  rules: [
    {
      id: "langsmith-personal-access-token",
      kind: "personal access token",
      severity: "high",
      keywords: ["lsv2_pt_"],
      pattern: String.raw`(?<secret>lsv2_pt_[A-Fa-f0-9]{32}_[A-Fa-f0-9]{10})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "langsmith-service-key",
      kind: "service key",
      severity: "high",
      keywords: ["lsv2_sk_"],
      pattern: String.raw`(?<secret>lsv2_sk_[A-Fa-f0-9]{32}_[A-Fa-f0-9]{10})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "langsmith-api-key-legacy",
      kind: "API key (first version)",
      severity: "high",
      keywords: ["ls__"],
      pattern: String.raw`(?<secret>ls__[A-Fa-f0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/laravel.ts
var laravel = {
  provider: "laravel",
  docs: "https://laravel.com/docs/encryption#configuration",
  rules: [
    {
      // It encrypts cookies and sessions; 32 bytes for the usual cipher.
      id: "laravel-app-key",
      kind: "application key",
      severity: "high",
      keywords: ["app_key", "appkey", "laravel", "app-key"],
      pattern: String.raw`(?<secret>base64:[A-Za-z0-9+/]{43}=)`,
      boundary: "base64",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/lark.ts
var UUID11 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var lark = {
  provider: "lark",
  docs: "https://open.larksuite.com/document/server-docs/api-call-guide/calling-process/get-access-token",
  rules: [
    {
      id: "lark-app-secret",
      kind: "secret of an application",
      severity: "high",
      keywords: [
        "larksuite",
        "feishu",
        "lark_app",
        "lark_secret",
        "larkapp",
        "lark_bot",
        "larksecret",
        "larkbot",
        "lark-app",
        "lark-secret",
        "lark-bot"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "app-id": ["appid", "larkappid", "feishuappid"] }
    },
    {
      id: "lark-access-token",
      kind: "access token",
      severity: "medium",
      keywords: [
        "larksuite",
        "feishu",
        "lark_access",
        "lark_token",
        "lark_tenant",
        "lark_user",
        "larkaccess",
        "larktoken",
        "larktenant",
        "larkuser",
        "lark-access",
        "lark-token",
        "lark-tenant",
        "lark-user"
      ],
      pattern: String.raw`(?<secret>[tua]-[A-Za-z0-9_.]{30,50})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 65
    },
    {
      id: "lark-bot-webhook",
      kind: "webhook URL of a bot",
      severity: "medium",
      keywords: ["open.feishu.cn", "open.larksuite.com"],
      pattern: String.raw`(?<secret>https?:\\?/\\?/open\.(?:feishu\.cn|larksuite\.com)\\?/open-apis\\?/bot\\?/v2\\?/hook\\?/${UUID11})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/launchdarkly.ts
var UUID12 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var launchdarkly = {
  provider: "launchdarkly",
  docs: "https://launchdarkly.com/docs/home/account/api",
  rules: [
    {
      id: "launchdarkly-api-access-token",
      kind: "API access token",
      severity: "high",
      keywords: [
        "launchdarkly",
        "launch_darkly",
        "ld_access",
        "ld_api",
        "launch-darkly",
        "ld-access",
        "ldaccess",
        "ld-api",
        "ldapi"
      ],
      pattern: String.raw`(?<secret>api-${UUID12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    },
    {
      id: "launchdarkly-sdk-key",
      kind: "server SDK key",
      severity: "medium",
      keywords: ["sdk-"],
      pattern: String.raw`(?<secret>sdk-${UUID12})`,
      boundary: "base64url",
      maxBytes: 48,
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      id: "launchdarkly-mobile-key",
      kind: "mobile key, meant to be shipped",
      severity: "low",
      lowBecause: "public",
      keywords: ["mob-"],
      pattern: String.raw`(?<secret>mob-${UUID12})`,
      boundary: "base64url",
      maxBytes: 48,
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      id: "launchdarkly-relay-key",
      kind: "key of the relay proxy",
      severity: "high",
      keywords: [
        "launchdarkly",
        "launch_darkly",
        "auto_config_key",
        "autoconfigkey",
        "ld_relay",
        "launch-darkly",
        "auto-config-key",
        "ld-relay",
        "ldrelay"
      ],
      pattern: String.raw`(?<secret>rel-${UUID12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/ldap.ts
var USERINFO4 = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
var HOST4 = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;
var ldap = {
  provider: "ldap",
  docs: "https://datatracker.ietf.org/doc/html/rfc4516",
  rules: [
    {
      id: "ldap-url",
      kind: "URL with user and password",
      severity: "high",
      keywords: ["ldap:", "ldaps:"],
      pattern: String.raw`(?i)ldaps?:\\?/\\?/${USERINFO4}${HOST4}`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 80
    },
    {
      id: "ldap-bind-password",
      kind: "bind password of a directory",
      severity: "high",
      keywords: ["bindpw", "bind_pw", "bind-pw"],
      pattern: String.raw`(?i)bind[_-]?pw["']?[ \t]*(?:[:=][ \t]*|[ \t])(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[^\s"'<>$;,]+))`,
      boundary: "none",
      judge: "login",
      specificity: 45
    }
  ]
};

// src/detectors/lemlist.ts
var lemlist = {
  provider: "lemlist",
  docs: "https://developer.lemlist.com/api-reference/getting-started/authentication",
  rules: [
    {
      id: "lemlist-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["lemlist"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/lemonsqueezy.ts
var lemonsqueezy = {
  provider: "lemonsqueezy",
  docs: "https://docs.lemonsqueezy.com/api/getting-started/requests",
  rules: [
    {
      id: "lemonsqueezy-api-key",
      kind: "API key (JSON Web Token)",
      severity: "high",
      keywords: ["lemonsqueezy", "lemon_squeezy", "lemon-squeezy"],
      pattern: String.raw`(?i)lemon[_-]?squeezy[^\r\n]{0,80}?(?<secret>(?-i:eyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+))`,
      boundary: "base64url",
      maxBytes: 2048,
      judge: "jwt",
      specificity: 70
    }
  ]
};

// src/detectors/lichess.ts
var lichess = {
  provider: "lichess",
  docs: "https://lichess.org/api#section/Introduction/Authentication",
  rules: [
    {
      id: "lichess-token",
      kind: "personal access token",
      severity: "low",
      keywords: ["lip_"],
      pattern: String.raw`(?<secret>lip_[A-Za-z0-9]{16,60})`,
      boundary: "alphanumeric",
      maxBytes: 80,
      minEntropy: 3.5,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/lighton.ts
var lighton = {
  provider: "lighton",
  docs: "https://paradigm.lighton.ai/docs",
  rules: [
    {
      id: "lighton-paradigm-api-key",
      kind: "API key of Paradigm",
      severity: "low",
      keywords: ["lighton", "paradigm_api", "paradigmapi", "paradigm-api"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{40,80})`,
      boundary: "base64url",
      maxBytes: 180,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/line.ts
var line = {
  provider: "line",
  docs: "https://developers.line.biz/en/docs/basics/channel-access-token/",
  rules: [
    {
      id: "line-channel-access-token",
      kind: "channel access token",
      severity: "high",
      keywords: [
        "line_channel",
        "line_access",
        "linechannel",
        "channel_access_token",
        "channelaccesstoken",
        "api.line.me",
        "line_bot",
        "linebot",
        "lineaccess",
        "line-channel",
        "line-access",
        "channel-access-token",
        "line-bot"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{171}=)`,
      boundary: "base64",
      maxBytes: 320,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "line-notify-token",
      kind: "token of the notification service",
      severity: "low",
      keywords: [
        "notify-api.line.me",
        "line_notify",
        "linenotify",
        "line-notify",
        "line_token",
        "line-token",
        "linetoken"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{43})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/linear.ts
var linear = {
  provider: "linear",
  docs: "https://linear.app/developers/graphql",
  rules: [
    {
      id: "linear-api-key",
      kind: "personal API key",
      severity: "high",
      keywords: ["lin_api_"],
      pattern: String.raw`(?<secret>lin_api_[A-Za-z0-9]{40})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "linear-oauth-access-token",
      kind: "OAuth access token",
      severity: "high",
      keywords: ["lin_oauth_"],
      pattern: String.raw`(?<secret>lin_oauth_[a-f0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "linear-webhook-secret",
      kind: "webhook signing secret",
      severity: "low",
      keywords: ["lin_wh_"],
      pattern: String.raw`(?<secret>lin_wh_[A-Za-z0-9]{40})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "linear-client-secret",
      kind: "OAuth client secret",
      severity: "medium",
      keywords: [
        "linear_api",
        "linear-api",
        "linearapi",
        "linear_key",
        "linearkey",
        "linear_token",
        "lineartoken",
        "linear_secret",
        "linearsecret",
        "linear_client",
        "linearclient",
        "linear:",
        "linear.app",
        "linear-key",
        "linear-token",
        "linear-secret",
        "linear-client"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["linearclientid", "clientid"] }
    }
  ]
};

// src/detectors/linkedin.ts
var linkedin = {
  provider: "linkedin",
  docs: "https://learn.microsoft.com/en-us/linkedin/shared/authentication/client-credentials-flow",
  rules: [
    {
      id: "linkedin-client-secret",
      kind: "OAuth client secret",
      severity: "medium",
      keywords: ["wpl_ap1."],
      pattern: String.raw`(?<secret>WPL_AP[0-9]\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/]{6,8}={0,2})`,
      boundary: "base64",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "linkedin-client-secret-legacy",
      kind: "OAuth client secret (old form)",
      severity: "medium",
      keywords: ["linkedin"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{16})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["linkedinclientid", "clientid"] }
    },
    {
      id: "linkedin-access-token",
      kind: "OAuth access token",
      severity: "medium",
      keywords: ["linkedin"],
      pattern: String.raw`(?<secret>AQ[A-Za-z0-9_-]{200,1000})`,
      boundary: "base64url",
      maxBytes: 1400,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/linode.ts
var linode = {
  provider: "linode",
  docs: "https://techdocs.akamai.com/linode-api/reference/get-started",
  rules: [
    {
      id: "linode-pat",
      kind: "personal access token",
      severity: "high",
      keywords: ["linode"],
      pattern: String.raw`(?<secret>[a-f0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/llamaindex.ts
var llamaindex = {
  provider: "llamaindex",
  docs: "https://developers.llamaindex.ai/python/cloud/general/api_key/",
  rules: [
    {
      id: "llamaindex-cloud-api-key",
      kind: "API key of the cloud",
      severity: "high",
      keywords: ["llx-"],
      pattern: String.raw`(?<secret>llx-[A-Za-z0-9]{44,52})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/lob.ts
var lob = {
  provider: "lob",
  docs: "https://docs.lob.com/#section/Authentication",
  rules: [
    {
      id: "lob-api-key",
      kind: "secret key",
      severity: "medium",
      keywords: [
        "lob_api",
        "lob_key",
        "lobapi",
        "lob_secret",
        "lob_live",
        "lob_test",
        "lob.com",
        "lobkey",
        "lobsecret",
        "loblive",
        "lobtest",
        "lob-api",
        "lob.api",
        "lob-key",
        "lob.key",
        "lob-secret",
        "lob.secret",
        "lob-live",
        "lob.live",
        "lob-test",
        "lob.test",
        "lob:"
      ],
      pattern: String.raw`(?<secret>live_[a-f0-9]{35})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    },
    {
      id: "lob-test-api-key",
      kind: "secret key, test mode",
      severity: "low",
      lowBecause: "test",
      keywords: [
        "lob_api",
        "lob_key",
        "lobapi",
        "lob_secret",
        "lob_live",
        "lob_test",
        "lob.com",
        "lobkey",
        "lobsecret",
        "loblive",
        "lobtest",
        "lob-api",
        "lob-key",
        "lob-secret",
        "lob-live",
        "lob-test"
      ],
      pattern: String.raw`(?<secret>test_[a-f0-9]{35})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    },
    {
      id: "lob-publishable-key",
      kind: "publishable key, meant to be public",
      severity: "low",
      lowBecause: "public",
      keywords: [
        "lob_api",
        "lob_key",
        "lobapi",
        "lob_secret",
        "lob_live",
        "lob_test",
        "lob.com",
        "lobkey",
        "lobsecret",
        "loblive",
        "lobtest",
        "lob-api",
        "lob.api",
        "lob-key",
        "lob.key",
        "lob-secret",
        "lob.secret",
        "lob-live",
        "lob.live",
        "lob-test",
        "lob.test",
        "lob:"
      ],
      pattern: String.raw`(?<secret>(?:live|test)_pub_[a-f0-9]{31})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/loggly.ts
var UUID13 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var loggly = {
  provider: "loggly",
  docs: "https://documentation.solarwinds.com/en/success_center/loggly/content/admin/customer-token-authentication-token.htm",
  rules: [
    {
      id: "loggly-token",
      kind: "customer token",
      severity: "low",
      keywords: ["loggly"],
      pattern: String.raw`(?<secret>${UUID13})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "loggly-input-url",
      kind: "URL that takes log lines, with the token",
      severity: "low",
      keywords: ["loggly.com"],
      pattern: String.raw`loggly\.com/(?:inputs|bulk)/(?<secret>${UUID13})`,
      boundary: "alphanumeric",
      minEntropy: 2.8,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/login.ts
var USER = String.raw`["'](?<user>[^"'\r\n]{1,64})["']`;
var SECRET2 = String.raw`(?:"(?<secret__call>[^"\\\r\n]+)"|'(?<secret__call2>[^'\\\r\n]+)')`;
var NEXT2 = String.raw`\s*,\s*`;
var login = {
  provider: "login",
  docs: "https://owasp.org/www-community/vulnerabilities/Use_of_hard-coded_password",
  rules: [
    {
      id: "login-user-password-call",
      kind: "user and password in a call",
      severity: "high",
      keywords: [
        "basicauth",
        "basic_auth",
        "networkcredential(",
        "usernamepasswordcredentials(",
        "usernamepasswordauthenticationtoken(",
        "passwordauthentication(",
        "pscredential(",
        ".login(",
        "ftp_login(",
        "ssh2_auth_password(",
        "oci_connect(",
        "oci_pconnect(",
        "ldap_bind(",
        ".simple_bind_s(",
        "auth=(",
        "auth = (",
        ".auth("
      ],
      pattern: String.raw`(?i)(?:basic_?auth(?:entication)?|credentials?|authenticationtoken|passwordauthentication|login|oci_p?connect|auth_password|bind(?:_s)?|auth)[ \t]*(?:=[ \t]*)?\([ \t]*(?:\$?\w+${NEXT2})?${USER}(?:\.toCharArray\(\))?${NEXT2}(?:Some\()?${SECRET2}(?:\.toCharArray\(\))?[ \t]*[,)]`,
      boundary: "none",
      judge: "login",
      specificity: 40
    },
    {
      // Host or URL, user, password, in the order that these calls share.
      id: "login-connection-call",
      kind: "user and password in a call that opens a connection",
      severity: "critical",
      keywords: [
        "mysqli",
        "mysql_connect(",
        "mysql_pconnect(",
        "new pdo(",
        "getconnection(",
        "mysqldb.connect(",
        "pymysql.connect(",
        "imap_open(",
        "dbi->connect("
      ],
      pattern: String.raw`(?i)(?:mysqli(?:_connect|_real_connect)?|mysql_p?connect|pdo|getconnection|connect|imap_open)[ \t]*\([ \t]*(?:["'][^"'\r\n]*["']|[\w$.:>\[\]-]+)${NEXT2}${USER}${NEXT2}${SECRET2}[ \t]*[,)]`,
      boundary: "none",
      judge: "login",
      specificity: 40
    },
    {
      // `echo 'user:password' | chpasswd`
      id: "login-chpasswd",
      kind: "password given to chpasswd",
      severity: "high",
      keywords: ["chpasswd"],
      pattern: String.raw`echo[ \t]+(?:-[a-zA-Z]+[ \t]+)?["']?(?<user>[A-Za-z_][\w.-]*):(?<secret>[^\s"'|]+)["']?[ \t]*\|[ \t]*(?:sudo[ \t]+)?chpasswd`,
      boundary: "none",
      judge: "login",
      specificity: 40
    },
    {
      id: "login-sudo-stdin",
      kind: "password on the standard input of a command",
      severity: "high",
      keywords: ["sudo -s", "passwd --stdin", "sudo --stdin", "--password-stdin"],
      pattern: String.raw`echo[ \t]+(?:-[a-zA-Z]+[ \t]+)?(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[^\s"'|$]+))[ \t]*\|[ \t]*(?:sudo[ \t]+-S|sudo[ \t]+--stdin|(?:sudo[ \t]+)?passwd[ \t]+--stdin|(?:docker|podman|helm)[^\r\n|]*--password-stdin)`,
      boundary: "none",
      judge: "login",
      specificity: 40
    },
    {
      // What a script or a test types into the field of a password.
      id: "login-form-field",
      kind: "password typed into a form",
      severity: "high",
      keywords: [".type(", ".sendkeys(", ".send_keys(", ".fill(", ".setvalue("],
      pattern: String.raw`(?i)(?<key>pass(?:word|wd)?)["'\]#)\w-]{0,12}(?:\)\.(?:type|fill|sendkeys|send_keys|setvalue)\([ \t]*|,[ \t]*)(?:"(?<secret__quoted>[^"\\\r\n]+)"|'(?<secret__single>[^'\\\r\n]+)')`,
      boundary: "none",
      judge: "password",
      specificity: 22
    },
    {
      // Expect's answer to the prompt that it waited for.
      id: "login-expect-send",
      kind: "password that a script sends to a prompt",
      severity: "high",
      keywords: ['send "', 'send -- "'],
      pattern: String.raw`(?i)expect[^\r\n]*ass(?:word|phrase|wd)[^\r\n{]*(?:\{[ \t]*)?(?:\r?\n[ \t]*)?send[ \t]+(?:--[ \t]+)?"(?<secret__quoted>[^"\\$\r\n]+)\\[rn]`,
      boundary: "none",
      judge: "login",
      specificity: 40
    }
  ]
};

// src/detectors/logzio.ts
var UUID14 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var logzio = {
  provider: "logzio",
  docs: "https://docs.logz.io/docs/user-guide/admin/authentication-tokens/api-tokens/",
  rules: [
    {
      id: "logzio-token",
      kind: "API token",
      severity: "medium",
      keywords: ["logzio", "logz_io", "logz-io", "logz.io", "logz"],
      pattern: String.raw`(?<secret>${UUID14}|[A-Za-z]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      // 32 letters and no digit.
      id: "logzio-shipping-token",
      kind: "token for sending log lines",
      severity: "medium",
      keywords: ["logzio", "logz_io", "logz.io"],
      pattern: String.raw`(?i)logz[_.-]?io[a-z0-9_.-]{0,40}token["'\x60]?\]?[ \t]*(?:=>|:=|[:=]|[ \t])[ \t]*["'\x60]?(?<secret>(?-i:[A-Za-z]{32}))`,
      boundary: "alphanumeric",
      minEntropy: 3.8,
      judge: "random",
      specificity: 65
    }
  ]
};

// src/detectors/lokalise.ts
var lokalise = {
  provider: "lokalise",
  docs: "https://developers.lokalise.com/reference/api-authentication",
  rules: [
    {
      id: "lokalise-api-token",
      kind: "API token",
      severity: "medium",
      keywords: ["lokalise"],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/looker.ts
var looker = {
  provider: "looker",
  docs: "https://docs.cloud.google.com/looker/docs/api-auth",
  rules: [
    {
      id: "looker-client-secret",
      kind: "client secret",
      severity: "high",
      keywords: ["looker", "lookersdk"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{24})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["clientid", "lookerclientid", "lookersdkclientid"] }
    }
  ]
};

// src/detectors/luno.ts
var luno = {
  provider: "luno",
  docs: "https://www.luno.com/en/developers/api",
  rules: [
    {
      id: "luno-key-pair",
      kind: "secret of an API key",
      severity: "high",
      keywords: ["luno"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "key-id": ["lunoapikeyid", "apikeyid", "keyid"] }
    }
  ]
};

// src/detectors/magicbell.ts
var magicbell = {
  provider: "magicbell",
  docs: "https://www.magicbell.com/docs/api/authentication",
  rules: [
    {
      id: "magicbell-credential",
      kind: "API key or secret",
      severity: "low",
      keywords: ["magicbell"],
      pattern: String.raw`(?<secret>[A-Za-z0-9-]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { key: ["magicbellapikey", "apikey"] }
    }
  ]
};

// src/detectors/mailchimp.ts
var mailchimp = {
  provider: "mailchimp",
  docs: "https://mailchimp.com/help/about-api-keys/",
  rules: [
    {
      // The end names the data centre.
      id: "mailchimp-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["-us1", "-us2", "-us3", "-us4", "-us5", "-us6", "-us7", "-us8", "-us9"],
      pattern: String.raw`(?<secret>[a-f0-9]{32}-(?<data_center>us[0-9]{1,2}))`,
      boundary: "alphanumeric",
      maxBytes: 48,
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/mailersend.ts
var mailersend = {
  provider: "mailersend",
  docs: "https://developers.mailersend.com/general#authentication",
  rules: [
    {
      id: "mailersend-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["mlsn."],
      pattern: String.raw`(?<secret>mlsn\.[A-Za-z0-9]{30,100})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/mailgun.ts
var mailgun = {
  provider: "mailgun",
  docs: "https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt",
  rules: [
    {
      id: "mailgun-private-api-key",
      kind: "private API key",
      severity: "high",
      keywords: ["mailgun", "mg_api", "mg_key", "mgapi", "mgkey", "mg-api", "mg-key"],
      pattern: String.raw`(?<secret>key-[a-f0-9]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    },
    {
      id: "mailgun-api-key-new",
      kind: "API, sending or webhook signing key",
      severity: "high",
      keywords: ["mailgun", "mg_api", "mg_key", "mgapi", "mgkey", "mg-api", "mg-key"],
      pattern: String.raw`(?<secret>[a-f0-9]{32}-[a-f0-9]{8}-[a-f0-9]{8})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    },
    {
      id: "mailgun-public-key",
      kind: "public validation key",
      severity: "low",
      lowBecause: "public",
      keywords: ["pubkey-"],
      pattern: String.raw`(?<secret>pubkey-[a-f0-9]{32})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/mailjet.ts
var mailjet = {
  provider: "mailjet",
  docs: "https://dev.mailjet.com/email/reference/overview/authentication/",
  rules: [
    {
      id: "mailjet-api-pair",
      kind: "secret of an API key, or the key",
      severity: "high",
      keywords: ["mailjet", "mj_apikey", "mjapikey", "mj-apikey"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "key-id": ["mjapikeypublic", "mailjetapikey", "apikey"] }
    }
  ]
};

// src/detectors/mailmodo.ts
var mailmodo = {
  provider: "mailmodo",
  docs: "https://www.mailmodo.com/developers/",
  rules: [
    {
      id: "mailmodo-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["mailmodo"],
      pattern: String.raw`(?<secret>[A-Z0-9]{7}-[A-Z0-9]{7}-[A-Z0-9]{7}-[A-Z0-9]{7})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/make.ts
var make = {
  provider: "make",
  docs: "https://help.make.com/webhooks",
  rules: [
    {
      id: "make-webhook-url",
      kind: "webhook URL",
      severity: "low",
      keywords: ["make.com/", "hook.integromat.com"],
      pattern: String.raw`(?<secret>https?:\\?/\\?/hook\.(?:[a-z0-9]{2,8}\.)?(?:make|integromat)\.com\\?/[a-z0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/mandrill.ts
var mandrill = {
  provider: "mandrill",
  docs: "https://mailchimp.com/developer/transactional/docs/authentication-delegation/",
  rules: [
    {
      // Keys from before 2023 have no prefix.
      id: "mandrill-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["mandrill"],
      pattern: String.raw`(?<secret>(?:md-)?[A-Za-z0-9_-]{22})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/mapbox.ts
var mapbox = {
  provider: "mapbox",
  docs: "https://docs.mapbox.com/api/accounts/tokens/#token-format",
  rules: [
    {
      id: "mapbox-secret-token",
      kind: "secret access token",
      severity: "high",
      keywords: ["sk.eyj"],
      exactKeyword: "sk.eyJ",
      pattern: String.raw`(?<secret>sk\.eyJ[A-Za-z0-9_-]{60,240}\.[A-Za-z0-9_-]{22})`,
      boundary: "base64url",
      maxBytes: 300,
      minEntropy: 3,
      facts: "mapbox",
      judge: "random",
      specificity: 90
    },
    {
      id: "mapbox-public-token",
      kind: "public access token, meant to be public",
      severity: "low",
      lowBecause: "public",
      keywords: ["pk.eyj"],
      exactKeyword: "pk.eyJ",
      pattern: String.raw`(?<secret>pk\.eyJ[A-Za-z0-9_-]{60,240}\.[A-Za-z0-9_-]{22})`,
      boundary: "base64url",
      maxBytes: 300,
      minEntropy: 3,
      facts: "mapbox",
      judge: "random",
      specificity: 90
    },
    {
      id: "mapbox-temporary-token",
      kind: "temporary token",
      severity: "low",
      keywords: ["tk.eyj"],
      exactKeyword: "tk.eyJ",
      pattern: String.raw`(?<secret>tk\.eyJ[A-Za-z0-9_-]{30,}\.[A-Za-z0-9_-]{22})`,
      boundary: "base64url",
      maxBytes: 1400,
      minEntropy: 3,
      facts: "mapbox",
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/matrix.ts
var matrix = {
  provider: "matrix",
  docs: "https://spec.matrix.org/latest/client-server-api/#client-authentication",
  rules: [
    {
      // Local name in base64, a random part and six characters of check.
      id: "matrix-access-token",
      kind: "access or refresh token of Synapse",
      severity: "high",
      keywords: ["syt_", "syr_"],
      pattern: String.raw`(?<secret>sy[tr]_[A-Za-z0-9+/_-]{4,80}_[A-Za-z]{20}_[A-Za-z0-9]{6})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      checksum: "matrix-crc32",
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/mattermost.ts
var mattermost = {
  provider: "mattermost",
  docs: "https://developers.mattermost.com/integrate/reference/personal-access-token/",
  rules: [
    {
      // A UUID in base32 of an alphabet without l, v, 0 and 2.
      id: "mattermost-access-token",
      kind: "personal access or bot token",
      severity: "high",
      keywords: ["mattermost", "mm_token", "mm-token", "mmtoken"],
      pattern: String.raw`(?<secret>[a-km-uw-z13-9]{26})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "mattermost-incoming-webhook",
      kind: "incoming webhook URL",
      severity: "medium",
      keywords: ["/hooks/"],
      pattern: String.raw`(?<secret>https?:\\?/\\?/[A-Za-z0-9.-]{1,120}(?::[0-9]{1,5})?(?:/[A-Za-z0-9_.-]{1,40})?\\?/hooks\\?/[a-km-uw-z13-9]{26})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/maven.ts
var maven = {
  provider: "maven",
  docs: "https://maven.apache.org/settings.html#servers",
  rules: [
    {
      // `{...}` is the encrypted form, which the judgement takes for a placeholder.
      id: "maven-settings-password",
      kind: "password of a server in settings.xml",
      severity: "high",
      keywords: ["<server>"],
      pattern: String.raw`<server>\s*(?:<id>(?<host>[^<]{1,128})</id>\s*)?<username>(?<user>[^<]{1,128})</username>\s*<password>(?<secret>[^<\s]{1,256})</password>`,
      boundary: "none",
      maxBytes: 512,
      judge: "login",
      specificity: 56
    }
  ]
};

// src/detectors/maxmind.ts
var maxmind = {
  provider: "maxmind",
  docs: "https://dev.maxmind.com/license-key/",
  rules: [
    {
      id: "maxmind-license-key",
      kind: "license key",
      severity: "medium",
      keywords: ["_mmk"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk)`,
      boundary: "alphanumeric",
      maxBytes: 64,
      minEntropy: 3,
      judge: "random",
      specificity: 88
    }
  ]
};

// src/detectors/meilisearch.ts
var meilisearch = {
  provider: "meilisearch",
  docs: "https://www.meilisearch.com/docs/learn/security/basic_security",
  rules: [
    {
      id: "meilisearch-master-key",
      kind: "master or API key",
      severity: "medium",
      keywords: [
        "meilisearch",
        "meili_master",
        "meili_api",
        "meili_key",
        "meilimaster",
        "meiliapi",
        "meilikey",
        "meili-master",
        "meili-api",
        "meili-key"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{16,64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/mem0.ts
var mem0 = {
  provider: "mem0",
  docs: "https://docs.mem0.ai/platform/quickstart",
  rules: [
    {
      id: "mem0-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["mem0"],
      pattern: String.raw`(?<secret>m0-[A-Za-z0-9]{24,44})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/meraki.ts
var meraki = {
  provider: "meraki",
  docs: "https://developer.cisco.com/meraki/api-v1/overview/",
  rules: [
    {
      id: "meraki-api-key",
      kind: "API key of the dashboard",
      severity: "high",
      keywords: ["meraki"],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/mercury.ts
var mercury = {
  provider: "mercury",
  docs: "https://docs.mercury.com/reference/getting-started-with-your-api",
  rules: [
    {
      // Prefix and suffix mirror each other; `secret-token:` often stands before it.
      id: "mercury-api-token",
      kind: "API token",
      severity: "critical",
      keywords: ["mercury_production_", "_yrucrem"],
      pattern: String.raw`(?<secret>mercury_production_[a-z]{3,6}_[A-Za-z0-9]{40,50}_yrucrem)`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 92
    }
  ]
};

// src/detectors/mergify.ts
var mergify = {
  provider: "mergify",
  docs: "https://docs.mergify.com/api/",
  rules: [
    {
      id: "mergify-application-key",
      kind: "application key",
      severity: "medium",
      keywords: ["mergify_application_key_"],
      pattern: String.raw`(?<secret>mergify_application_key_[A-Za-z0-9_-]{40,200})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/messagebird.ts
var messagebird = {
  provider: "messagebird",
  docs: "https://developers.messagebird.com/api/#authentication",
  rules: [
    {
      id: "messagebird-access-key",
      kind: "access key",
      severity: "high",
      keywords: ["messagebird", "message_bird", "message-bird"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{25})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/metabase.ts
var metabase = {
  provider: "metabase",
  docs: "https://www.metabase.com/docs/latest/people-and-groups/api-keys",
  rules: [
    {
      id: "metabase-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["mb_"],
      pattern: String.raw`(?<secret>mb_[A-Za-z0-9+/]{43}=)`,
      boundary: "base64",
      maxBytes: 64,
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/microsoft-teams.ts
var UUID15 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var microsoftTeams = {
  provider: "microsoft-teams",
  docs: "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
  rules: [
    {
      id: "microsoft-teams-incoming-webhook",
      kind: "incoming webhook URL",
      severity: "medium",
      keywords: ["webhook.office.com"],
      pattern: String.raw`(?<secret>https?:\\?/\\?/[A-Za-z0-9-]{1,63}\.webhook\.office\.com\\?/webhookb2\\?/${UUID15}@${UUID15}\\?/IncomingWebhook\\?/[a-z0-9]{32}\\?/${UUID15}(?:\\?/V2[A-Za-z0-9_-]{1,80})?)`,
      boundary: "base64url",
      maxBytes: 400,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "microsoft-teams-incoming-webhook-legacy",
      kind: "incoming webhook URL (old host)",
      severity: "medium",
      keywords: ["outlook.office.com/webhook"],
      pattern: String.raw`(?<secret>https?:\\?/\\?/outlook\.office\.com\\?/webhook\\?/${UUID15}@${UUID15}\\?/IncomingWebhook\\?/[a-f0-9]{32}\\?/${UUID15})`,
      boundary: "base64url",
      maxBytes: 400,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/midtrans.ts
var midtrans = {
  provider: "midtrans",
  docs: "https://docs.midtrans.com/docs/authorization",
  rules: [
    {
      id: "midtrans-server-key",
      kind: "server key",
      severity: "critical",
      keywords: ["mid-server-"],
      pattern: String.raw`(?<secret>Mid-server-[A-Za-z0-9_-]{10,24})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      id: "midtrans-sandbox-server-key",
      kind: "server key, sandbox",
      severity: "low",
      lowBecause: "test",
      keywords: ["sb-mid-server-"],
      pattern: String.raw`(?<secret>SB-Mid-server-[A-Za-z0-9_-]{10,24})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 89
    },
    {
      id: "midtrans-client-key",
      kind: "client key, meant to be public",
      severity: "low",
      lowBecause: "public",
      keywords: ["mid-client-"],
      pattern: String.raw`(?<secret>(?:SB-)?Mid-client-[A-Za-z0-9_-]{10,24})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    }
  ]
};

// src/detectors/minimax.ts
var minimax = {
  provider: "minimax",
  docs: "https://platform.minimax.io/docs/guides/quickstart",
  rules: [
    {
      id: "minimax-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["sk-api-"],
      pattern: String.raw`(?<secret>sk-api-[A-Za-z0-9_-]{119})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    }
  ]
};

// src/detectors/miro.ts
var miro = {
  provider: "miro",
  docs: "https://developers.miro.com/docs/getting-started-with-oauth",
  rules: [
    {
      // The first part is base64 of JSON that names where the account lies.
      id: "miro-access-token",
      kind: "access token",
      severity: "high",
      keywords: ["eyjtaxjv"],
      exactKeyword: "eyJtaXJv",
      pattern: String.raw`(?<secret>eyJtaXJv[A-Za-z0-9-]{10,64}_[A-Za-z0-9_-]{20,64})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    }
  ]
};

// src/detectors/mistral.ts
var mistral = {
  provider: "mistral",
  docs: "https://docs.mistral.ai/getting-started/quickstart",
  rules: [
    {
      id: "mistral-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["mistral"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/mixpanel.ts
var mixpanel = {
  provider: "mixpanel",
  docs: "https://developer.mixpanel.com/reference/service-accounts",
  rules: [
    {
      id: "mixpanel-service-account",
      kind: "secret of a service account or project",
      severity: "medium",
      keywords: [
        "mixpanel_secret",
        "mixpanel_api_secret",
        "mixpanel_service",
        "mp-service-account",
        "mixpanelsecret",
        "mixpanelapisecret",
        "mixpanelservice",
        "mixpanel-secret",
        "mixpanel-api-secret",
        "mixpanel-service"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 240,
      judge: "keyed",
      specificity: 62
    },
    {
      id: "mixpanel-project-token",
      kind: "project token, meant to be public",
      severity: "low",
      lowBecause: "public",
      keywords: [
        "mixpanel.init",
        "mixpanel_token",
        "mixpaneltoken",
        "mixpanel_project",
        "mixpanelproject",
        "mixpanel-token",
        "mixpanel-project"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/modal.ts
var modal = {
  provider: "modal",
  docs: "https://modal.com/docs/reference/modal.config",
  rules: [
    {
      id: "modal-token",
      kind: "token secret",
      severity: "high",
      keywords: [
        "modal_token",
        "modal-token",
        "modaltoken",
        "modal.com",
        "token_secret",
        "tokensecret",
        "token-secret"
      ],
      pattern: String.raw`(?<secret>as-[A-Za-z0-9]{22})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75,
      siblings: { "token-id": ["modaltokenid", "tokenid"] }
    }
  ]
};

// src/detectors/mollie.ts
var mollie = {
  provider: "mollie",
  docs: "https://docs.mollie.com/reference/authentication",
  rules: [
    {
      id: "mollie-api-key",
      kind: "API key",
      severity: "critical",
      keywords: ["mollie"],
      pattern: String.raw`(?<secret>live_[A-Za-z0-9]{30,40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    },
    {
      id: "mollie-test-api-key",
      kind: "API key, test mode",
      severity: "low",
      lowBecause: "test",
      keywords: ["mollie"],
      pattern: String.raw`(?<secret>test_[A-Za-z0-9]{30,40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/monday.ts
var monday = {
  provider: "monday",
  docs: "https://developer.monday.com/api-reference/docs/authentication",
  rules: [
    {
      // Its claims begin with the id of the token.
      id: "monday-api-token",
      kind: "API token (JSON Web Token)",
      severity: "high",
      keywords: ["eyjhbgcioijiuzi1nij9.eyj0awqioj"],
      exactKeyword: "eyJhbGciOiJIUzI1NiJ9.eyJ0aWQiOj",
      pattern: String.raw`(?<secret>eyJhbGciOiJIUzI1NiJ9\.eyJ0aWQiOj[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)`,
      boundary: "base64url",
      maxBytes: 4096,
      judge: "jwt",
      specificity: 80
    }
  ]
};

// src/detectors/mongodb.ts
var USERINFO5 = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
var HOST5 = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?(?:,[A-Za-z0-9_.:-]+)*`;
var DATABASE2 = String.raw`(?:\\?/(?<database>[A-Za-z0-9_.%~-]+))?`;
var mongodb = {
  provider: "mongodb",
  docs: "https://www.mongodb.com/docs/manual/reference/connection-string/",
  rules: [
    {
      id: "mongodb-url",
      kind: "connection URL with password",
      severity: "critical",
      keywords: ["mongodb:", "mongodb+srv:"],
      pattern: String.raw`(?i)mongodb(?:\+srv)?:\\?/\\?/${USERINFO5}${HOST5}${DATABASE2}`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 80
    }
  ]
};

// src/detectors/mongodb-atlas.ts
var UUID16 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var mongodbAtlas = {
  provider: "mongodb-atlas",
  docs: "https://www.mongodb.com/docs/atlas/configure-api-access/",
  rules: [
    {
      id: "mongodb-atlas-api-private-key",
      kind: "private half of an API key",
      severity: "high",
      keywords: [
        "mongodb_atlas",
        "mongodbatlas",
        "atlas_private",
        "atlas_api",
        "mongodb-atlas",
        "mongodb_private",
        "mongodb-private",
        "mongodb.private",
        "mongodbprivate",
        "mcli_private",
        "cloud.mongodb.com",
        "atlasprivate",
        "mcliprivate",
        "atlas-private",
        "atlas-api",
        "atlasapi",
        "mcli-private"
      ],
      pattern: String.raw`(?<secret>${UUID16})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "public-key": ["mongodbatlaspublickey", "publickey", "atlaspublickey"] }
    },
    {
      id: "mongodb-atlas-service-account-secret",
      kind: "secret of a service account",
      severity: "high",
      keywords: ["mdb_sa_sk_"],
      pattern: String.raw`(?<secret>mdb_sa_sk_[A-Za-z0-9_-]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      pairWith: { rule: "mongodb-atlas-service-account-id", withinBytes: 400, companion: "account-id" }
    },
    {
      id: "mongodb-atlas-service-account-id",
      kind: "id of a service account",
      severity: "low",
      lowBecause: "half",
      keywords: ["mdb_sa_id_"],
      pattern: String.raw`(?<secret>mdb_sa_id_[a-f0-9]{24})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/moonshot.ts
var moonshot = {
  provider: "moonshot",
  docs: "https://platform.moonshot.ai/docs/overview",
  rules: [
    {
      id: "moonshot-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["moonshot", "kimi"],
      pattern: String.raw`(?<secret>sk-[A-Za-z0-9_-]{48})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/moralis.ts
var moralis = {
  provider: "moralis",
  docs: "https://docs.moralis.com/get-your-api-key",
  rules: [
    {
      // Newer keys are a JSON Web Token and found as one.
      id: "moralis-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["moralis"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/mqtt.ts
var USERINFO6 = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
var HOST6 = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;
var mqtt = {
  provider: "mqtt",
  docs: "https://github.com/mqtt/mqtt.org/wiki/URI-Scheme",
  rules: [
    {
      id: "mqtt-url",
      kind: "URL with user and password",
      severity: "medium",
      keywords: ["mqtt:", "mqtts:", "ws://", "wss://"],
      pattern: String.raw`(?i)(?:mqtts?|wss?):\\?/\\?/${USERINFO6}${HOST6}`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 80
    }
  ]
};

// src/detectors/mulesoft.ts
var UUID17 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var mulesoft = {
  provider: "mulesoft",
  docs: "https://docs.mulesoft.com/access-management/connected-apps-overview",
  rules: [
    {
      id: "mulesoft-anypoint-token",
      kind: "access token or client secret",
      severity: "high",
      keywords: ["anypoint", "mulesoft"],
      pattern: String.raw`(?<secret>(?:${UUID17}|[a-f0-9]{32}))`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["clientid", "anypointclientid"] }
    }
  ]
};

// src/detectors/mux.ts
var mux = {
  provider: "mux",
  docs: "https://www.mux.com/docs/core/make-api-requests",
  rules: [
    {
      id: "mux-token-secret",
      kind: "secret of an access token",
      severity: "medium",
      keywords: [
        "mux_token",
        "mux_secret",
        "api.mux.com",
        "muxtoken",
        "mux_api",
        "mux-token",
        "muxsecret",
        "muxapi",
        "mux-secret",
        "mux-api"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{75})`,
      boundary: "base64",
      maxBytes: 180,
      judge: "keyed",
      specificity: 60,
      siblings: { "token-id": ["muxtokenid", "tokenid"] }
    }
  ]
};

// src/detectors/mysql.ts
var USERINFO7 = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
var HOST7 = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;
var DATABASE3 = String.raw`(?:\\?/(?<database>[A-Za-z0-9_.%~-]+))?`;
var PARAMETERS = String.raw`(?:\?|[^\s"'<>]*?[?&])password=(?<secret>[^\s&"'<>\\;\x60]+)`;
var mysql = {
  provider: "mysql",
  docs: "https://dev.mysql.com/doc/refman/8.4/en/connecting-using-uri-or-key-value-pairs.html",
  rules: [
    {
      id: "mysql-url",
      kind: "connection URL with password",
      severity: "critical",
      keywords: ["mysql:", "mysql2:", "mysqlx:", "mysql+", "mariadb:", "mariadb+"],
      pattern: String.raw`(?i)(?:mysql[2x]?|mariadb)(?:\+[a-z0-9]+)?:\\?/\\?/${USERINFO7}${HOST7}${DATABASE3}`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 80
    },
    {
      // The form that Go's driver reads.
      id: "mysql-go-dsn",
      kind: "data source name with password",
      severity: "critical",
      keywords: ["@tcp(", "@unix("],
      pattern: String.raw`(?<user>[A-Za-z0-9_.-]+):(?<secret>[^\s"'\x60@{}<>$%]+)@(?:tcp|unix)\((?<host>[^:)\s]*)(?::(?<port>[0-9]+))?\)(?:/(?<database>[A-Za-z0-9_-]+))?`,
      boundary: "none",
      judge: "password",
      specificity: 78
    },
    {
      id: "mysql-parameter-url",
      kind: "connection URL with a password parameter",
      severity: "critical",
      keywords: ["mysql:", "mariadb:"],
      pattern: String.raw`(?i)(?:mysql|mariadb):\\?/\\?/${HOST7}${DATABASE3}${PARAMETERS}`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 79,
      siblings: { user: ["user", "username"] }
    }
  ]
};

// src/detectors/mysql-native.ts
var mysqlNative = {
  provider: "mysql-native",
  docs: "https://dev.mysql.com/doc/refman/8.4/en/native-pluggable-authentication.html",
  rules: [
    {
      id: "mysql-native-hash",
      kind: "stored hash of a password",
      severity: "low",
      keywords: ["mysql_native_password", "identified by password"],
      pattern: String.raw`(?<secret>\*[0-9A-F]{40})`,
      boundary: "hex",
      minEntropy: 3,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/n8n.ts
var n8n = {
  provider: "n8n",
  docs: "https://docs.n8n.io/api/authentication/",
  rules: [
    {
      id: "n8n-api-key",
      kind: "API key (JSON Web Token)",
      severity: "high",
      keywords: ["n8n_api", "n8n-api", "n8napi", "n8n_token", "n8n_key"],
      pattern: String.raw`(?i)n8n[_-]?(?:api|token|key)[^\r\n]{0,80}?(?<secret>(?-i:eyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+))`,
      boundary: "base64url",
      maxBytes: 2048,
      judge: "jwt",
      specificity: 70
    },
    {
      id: "n8n-api-key-legacy",
      kind: "API key (old form)",
      severity: "high",
      keywords: ["n8n_api_"],
      pattern: String.raw`(?<secret>n8n_api_[a-f0-9]{80})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/namecheap.ts
var namecheap = {
  provider: "namecheap",
  docs: "https://www.namecheap.com/support/api/intro/",
  rules: [
    {
      id: "namecheap-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["namecheap"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { user: ["namecheapapiuser", "apiuser"] }
    }
  ]
};

// src/detectors/nasdaq-data-link.ts
var nasdaqDataLink = {
  provider: "nasdaq-data-link",
  docs: "https://docs.data.nasdaq.com/docs/getting-started",
  rules: [
    {
      id: "nasdaq-data-link-key",
      kind: "API key",
      severity: "low",
      keywords: ["quandl", "nasdaq"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{20})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/nats.ts
var USERINFO8 = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
var HOST8 = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;
var nats = {
  provider: "nats",
  docs: "https://docs.nats.io/using-nats/developer/connecting/creds",
  rules: [
    {
      id: "nats-url",
      kind: "URL with user and password",
      severity: "high",
      keywords: ["nats:", "tls://"],
      pattern: String.raw`(?i)(?:nats|tls):\\?/\\?/${USERINFO8}${HOST8}`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 80
    },
    {
      id: "nats-user-seed",
      kind: "seed of a user, its private key",
      severity: "high",
      keywords: ["sua"],
      exactKeyword: "SUA",
      pattern: String.raw`(?<secret>SUA[A-Z2-7]{55})`,
      boundary: "alphanumeric",
      maxBytes: 64,
      minEntropy: 3.5,
      checksum: "nats-crc16",
      judge: "random",
      specificity: 88
    },
    {
      id: "nats-account-seed",
      kind: "seed of an account, its private key",
      severity: "high",
      keywords: ["saa"],
      exactKeyword: "SAA",
      pattern: String.raw`(?<secret>SAA[A-Z2-7]{55})`,
      boundary: "alphanumeric",
      maxBytes: 64,
      minEntropy: 3.5,
      checksum: "nats-crc16",
      judge: "random",
      specificity: 88
    },
    {
      id: "nats-operator-seed",
      kind: "seed of an operator, its private key",
      severity: "critical",
      keywords: ["soa"],
      exactKeyword: "SOA",
      pattern: String.raw`(?<secret>SOA[A-Z2-7]{55})`,
      boundary: "alphanumeric",
      maxBytes: 64,
      minEntropy: 3.5,
      checksum: "nats-crc16",
      judge: "random",
      specificity: 88
    },
    {
      id: "nats-nkey-seed",
      kind: "seed of a server, cluster or curve key",
      severity: "high",
      keywords: ["nkey_", "nkeys", "nats"],
      pattern: String.raw`(?<secret>S[NCX]A[A-Z2-7]{55})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      checksum: "nats-crc16",
      judge: "keyed",
      specificity: 80
    }
  ]
};

// src/detectors/neo4j.ts
var USERINFO9 = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
var HOST9 = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;
var neo4j = {
  provider: "neo4j",
  docs: "https://neo4j.com/docs/operations-manual/current/configuration/connectors/",
  rules: [
    {
      id: "neo4j-url",
      kind: "URL with user and password",
      severity: "high",
      keywords: ["neo4j:", "neo4j+s", "bolt:", "bolt+s"],
      pattern: String.raw`(?i)(?:neo4j|bolt)(?:\+ss?c?)?:\\?/\\?/${USERINFO9}${HOST9}`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 80
    }
  ]
};

// src/detectors/neon.ts
var neon = {
  provider: "neon",
  docs: "https://neon.com/docs/manage/api-keys",
  rules: [
    {
      id: "neon-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["napi_"],
      pattern: String.raw`(?<secret>napi_[A-Za-z0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      // In a connection URL the rule of that URL says more and wins.
      id: "neon-role-password",
      kind: "password of a database role",
      severity: "high",
      keywords: ["npg_"],
      pattern: String.raw`(?<secret>npg_[A-Za-z0-9]{12,16})`,
      boundary: "alphanumeric",
      maxBytes: 64,
      minEntropy: 3,
      judge: "random",
      specificity: 75
    }
  ]
};

// src/detectors/netlify.ts
var netlify = {
  provider: "netlify",
  docs: "https://docs.netlify.com/api/get-started/#authentication",
  rules: [
    {
      id: "netlify-pat",
      kind: "personal access token",
      severity: "high",
      keywords: ["nfp_"],
      pattern: String.raw`(?<secret>nfp_[A-Za-z0-9]{36,48})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      id: "netlify-access-token-legacy",
      kind: "access token (old form)",
      severity: "high",
      keywords: ["netlify"],
      pattern: String.raw`(?<secret>(?:[A-Za-z0-9_-]{43,45}|[0-9a-f]{64}))`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "netlify-build-hook",
      kind: "URL that starts a build",
      severity: "low",
      keywords: ["api.netlify.com"],
      pattern: String.raw`(?<secret>https?:\\?/\\?/api\.netlify\.com\\?/build_hooks\\?/[0-9a-f]{24})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/netrc.ts
var netrc = {
  provider: "netrc",
  docs: "https://everything.curl.dev/usingcurl/netrc.html",
  rules: [
    {
      id: "netrc-password",
      kind: "password of a machine",
      severity: "high",
      keywords: ["machine"],
      pattern: String.raw`machine[ \t]+(?<host>[A-Za-z0-9][A-Za-z0-9.:_-]*)\s+login\s+(?<user>\S+)\s+(?:account\s+\S+\s+)?password\s+(?:"(?<secret__quoted>[^"\r\n]+)"|(?<secret>[^\s"]+))`,
      boundary: "none",
      judge: "login",
      specificity: 55
    }
  ]
};

// src/detectors/netsuite.ts
var netsuite = {
  provider: "netsuite",
  docs: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4247337262.html",
  rules: [
    {
      // Four values of one form sign a request together.
      id: "netsuite-token-credential",
      kind: "consumer or token key or secret",
      severity: "high",
      keywords: ["netsuite"],
      pattern: String.raw`(?<secret>[a-f0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: {
        account: ["netsuiteaccount", "accountid", "account"],
        "consumer-key": ["consumerkey", "netsuiteconsumerkey"],
        "token-id": ["tokenid", "netsuitetokenid"]
      }
    }
  ]
};

// src/detectors/newrelic.ts
var UUID18 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var newrelic = {
  provider: "newrelic",
  docs: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
  rules: [
    {
      id: "newrelic-user-api-key",
      kind: "user API key",
      severity: "high",
      keywords: ["nrak-"],
      pattern: String.raw`(?<secret>NRAK-[A-Z0-9]{27})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      // All end in the same mark; those of other regions begin with its name.
      id: "newrelic-license-key",
      kind: "license key for ingest",
      severity: "medium",
      keywords: ["ffffnral"],
      pattern: String.raw`(?<secret>(?:[a-f0-9]{32}|(?:eu|us|jp)[0-9]{2}xx[a-f0-9]{26})FFFFNRAL)`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      id: "newrelic-license-key-legacy",
      kind: "license key for ingest (old form)",
      severity: "medium",
      keywords: [
        "new_relic_license",
        "newrelic_license",
        "newrelic",
        "new_relic",
        "license_key",
        "newreliclicense",
        "licensekey",
        "new-relic-license",
        "new-relic",
        "license-key"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "newrelic-insights-insert-key",
      kind: "insert key",
      severity: "medium",
      keywords: ["nrii-"],
      pattern: String.raw`(?<secret>NRII-[A-Za-z0-9_-]{25,32})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      id: "newrelic-insights-query-key",
      kind: "query key",
      severity: "medium",
      keywords: ["nriq-"],
      pattern: String.raw`(?<secret>NRIQ-[A-Za-z0-9_-]{32})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      id: "newrelic-admin-api-key",
      kind: "admin API key (retired)",
      severity: "medium",
      keywords: ["nraa-"],
      pattern: String.raw`(?<secret>NRAA-[a-f0-9]{27})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      id: "newrelic-rest-api-key",
      kind: "REST API key",
      severity: "medium",
      keywords: ["nrra-"],
      pattern: String.raw`(?<secret>NRRA-[a-f0-9]{42})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      id: "newrelic-browser-key",
      kind: "browser key, meant to be public",
      severity: "low",
      lowBecause: "public",
      keywords: ["nrjs-", "nrbr-"],
      pattern: String.raw`(?<secret>NR(?:JS|BR)-[a-f0-9]{19,20})`,
      boundary: "alphanumeric",
      minEntropy: 2.8,
      judge: "random",
      specificity: 88
    },
    {
      id: "newrelic-mobile-app-token",
      kind: "token of a mobile application",
      severity: "low",
      keywords: ["-nrma"],
      pattern: String.raw`(?<secret>(?:AA[a-f0-9]{40}|(?:eu|us|jp)[0-9]{2}xx[a-f0-9]{36})-NRMA)`,
      boundary: "alphanumeric",
      maxBytes: 64,
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      id: "newrelic-pixie-key",
      kind: "API or deploy key of Pixie",
      severity: "medium",
      keywords: ["px-api-", "px-dep-"],
      pattern: String.raw`(?<secret>px-(?:api|dep)-${UUID18})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/newsapi.ts
var newsapi = {
  provider: "newsapi",
  docs: "https://newsapi.org/docs/authentication",
  rules: [
    {
      id: "newsapi-key",
      kind: "API key",
      severity: "low",
      keywords: ["newsapi", "news_api", "news-api"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/nexus.ts
var nexus = {
  provider: "nexus",
  docs: "https://help.sonatype.com/en/user-tokens.html",
  rules: [
    {
      id: "nexus-user-token",
      kind: "password of a user token",
      severity: "high",
      keywords: ["nexus"],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{44})`,
      boundary: "base64",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/ngrok.ts
var ngrok = {
  provider: "ngrok",
  docs: "https://ngrok.com/docs/agent/#authtokens",
  rules: [
    {
      // The first part is a KSUID, which sorts by time.
      id: "ngrok-authtoken",
      kind: "authtoken of the agent, or API key",
      severity: "high",
      keywords: ["ngrok", "authtoken"],
      pattern: String.raw`(?<secret>(?:cr_|ak_)?[0-9][A-Za-z0-9]{26}_[0-9][A-Za-z0-9]{20})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/nightfall.ts
var nightfall = {
  provider: "nightfall",
  docs: "https://help.nightfall.ai/developer-api/introduction/quickstart",
  rules: [
    {
      id: "nightfall-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["nightfall"],
      pattern: String.raw`(?<secret>NF-[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/nomad.ts
var UUID19 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var nomad = {
  provider: "nomad",
  docs: "https://developer.hashicorp.com/nomad/docs/secure/acl/tokens",
  rules: [
    {
      id: "nomad-acl-token",
      kind: "ACL token",
      severity: "high",
      keywords: ["nomad"],
      pattern: String.raw`(?<secret>${UUID19})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/nostr.ts
var nostr = {
  provider: "nostr",
  docs: "https://github.com/nostr-protocol/nips/blob/master/19.md",
  rules: [
    {
      id: "nostr-nsec",
      kind: "private key",
      severity: "medium",
      keywords: ["nsec1"],
      pattern: String.raw`(?<secret>nsec1[ac-hj-np-z02-9]{58})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      checksum: "bech32",
      judge: "random",
      specificity: 88
    }
  ]
};

// src/detectors/notion.ts
var notion = {
  provider: "notion",
  docs: "https://developers.notion.com/docs/authorization",
  rules: [
    {
      id: "notion-integration-token",
      kind: "integration token",
      severity: "high",
      keywords: ["ntn_"],
      pattern: String.raw`(?<secret>ntn_[0-9]{9,11}[A-Za-z0-9]{35,37})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      id: "notion-integration-token-legacy",
      kind: "integration token (before September 2024)",
      severity: "high",
      keywords: ["notion"],
      pattern: String.raw`(?<secret>secret_[A-Za-z0-9]{43})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    },
    {
      id: "notion-oauth-refresh-token",
      kind: "OAuth refresh token",
      severity: "high",
      keywords: ["nrt_"],
      pattern: String.raw`(?<secret>nrt_[A-Za-z0-9_]{40,55})`,
      boundary: "alphanumeric",
      maxBytes: 80,
      minEntropy: 3.5,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/npm.ts
var UUID20 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var HOST10 = String.raw`(?://(?<host>[A-Za-z0-9.-]+(?::[0-9]+)?)/?[^\s:=]*:)?`;
var SIGN22 = String.raw`[ \t]*=[ \t]*["']?`;
var npm = {
  provider: "npm",
  docs: "https://github.com/npm/cli/blob/latest/docs/lib/content/configuring-npm/npmrc.md",
  rules: [
    {
      // Random part and six characters of CRC32: the announcement on the GitHub blog of 2021-09-23
      id: "npm-access-token",
      kind: "access token",
      severity: "critical",
      keywords: ["npm_"],
      pattern: String.raw`(?<secret>npm_[A-Za-z0-9]{36})`,
      boundary: "alphanumeric",
      checksum: "npm-crc32",
      specificity: 90
    },
    {
      id: "npm-registry-token",
      kind: "token of a registry",
      severity: "high",
      keywords: ["_authtoken"],
      pattern: String.raw`(?i)${HOST10}_authToken${SIGN22}(?<secret>[^\s"'$;]+)`,
      boundary: "none",
      judge: "opaque",
      specificity: 60
    },
    {
      id: "npm-registry-login",
      kind: "user and password of a registry",
      severity: "high",
      keywords: ["_auth=", "_auth ="],
      pattern: String.raw`${HOST10}_auth${SIGN22}(?<secret>[A-Za-z0-9+/]{8,}={0,2})`,
      boundary: "base64",
      judge: "base64-login",
      specificity: 60
    },
    {
      id: "npm-registry-password",
      kind: "password of a registry",
      severity: "high",
      keywords: [":_password"],
      pattern: String.raw`${HOST10}_password${SIGN22}(?<secret>[A-Za-z0-9+/]{8,}={0,2})`,
      boundary: "base64",
      judge: "base64-password",
      specificity: 60
    },
    {
      id: "npm-legacy-token",
      kind: "token (a UUID, before 2021)",
      severity: "critical",
      keywords: ["npm_token", "npm-token", "npmtoken", "npm_auth", "npmauth", "npm.token", "npm-auth", "npm.auth"],
      pattern: String.raw`(?<secret>${UUID20})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/ntlm.ts
var ntlm = {
  provider: "ntlm",
  docs: "https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nlmp/",
  rules: [
    {
      // The third message holds user, domain and what guesses are tried against; the first two hold no secret.
      id: "ntlm-auth-message",
      kind: "message that answers the challenge of a server",
      severity: "medium",
      keywords: ["tlrmtvntuaad"],
      exactKeyword: "TlRMTVNTUAAD",
      pattern: String.raw`(?<secret>TlRMTVNTUAAD[A-Za-z0-9+/]{60,1000}={0,2})`,
      boundary: "base64",
      maxBytes: 512,
      minEntropy: 3,
      judge: "random",
      specificity: 80
    },
    {
      // The NT hash logs in as it is.
      id: "ntlm-hash",
      kind: "password hashes of Windows (LM and NT)",
      severity: "high",
      keywords: ["aad3b435b51404ee", "ntlm", "secretsdump"],
      pattern: String.raw`(?<secret>[a-f0-9]{32}:[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 100,
      minEntropy: 3,
      judge: "random",
      specificity: 75
    }
  ]
};

// src/detectors/nuget.ts
var nuget = {
  provider: "nuget",
  docs: "https://learn.microsoft.com/en-us/nuget/nuget-org/publish-a-package#create-an-api-key",
  rules: [
    {
      id: "nuget-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["oy2"],
      exactKeyword: "oy2",
      pattern: String.raw`(?<secret>oy2[a-z2-7]{43})`,
      boundary: "alphanumeric",
      maxBytes: 64,
      minEntropy: 3.5,
      judge: "random",
      specificity: 88
    },
    {
      id: "nuget-config-password",
      kind: "password of a feed in NuGet.config",
      severity: "high",
      keywords: ["cleartextpassword"],
      pattern: String.raw`(?i)key="ClearTextPassword"[ \t]+value="(?<secret>[^"\r\n]+)"`,
      boundary: "none",
      judge: "login",
      specificity: 56
    }
  ]
};

// src/detectors/nvidia.ts
var UUID21 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var nvidia = {
  provider: "nvidia",
  docs: "https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/index.html#generating-api-key",
  rules: [
    {
      id: "nvidia-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["nvapi-"],
      pattern: String.raw`(?<secret>nvapi-[A-Za-z0-9_-]{60,70})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      // Usually written in base64, of 84 characters.
      id: "nvidia-ngc-api-key-legacy",
      kind: "NGC API key (old form)",
      severity: "high",
      keywords: [
        "ngc_api",
        "ngc_key",
        "ngc-api",
        "ngc_cli",
        "nvcr.io",
        "ngcapikey",
        "ngcapi",
        "ngckey",
        "ngccli",
        "ngc.api",
        "ngc-key",
        "ngc.key",
        "ngc-cli",
        "ngc.cli",
        "ngc:"
      ],
      pattern: String.raw`(?<secret>(?:[A-Za-z0-9]{26}:${UUID21}|[A-Za-z0-9]{84}))`,
      boundary: "alphanumeric",
      maxBytes: 200,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/nylas.ts
var nylas = {
  provider: "nylas",
  docs: "https://developer.nylas.com/docs/v3/auth/hosted-oauth-apikey/",
  rules: [
    {
      id: "nylas-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["nyk_"],
      pattern: String.raw`(?<secret>nyk_[A-Za-z0-9_]{67})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    }
  ]
};

// src/detectors/nytimes.ts
var nytimes = {
  provider: "nytimes",
  docs: "https://developer.nytimes.com/get-started",
  rules: [
    {
      id: "nytimes-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["nytimes", "newyorktimes", "nyt_api", "nyt-api", "nytapi"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_=-]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/oci.ts
var oci = {
  provider: "oci",
  docs: "https://docs.oracle.com/en-us/iaas/Content/Identity/access/managing-user-credentials.htm",
  rules: [
    {
      id: "oci-customer-secret-key",
      kind: "secret key for object storage",
      severity: "high",
      keywords: [
        "compat.objectstorage",
        "oci_secret",
        "oci_s3",
        "oraclecloud",
        "oci_customer",
        "ocisecret",
        "ocis3",
        "ocicustomer",
        "oci-secret",
        "oci-s3",
        "oci-customer"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{43}=)`,
      boundary: "base64",
      maxBytes: 240,
      judge: "keyed",
      specificity: 60,
      siblings: { "key-id": ["accesskeyid", "ociaccesskeyid", "accesskey"] }
    }
  ]
};

// src/detectors/octopus.ts
var octopus = {
  provider: "octopus",
  docs: "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key",
  rules: [
    {
      id: "octopus-deploy-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["api-"],
      exactKeyword: "API-",
      pattern: String.raw`(?<secret>API-[A-Z0-9]{25,27})`,
      boundary: "base64url",
      maxBytes: 40,
      minEntropy: 3.5,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/odbc.ts
var odbc = {
  provider: "odbc",
  docs: "https://learn.microsoft.com/en-us/sql/odbc/reference/develop-app/connection-strings",
  rules: [
    {
      id: "odbc-connection-string",
      kind: "connection string with a password",
      severity: "critical",
      keywords: [";pwd=", "; pwd=", ";password=", "; password="],
      pattern: String.raw`(?i)(?:driver|dsn|server|data source|provider)=[^;"'\r\n]+;(?:[^;"'\r\n]+;)*?[ \t]*(?:pwd|password)=(?<secret>[^;"'\s<>\\\x60]+)`,
      boundary: "none",
      maxBytes: 512,
      judge: "password",
      specificity: 56,
      siblings: {
        user: ["uid", "userid", "user", "username"],
        host: ["server", "host", "datasource"],
        database: ["database", "initialcatalog", "db"]
      }
    }
  ]
};

// src/detectors/okta.ts
var okta = {
  provider: "okta",
  docs: "https://developer.okta.com/docs/guides/create-an-api-token/main/",
  rules: [
    {
      id: "okta-api-token",
      kind: "API token",
      severity: "critical",
      keywords: ["okta", "ssws"],
      pattern: String.raw`(?<secret>00[A-Za-z0-9_-]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    },
    {
      id: "okta-client-secret",
      kind: "OAuth client secret",
      severity: "high",
      keywords: [
        "okta_client",
        "okta_oauth",
        "okta_secret",
        "oktaclient",
        "okta-client",
        "okta.client",
        "okta.com",
        "oktaoauth",
        "oktasecret",
        "okta-oauth",
        "okta-secret"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{40,64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["oktaclientid", "clientid"] }
    }
  ]
};

// src/detectors/ollama.ts
var ollama = {
  provider: "ollama",
  docs: "https://docs.ollama.com/cloud",
  rules: [
    {
      id: "ollama-api-key",
      kind: "API key of the cloud",
      severity: "medium",
      keywords: ["ollama"],
      pattern: String.raw`(?<secret>[a-f0-9]{32}\.[A-Za-z0-9_-]{24})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/onelogin.ts
var onelogin = {
  provider: "onelogin",
  docs: "https://developers.onelogin.com/api-docs/2/getting-started/working-with-api-credentials",
  rules: [
    {
      id: "onelogin-client-secret",
      kind: "client secret",
      severity: "critical",
      keywords: ["onelogin"],
      pattern: String.raw`(?<secret>[a-f0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["oneloginclientid", "clientid"] }
    }
  ]
};

// src/detectors/onepassword.ts
var onepassword = {
  provider: "onepassword",
  docs: "https://developer.1password.com/docs/service-accounts/security/?token-example=encoded",
  rules: [
    {
      // Base64 of JSON that holds the address, the account key and the rest of what a client needs.
      id: "onepassword-service-account-token",
      kind: "service account token",
      severity: "critical",
      keywords: ["ops_eyj"],
      exactKeyword: "ops_eyJ",
      pattern: String.raw`(?<secret>ops_eyJ[A-Za-z0-9+/_-]{250}[A-Za-z0-9+/_-]*={0,3})`,
      boundary: "base64",
      maxBytes: 4096,
      minEntropy: 4,
      facts: "onepassword",
      judge: "random",
      specificity: 90
    },
    {
      // Useless without the password of the account; the white paper shows both groupings.
      id: "onepassword-secret-key",
      kind: "secret key of an account",
      severity: "high",
      keywords: ["a3-"],
      exactKeyword: "A3-",
      pattern: String.raw`(?<secret>A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      // The name of its claim `1password.com/auuid`, in base64 at each of the three places in a group that it can
      // have.
      id: "onepassword-connect-token",
      kind: "token of a Connect server",
      severity: "high",
      keywords: ["mxbhc3n3b3jklmnvbs9hdxvpz", "fwyxnzd29yzc5jb20vyxv1aw", "xcgfzc3dvcmquy29tl2f1dwlk"],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]+\.ey[A-Za-z0-9_-]*(?:MXBhc3N3b3JkLmNvbS9hdXVpZ|FwYXNzd29yZC5jb20vYXV1aW|xcGFzc3dvcmQuY29tL2F1dWlk)[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+)`,
      boundary: "base64url",
      maxBytes: 8192,
      judge: "jwt",
      specificity: 70
    }
  ]
};

// src/detectors/onesignal.ts
var UUID22 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var onesignal = {
  provider: "onesignal",
  docs: "https://documentation.onesignal.com/docs/en/keys-and-ids",
  rules: [
    {
      id: "onesignal-api-key",
      kind: "key of an application or organization",
      severity: "high",
      keywords: ["os_v2_app_", "os_v2_org_"],
      pattern: String.raw`(?<secret>os_v2_(?:app|org)_[a-z2-7]{103})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "onesignal-api-key-legacy",
      kind: "REST API key (old form)",
      severity: "medium",
      keywords: ["onesignal", "one_signal", "one-signal"],
      pattern: String.raw`(?<secret>(?:${UUID22}|[A-Za-z0-9]{48}))`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "app-id": ["onesignalappid", "appid"] }
    }
  ]
};

// src/detectors/onfido.ts
var onfido = {
  provider: "onfido",
  docs: "https://documentation.onfido.com/api/latest/#api-tokens",
  rules: [
    {
      id: "onfido-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["api_live"],
      pattern: String.raw`(?<secret>api_live(?:_us|_ca|_eu)?\.[A-Za-z0-9_-]{11}\.[A-Za-z0-9_-]{20,80})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    },
    {
      id: "onfido-sandbox-api-token",
      kind: "API token, sandbox",
      severity: "low",
      lowBecause: "test",
      keywords: ["api_sandbox"],
      pattern: String.raw`(?<secret>api_sandbox(?:_us|_ca|_eu)?\.[A-Za-z0-9_-]{11}\.[A-Za-z0-9_-]{20,80})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 88
    }
  ]
};

// src/detectors/onfleet.ts
var onfleet = {
  provider: "onfleet",
  docs: "https://docs.onfleet.com/reference/authentication",
  rules: [
    {
      id: "onfleet-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["onfleet"],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/openai.ts
var openai = {
  provider: "openai",
  docs: "https://platform.openai.com/docs/api-reference/authentication",
  rules: [
    {
      id: "openai-project-key",
      kind: "API key of a project or service account",
      severity: "high",
      keywords: ["sk-proj-", "sk-svcacct-"],
      pattern: String.raw`(?<secret>sk-(?:proj|svcacct)-[A-Za-z0-9_-]{20,74}T3BlbkFJ[A-Za-z0-9_-]{20,74})`,
      boundary: "base64url",
      judge: "random",
      specificity: 90
    },
    {
      id: "openai-admin-key",
      kind: "admin key of an organization",
      severity: "critical",
      keywords: ["sk-admin-"],
      pattern: String.raw`(?<secret>sk-admin-[A-Za-z0-9_-]{58}T3BlbkFJ[A-Za-z0-9_-]{58})`,
      boundary: "base64url",
      judge: "random",
      specificity: 90
    },
    {
      id: "openai-user-key",
      kind: "API key of a user (old form)",
      severity: "high",
      keywords: ["t3blbkfj"],
      pattern: String.raw`(?<secret>sk-(?:None-)?[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})`,
      boundary: "base64url",
      judge: "random",
      exactKeyword: "T3BlbkFJ",
      specificity: 90
    },
    {
      id: "openai-session-token",
      kind: "session key",
      severity: "high",
      keywords: ["openai"],
      pattern: String.raw`(?<secret>sess-[A-Za-z0-9]{40})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/openrouter.ts
var openrouter = {
  provider: "openrouter",
  docs: "https://openrouter.ai/docs/api/reference/authentication",
  rules: [
    {
      id: "openrouter-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["sk-or-v1-"],
      pattern: String.raw`(?<secret>sk-or-v1-[0-9a-f]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 92
    }
  ]
};

// src/detectors/openshift.ts
var openshift = {
  provider: "openshift",
  docs: "https://docs.redhat.com/en/documentation/openshift_container_platform/4.10/html-single/authentication_and_authorization/index",
  rules: [
    {
      id: "openshift-user-token",
      kind: "OAuth access token of a user",
      severity: "high",
      keywords: ["sha256~"],
      pattern: String.raw`(?<secret>sha256~[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      minEntropy: 4,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/openvpn.ts
var openvpn = {
  provider: "openvpn",
  docs: "https://openvpn.net/community-docs/static-key-mini-howto.html",
  rules: [
    {
      id: "openvpn-static-key",
      kind: "static or tls-crypt key",
      severity: "high",
      keywords: ["openvpn static key v1"],
      pattern: String.raw`(?<secret>-----BEGIN OpenVPN Static key V1-----\s+(?:[0-9a-f]{32}\s+){16}-----END OpenVPN Static key V1-----)`,
      boundary: "none",
      maxBytes: 1024,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/openvsx.ts
var UUID23 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var openvsx = {
  provider: "openvsx",
  docs: "https://github.com/eclipse/openvsx/wiki/Publishing-Extensions",
  rules: [
    {
      id: "openvsx-access-token",
      kind: "access token",
      severity: "high",
      keywords: ["ovsxat_"],
      pattern: String.raw`(?<secret>ovsxat_${UUID23})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/openweather.ts
var openweather = {
  provider: "openweather",
  docs: "https://openweathermap.org/appid",
  rules: [
    {
      id: "openweather-api-key",
      kind: "API key",
      severity: "low",
      keywords: [
        "openweathermap",
        "openweather",
        "owm_api",
        "owm_key",
        "pyowm",
        "open_weather",
        "owmkey",
        "owm-api",
        "owmapi",
        "owm-key",
        "open-weather"
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 200,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "openweather-request-url",
      kind: "URL of a request, with the API key",
      severity: "low",
      keywords: ["openweathermap.org"],
      pattern: String.raw`openweathermap\.org/[^\s"'<>\x60]{1,200}?[?&](?:appid|APPID)=(?<secret>[a-f0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 2.8,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/opsgenie.ts
var UUID24 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var opsgenie = {
  provider: "opsgenie",
  docs: "https://docs.opsgenie.com/docs/api-key-management",
  rules: [
    {
      id: "opsgenie-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["opsgenie", "geniekey"],
      pattern: String.raw`(?<secret>${UUID24})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/optimizely.ts
var optimizely = {
  provider: "optimizely",
  docs: "https://docs.developers.optimizely.com/web-experimentation/docs/personal-access-token",
  rules: [
    {
      id: "optimizely-token",
      kind: "personal access token",
      severity: "medium",
      keywords: ["optimizely"],
      pattern: String.raw`(?<secret>2:[A-Za-z0-9_-]{52})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/oracle.ts
var oracle = {
  provider: "oracle",
  docs: "https://docs.oracle.com/en/database/oracle/oracle-database/23/sqpug/starting-SQL-Plus.html",
  rules: [
    {
      id: "oracle-connect-string",
      kind: "user and password before a connect string",
      severity: "critical",
      keywords: ["sqlplus", "jdbc:oracle:thin:", "sqlldr", "expdp", "impdp"],
      pattern: String.raw`(?i)(?:(?:sqlplus|sqlldr|expdp|impdp)[ \t]+(?:-[a-z]+[ \t]+){0,4}(?:userid=)?["']?|jdbc:oracle:thin:)(?<user>[a-z][a-z0-9_$#]{0,64})/(?<secret>[^\s@"'/$<>{}]{1,64})@(?://)?(?<host>[a-z0-9][a-z0-9.-]*)(?::(?<port>[0-9]+))?`,
      boundary: "none",
      maxBytes: 300,
      judge: "login",
      specificity: 78
    }
  ]
};

// src/detectors/ovh.ts
var ovh = {
  provider: "ovh",
  docs: "https://help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api",
  rules: [
    {
      id: "ovh-application-key",
      kind: "application secret or consumer key",
      severity: "high",
      keywords: ["ovh"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "application-key": ["ovhapplicationkey", "applicationkey"] }
    }
  ]
};

// src/detectors/packagecloud.ts
var packagecloud = {
  provider: "packagecloud",
  docs: "https://packagecloud.io/docs/api",
  rules: [
    {
      id: "packagecloud-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["packagecloud"],
      pattern: String.raw`(?<secret>[0-9a-f]{48})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/packagist.ts
var packagist = {
  provider: "packagist",
  docs: "https://packagist.com/docs/api",
  rules: [
    {
      id: "packagist-api-secret",
      kind: "API secret",
      severity: "high",
      keywords: ["packagist_acs_"],
      pattern: String.raw`(?<secret>packagist_acs_[0-9a-f]{64,96})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      pairWith: { rule: "packagist-api-key", withinBytes: 512, companion: "key-id" },
      specificity: 90
    },
    {
      id: "packagist-api-key",
      kind: "API key without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["packagist_ack_"],
      pattern: String.raw`(?<secret>packagist_ack_[0-9a-f]{28,32})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "packagist-org-token",
      kind: "token of an organization, to read or to update",
      severity: "high",
      keywords: ["packagist_ort_", "packagist_out_"],
      pattern: String.raw`(?<secret>packagist_o[ru]t_[0-9a-f]{68})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "packagist-user-token",
      kind: "token of a user or of the conductor",
      severity: "high",
      keywords: ["packagist_uut_", "packagist_uat_", "packagist_cut_"],
      pattern: String.raw`(?<secret>packagist_(?:uut|uat|cut)_[0-9a-f]{60,96})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/paddle.ts
var paddle = {
  provider: "paddle",
  docs: "https://developer.paddle.com/api-reference/about/api-keys",
  rules: [
    {
      id: "paddle-api-key",
      kind: "API key",
      severity: "critical",
      keywords: ["pdl_live_apikey_"],
      pattern: String.raw`(?<secret>pdl_live_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "paddle-sandbox-api-key",
      kind: "API key of the sandbox",
      severity: "low",
      lowBecause: "test",
      keywords: ["pdl_sdbx_apikey_"],
      pattern: String.raw`(?<secret>pdl_sdbx_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/pagarme.ts
var pagarme = {
  provider: "pagarme",
  docs: "https://docs.pagar.me/",
  rules: [
    {
      id: "pagarme-api-key",
      kind: "API key, live mode",
      severity: "high",
      keywords: ["ak_live_"],
      pattern: String.raw`(?<secret>ak_live_[A-Za-z0-9]{30})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "pagarme-test-api-key",
      kind: "API key, test mode",
      severity: "low",
      lowBecause: "test",
      keywords: ["ak_test_"],
      pattern: String.raw`(?<secret>ak_test_[A-Za-z0-9]{30})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/pagerduty.ts
var pagerduty = {
  provider: "pagerduty",
  docs: "https://developer.pagerduty.com/docs/authentication",
  rules: [
    {
      // Tokens of users begin with `u+`; the vendor names no length.
      id: "pagerduty-api-token",
      kind: "API token of a user or account",
      severity: "high",
      keywords: ["pagerduty", "pd_api", "pd_token", "pd-api", "pdapi", "pd.api", "pd-token", "pdtoken", "pd.token"],
      pattern: String.raw`(?<secret>u\+[A-Za-z0-9_+-]{18})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    },
    {
      id: "pagerduty-api-key-legacy",
      kind: "API key of an account (old form)",
      severity: "high",
      keywords: ["pagerduty", "pd_api", "pd_token", "pd-api", "pdapi", "pd-token", "pdtoken"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{20})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "pagerduty-integration-key",
      kind: "integration (routing) key, which may only send events",
      severity: "low",
      keywords: ["pagerduty"],
      pattern: String.raw`(?<secret>[a-f0-9]{32}|R[A-Z0-9]{31})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/pandadoc.ts
var pandadoc = {
  provider: "pandadoc",
  docs: "https://developers.pandadoc.com/reference/using-api-keys",
  rules: [
    {
      id: "pandadoc-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["pandadoc"],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/papertrail.ts
var papertrail = {
  provider: "papertrail",
  docs: "https://www.papertrail.com/help/settings-api/",
  rules: [
    {
      id: "papertrail-api-token",
      kind: "API token",
      severity: "medium",
      keywords: ["papertrail"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{20})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/particle.ts
var particle = {
  provider: "particle",
  docs: "https://docs.particle.io/reference/cloud-apis/api/",
  rules: [
    {
      id: "particle-access-token",
      kind: "access token",
      severity: "medium",
      keywords: [
        "particle_api",
        "particle-api",
        "particleapi",
        "particle_token",
        "particle-token",
        "particletoken",
        "particle_access",
        "particle-access",
        "particleaccess",
        "particle.api",
        "particle.io"
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/pastebin.ts
var pastebin = {
  provider: "pastebin",
  docs: "https://pastebin.com/doc_api",
  rules: [
    {
      id: "pastebin-api-key",
      kind: "developer API key",
      severity: "low",
      keywords: ["pastebin"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/paymongo.ts
var paymongo = {
  provider: "paymongo",
  docs: "https://developers.paymongo.com/docs/authentication",
  rules: [
    {
      // The prefix is shared with other payment services, so that the word decides.
      id: "paymongo-secret-key",
      kind: "secret key, live mode",
      severity: "high",
      keywords: ["paymongo"],
      pattern: String.raw`(?<secret>sk_live_[A-Za-z0-9]{24})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 92
    },
    {
      id: "paymongo-test-secret-key",
      kind: "secret key, test mode",
      severity: "low",
      lowBecause: "test",
      keywords: ["paymongo"],
      pattern: String.raw`(?<secret>sk_test_[A-Za-z0-9]{24})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 92
    }
  ]
};

// src/detectors/paypal.ts
var paypal = {
  provider: "paypal",
  docs: "https://developer.paypal.com/api/rest/authentication/",
  rules: [
    {
      id: "paypal-access-token",
      kind: "OAuth access token",
      severity: "medium",
      keywords: ["a21aa"],
      exactKeyword: "A21AA",
      pattern: String.raw`(?<secret>A21AA[A-Za-z0-9_-]{80,110})`,
      boundary: "base64url",
      minEntropy: 4,
      judge: "random",
      specificity: 85
    },
    {
      id: "paypal-client-secret",
      kind: "client secret of a REST application",
      severity: "critical",
      keywords: ["paypal"],
      pattern: String.raw`(?<secret>E[A-Za-z0-9_-]{79})`,
      boundary: "base64url",
      maxBytes: 256,
      judge: "keyed",
      pairWith: { rule: "paypal-client-id", withinBytes: 512, companion: "client-id" },
      specificity: 70
    },
    {
      id: "paypal-client-id",
      kind: "client id of a REST application without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["paypal"],
      pattern: String.raw`(?<secret>A[A-Za-z0-9_-]{79})`,
      boundary: "base64url",
      maxBytes: 256,
      judge: "keyed",
      specificity: 70
    }
  ]
};

// src/detectors/paystack.ts
var paystack = {
  provider: "paystack",
  docs: "https://paystack.com/docs/api/authentication/",
  rules: [
    {
      // The prefix is shared with other payment services, so that the word decides.
      id: "paystack-secret-key",
      kind: "secret key, live mode",
      severity: "critical",
      keywords: ["paystack"],
      pattern: String.raw`(?<secret>sk_live_[A-Za-z0-9]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "random",
      specificity: 92
    },
    {
      id: "paystack-test-secret-key",
      kind: "secret key, test mode",
      severity: "low",
      lowBecause: "test",
      keywords: ["paystack"],
      pattern: String.raw`(?<secret>sk_test_[A-Za-z0-9]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "random",
      specificity: 92
    }
  ]
};

// src/detectors/pendo.ts
var pendo = {
  provider: "pendo",
  docs: "https://engageapi.pendo.io/",
  rules: [
    {
      // `append` before an upper-case O holds the bare name.
      id: "pendo-integration-key",
      kind: "integration key",
      severity: "medium",
      keywords: ["pendo_", "pendo-", "pendo.io", "pendoapi", "pendointegration"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9]{32,64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/percy.ts
var percy = {
  provider: "percy",
  docs: "https://www.browserstack.com/docs/percy/get-started/first-project",
  rules: [
    {
      id: "percy-token",
      kind: "project token",
      severity: "low",
      keywords: ["percy_token", "percy-token", "percytoken", "percy.io"],
      pattern: String.raw`(?<secret>(?:(?:web|app|auto|ss)_)?[a-f0-9]{64})`,
      boundary: "base64url",
      maxBytes: 200,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/perplexity.ts
var perplexity = {
  provider: "perplexity",
  docs: "https://docs.perplexity.ai/guides/getting-started",
  rules: [
    {
      id: "perplexity-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["pplx-"],
      pattern: String.raw`(?<secret>pplx-[A-Za-z0-9]{48})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/persona.ts
var persona = {
  provider: "persona",
  docs: "https://docs.withpersona.com/api-keys",
  rules: [
    {
      // The vendor names no length.
      id: "persona-api-key",
      kind: "API key, production",
      severity: "high",
      keywords: ["persona_production_"],
      pattern: String.raw`(?<secret>persona_production_[a-z0-9_-]{20,80})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "persona-sandbox-api-key",
      kind: "API key of the sandbox",
      severity: "low",
      lowBecause: "test",
      keywords: ["persona_sandbox_"],
      pattern: String.raw`(?<secret>persona_sandbox_[a-z0-9_-]{20,80})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/photoroom.ts
var photoroom = {
  provider: "photoroom",
  docs: "https://docs.photoroom.com/getting-started/introduction",
  rules: [
    {
      id: "photoroom-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["sk_pr_"],
      pattern: String.raw`(?<secret>(?:sandbox_)?sk_pr_[A-Za-z0-9]{1,64}_[a-f0-9]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/picatic.ts
var picatic = {
  provider: "picatic",
  docs: "https://developer.picatic.com/",
  rules: [
    {
      // The prefix is shared with other payment services, so that the word decides.
      id: "picatic-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["picatic"],
      pattern: String.raw`(?<secret>sk_live_[0-9a-z]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 92
    }
  ]
};

// src/detectors/pinata.ts
var pinata = {
  provider: "pinata",
  docs: "https://docs.pinata.cloud/account-management/api-keys",
  rules: [
    {
      // The third form, a JWT, is found as such.
      id: "pinata-api-secret",
      kind: "API secret",
      severity: "medium",
      keywords: ["pinata"],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "pinata-api-key", withinBytes: 512, companion: "key-id" },
      specificity: 60
    },
    {
      id: "pinata-api-key",
      kind: "API key without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["pinata"],
      pattern: String.raw`(?<secret>[0-9a-f]{20})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/pinecone.ts
var pinecone = {
  provider: "pinecone",
  docs: "https://docs.pinecone.io/guides/projects/manage-api-keys",
  rules: [
    {
      id: "pinecone-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["pcsk_"],
      pattern: String.raw`(?<secret>pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "pinecone-api-key-legacy",
      kind: "API key (old form, a UUID)",
      severity: "high",
      keywords: ["pinecone"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/pinterest.ts
var pinterest = {
  provider: "pinterest",
  docs: "https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/",
  rules: [
    {
      id: "pinterest-access-token",
      kind: "OAuth access token",
      severity: "medium",
      keywords: ["pina_"],
      pattern: String.raw`(?<secret>pina_[A-Za-z0-9_-]{32,400})`,
      boundary: "base64url",
      maxBytes: 420,
      minEntropy: 4,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/pipedrive.ts
var pipedrive = {
  provider: "pipedrive",
  docs: "https://pipedrive.readme.io/docs/core-api-concepts-authentication",
  rules: [
    {
      id: "pipedrive-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["pipedrive"],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/plaid.ts
var SIGN23 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var plaid = {
  provider: "plaid",
  docs: "https://plaid.com/docs/api/",
  rules: [
    {
      id: "plaid-access-token",
      kind: "access token of an item",
      severity: "high",
      keywords: ["access-production-", "access-development-"],
      pattern: String.raw`(?<secret>access-(?:production|development)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "plaid-sandbox-access-token",
      kind: "access token of the sandbox",
      severity: "low",
      lowBecause: "test",
      keywords: ["access-sandbox-"],
      pattern: String.raw`(?<secret>access-sandbox-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "plaid-secret",
      kind: "API secret",
      severity: "critical",
      keywords: ["plaid"],
      pattern: String.raw`(?<secret>[a-z0-9]{30})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "plaid-client-id", withinBytes: 512, companion: "client-id" },
      specificity: 60
    },
    {
      id: "plaid-client-id",
      kind: "client id without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["plaid"],
      pattern: String.raw`(?i:client[_-]?id)${SIGN23}(?<secret>[a-z0-9]{24})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/planetscale.ts
var planetscale = {
  provider: "planetscale",
  docs: "https://planetscale.com/docs/api/reference/service-tokens",
  rules: [
    {
      id: "planetscale-password",
      kind: "password of a database branch",
      severity: "high",
      keywords: ["pscale_pw_"],
      pattern: String.raw`(?<secret>pscale_pw_[A-Za-z0-9_.=-]{32,64})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      siblings: { user: ["user", "username"], host: ["host", "hostname"] }
    },
    {
      id: "planetscale-service-token",
      kind: "service token",
      severity: "high",
      keywords: ["pscale_tkn_"],
      pattern: String.raw`(?<secret>pscale_tkn_[A-Za-z0-9_.=-]{32,64})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      siblings: { "token-id": ["tokenid", "servicetokenid", "id"] }
    },
    {
      id: "planetscale-oauth-token",
      kind: "OAuth token",
      severity: "high",
      keywords: ["pscale_oauth_"],
      pattern: String.raw`(?<secret>pscale_oauth_[A-Za-z0-9_.=-]{32,64})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/plivo.ts
var plivo = {
  provider: "plivo",
  docs: "https://www.plivo.com/docs/voice/api/overview/",
  rules: [
    {
      id: "plivo-auth-token",
      kind: "auth token",
      severity: "high",
      keywords: ["plivo"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "plivo-auth-id", withinBytes: 512, companion: "auth-id" },
      specificity: 60
    },
    {
      id: "plivo-auth-id",
      kind: "auth id without its token",
      severity: "low",
      lowBecause: "half",
      keywords: ["plivo"],
      pattern: String.raw`(?<secret>MA[A-Z0-9]{18})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 70
    }
  ]
};

// src/detectors/polar.ts
var polar = {
  provider: "polar",
  docs: "https://docs.polar.sh/integrate/oat",
  rules: [
    {
      id: "polar-access-token",
      kind: "access token of an organization, person or application",
      severity: "high",
      keywords: ["polar_oat_", "polar_pat_", "polar_at_"],
      pattern: String.raw`(?<secret>polar_(?:oat|pat|at)_[A-Za-z0-9_-]{32,100})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/poloniex.ts
var poloniex = {
  provider: "poloniex",
  docs: "https://api-docs.poloniex.com/",
  rules: [
    {
      id: "poloniex-api-secret",
      kind: "API secret",
      severity: "high",
      keywords: ["poloniex"],
      pattern: String.raw`(?<secret>[0-9a-f]{128})`,
      boundary: "base64url",
      maxBytes: 256,
      judge: "keyed",
      pairWith: { rule: "poloniex-api-key", withinBytes: 512, companion: "key-id" },
      specificity: 60
    },
    {
      id: "poloniex-api-key",
      kind: "API key without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["poloniex"],
      pattern: String.raw`(?<secret>[0-9A-Z]{8}(?:-[0-9A-Z]{8}){3})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/polygon-io.ts
var polygonIo = {
  provider: "polygon-io",
  docs: "https://polygon.io/docs",
  rules: [
    {
      // `polygon` alone is a shape, and a chain whose keys are other things.
      id: "polygon-io-api-key",
      kind: "API key",
      severity: "low",
      keywords: [
        "polygon_api",
        "polygon-api",
        "polygonapi",
        "polygon_key",
        "polygon-key",
        "polygonkey",
        "polygon_io",
        "polygon-io",
        "polygonio",
        "polygon.api",
        "polygon.io"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/polymarket.ts
var polymarket = {
  provider: "polymarket",
  docs: "https://docs.polymarket.com/developers/CLOB/authentication",
  rules: [
    {
      id: "polymarket-api-secret",
      kind: "API secret",
      severity: "high",
      keywords: [
        "polymarket",
        "poly_api",
        "poly_secret",
        "poly_passphrase",
        "clob_api",
        "clob_secret",
        "clob_pass_phrase",
        "poly-api",
        "polyapi",
        "poly-secret",
        "polysecret",
        "poly-passphrase",
        "polypassphrase",
        "clob-api",
        "clobapi",
        "clob-secret",
        "clobsecret",
        "clob-pass-phrase",
        "clobpassphrase"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/_-]{43}=)`,
      boundary: "base64",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "polymarket-api-key", withinBytes: 512, companion: "key-id" },
      specificity: 60
    },
    {
      id: "polymarket-passphrase",
      kind: "passphrase of an API key",
      severity: "high",
      keywords: [
        "polymarket",
        "poly_api",
        "poly_secret",
        "poly_passphrase",
        "clob_api",
        "clob_secret",
        "clob_pass_phrase",
        "poly-api",
        "polyapi",
        "poly-secret",
        "polysecret",
        "poly-passphrase",
        "polypassphrase",
        "clob-api",
        "clobapi",
        "clob-secret",
        "clobsecret",
        "clob-pass-phrase",
        "clobpassphrase"
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "polymarket-api-key",
      kind: "API key without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: [
        "polymarket",
        "poly_api",
        "poly_secret",
        "poly_passphrase",
        "clob_api",
        "clob_secret",
        "clob_pass_phrase",
        "poly-api",
        "polyapi",
        "poly-secret",
        "polysecret",
        "poly-passphrase",
        "polypassphrase",
        "clob-api",
        "clobapi",
        "clob-secret",
        "clobsecret",
        "clob-pass-phrase",
        "clobpassphrase"
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/portainer.ts
var portainer = {
  provider: "portainer",
  docs: "https://docs.portainer.io/api/access",
  rules: [
    {
      // 32 random bytes in base64. `ptr_` begins many names in C, so that the pad and the length have to tell.
      id: "portainer-api-key",
      kind: "access token",
      severity: "high",
      keywords: ["ptr_"],
      pattern: String.raw`(?<secret>ptr_[A-Za-z0-9+/_-]{43}=)`,
      boundary: "base64",
      maxBytes: 64,
      minEntropy: 4,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/postgres.ts
var USERINFO10 = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
var HOST11 = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;
var DATABASE4 = String.raw`(?:\\?/(?<database>[A-Za-z0-9_.%~-]+))?`;
var PARAMETERS2 = String.raw`(?:\?|[^\s"'<>]*?[?&])password=(?<secret>[^\s&"'<>\\;\x60]+)`;
var USER_BESIDE = { user: ["user", "username"] };
var postgres = {
  provider: "postgres",
  docs: "https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING",
  rules: [
    {
      id: "postgres-url",
      kind: "connection URL with password",
      severity: "critical",
      keywords: ["postgres:", "postgresql:", "postgres+", "postgresql+", "pgsql:", "postgis:"],
      pattern: String.raw`(?i)(?:postgres(?:ql)?(?:\+[a-z0-9]+)?|pgsql|postgis):\\?/\\?/${USERINFO10}${HOST11}${DATABASE4}`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 80
    },
    {
      id: "postgres-parameter-url",
      kind: "connection URL with a password parameter",
      severity: "critical",
      keywords: ["postgresql:", "postgres:"],
      pattern: String.raw`(?i)postgres(?:ql)?:\\?/\\?/${HOST11}${DATABASE4}${PARAMETERS2}`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 79,
      siblings: USER_BESIDE
    },
    {
      id: "postgres-env-password",
      kind: "password in the environment of libpq or of the container image",
      severity: "critical",
      keywords: ["pgpassword", "postgres_password", "postgresql_password"],
      pattern: String.raw`(?i)(?<key>PGPASSWORD|POSTGRES(?:QL)?_PASSWORD)["']?[ \t]*(?::-|[:=])[ \t]*(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret__line>[^\s"'\x60]*[^\s"'\x60}])[ \t]*(?:[\r\n]|$)|(?<secret>[^\s"'\x60,;&{}]+))`,
      boundary: "none",
      judge: "password",
      specificity: 60,
      siblings: {
        host: ["host", "hostaddr", "server"],
        port: ["port"],
        user: ["user", "username"],
        database: ["database", "db", "dbname", "name"]
      }
    },
    {
      // A line of `.pgpass`: five fields, in which a backslash keeps a colon.
      id: "postgres-pgpass",
      kind: "password in a file of libpq",
      severity: "critical",
      keywords: [":5432:", ":*:", ":6432:", ":5433:"],
      pattern: String.raw`(?<host>[A-Za-z0-9*][A-Za-z0-9_.*-]*):(?:(?<port>[0-9]{2,5})|\*):(?<database>[^\s:"'/]+):(?<user>[^\s:"'/]+):(?<secret__field>(?:\\[:\\]|[^\s:\\"'])+)[ \t]*(?:[\r\n]|$)`,
      boundary: "none",
      judge: "login",
      specificity: 75
    },
    {
      // No password, but what guesses are tried against: who has it can look for the password at leisure.
      id: "postgres-scram-verifier",
      kind: "stored form of a password (SCRAM)",
      severity: "medium",
      keywords: ["scram-sha-256$"],
      pattern: String.raw`(?<secret>SCRAM-SHA-256\$[0-9]{3,7}:[A-Za-z0-9+/]{16,64}={0,2}\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=)`,
      boundary: "base64",
      minEntropy: 3,
      judge: "random",
      specificity: 80
    },
    {
      id: "postgres-md5-verifier",
      kind: "stored form of a password (MD5)",
      severity: "medium",
      keywords: ["'md5", "rolpassword"],
      pattern: String.raw`(?i:password|rolpassword)["']?[ \t]*[:=]?[ \t]*'(?<secret>md5[0-9a-f]{32})'`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/posthog.ts
var posthog = {
  provider: "posthog",
  docs: "https://posthog.com/docs/api",
  rules: [
    {
      id: "posthog-personal-api-key",
      kind: "personal API key",
      severity: "high",
      keywords: ["phx_"],
      pattern: String.raw`(?<secret>phx_[A-Za-z0-9_-]{41,49})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "posthog-oauth-token",
      kind: "OAuth access or refresh token",
      severity: "high",
      keywords: ["pha_", "phr_"],
      pattern: String.raw`(?<secret>ph[ar]_[A-Za-z0-9]{40,43})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "posthog-feature-flags-secure-key",
      kind: "secure key of feature flags",
      severity: "medium",
      keywords: ["phs_"],
      pattern: String.raw`(?<secret>phs_[A-Za-z0-9]{43,48})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "posthog-project-api-key",
      kind: "project key, meant to be public",
      severity: "low",
      lowBecause: "public",
      keywords: ["phc_"],
      pattern: String.raw`(?<secret>phc_[A-Za-z0-9_-]{41,48})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/postman.ts
var postman = {
  provider: "postman",
  docs: "https://learning.postman.com/docs/developer/postman-api/authentication/",
  rules: [
    {
      id: "postman-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["pmak-"],
      pattern: String.raw`(?<secret>PMAK-[a-f0-9]{24}-[a-f0-9]{34})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "postman-collection-access-key",
      kind: "access key of one collection, which may only read",
      severity: "low",
      keywords: ["pmat-"],
      pattern: String.raw`(?<secret>PMAT-[A-Z0-9]{26})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/postmark.ts
var postmark = {
  provider: "postmark",
  docs: "https://postmarkapp.com/developer/api/overview",
  rules: [
    {
      id: "postmark-server-token",
      kind: "token of a server or account",
      severity: "high",
      keywords: ["postmark"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/prefect.ts
var prefect = {
  provider: "prefect",
  docs: "https://docs.prefect.io/latest/concepts/api_keys/",
  rules: [
    {
      id: "prefect-api-key",
      kind: "API key of a user or service account",
      severity: "high",
      keywords: ["pnu_", "pnb_"],
      pattern: String.raw`(?<secret>pn[ub]_[A-Za-z0-9]{36})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/private-key.ts
var MAX_BYTES = 16384;
function armour(label) {
  return `(?<secret>-----BEGIN ${label}-----(?:[^-]|-{1,4}[^-])+-----END ${label}-----)`;
}
var privateKey = {
  provider: "private-key",
  docs: "https://datatracker.ietf.org/doc/html/rfc7468",
  rules: [
    {
      id: "private-key-rsa",
      kind: "RSA private key (PKCS#1)",
      severity: "critical",
      keywords: ["rsa private key"],
      pattern: armour("RSA PRIVATE KEY"),
      boundary: "none",
      maxBytes: MAX_BYTES,
      judge: "private-key",
      specificity: 90
    },
    {
      id: "private-key-ec",
      kind: "EC private key (SEC 1)",
      severity: "critical",
      keywords: ["ec private key"],
      pattern: armour("EC PRIVATE KEY"),
      boundary: "none",
      maxBytes: MAX_BYTES,
      judge: "private-key",
      specificity: 90
    },
    {
      id: "private-key-dsa",
      kind: "DSA private key",
      severity: "high",
      keywords: ["dsa private key"],
      pattern: armour("DSA PRIVATE KEY"),
      boundary: "none",
      maxBytes: MAX_BYTES,
      judge: "private-key",
      specificity: 90
    },
    {
      id: "private-key-pkcs8",
      kind: "private key (PKCS#8)",
      severity: "critical",
      keywords: ["begin private key"],
      pattern: armour("PRIVATE KEY"),
      boundary: "none",
      maxBytes: MAX_BYTES,
      judge: "private-key",
      specificity: 90
    },
    {
      id: "private-key-encrypted",
      kind: "encrypted private key (PKCS#8)",
      severity: "low",
      keywords: ["encrypted private key"],
      pattern: armour("ENCRYPTED PRIVATE KEY"),
      boundary: "none",
      maxBytes: MAX_BYTES,
      judge: "private-key",
      specificity: 90
    },
    {
      id: "private-key-openssh",
      kind: "OpenSSH private key",
      severity: "critical",
      keywords: ["openssh private key"],
      pattern: armour("OPENSSH PRIVATE KEY"),
      boundary: "none",
      maxBytes: MAX_BYTES,
      judge: "private-key",
      specificity: 90
    },
    {
      id: "private-key-pgp",
      kind: "PGP private key block",
      severity: "critical",
      keywords: ["pgp private key block"],
      pattern: armour("PGP PRIVATE KEY BLOCK"),
      boundary: "none",
      maxBytes: MAX_BYTES,
      judge: "private-key",
      specificity: 90
    },
    {
      // As .NET writes it: the private exponent comes after the inverse of q. With it all the others can be worked out.
      id: "private-key-xml-rsa",
      kind: "RSA private key (XML)",
      severity: "critical",
      keywords: ["<inverseq>"],
      pattern: String.raw`(?i)<InverseQ>[A-Za-z0-9+/=\s]+</InverseQ>\s*<D>\s*(?<secret>[A-Za-z0-9+/]{80}[A-Za-z0-9+/]+={0,2})\s*</D>`,
      boundary: "none",
      maxBytes: 3e3,
      minEntropy: 4,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/privateai.ts
var privateai = {
  provider: "privateai",
  docs: "https://docs.private-ai.com/reference/latest/operation/metrics_metrics_get/",
  rules: [
    {
      id: "privateai-api-token",
      kind: "API token",
      severity: "low",
      keywords: ["private_ai", "privateai", "private-ai"],
      pattern: String.raw`(?<secret>[a-z0-9]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/proof.ts
var proof = {
  provider: "proof",
  docs: "https://dev.proof.com/docs/authentication",
  rules: [
    {
      // `prf_` begins names in TLS libraries, so that a word has to be near.
      id: "proof-api-key",
      kind: "API key",
      severity: "medium",
      keywords: [
        "proof_api",
        "proof-api",
        "proofapi",
        "proof_key",
        "proof-key",
        "proofkey",
        "proof.api",
        "proof.com",
        "notarize"
      ],
      pattern: String.raw`(?<secret>prf_(?:cli_)?[A-Za-z0-9_-]{20,80})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/proxy.ts
var USERINFO11 = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
var HOST12 = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;
var proxy = {
  provider: "proxy",
  docs: "https://curl.se/docs/manpage.html#-x",
  rules: [
    {
      id: "proxy-url",
      kind: "URL with user and password",
      severity: "medium",
      keywords: ["socks:", "socks4:", "socks4a:", "socks5:", "socks5h:"],
      pattern: String.raw`(?i)socks[45]?[ah]?:\\?/\\?/${USERINFO11}${HOST12}`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 80
    }
  ]
};

// src/detectors/psexec.ts
var psexec = {
  provider: "psexec",
  docs: "https://learn.microsoft.com/en-us/sysinternals/downloads/psexec",
  rules: [
    {
      id: "psexec-password",
      kind: "password in a call of PsExec",
      severity: "high",
      keywords: ["psexec"],
      pattern: String.raw`(?i)psexec(?:64)?(?:\.exe)?[ \t][^\r\n]{0,200}?-u[ \t]+(?<user>[^\s]+)[ \t]+-p[ \t]+(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[^\s"'$%<{(\x60-][^\s"'\x60;|]*))`,
      boundary: "none",
      maxBytes: 300,
      judge: "password",
      specificity: 60
    }
  ]
};

// src/detectors/pubnub.ts
var pubnub = {
  provider: "pubnub",
  docs: "https://www.pubnub.com/docs/general/resources/api-keys",
  rules: [
    {
      id: "pubnub-secret-key",
      kind: "secret key",
      severity: "high",
      keywords: ["sec-c-"],
      pattern: String.raw`(?<secret>sec-c-[A-Za-z0-9+/]{46}[A-Za-z0-9+/=]{2})`,
      boundary: "base64",
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      siblings: { "publish-key": ["publishkey", "pubkey"], "subscribe-key": ["subscribekey", "subkey"] }
    },
    {
      id: "pubnub-publish-key",
      kind: "publish key",
      severity: "medium",
      keywords: ["pub-c-"],
      pattern: String.raw`(?<secret>pub-c-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "pubnub-subscribe-key",
      kind: "subscribe key",
      severity: "low",
      keywords: ["sub-c-"],
      pattern: String.raw`(?<secret>sub-c-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/pulumi.ts
var pulumi = {
  provider: "pulumi",
  docs: "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/",
  rules: [
    {
      id: "pulumi-access-token",
      kind: "access token",
      severity: "high",
      keywords: ["pul-"],
      pattern: String.raw`(?<secret>pul-[a-f0-9]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/pushbullet.ts
var pushbullet = {
  provider: "pushbullet",
  docs: "https://docs.pushbullet.com/#authentication",
  rules: [
    {
      id: "pushbullet-access-token",
      kind: "access token",
      severity: "medium",
      keywords: ["pushbullet"],
      pattern: String.raw`(?<secret>o\.[A-Za-z0-9]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 70
    }
  ]
};

// src/detectors/pusher.ts
var SIGN24 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var pusher = {
  provider: "pusher",
  docs: "https://pusher.com/docs/channels/library_auth_reference/rest-api/",
  rules: [
    {
      id: "pusher-channels-secret",
      kind: "secret of an app",
      severity: "high",
      keywords: ["pusher"],
      pattern: String.raw`(?i:secret)${SIGN24}(?<secret>[0-9a-z]{20})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "pusher-app-key", withinBytes: 512, companion: "key" },
      specificity: 60,
      siblings: { "app-id": ["appid", "id"], cluster: ["cluster"] }
    },
    {
      id: "pusher-app-key",
      kind: "key of an app without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["pusher"],
      pattern: String.raw`(?i:key)${SIGN24}(?<secret>[0-9a-z]{20})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/pushover.ts
var pushover = {
  provider: "pushover",
  docs: "https://pushover.net/api",
  rules: [
    {
      id: "pushover-token",
      kind: "application token",
      severity: "low",
      keywords: ["pushover"],
      pattern: String.raw`(?<secret>a[a-z0-9]{29})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "pushover-user-key", withinBytes: 512, companion: "user-key" },
      specificity: 60
    },
    {
      id: "pushover-user-key",
      kind: "key of a user or group without a token",
      severity: "low",
      lowBecause: "half",
      keywords: ["pushover"],
      pattern: String.raw`(?<secret>[ug][a-z0-9]{29})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/putty.ts
var putty = {
  provider: "putty",
  docs: "https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html",
  rules: [
    {
      id: "putty-private-key",
      kind: "private key file",
      severity: "critical",
      keywords: ["putty-user-key-file-"],
      pattern: String.raw`(?<secret>PuTTY-User-Key-File-[23]: [^\r\n]{4,60}\r?\nEncryption: none\r?\n(?:[^\r\n]*\r?\n)*?Private-MAC: [0-9a-f]{40,64})`,
      boundary: "none",
      maxBytes: 8192,
      minEntropy: 3,
      checksum: "putty-mac",
      judge: "random",
      specificity: 90
    },
    {
      id: "putty-encrypted-private-key",
      kind: "private key file with a passphrase",
      severity: "low",
      keywords: ["putty-user-key-file-"],
      pattern: String.raw`(?<secret>PuTTY-User-Key-File-[23]: [^\r\n]{4,60}\r?\nEncryption: aes[^\r\n]{3,20}\r?\n(?:[^\r\n]*\r?\n)*?Private-MAC: [0-9a-f]{40,64})`,
      boundary: "none",
      maxBytes: 8192,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/pypi.ts
var pypi = {
  provider: "pypi",
  docs: "https://pypi.org/help/#apitoken",
  rules: [
    {
      id: "pypi-api-token",
      kind: "upload token",
      severity: "critical",
      keywords: ["pypi-ageichlwas5vcmc"],
      exactKeyword: "pypi-AgEIcHlwaS5vcmc",
      pattern: String.raw`(?<secret>pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,1000})`,
      boundary: "base64url",
      maxBytes: 1100,
      minEntropy: 3,
      facts: "pypi",
      judge: "random",
      specificity: 92
    },
    {
      id: "pypi-test-api-token",
      kind: "upload token of the test index",
      severity: "low",
      lowBecause: "test",
      keywords: ["pypi-agendgvzdc5wexbplm9yzw"],
      exactKeyword: "pypi-AgENdGVzdC5weXBpLm9yZw",
      pattern: String.raw`(?<secret>pypi-AgENdGVzdC5weXBpLm9yZw[A-Za-z0-9_-]{50,1000})`,
      boundary: "base64url",
      maxBytes: 1100,
      minEntropy: 3,
      facts: "pypi",
      judge: "random",
      specificity: 92
    }
  ]
};

// src/detectors/qase.ts
var qase = {
  provider: "qase",
  docs: "https://developers.qase.io/docs/authentication-1",
  rules: [
    {
      id: "qase-api-token",
      kind: "API token",
      severity: "low",
      keywords: ["qase"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{40,64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/qdrant.ts
var qdrant = {
  provider: "qdrant",
  docs: "https://qdrant.tech/documentation/cloud/authentication/",
  rules: [
    {
      id: "qdrant-cloud-api-key",
      kind: "API key of a cluster (a JWT, or 54 characters in the old form)",
      severity: "medium",
      keywords: ["qdrant"],
      pattern: String.raw`(?<secret>eyJhbGciOiJIUzI1NiIs[A-Za-z0-9_-]{4,40}\.eyJ[A-Za-z0-9_-]{10,300}\.[A-Za-z0-9_-]{43}|[A-Za-z0-9_-]{54})`,
      boundary: "base64url",
      maxBytes: 512,
      judge: "keyed",
      specificity: 65
    }
  ]
};

// src/detectors/rails.ts
var rails = {
  provider: "rails",
  docs: "https://guides.rubyonrails.org/security.html#custom-credentials",
  rules: [
    {
      // The file config/master.key holds nothing else: no word tells it there.
      id: "rails-master-key",
      kind: "key of the encrypted credentials",
      severity: "critical",
      keywords: ["rails_master_key", "rails-master-key", "railsmasterkey", "master.key"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "rails-secret-key-base",
      kind: "secret_key_base, which signs sessions",
      severity: "high",
      keywords: ["secret_key_base", "secretkeybase", "secret-key-base"],
      pattern: String.raw`(?<secret>[0-9a-f]{128})`,
      boundary: "base64url",
      maxBytes: 256,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/railway.ts
var railway = {
  provider: "railway",
  docs: "https://docs.railway.com/reference/public-api",
  rules: [
    {
      id: "railway-token",
      kind: "token of an account, team or project",
      severity: "high",
      keywords: [
        "railway_api",
        "railway-api",
        "railwayapi",
        "railway_token",
        "railway-token",
        "railwaytoken",
        "railway.api",
        "railway.app",
        "railway.com",
        "railway.token",
        "railway:"
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/rainforestpay.ts
var rainforestpay = {
  provider: "rainforestpay",
  docs: "https://docs.rainforestpay.com/docs/api-keys",
  rules: [
    {
      id: "rainforestpay-api-key",
      kind: "API key",
      severity: "critical",
      keywords: ["rainforestpay", "rainforest"],
      pattern: String.raw`(?<secret>apikey_[a-f0-9]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/ramp.ts
var ramp = {
  provider: "ramp",
  docs: "https://docs.ramp.com/developer-api/v1/authorization",
  rules: [
    {
      id: "ramp-client-secret",
      kind: "OAuth client secret",
      severity: "high",
      keywords: ["ramp_sec_"],
      pattern: String.raw`(?<secret>ramp_sec_[A-Za-z0-9]{48})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      pairWith: { rule: "ramp-client-id", withinBytes: 512, companion: "client-id" },
      specificity: 90
    },
    {
      id: "ramp-client-id",
      kind: "OAuth client id without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["ramp_id_"],
      pattern: String.raw`(?<secret>ramp_id_[A-Za-z0-9]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/rancher.ts
var rancher = {
  provider: "rancher",
  docs: "https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys",
  rules: [
    {
      // The kubeconfig that Rancher writes holds tokens named `kubeconfig-u-...`.
      id: "rancher-api-token",
      kind: "API bearer token",
      severity: "critical",
      keywords: ["token-", "kubeconfig-u"],
      pattern: String.raw`(?<secret>(?:token|kubeconfig-u(?:ser)?)-[a-z0-9]{5,12}:[a-z0-9]{54})`,
      boundary: "base64url",
      maxBytes: 96,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/rapidapi.ts
var rapidapi = {
  provider: "rapidapi",
  docs: "https://docs.rapidapi.com/docs/keys-and-key-rotation",
  rules: [
    {
      // Three marks at fixed places: `msh`, `p1`, `jsn`.
      id: "rapidapi-key",
      kind: "API key",
      severity: "medium",
      keywords: ["rapidapi", "mashape"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{10}msh[A-Za-z0-9]{15}p1[A-Za-z0-9]{5}jsn[A-Za-z0-9]{12})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/raygun.ts
var raygun = {
  provider: "raygun",
  docs: "https://raygun.com/documentation/product-guides/public-api/",
  rules: [
    {
      // The vendor names no format; lengths come from few examples.
      id: "raygun-token",
      kind: "API key or personal access token",
      severity: "medium",
      keywords: ["raygun"],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{22,64}={0,2})`,
      boundary: "base64",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/razorpay.ts
var razorpay = {
  provider: "razorpay",
  docs: "https://razorpay.com/docs/api/",
  rules: [
    {
      id: "razorpay-key-secret",
      kind: "key secret",
      severity: "critical",
      keywords: ["razorpay"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{24})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "razorpay-key-id", withinBytes: 512, companion: "key-id" },
      specificity: 60
    },
    {
      id: "razorpay-key-id",
      kind: "key id without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["rzp_live_", "rzp_test_"],
      pattern: String.raw`(?<secret>rzp_(?:live|test)_[A-Za-z0-9]{14})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/readme.ts
var readme = {
  provider: "readme",
  docs: "https://docs.readme.com/main/reference/getproject-1",
  rules: [
    {
      id: "readme-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["rdme_"],
      pattern: String.raw`(?<secret>rdme_[a-z0-9]{70})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/rebrandly.ts
var rebrandly = {
  provider: "rebrandly",
  docs: "https://developers.rebrandly.com/docs/api-key-authentication",
  rules: [
    {
      id: "rebrandly-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["rebrandly"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/recharge.ts
var recharge = {
  provider: "recharge",
  docs: "https://developer.rechargepayments.com/2021-11/authentication",
  rules: [
    {
      id: "recharge-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["sk_1x", "sk_2x", "sk_3x", "sk_5x", "sk_10x"],
      pattern: String.raw`(?<secret>sk_[0-9]{1,2}x[0-9]{1,2}_[0-9a-f]{64})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "recharge-test-api-token",
      kind: "API token, test mode",
      severity: "low",
      lowBecause: "test",
      keywords: ["sk_test_1x", "sk_test_2x", "sk_test_3x", "sk_test_5x", "sk_test_10x"],
      pattern: String.raw`(?<secret>sk_test_[0-9]{1,2}x[0-9]{1,2}_[0-9a-f]{64})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/reddit.ts
var reddit = {
  provider: "reddit",
  docs: "https://github.com/reddit-archive/reddit/wiki/OAuth2",
  rules: [
    {
      id: "reddit-client-secret",
      kind: "OAuth client secret",
      severity: "medium",
      keywords: ["reddit", "praw"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{27,30})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["clientid", "id"] }
    }
  ]
};

// src/detectors/redhat.ts
var redhat = {
  provider: "redhat",
  docs: "https://docs.redhat.com/en/documentation/red_hat_software_certification/",
  rules: [
    {
      id: "redhat-pyxis-api-key",
      kind: "API key of the container catalogue",
      severity: "medium",
      keywords: ["pyxis", "catalog.redhat.com"],
      pattern: String.raw`(?<secret>[a-z0-9]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/redirect-pizza.ts
var redirectPizza = {
  provider: "redirect-pizza",
  docs: "https://redirect.pizza/docs",
  rules: [
    {
      id: "redirect-pizza-token",
      kind: "API token",
      severity: "low",
      keywords: ["redirect.pizza", "redirectpizza", "redirect_pizza", "redirect-pizza"],
      pattern: String.raw`(?<secret>rpa_[A-Za-z0-9]{30})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 92
    }
  ]
};

// src/detectors/redis.ts
var USERINFO12 = String.raw`(?<user>[^\s:@/"'<>\\\x60]*):(?<secret>[^\s/?"'<>\\\x60]+)@`;
var HOST13 = String.raw`(?<host>\[[0-9A-Fa-f:.]+\]|[^\s:/?#"'<>\\,\x60()\]}@]+)(?::(?<port>[0-9]+))?`;
var DATABASE5 = String.raw`(?:\\?/(?<database>[A-Za-z0-9_.%~-]+))?`;
var redis = {
  provider: "redis",
  docs: "https://redis.io/docs/latest/develop/clients/redis-py/connect/",
  rules: [
    {
      id: "redis-url",
      kind: "connection URL with password",
      severity: "high",
      keywords: ["redis:", "rediss:", "redis+"],
      pattern: String.raw`(?i)rediss?(?:\+[a-z]+)?:\\?/\\?/${USERINFO12}${HOST13}${DATABASE5}`,
      boundary: "none",
      judge: "password",
      percentDecode: true,
      specificity: 80
    },
    {
      // Prose names these settings too: without quotes a plain word is not taken for a value.
      id: "redis-requirepass",
      kind: "password in the settings or a call of the client",
      severity: "high",
      keywords: ["requirepass", "masterauth", "redis-cli"],
      pattern: String.raw`(?i)(?:requirepass|masterauth|redis-cli[ \t][^\r\n]{0,200}?(?:-a|--pass))[ \t]+(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[A-Za-z]*[0-9!@%&*_+][^\s"'#\x60;|,\]]*))`,
      boundary: "none",
      judge: "password",
      specificity: 60
    }
  ]
};

// src/detectors/render.ts
var render = {
  provider: "render",
  docs: "https://render.com/docs/api",
  rules: [
    {
      id: "render-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["rnd_"],
      pattern: String.raw`(?<secret>rnd_[A-Za-z0-9]{28})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 85
    },
    {
      id: "render-deploy-hook",
      kind: "URL that deploys a service",
      severity: "medium",
      keywords: ["api.render.com/deploy"],
      pattern: String.raw`(?<secret>https://api\.render\.com/deploy/srv-[a-z0-9]{20}\?key=[A-Za-z0-9_-]{11})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/replicate.ts
var replicate = {
  provider: "replicate",
  docs: "https://replicate.com/docs/reference/http",
  rules: [
    {
      id: "replicate-api-token",
      kind: "API token",
      severity: "high",
      keywords: ['"r8_', "'r8_", "=r8_", " r8_", ":r8_", "replicate"],
      pattern: String.raw`(?<secret>r8_[A-Za-z0-9]{37})`,
      boundary: "base64url",
      maxBytes: 140,
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/resend.ts
var resend = {
  provider: "resend",
  docs: "https://resend.com/docs/api-reference/introduction",
  rules: [
    {
      // The prefix ends many words, so that the service has to be named near it.
      id: "resend-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["resend"],
      pattern: String.raw`(?<secret>re_[1-9A-HJ-NP-Za-km-z]{8}_[1-9A-HJ-NP-Za-km-z]{24})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/retell.ts
var retell = {
  provider: "retell",
  docs: "https://docs.retellai.com/accounts/api-keys-overview",
  rules: [
    {
      id: "retell-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["retell"],
      pattern: String.raw`(?<secret>key_[a-f0-9]{28})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/reviewboard.ts
var reviewboard = {
  provider: "reviewboard",
  docs: "https://www.reviewboard.org/docs/manual/latest/webapi/authenticating/",
  rules: [
    {
      // The last six characters are a checksum; the first release wrote it with other digits.
      id: "reviewboard-api-token",
      kind: "API token",
      severity: "medium",
      keywords: ["rbp_"],
      pattern: String.raw`(?<secret>rbp_[A-Za-z0-9]{20,251})`,
      boundary: "base64url",
      maxBytes: 300,
      minEntropy: 3.5,
      checksum: "reviewboard-crc32",
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/ringcentral.ts
var SIGN25 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var ringcentral = {
  provider: "ringcentral",
  docs: "https://developers.ringcentral.com/guide/authentication",
  rules: [
    {
      id: "ringcentral-client-secret",
      kind: "client secret",
      severity: "high",
      keywords: ["ringcentral", "rc_client", "rc_app", "rc-client", "rcclient", "rc-app", "rcapp"],
      pattern: String.raw`(?i:secret)${SIGN25}(?<secret>[A-Za-z0-9_-]{22})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["clientid", "id"] }
    }
  ]
};

// src/detectors/riot-games.ts
var riotGames = {
  provider: "riot-games",
  docs: "https://developer.riotgames.com/docs/lol",
  rules: [
    {
      id: "riot-games-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["rgapi-"],
      pattern: String.raw`(?<secret>RGAPI-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/ripple.ts
var ripple = {
  provider: "ripple",
  docs: "https://xrpl.org/docs/concepts/accounts/cryptographic-keys",
  rules: [
    {
      // Base58 in the alphabet of this ledger; the last four bytes are a check.
      id: "ripple-secret",
      kind: "family seed of an account",
      severity: "critical",
      keywords: ["ripple", "xrpl", "xrp_"],
      pattern: String.raw`(?<secret>s[rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz]{28}|sEd[rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz]{28})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/robinhood.ts
var robinhood = {
  provider: "robinhood",
  docs: "https://docs.robinhood.com/crypto/trading/",
  rules: [
    {
      id: "robinhood-crypto-api-key",
      kind: "API key for crypto trading",
      severity: "high",
      keywords: ["rh-api-"],
      pattern: String.raw`(?<secret>rh-api-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      siblings: { "private-key": ["privatekey", "base64privatekey"] }
    }
  ]
};

// src/detectors/rocketchat.ts
var rocketchat = {
  provider: "rocketchat",
  docs: "https://developer.rocket.chat/apidocs/personal-access-tokens",
  rules: [
    {
      id: "rocketchat-token",
      kind: "personal access token",
      severity: "high",
      keywords: ["rocketchat", "rocket_chat", "rocket-chat", "rocket.chat"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "user-id": ["userid"] }
    }
  ]
};

// src/detectors/rollbar.ts
var rollbar = {
  provider: "rollbar",
  docs: "https://docs.rollbar.com/docs/access-tokens",
  rules: [
    {
      id: "rollbar-access-token",
      kind: "access token of a project or account",
      severity: "medium",
      keywords: ["rollbar"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/rootly.ts
var rootly = {
  provider: "rootly",
  docs: "https://docs.rootly.com/api-reference/overview",
  rules: [
    {
      id: "rootly-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["rootly_"],
      pattern: String.raw`(?<secret>rootly_[a-f0-9]{64})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/rubygems.ts
var rubygems = {
  provider: "rubygems",
  docs: "https://guides.rubygems.org/api-key-scopes/",
  rules: [
    {
      id: "rubygems-api-key",
      kind: "API key",
      severity: "critical",
      keywords: ["rubygems_"],
      pattern: String.raw`(?<secret>rubygems_[a-f0-9]{48})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "rubygems-api-key-legacy",
      kind: "API key (old form)",
      severity: "critical",
      keywords: ["rubygems"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/runpod.ts
var runpod = {
  provider: "runpod",
  docs: "https://docs.runpod.io/get-started/api-keys",
  rules: [
    {
      id: "runpod-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["rpa_"],
      pattern: String.raw`(?<secret>rpa_[A-Z0-9]{40}[A-Za-z0-9]{6})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/runway.ts
var runway = {
  provider: "runway",
  docs: "https://docs.dev.runwayml.com/guides/setup",
  rules: [
    {
      id: "runway-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["runway", "runwayml"],
      pattern: String.raw`(?<secret>key_[a-f0-9]{128})`,
      boundary: "base64url",
      maxBytes: 300,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/salad-cloud.ts
var saladCloud = {
  provider: "salad-cloud",
  docs: "https://docs.salad.com/reference/api-usage",
  rules: [
    {
      id: "salad-cloud-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["salad_cloud_"],
      pattern: String.raw`(?<secret>salad_cloud_[0-9A-Za-z]{1,7}_[0-9A-Za-z]{20,235})`,
      boundary: "base64url",
      maxBytes: 300,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/salesforce.ts
var SIGN26 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var salesforce = {
  provider: "salesforce",
  docs: "https://help.salesforce.com/s/articleView?id=sf.remoteaccess_access_tokens.htm",
  rules: [
    {
      // The organization, `!`, then usually 96 characters.
      id: "salesforce-access-token",
      kind: "session id or access token",
      severity: "high",
      keywords: ['"00d', "'00d", "=00d", " 00d", ":00d", ">00d"],
      pattern: String.raw`(?<secret>00D[A-Za-z0-9]{12}![A-Za-z0-9._]{80,260})`,
      boundary: "base64url",
      maxBytes: 140,
      minEntropy: 4,
      judge: "random",
      specificity: 90
    },
    {
      id: "salesforce-refresh-token",
      kind: "OAuth refresh token",
      severity: "high",
      keywords: ["5aep861"],
      exactKeyword: "5Aep861",
      pattern: String.raw`(?<secret>5Aep861[A-Za-z0-9._=]{70,300})`,
      boundary: "base64url",
      maxBytes: 320,
      minEntropy: 4,
      judge: "random",
      specificity: 90
    },
    {
      id: "salesforce-consumer-secret",
      kind: "consumer secret of a connected app",
      severity: "high",
      keywords: ["salesforce", "sfdc", "3mvg9"],
      pattern: String.raw`(?i:secret)${SIGN26}(?<secret>[A-F0-9]{64}|[0-9]{19})`,
      boundary: "base64url",
      maxBytes: 300,
      judge: "keyed",
      pairWith: { rule: "salesforce-consumer-key", withinBytes: 512, companion: "consumer-key" },
      specificity: 60
    },
    {
      id: "salesforce-consumer-key",
      kind: "consumer key of a connected app without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["3mvg9"],
      exactKeyword: "3MVG9",
      pattern: String.raw`(?<secret>3MVG9[A-Za-z0-9._+/=]{80,251})`,
      boundary: "base64url",
      maxBytes: 300,
      minEntropy: 4,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/samsara.ts
var samsara = {
  provider: "samsara",
  docs: "https://developers.samsara.com/docs/authentication",
  rules: [
    {
      id: "samsara-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["samsara_api_"],
      pattern: String.raw`(?<secret>samsara_api_[A-Za-z0-9]{26,32})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/sanity.ts
var sanity = {
  provider: "sanity",
  docs: "https://www.sanity.io/docs/content-lake/http-auth",
  rules: [
    {
      id: "sanity-token",
      kind: "API token",
      severity: "high",
      keywords: ["sanity"],
      pattern: String.raw`(?<secret>sk[A-Za-z0-9]{78,178})`,
      boundary: "base64url",
      maxBytes: 300,
      minEntropy: 4,
      judge: "random",
      specificity: 75
    }
  ]
};

// src/detectors/saucelabs.ts
var saucelabs = {
  provider: "saucelabs",
  docs: "https://docs.saucelabs.com/dev/api/",
  rules: [
    {
      id: "saucelabs-access-key",
      kind: "access key",
      severity: "medium",
      keywords: [
        "saucelabs",
        "sauce_labs",
        "sauce-labs",
        "sauceaccess",
        "sauce_access",
        "sauce-access",
        "saucekey",
        "sauce_key",
        "sauce-key",
        "sauce.labs",
        "sauce.access",
        "sauce.key"
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { user: ["username", "user", "sauceusername", "sauceuser"] }
    }
  ]
};

// src/detectors/scale.ts
var scale = {
  provider: "scale",
  docs: "https://scale.com/docs/api-reference/authentication",
  rules: [
    {
      id: "scale-api-key",
      kind: "API or callback key, live mode",
      severity: "medium",
      keywords: [
        "scale_api",
        "scale-api",
        "scaleapi",
        "scale_key",
        "scale-key",
        "scalekey",
        "scale_ai",
        "scale-ai",
        "scaleai",
        "scale.api",
        "scale.com"
      ],
      pattern: String.raw`(?<secret>live_(?:auth_)?[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    },
    {
      id: "scale-test-api-key",
      kind: "API or callback key, test mode",
      severity: "low",
      lowBecause: "test",
      keywords: [
        "scale_api",
        "scale-api",
        "scaleapi",
        "scale_key",
        "scale-key",
        "scalekey",
        "scale_ai",
        "scale-ai",
        "scaleai",
        "scale.api",
        "scale.com"
      ],
      pattern: String.raw`(?<secret>test_(?:auth_)?[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/scaleway.ts
var scaleway = {
  provider: "scaleway",
  docs: "https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/",
  rules: [
    {
      id: "scaleway-secret-key",
      kind: "secret key",
      severity: "high",
      keywords: ["scaleway", "scw_secret", "scw-secret", "scwsecret", "scw_token", "scw-token", "scwtoken"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "scaleway-access-key", withinBytes: 512, companion: "key-id" },
      specificity: 60
    },
    {
      id: "scaleway-access-key",
      kind: "access key id without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ['"scw', "'scw", "=scw", " scw", ":scw", "scaleway"],
      pattern: String.raw`(?<secret>SCW[A-Z0-9]{17})`,
      boundary: "base64url",
      maxBytes: 64,
      minEntropy: 3.3,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/scalingo.ts
var scalingo = {
  provider: "scalingo",
  docs: "https://developers.scalingo.com/apps/api/authentication",
  rules: [
    {
      id: "scalingo-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["tk-us-"],
      pattern: String.raw`(?<secret>tk-us-[A-Za-z0-9_-]{48})`,
      boundary: "base64url",
      minEntropy: 4,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/scalr.ts
var scalr = {
  provider: "scalr",
  docs: "https://docs.scalr.io/docs/scalr-api",
  rules: [
    {
      // A claim `jti` that begins with `at-` from the issuer `user`.
      id: "scalr-access-token",
      kind: "access token (a JWT)",
      severity: "high",
      keywords: ["eyjpc3mioij1c2vyiiwianrpijoiyxqt"],
      exactKeyword: "eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt",
      pattern: String.raw`(?<secret>eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\.eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt[A-Za-z0-9_-]{20,40}\.[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/scraperapi.ts
var scraperapi = {
  provider: "scraperapi",
  docs: "https://www.scraperapi.com/documentation/",
  rules: [
    {
      id: "scraperapi-key",
      kind: "API key",
      severity: "low",
      keywords: ["scraperapi", "scraper_api", "scraper-api"],
      pattern: String.raw`(?<secret>[a-z0-9]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/scrapingbee.ts
var scrapingbee = {
  provider: "scrapingbee",
  docs: "https://www.scrapingbee.com/documentation/",
  rules: [
    {
      id: "scrapingbee-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["scrapingbee", "scraping_bee", "scraping-bee"],
      pattern: String.raw`(?<secret>[A-Z0-9]{80})`,
      boundary: "base64url",
      maxBytes: 200,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/securitytrails.ts
var securitytrails = {
  provider: "securitytrails",
  docs: "https://docs.securitytrails.com/docs/authentication",
  rules: [
    {
      id: "securitytrails-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["securitytrails"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/segment.ts
var segment = {
  provider: "segment",
  docs: "https://segment.com/docs/api/public-api/",
  rules: [
    {
      id: "segment-public-api-token",
      kind: "token of the public API",
      severity: "high",
      keywords: ["sgp_"],
      pattern: String.raw`(?<secret>sgp_[A-Za-z0-9]{64})`,
      boundary: "base64url",
      minEntropy: 4,
      judge: "random",
      specificity: 90
    },
    {
      id: "segment-write-key",
      kind: "write key of a source",
      severity: "low",
      keywords: [
        "segmentwrite",
        "segment_write",
        "segment-write",
        "segment_api",
        "segment-api",
        "writekey",
        "analytics.load",
        "segment.com",
        "segment.io"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/semaphore.ts
var semaphore = {
  provider: "semaphore",
  docs: "https://docs.semaphoreci.com/using-semaphore/user-management",
  rules: [
    {
      id: "semaphore-api-token",
      kind: "API token",
      severity: "high",
      keywords: [
        "semaphore_api",
        "semaphore-api",
        "semaphoreapi",
        "semaphore_token",
        "semaphore-token",
        "semaphoretoken",
        "semaphore.api",
        "semaphoreci",
        "semaphore-ci",
        "semaphore_ci"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{20})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/sendbird.ts
var sendbird = {
  provider: "sendbird",
  docs: "https://sendbird.com/docs/chat/platform-api/v3/prepare-to-use-api",
  rules: [
    {
      id: "sendbird-api-token",
      kind: "API token of an application",
      severity: "high",
      keywords: ["sendbird"],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "application-id": ["applicationid", "appid"] }
    }
  ]
};

// src/detectors/sendgrid.ts
var sendgrid = {
  provider: "sendgrid",
  docs: "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
  rules: [
    {
      id: "sendgrid-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["sg."],
      exactKeyword: "SG.",
      pattern: String.raw`(?<secret>SG\.(?<key_id>[A-Za-z0-9_-]{22})\.[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/sentry.ts
var sentry = {
  provider: "sentry",
  docs: "https://docs.sentry.io/api/auth/",
  rules: [
    {
      // Between the underscores stands JSON in base64: when, for which organization, at which host.
      id: "sentry-org-auth-token",
      kind: "auth token of an organization",
      severity: "high",
      keywords: ["sntrys_"],
      pattern: String.raw`(?<secret>sntrys_eyJ[A-Za-z0-9+/]{60,500}={0,2}_[A-Za-z0-9+/]{43})`,
      boundary: "base64",
      maxBytes: 600,
      minEntropy: 3,
      facts: "sentry",
      judge: "random",
      specificity: 90
    },
    {
      id: "sentry-user-auth-token",
      kind: "auth token of a user",
      severity: "high",
      keywords: ["sntryu_"],
      pattern: String.raw`(?<secret>sntryu_[a-f0-9]{64})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "sentry-user-app-token",
      kind: "token that a user gave to an application",
      severity: "high",
      keywords: ["sntrya_"],
      pattern: String.raw`(?<secret>sntrya_[a-f0-9]{64})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "sentry-integration-token",
      kind: "token of an internal integration",
      severity: "high",
      keywords: ["sntryi_"],
      pattern: String.raw`(?<secret>sntryi_[a-f0-9]{64})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "sentry-token-legacy",
      kind: "auth token (old form)",
      severity: "high",
      keywords: ["sentry"],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "sentry-dsn",
      kind: "client key URL, which may only send",
      severity: "low",
      keywords: ["sentry.io/"],
      pattern: String.raw`(?<secret>https://[0-9a-f]{32}(?::[0-9a-f]{32})?@(?:o[0-9]{1,20}\.ingest(?:\.[a-z]{2})?\.)?sentry\.io/[0-9]{1,20})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/serpapi.ts
var serpapi = {
  provider: "serpapi",
  docs: "https://serpapi.com/search-api",
  rules: [
    {
      id: "serpapi-key",
      kind: "API key",
      severity: "medium",
      keywords: ["serpapi", "serp_api", "serp-api"],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/settlemint.ts
var settlemint = {
  provider: "settlemint",
  docs: "https://console.settlemint.com/documentation/",
  rules: [
    {
      id: "settlemint-access-token",
      kind: "access token of an application, person or service",
      severity: "medium",
      keywords: ["sm_aat_", "sm_pat_", "sm_sat_"],
      pattern: String.raw`(?<secret>sm_(?:aat|pat|sat)_[A-Za-z0-9]{16})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/shippo.ts
var shippo = {
  provider: "shippo",
  docs: "https://docs.goshippo.com/docs/guides_general/authentication/",
  rules: [
    {
      id: "shippo-api-token",
      kind: "API token, live mode",
      severity: "high",
      keywords: ["shippo_live_"],
      pattern: String.raw`(?<secret>shippo_live_[A-Fa-f0-9]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "shippo-test-api-token",
      kind: "API token, test mode",
      severity: "low",
      lowBecause: "test",
      keywords: ["shippo_test_"],
      pattern: String.raw`(?<secret>shippo_test_[A-Fa-f0-9]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/shodan.ts
var shodan = {
  provider: "shodan",
  docs: "https://developer.shodan.io/api",
  rules: [
    {
      id: "shodan-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["shodan"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/shopify.ts
var shopify = {
  provider: "shopify",
  docs: "https://shopify.dev/docs/apps/build/authentication-authorization",
  rules: [
    {
      id: "shopify-access-token",
      kind: "access token of the admin API",
      severity: "critical",
      keywords: ["shpat_"],
      pattern: String.raw`(?<secret>shpat_[a-fA-F0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      siblings: { shop: ["shop", "shopdomain", "store", "storeurl", "shopname"] }
    },
    {
      id: "shopify-custom-app-access-token",
      kind: "access token of a custom app",
      severity: "critical",
      keywords: ["shpca_"],
      pattern: String.raw`(?<secret>shpca_[a-fA-F0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      siblings: { shop: ["shop", "shopdomain", "store", "storeurl", "shopname"] }
    },
    {
      id: "shopify-private-app-password",
      kind: "password of a private app (old form)",
      severity: "critical",
      keywords: ["shppa_"],
      pattern: String.raw`(?<secret>shppa_[a-fA-F0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      siblings: { shop: ["shop", "shopdomain", "store", "storeurl", "shopname"] }
    },
    {
      id: "shopify-app-shared-secret",
      kind: "client secret of an app",
      severity: "high",
      keywords: ["shpss_"],
      pattern: String.raw`(?<secret>shpss_[a-fA-F0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      siblings: { shop: ["shop", "shopdomain", "store", "storeurl", "shopname"] }
    },
    {
      id: "shopify-theme-access-password",
      kind: "password for access to themes",
      severity: "medium",
      keywords: ["shptka_"],
      pattern: String.raw`(?<secret>shptka_[a-fA-F0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      siblings: { shop: ["shop", "shopdomain", "store", "storeurl", "shopname"] }
    },
    {
      // Based on few examples.
      id: "shopify-cli-partners-token",
      kind: "token of the command line for partners",
      severity: "high",
      keywords: ["atkn_"],
      pattern: String.raw`(?<secret>atkn_[A-Za-z0-9_-]{40,200})`,
      boundary: "base64url",
      minEntropy: 4,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/shortcut.ts
var shortcut = {
  provider: "shortcut",
  docs: "https://developer.shortcut.com/api/rest/v3",
  rules: [
    {
      id: "shortcut-api-token",
      kind: "API token",
      severity: "medium",
      keywords: [
        "shortcut_api",
        "shortcut-api",
        "shortcutapi",
        "shortcut_token",
        "shortcut-token",
        "shortcuttoken",
        "shortcut.api",
        "clubhouse_api",
        "clubhouse-api",
        "clubhouseapi",
        "clubhouse_token",
        "clubhouse-token",
        "clubhousetoken",
        "clubhouse.api",
        "shortcut.com",
        "clubhouse.io",
        "shortcut.token",
        "clubhouse.token",
        "shortcut:"
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/shutterstock.ts
var SIGN27 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var shutterstock = {
  provider: "shutterstock",
  docs: "https://api-reference.shutterstock.com/",
  rules: [
    {
      id: "shutterstock-secret",
      kind: "consumer secret",
      severity: "low",
      keywords: ["shutterstock"],
      pattern: String.raw`(?i:secret)${SIGN27}(?<secret>[A-Za-z0-9]{16})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "consumer-key": ["consumerkey", "clientid", "key", "id"] }
    }
  ]
};

// src/detectors/sidekiq.ts
var sidekiq = {
  provider: "sidekiq",
  docs: "https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ",
  rules: [
    {
      id: "sidekiq-enterprise-secret",
      kind: "login of the gem server",
      severity: "medium",
      keywords: ["contribsys__com", "contribsys.com"],
      pattern: String.raw`(?i:BUNDLE_(?:GEMS|ENTERPRISE)__CONTRIBSYS__COM)["']?[ \t]*[:=][ \t]*["']?(?<secret>[a-f0-9]{8}:[a-f0-9]{8})|https?://(?<secret__url>[a-f0-9]{8}:[a-f0-9]{8})@(?:gems|enterprise)\.contribsys\.com`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/sinch.ts
var sinch = {
  provider: "sinch",
  docs: "https://developers.sinch.com/docs/sms/api-reference/authentication/",
  rules: [
    {
      id: "sinch-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["sinch"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "service-plan-id": ["serviceplanid", "planid"] }
    }
  ]
};

// src/detectors/slack.ts
var SIGN28 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var slack = {
  provider: "slack",
  docs: "https://docs.slack.dev/authentication/tokens",
  rules: [
    {
      id: "slack-bot-token",
      kind: "bot token",
      severity: "high",
      keywords: ["xoxb-"],
      pattern: String.raw`(?<secret>xoxb-[0-9]{6,14}-(?:[0-9]{6,14}-)?[A-Za-z0-9]{18,34})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "slack-user-token",
      kind: "user token",
      severity: "high",
      keywords: ["xoxp-"],
      pattern: String.raw`(?<secret>xoxp-(?:[0-9]{6,14}-){2,3}[A-Za-z0-9]{18,34})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "slack-app-token",
      kind: "app-level token",
      severity: "high",
      keywords: ["xapp-"],
      pattern: String.raw`(?<secret>xapp-[0-9]{1,10}-A[A-Z0-9]{8,12}-[0-9]{8,14}-[a-f0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "slack-rotated-token",
      kind: "rotated access token",
      severity: "high",
      keywords: ["xoxe.x"],
      pattern: String.raw`(?<secret>xoxe\.(?:xox[bp]|xapp)-[0-9]-[A-Za-z0-9]{100,200})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "slack-refresh-token",
      kind: "refresh token",
      severity: "high",
      keywords: ["xoxe-"],
      pattern: String.raw`(?<secret>xoxe-[0-9]-[A-Za-z0-9]{100,200})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "slack-webhook-url",
      kind: "incoming webhook URL",
      severity: "medium",
      keywords: ["hooks.slack.com"],
      pattern: String.raw`(?<secret>(?:https?:\\?/\\?/)?hooks\.slack\.com\\?/services\\?/(?<workspace>T[A-Z0-9]{7,12})\\?/B[A-Z0-9]{7,12}\\?/[A-Za-z0-9]{20,26})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "slack-legacy-token",
      kind: "custom or tester token (old form)",
      severity: "high",
      keywords: ["xoxo-", "xoxs-"],
      pattern: String.raw`(?<secret>xox[os]-(?:[0-9]{5,15}-){2,3}[a-fA-F0-9]{10,64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "slack-legacy-workspace-token",
      kind: "workspace token (old form)",
      severity: "medium",
      keywords: ["xoxa-", "xoxr-"],
      pattern: String.raw`(?<secret>xox[ar]-(?:[0-9]-)?(?:[0-9]{5,15}-){0,3}[0-9A-Za-z]{8,64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "slack-session-token",
      kind: "session token of a browser",
      severity: "high",
      keywords: ["xoxc-"],
      pattern: String.raw`(?<secret>xoxc-(?:[0-9]{9,15}-){3}[a-f0-9]{64})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "slack-session-cookie",
      kind: "session cookie of a browser",
      severity: "high",
      keywords: ["xoxd-"],
      pattern: String.raw`(?<secret>xoxd-[A-Za-z0-9%+/_-]{100,400}={0,2})`,
      boundary: "alphanumeric",
      maxBytes: 450,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "slack-workflow-token",
      kind: "token of a workflow, good for 15 minutes",
      severity: "low",
      keywords: ["xwfp-"],
      pattern: String.raw`(?<secret>xwfp-[0-9A-Za-z-]{20,250})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "slack-workflow-webhook-url",
      kind: "URL that starts a workflow",
      severity: "medium",
      keywords: ["hooks.slack.com"],
      pattern: String.raw`(?<secret>(?:https?:\\?/\\?/)?hooks\.slack\.com\\?/(?:workflows\\?/T[A-Z0-9]{5,14}\\?/A[A-Z0-9]{5,14}\\?/[0-9]{6,20}\\?/[A-Za-z0-9]{8,40}|triggers\\?/[TE][A-Z0-9]{5,14}\\?/[0-9]{10,16}\\?/[a-f0-9]{32}))`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "slack-client-secret",
      kind: "OAuth client secret",
      severity: "medium",
      keywords: [
        "slack_client",
        "slack-client",
        "slackclient",
        "slack_app",
        "slack_oauth",
        "slack-app",
        "slackapp",
        "slack-oauth",
        "slackoauth"
      ],
      pattern: String.raw`(?i:secret)${SIGN28}(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 61,
      siblings: { "client-id": ["clientid", "id"] }
    },
    {
      id: "slack-signing-secret",
      kind: "secret that signs requests",
      severity: "medium",
      keywords: ["slack_signing", "slack-signing", "slacksigning", "signing_secret", "signingsecret", "signing-secret"],
      pattern: String.raw`(?i:signing[_-]?secret)${SIGN28}(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 62
    }
  ]
};

// src/detectors/smartsheet.ts
var smartsheet = {
  provider: "smartsheet",
  docs: "https://developers.smartsheet.com/api/smartsheet/guides/basics/authentication",
  rules: [
    {
      id: "smartsheet-token",
      kind: "API access token",
      severity: "high",
      keywords: ["smartsheet"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{37})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/smarty.ts
var SIGN29 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var smarty = {
  provider: "smarty",
  docs: "https://www.smarty.com/docs/cloud/authentication",
  rules: [
    {
      id: "smarty-auth-token",
      kind: "auth token",
      severity: "low",
      keywords: [
        "smartystreets",
        "smarty_auth",
        "smarty-auth",
        "smartyauth",
        "smarty_token",
        "smarty-token",
        "smartytoken"
      ],
      pattern: String.raw`(?i:token)${SIGN29}(?<secret>[A-Za-z0-9]{20})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "auth-id": ["authid"] }
    }
  ]
};

// src/detectors/smtp.ts
var smtp = {
  provider: "smtp",
  docs: "https://datatracker.ietf.org/doc/html/rfc5321",
  rules: [
    {
      id: "smtp-url",
      kind: "mail server URL with password",
      severity: "high",
      keywords: ["smtp://", "smtps://", "smtp+"],
      pattern: String.raw`(?i)smtps?(?:\+[a-z]+)?://(?<user>[^\s:@/"'<>\\\x60{}]*):(?<secret>[^\s/?"'<>\\\x60@]+)@(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)(?::(?<port>[0-9]+))?`,
      boundary: "none",
      judge: "password",
      specificity: 80,
      percentDecode: true
    }
  ]
};

// src/detectors/snipcart.ts
var snipcart = {
  provider: "snipcart",
  docs: "https://docs.snipcart.com/v3/api-reference/authentication",
  rules: [
    {
      id: "snipcart-api-key",
      kind: "secret API key",
      severity: "medium",
      keywords: ["snipcart"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{75,78})`,
      boundary: "base64url",
      maxBytes: 200,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/snowflake.ts
var snowflake = {
  provider: "snowflake",
  docs: "https://docs.snowflake.com/en/user-guide/programmatic-access-tokens",
  rules: [
    {
      id: "snowflake-programmatic-access-token",
      kind: "programmatic access token",
      severity: "critical",
      keywords: ["snowflake", "programmatic_access_token", "programmatic-access-token", "programmaticaccesstoken"],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,1000}\.[A-Za-z0-9_-]{20,1000})`,
      boundary: "base64url",
      maxBytes: 512,
      judge: "keyed",
      specificity: 65,
      siblings: { account: ["account"], user: ["user"] }
    }
  ]
};

// src/detectors/snyk.ts
var snyk = {
  provider: "snyk",
  docs: "https://docs.snyk.io/snyk-api/authentication-for-api",
  rules: [
    {
      id: "snyk-personal-access-token",
      kind: "personal access token",
      severity: "high",
      keywords: ["snyk_uat."],
      pattern: String.raw`(?<secret>snyk_uat\.[A-Za-z0-9]{8}\.[A-Za-z0-9_.-]{60,400})`,
      boundary: "base64url",
      maxBytes: 450,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "snyk-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["snyk"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/softlayer.ts
var softlayer = {
  provider: "softlayer",
  docs: "https://sldn.softlayer.com/article/authenticating-softlayer-api/",
  rules: [
    {
      id: "softlayer-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["softlayer", "sl_api_key", "slapikey", "sl-api-key"],
      pattern: String.raw`(?<secret>[a-z0-9]{64})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { user: ["username", "slusername"] }
    }
  ]
};

// src/detectors/solana.ts
var solana = {
  provider: "solana",
  docs: "https://solana.com/docs/intro/installation/solana-cli-basics",
  rules: [
    {
      // Secret and public half, 32 bytes each. A file id.json holds only the array: no word tells it there.
      id: "solana-keypair",
      kind: "keypair as the numbers of its bytes",
      severity: "critical",
      keywords: ["solana", "keypair", "secretkey", "secret_key"],
      pattern: String.raw`\[\s*(?<secret>(?:[0-9]{1,3}\s*,\s*){63}[0-9]{1,3})\s*\]`,
      boundary: "none",
      maxBytes: 512,
      minEntropy: 2.5,
      judge: "random",
      specificity: 70
    },
    {
      id: "solana-private-key",
      kind: "keypair in base58",
      severity: "critical",
      keywords: ["solana", "phantom"],
      pattern: String.raw`(?<secret>[1-9A-HJ-NP-Za-km-z]{87,88})`,
      boundary: "base64url",
      maxBytes: 256,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/sonarqube.ts
var sonarqube = {
  provider: "sonarqube",
  docs: "https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/",
  rules: [
    {
      id: "sonarqube-user-token",
      kind: "token of a user",
      severity: "high",
      keywords: ["squ_"],
      pattern: String.raw`(?<secret>squ_[a-f0-9]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "sonarqube-global-analysis-token",
      kind: "token for the analysis of all projects",
      severity: "high",
      keywords: ["sqa_"],
      pattern: String.raw`(?<secret>sqa_[a-f0-9]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "sonarqube-project-token",
      kind: "token for the analysis of one project",
      severity: "medium",
      keywords: ["sqp_"],
      pattern: String.raw`(?<secret>sqp_[a-f0-9]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "sonarqube-organization-token",
      kind: "scoped token of an organization",
      severity: "high",
      keywords: ["sqco_"],
      pattern: String.raw`(?<secret>sqco_[A-Za-z0-9]{59})`,
      boundary: "base64url",
      minEntropy: 4,
      judge: "random",
      specificity: 90
    },
    {
      id: "sonarqube-token-legacy",
      kind: "token of a user (old form)",
      severity: "high",
      keywords: [
        "sonarqube",
        "sonarcloud",
        "sonar_token",
        "sonar-token",
        "sonartoken",
        "sonar.token",
        "sonar.login",
        "sonar_login",
        "sonar-login",
        "sonarlogin"
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/sonatype.ts
var sonatype = {
  provider: "sonatype",
  docs: "https://central.sonatype.org/publish/generate-portal-token/",
  rules: [
    {
      id: "sonatype-central-user-token",
      kind: "password of a user token",
      severity: "high",
      keywords: ["sonatype", "ossrh", "mavencentral", "maven_central", "maven-central"],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{44})`,
      boundary: "base64",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/sourcegraph.ts
var sourcegraph = {
  provider: "sourcegraph",
  docs: "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token",
  rules: [
    {
      id: "sourcegraph-access-token",
      kind: "access token",
      severity: "high",
      keywords: ["sgp_"],
      pattern: String.raw`(?<secret>sgp_(?:[A-Fa-f0-9]{16}_|local_)?[A-Fa-f0-9]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "sourcegraph-license-key",
      kind: "access token made from a license",
      severity: "medium",
      keywords: ["slk_"],
      pattern: String.raw`(?<secret>slk_[a-f0-9]{64})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/sourcehut.ts
var sourcehut = {
  provider: "sourcehut",
  docs: "https://man.sr.ht/meta.sr.ht/oauth.md",
  rules: [
    {
      // The vendor names no format; lengths come from few examples.
      id: "sourcehut-pat",
      kind: "personal access token",
      severity: "high",
      keywords: ["sourcehut", "sr.ht", "srht_token", "srht-token", "srhttoken"],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{60,200}={0,2})`,
      boundary: "base64",
      maxBytes: 320,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/spacelift.ts
var spacelift = {
  provider: "spacelift",
  docs: "https://docs.spacelift.io/integrations/api",
  rules: [
    {
      id: "spacelift-api-key-secret",
      kind: "secret of an API key",
      severity: "high",
      keywords: ["spacelift"],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "key-id": ["apikeyid", "keyid"], endpoint: ["apikeyendpoint", "endpoint"] }
    }
  ]
};

// src/detectors/sparkpost.ts
var sparkpost = {
  provider: "sparkpost",
  docs: "https://developers.sparkpost.com/api/#header-authentication",
  rules: [
    {
      id: "sparkpost-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["sparkpost"],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/splunk.ts
var splunk = {
  provider: "splunk",
  docs: "https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector",
  rules: [
    {
      // The header names the key `splunk.secret`.
      id: "splunk-auth-token",
      kind: "authentication token (a JWT)",
      severity: "high",
      keywords: ["eyjrawqioijzcgx1bmsu"],
      exactKeyword: "eyJraWQiOiJzcGx1bmsu",
      pattern: String.raw`(?<secret>eyJraWQiOiJzcGx1bmsu[A-Za-z0-9_-]{20,400}\.eyJ[A-Za-z0-9_-]{40,1000}\.[A-Za-z0-9_-]{86})`,
      boundary: "base64url",
      maxBytes: 700,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "splunk-hec-token",
      kind: "token of the HTTP event collector",
      severity: "medium",
      keywords: ["splunk", "hec_token", "hec-token", "hectoken", "services/collector", "hec.token", "hec:"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "splunk-observability-token",
      kind: "access token of Splunk Observability",
      severity: "medium",
      keywords: [
        "signalfx",
        "sfx_token",
        "sfx_access",
        "x-sf-token",
        "splunk_access",
        "splunk_observability",
        "sfx-token",
        "sfxtoken",
        "sfx-access",
        "sfxaccess",
        "splunk-access",
        "splunkaccess",
        "splunk-observability",
        "splunkobservability"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{22})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/spoonacular.ts
var spoonacular = {
  provider: "spoonacular",
  docs: "https://spoonacular.com/food-api/docs#Authentication",
  rules: [
    {
      id: "spoonacular-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["spoonacular"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/spotify.ts
var SIGN30 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var spotify = {
  provider: "spotify",
  docs: "https://developer.spotify.com/documentation/web-api/concepts/apps",
  rules: [
    {
      id: "spotify-client-secret",
      kind: "OAuth client secret",
      severity: "medium",
      keywords: ["spotify", "spotipy"],
      pattern: String.raw`(?i:secret)${SIGN30}(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["clientid", "id"] }
    },
    {
      id: "spotify-access-token",
      kind: "OAuth access token, good for an hour",
      severity: "low",
      keywords: ["spotify"],
      pattern: String.raw`(?<secret>BQ[A-Za-z0-9_-]{100,400})`,
      boundary: "base64url",
      maxBytes: 450,
      judge: "keyed",
      specificity: 70
    }
  ]
};

// src/detectors/sql.ts
var sql = {
  provider: "sql",
  docs: "https://dev.mysql.com/doc/refman/8.4/en/create-user.html",
  rules: [
    {
      // Also Oracle's form without quotes. `IDENTIFIED BY PASSWORD` gives a hash.
      id: "sql-identified-by",
      kind: "password in a statement that makes or changes a user",
      severity: "critical",
      keywords: ["identified by", "identified with"],
      pattern: String.raw`(?i)(?:user|to)[ \t]+["'\x60]?(?<user>[A-Za-z0-9_.-]+)["'\x60]?(?:@["'\x60]?(?<host>[^\s"'\x60;]*)["'\x60]?)?\s+identified[ \t]+(?:with[ \t]+["'\x60]?[\w]+["'\x60]?[ \t]+)?(?:by|as)[ \t]+(?:\\?"(?<secret__quoted>[^"\\\r\n]+)\\?"|\\?'(?<secret__single>[^'\\\r\n]+)\\?'|(?<secret__word>[A-Za-z0-9_#$.!-]+)[ \t]*[;\s])`,
      boundary: "none",
      judge: "login",
      specificity: 40
    }
  ]
};

// src/detectors/sqlserver.ts
var sqlserver = {
  provider: "sqlserver",
  docs: "https://learn.microsoft.com/en-us/dotnet/framework/data/adonet/connection-string-syntax",
  rules: [
    {
      id: "sqlserver-connection-string",
      kind: "password in a connection string",
      severity: "critical",
      keywords: ["data source=", "initial catalog="],
      pattern: String.raw`(?i)(?:Server|Data Source|Address|Addr)[ ]*=[ ]*(?<host>[^;"'\r\n]{1,200});(?:[A-Za-z ]{2,40}=[^;"'\r\n]*;)*?(?:User ?Id|Uid|User)[ ]*=[ ]*(?<user>[^;"'\r\n]{1,100});(?:[A-Za-z ]{2,40}=[^;"'\r\n]*;)*?(?:Password|Pwd)[ ]*=[ ]*(?<secret>[^;"'\r\n<]+)`,
      boundary: "none",
      maxBytes: 400,
      judge: "password",
      specificity: 60
    }
  ]
};

// src/detectors/square.ts
var square = {
  provider: "square",
  docs: "https://developer.squareup.com/docs/build-basics/access-tokens",
  rules: [
    {
      id: "square-access-token",
      kind: "production access token",
      severity: "critical",
      keywords: ["eaaa"],
      exactKeyword: "EAAA",
      pattern: String.raw`(?<secret>EAAA[A-Za-z0-9_-]{60})`,
      boundary: "base64url",
      maxBytes: 80,
      minEntropy: 4,
      judge: "random",
      specificity: 85
    },
    {
      id: "square-personal-access-token-legacy",
      kind: "personal access token (old form)",
      severity: "critical",
      keywords: ["sq0atp-"],
      pattern: String.raw`(?<secret>sq0atp-[A-Za-z0-9_-]{22})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "square-oauth-client-secret",
      kind: "OAuth application secret",
      severity: "high",
      keywords: ["sq0csp-", "sq0csb-"],
      pattern: String.raw`(?<secret>(?:sq0csp-|sandbox-sq0csb-)[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      pairWith: { rule: "square-application-id", withinBytes: 512, companion: "application-id" },
      specificity: 90
    },
    {
      id: "square-application-id",
      kind: "application id without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["sq0idp-"],
      pattern: String.raw`(?<secret>sq0idp-[A-Za-z0-9_-]{22})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/squarespace.ts
var squarespace = {
  provider: "squarespace",
  docs: "https://developers.squarespace.com/commerce-apis/authentication-and-permissions",
  rules: [
    {
      id: "squarespace-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["squarespace"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/ssh.ts
var ssh = {
  provider: "ssh",
  docs: "https://man.openbsd.org/ssh",
  rules: [
    {
      id: "ssh-url-password",
      kind: "URL of SSH with password",
      severity: "high",
      keywords: ["ssh://"],
      pattern: String.raw`(?i)ssh://(?<user>[^\s:@/"'<>\\\x60{}]*):(?<secret>[^\s/?"'<>\\\x60@]+)@(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)(?::(?<port>[0-9]+))?`,
      boundary: "none",
      judge: "password",
      specificity: 80,
      percentDecode: true
    },
    {
      // Says encrypted also where the cipher is none.
      id: "ssh-ssh2-private-key",
      kind: "private key in the format of SSH2",
      severity: "high",
      keywords: ["ssh2 encrypted private key"],
      pattern: String.raw`(?<secret>---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----(?:[A-Za-z0-9+/=:"\s\\.,@_]|-{1,3}[A-Za-z0-9+/=:"\s\\])+---- END SSH2 ENCRYPTED PRIVATE KEY ----)`,
      boundary: "none",
      maxBytes: 8192,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/sshpass.ts
var sshpass = {
  provider: "sshpass",
  docs: "https://linux.die.net/man/1/sshpass",
  rules: [
    {
      id: "sshpass-password",
      kind: "password in a call of sshpass",
      severity: "high",
      keywords: ["sshpass"],
      pattern: String.raw`sshpass[ \t]+(?:-[evP][ \t]+)?-p[ \t]?(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[^\s"'$<{(\x60-][^\s"'\x60;|]*))`,
      boundary: "none",
      judge: "password",
      specificity: 60
    }
  ]
};

// src/detectors/sslmate.ts
var sslmate = {
  provider: "sslmate",
  docs: "https://sslmate.com/help/reference/apiv2",
  rules: [
    {
      id: "sslmate-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["sslmate"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{36})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/stability-ai.ts
var stabilityAi = {
  provider: "stability-ai",
  docs: "https://platform.stability.ai/docs/api-reference#v1-user-account",
  rules: [
    {
      id: "stability-ai-api-key",
      kind: "API key",
      severity: "medium",
      keywords: [
        "stability_api",
        "stability-api",
        "stabilityapi",
        "stability_key",
        "stability-key",
        "stabilitykey",
        "stability_ai",
        "stability-ai",
        "stabilityai",
        "stability.api",
        "dreamstudio",
        "stability.ai"
      ],
      pattern: String.raw`(?<secret>sk-[A-Za-z0-9]{48})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/stackhawk.ts
var stackhawk = {
  provider: "stackhawk",
  docs: "https://docs.stackhawk.com/web-app/",
  rules: [
    {
      id: "stackhawk-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["hawk."],
      pattern: String.raw`(?<secret>hawk\.[0-9A-Za-z_-]{20}\.[0-9A-Za-z_-]{20})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/statsig.ts
var statsig = {
  provider: "statsig",
  docs: "https://docs.statsig.com/sdk-keys/api-keys",
  rules: [
    {
      id: "statsig-server-secret",
      kind: "server secret or console key",
      severity: "medium",
      keywords: ["statsig"],
      pattern: String.raw`(?<secret>(?:secret|console)-[A-Za-z0-9]{40,50})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/statuspage.ts
var statuspage = {
  provider: "statuspage",
  docs: "https://developer.statuspage.io/",
  rules: [
    {
      // Older keys are UUIDs, newer ones 64 digits.
      id: "statuspage-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["statuspage"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/stellar.ts
var stellar = {
  provider: "stellar",
  docs: "https://developers.stellar.org/docs/learn/encyclopedia/security/signatures-multisig",
  rules: [
    {
      // The last two of 35 bytes are a CRC.
      id: "stellar-secret-seed",
      kind: "secret seed of an account",
      severity: "critical",
      keywords: ["stellar", "secret_seed", "secretseed", "secret-seed"],
      pattern: String.raw`(?<secret>S[A-Z2-7]{55})`,
      boundary: "base64url",
      maxBytes: 140,
      checksum: "stellar-crc16",
      judge: "keyed",
      specificity: 70
    }
  ]
};

// src/detectors/storyblok.ts
var storyblok = {
  provider: "storyblok",
  docs: "https://www.storyblok.com/docs/concepts/access-tokens",
  rules: [
    {
      id: "storyblok-token",
      kind: "token for content or for management",
      severity: "medium",
      keywords: ["storyblok"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{22}tt(?:-[0-9]{1,12}-[A-Za-z0-9_-]{20})?)`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 70
    }
  ]
};

// src/detectors/strava.ts
var strava = {
  provider: "strava",
  docs: "https://developers.strava.com/docs/authentication/",
  rules: [
    {
      id: "strava-credential",
      kind: "OAuth client secret or token",
      severity: "low",
      keywords: ["strava"],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["clientid", "id"] }
    }
  ]
};

// src/detectors/stream-chat.ts
var streamChat = {
  provider: "stream-chat",
  docs: "https://getstream.io/chat/docs/node/tokens_and_authentication/",
  rules: [
    {
      id: "stream-chat-secret",
      kind: "API secret",
      severity: "high",
      keywords: [
        "getstream",
        "stream_api",
        "stream_secret",
        "stream_chat",
        "stream-chat",
        "streamchat",
        "stream-api",
        "streamapi",
        "stream-secret",
        "streamsecret"
      ],
      pattern: String.raw`(?<secret>[a-z0-9]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "key-id": ["apikey", "key"] }
    }
  ]
};

// src/detectors/stripe.ts
var stripe = {
  provider: "stripe",
  docs: "https://docs.stripe.com/keys",
  rules: [
    {
      id: "stripe-secret-key-live",
      kind: "secret key, live mode",
      severity: "critical",
      keywords: ["sk_live_"],
      pattern: String.raw`(?<secret>sk_live_[A-Za-z0-9]{24,247})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "stripe-restricted-key-live",
      kind: "restricted key, live mode",
      severity: "high",
      keywords: ["rk_live_"],
      pattern: String.raw`(?<secret>rk_live_[A-Za-z0-9]{24,247})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "stripe-secret-key-test",
      kind: "secret or restricted key, test mode",
      severity: "low",
      lowBecause: "test",
      keywords: ["sk_test_", "rk_test_"],
      pattern: String.raw`(?<secret>[rs]k_test_[A-Za-z0-9]{24,247})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "stripe-publishable-key",
      kind: "publishable key, meant to be public",
      severity: "low",
      lowBecause: "public",
      keywords: ["pk_live_", "pk_test_"],
      pattern: String.raw`(?<secret>pk_(?:live|test)_[A-Za-z0-9]{24,247})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "stripe-webhook-secret",
      kind: "webhook signing secret",
      severity: "medium",
      keywords: ["whsec_"],
      pattern: String.raw`(?<secret>whsec_[A-Za-z0-9+/]{32,64}={0,2})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "stripe-organization-key",
      kind: "secret key of an organization",
      severity: "critical",
      keywords: ["sk_org_"],
      pattern: String.raw`(?<secret>sk_org_(?:(?:live|test)_)?[A-Za-z0-9_]{24,247})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "stripe-secret-key-prod",
      kind: "secret or restricted key in the spelling of other services",
      severity: "high",
      keywords: ["sk_prod_", "rk_prod_"],
      pattern: String.raw`(?<secret>[rs]k_prod_[A-Za-z0-9]{24,99})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "stripe-payment-intent-client-secret",
      kind: "client secret of one payment",
      severity: "low",
      keywords: ["_secret_"],
      pattern: String.raw`(?<secret>pi_[A-Za-z0-9]{24}_secret_[A-Za-z0-9]{25})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/stytch.ts
var stytch = {
  provider: "stytch",
  docs: "https://stytch.com/docs/api/authentication",
  rules: [
    {
      id: "stytch-secret",
      kind: "project secret, live",
      severity: "critical",
      keywords: ["secret-live-"],
      pattern: String.raw`(?<secret>secret-live-[A-Za-z0-9_-]{34}[A-Za-z0-9_=-]{2})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    },
    {
      id: "stytch-test-secret",
      kind: "project secret, test",
      severity: "low",
      lowBecause: "test",
      keywords: ["secret-test-"],
      pattern: String.raw`(?<secret>secret-test-[A-Za-z0-9_-]{34}[A-Za-z0-9_=-]{2})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/sumologic.ts
var sumologic = {
  provider: "sumologic",
  docs: "https://help.sumologic.com/docs/manage/security/access-keys/",
  rules: [
    {
      id: "sumologic-access-key",
      kind: "access key",
      severity: "high",
      keywords: ["sumologic", "sumo_logic", "sumo-logic", "sumoaccess", "sumo_access", "sumo-access", "sumo_key", "sumo-key", "sumo_id", "sumo-id"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{64})`,
      boundary: "base64url",
      maxBytes: 200,
      judge: "keyed",
      pairWith: { rule: "sumologic-access-id", withinBytes: 512, companion: "access-id" },
      specificity: 60
    },
    {
      id: "sumologic-access-id",
      kind: "access id without its key",
      severity: "low",
      lowBecause: "half",
      keywords: ["sumologic", "sumo_logic", "sumo-logic", "sumoaccess", "sumo_access", "sumo-access", "sumo_key", "sumo-key", "sumo_id", "sumo-id"],
      pattern: String.raw`(?<secret>su[A-Za-z0-9]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/supabase.ts
var supabase = {
  provider: "supabase",
  docs: "https://supabase.com/docs/guides/api/api-keys",
  rules: [
    {
      // The last eight characters are a hash over the project too, which a scanner does not know.
      id: "supabase-secret-key",
      kind: "secret API key of a project",
      severity: "critical",
      keywords: ["sb_secret_"],
      pattern: String.raw`(?<secret>sb_secret_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{8})`,
      boundary: "base64url",
      minEntropy: 3,
      checksum: "supabase-sha256",
      judge: "random",
      specificity: 90
    },
    {
      id: "supabase-publishable-key",
      kind: "publishable key of a project, meant to be public",
      severity: "low",
      lowBecause: "public",
      keywords: ["sb_publishable_"],
      pattern: String.raw`(?<secret>sb_publishable_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{8})`,
      boundary: "base64url",
      minEntropy: 3,
      checksum: "supabase-sha256",
      judge: "random",
      specificity: 90
    },
    {
      id: "supabase-management-token",
      kind: "personal access token",
      severity: "critical",
      keywords: ["sbp_"],
      pattern: String.raw`(?<secret>sbp_(?:v0_)?[a-f0-9]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "supabase-oauth-access-token",
      kind: "OAuth access token",
      severity: "high",
      keywords: ["sbp_oauth_"],
      pattern: String.raw`(?<secret>sbp_oauth_[a-f0-9]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 92
    },
    {
      // Claims stand in one order, so that issuer and role always read the same in base64.
      id: "supabase-service-role-jwt",
      kind: "service_role key (a JWT)",
      severity: "critical",
      keywords: ["eyjpc3mioijzdxbhymfzzsis"],
      exactKeyword: "eyJpc3MiOiJzdXBhYmFzZSIs",
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]{20,80}\.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6I[A-Za-z0-9_-]{27}Iiwicm9sZSI6InNlcnZpY2Vfcm9sZSIs[A-Za-z0-9_-]{10,120}\.[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 400,
      judge: "jwt",
      specificity: 85
    },
    {
      id: "supabase-anon-jwt",
      kind: "anon key (a JWT), meant to be public",
      severity: "low",
      lowBecause: "public",
      keywords: ["eyjpc3mioijzdxbhymfzzsis"],
      exactKeyword: "eyJpc3MiOiJzdXBhYmFzZSIs",
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]{20,80}\.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6I[A-Za-z0-9_-]{27}Iiwicm9sZSI6ImFub24iLCJ[A-Za-z0-9_-]{10,120}\.[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 400,
      judge: "jwt",
      specificity: 85
    }
  ]
};

// src/detectors/symfony.ts
var symfony = {
  provider: "symfony",
  docs: "https://symfony.com/doc/current/reference/configuration/framework.html#secret",
  rules: [
    {
      id: "symfony-app-secret",
      kind: "APP_SECRET, which signs",
      severity: "medium",
      keywords: ["app_secret", "symfony", "app-secret", "appsecret"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 55
    }
  ]
};

// src/detectors/tableau.ts
var tableau = {
  provider: "tableau",
  docs: "https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm",
  rules: [
    {
      id: "tableau-pat",
      kind: "secret of a personal access token",
      severity: "high",
      keywords: ["tableau", "personalaccesstoken", "personal_access_token"],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{22}==:[A-Za-z0-9]{32})`,
      boundary: "base64",
      maxBytes: 140,
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      siblings: {
        "token-name": ["name", "patname", "tokenname", "personalaccesstokenname"],
        server: ["server", "serverurl", "url"],
        site: ["site", "sitename"]
      }
    }
  ]
};

// src/detectors/tailscale.ts
var tailscale = {
  provider: "tailscale",
  docs: "https://tailscale.com/docs/reference/key-prefixes",
  rules: [
    {
      id: "tailscale-api-key",
      kind: "API access token",
      severity: "critical",
      keywords: ["tskey-api-"],
      pattern: String.raw`(?<secret>tskey-api-(?<key_id>[A-Za-z0-9]{9,14}CNTRL)-[A-Za-z0-9]{16,40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "tailscale-oauth-client-secret",
      kind: "OAuth client secret",
      severity: "critical",
      keywords: ["tskey-client-"],
      pattern: String.raw`(?<secret>tskey-client-(?<key_id>[A-Za-z0-9]{9,14}CNTRL)-[A-Za-z0-9]{16,40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "tailscale-auth-key",
      kind: "key that lets machines join",
      severity: "high",
      keywords: ["tskey-auth-"],
      pattern: String.raw`(?<secret>tskey-auth-(?<key_id>[A-Za-z0-9]{9,14}CNTRL)-[A-Za-z0-9]{16,40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "tailscale-scim-or-webhook-key",
      kind: "key for SCIM or of a webhook",
      severity: "medium",
      keywords: ["tskey-scim-", "tskey-webhook-"],
      pattern: String.raw`(?<secret>tskey-(?:scim|webhook)-(?<key_id>[A-Za-z0-9]{9,14}CNTRL)-[A-Za-z0-9]{16,40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/tavily.ts
var tavily = {
  provider: "tavily",
  docs: "https://docs.tavily.com/documentation/api-reference/introduction",
  rules: [
    {
      id: "tavily-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["tvly-"],
      pattern: String.raw`(?<secret>tvly-(?:dev-|prod-)?[A-Za-z0-9-]{28,50})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/taxjar.ts
var taxjar = {
  provider: "taxjar",
  docs: "https://developers.taxjar.com/api/reference/#authentication",
  rules: [
    {
      id: "taxjar-api-token",
      kind: "API token",
      severity: "medium",
      keywords: ["taxjar"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/teamcity.ts
var teamcity = {
  provider: "teamcity",
  docs: "https://www.jetbrains.com/help/teamcity/rest/teamcity-rest-api-documentation.html",
  rules: [
    {
      // The first part says `TCV2`.
      id: "teamcity-access-token",
      kind: "access token",
      severity: "high",
      keywords: ["eyj0exaioiaivenwmij9."],
      pattern: String.raw`(?<secret>eyJ0eXAiOiAiVENWMiJ9\.[A-Za-z0-9_-]{36}\.[A-Za-z0-9_-]{48})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/telegram.ts
var SIGN31 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var telegram = {
  provider: "telegram",
  docs: "https://core.telegram.org/bots/api#authorizing-your-bot",
  rules: [
    {
      // The bot's id, then 35 characters that begin with `AA`; no check.
      id: "telegram-bot-token",
      kind: "bot token",
      severity: "high",
      keywords: [":aa"],
      exactKeyword: ":AA",
      pattern: String.raw`(?<secret>(?<bot_id>[0-9]{8,10}):AA[A-Za-z0-9_-]{33})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 80
    },
    {
      id: "telegram-api-hash",
      kind: "hash of an app id",
      severity: "medium",
      keywords: ["api_hash", "api-hash", "apihash"],
      pattern: String.raw`(?i:api[_-]?hash)${SIGN31}(?<secret>[0-9a-f]{32})`,
      boundary: "alphanumeric",
      maxBytes: 140,
      minEntropy: 3,
      judge: "random",
      specificity: 60,
      siblings: { "api-id": ["apiid", "telegramapiid", "tgapiid"] }
    }
  ]
};

// src/detectors/telnyx.ts
var telnyx = {
  provider: "telnyx",
  docs: "https://developers.telnyx.com/development/api-fundamentals/authentication",
  rules: [
    {
      id: "telnyx-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["telnyx"],
      pattern: String.raw`(?<secret>KEY[0-9A-F]{32}_[A-Za-z0-9]{22}|KEY[0-9A-Za-z_-]{55})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/temporal.ts
var temporal = {
  provider: "temporal",
  docs: "https://docs.temporal.io/cloud/api-keys",
  rules: [
    {
      id: "temporal-cloud-api-key",
      kind: "API key (a JWT)",
      severity: "high",
      keywords: [
        "temporal_api",
        "temporal-api",
        "temporalapi",
        "temporal_key",
        "temporal-key",
        "temporalkey",
        "temporal_cloud",
        "temporal-cloud",
        "temporalcloud",
        "temporal_token",
        "temporal-token",
        "temporaltoken",
        "temporal.api",
        "temporal.io",
        "tmprl.cloud"
      ],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,1000}\.[A-Za-z0-9_-]{20,1000})`,
      boundary: "base64url",
      maxBytes: 512,
      judge: "keyed",
      specificity: 65
    }
  ]
};

// src/detectors/tencent.ts
var SIGN32 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var tencent = {
  provider: "tencent",
  docs: "https://www.tencentcloud.com/document/product/598/32675",
  rules: [
    {
      id: "tencent-cloud-secret-key",
      kind: "secret key",
      severity: "critical",
      keywords: ["tencent", "qcloud", "akid"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "tencent-cloud-secret-id", withinBytes: 512, companion: "secret-id" },
      specificity: 60
    },
    {
      id: "tencent-cloud-secret-id",
      kind: "secret id without its key",
      severity: "low",
      lowBecause: "half",
      keywords: ["akid"],
      exactKeyword: "AKID",
      pattern: String.raw`(?<secret>AKID[A-Za-z0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    },
    {
      id: "tencent-wechat-app-secret",
      kind: "app secret of WeChat",
      severity: "medium",
      keywords: ["wechat", "weixin", "wx_secret", "wxsecret", "wx_app", "wx-secret", "wx-app", "wxapp"],
      pattern: String.raw`(?i:secret)${SIGN32}(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "tencent-wechat-app-id", withinBytes: 512, companion: "app-id" },
      specificity: 62
    },
    {
      id: "tencent-wechat-app-id",
      kind: "app id of WeChat without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["wechat", "weixin", "wx_app", "wxapp"],
      pattern: String.raw`(?<secret>wx[0-9a-f]{16})`,
      boundary: "alphanumeric",
      minEntropy: 2.8,
      judge: "random",
      specificity: 70
    }
  ]
};

// src/detectors/terraform-cloud.ts
var terraformCloud = {
  provider: "terraform-cloud",
  docs: "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
  rules: [
    {
      id: "terraform-cloud-token",
      kind: "user, team or organization token",
      severity: "critical",
      keywords: [".atlasv1."],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/thingsboard.ts
var thingsboard = {
  provider: "thingsboard",
  docs: "https://thingsboard.io/docs/paas/reference/http-api/",
  rules: [
    {
      id: "thingsboard-credential",
      kind: "access token of a device, or key or secret of its provisioning",
      severity: "low",
      keywords: ["thingsboard", "provisiondevicekey", "provisiondevicesecret"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{20})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/thousandeyes.ts
var thousandeyes = {
  provider: "thousandeyes",
  docs: "https://developer.cisco.com/docs/thousandeyes/authentication/",
  rules: [
    {
      id: "thousandeyes-token",
      kind: "OAuth bearer token",
      severity: "medium",
      keywords: ["thousandeyes"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/thunderstore.ts
var thunderstore = {
  provider: "thunderstore",
  docs: "https://thunderstore.io/api/docs/",
  rules: [
    {
      id: "thunderstore-api-token",
      kind: "token of a service account",
      severity: "medium",
      keywords: ["tss_"],
      pattern: String.raw`(?<secret>tss_[A-Za-z0-9_-]{20,80})`,
      boundary: "base64url",
      minEntropy: 3.7,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/tiingo.ts
var tiingo = {
  provider: "tiingo",
  docs: "https://www.tiingo.com/documentation/general/connecting",
  rules: [
    {
      id: "tiingo-token",
      kind: "API token",
      severity: "low",
      keywords: ["tiingo"],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/tiktok.ts
var SIGN33 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var tiktok = {
  provider: "tiktok",
  docs: "https://developers.tiktok.com/doc/oauth-user-access-token-management",
  rules: [
    {
      id: "tiktok-client-secret",
      kind: "OAuth client secret",
      severity: "medium",
      keywords: ["tiktok"],
      pattern: String.raw`(?i:secret)${SIGN33}(?<secret>[A-Za-z0-9]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-key": ["clientkey"] }
    }
  ]
};

// src/detectors/tines.ts
var tines = {
  provider: "tines",
  docs: "https://www.tines.com/docs/actions/types/webhook/",
  rules: [
    {
      id: "tines-webhook-url",
      kind: "webhook URL",
      severity: "low",
      keywords: ["tines.com/webhook"],
      pattern: String.raw`(?<secret>https://[a-z0-9.-]{1,80}\.tines\.com/webhook/[a-f0-9]{32}/[a-f0-9]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/tinybird.ts
var tinybird = {
  provider: "tinybird",
  docs: "https://www.tinybird.co/docs/forward/administration/tokens",
  rules: [
    {
      id: "tinybird-token",
      kind: "auth token",
      severity: "high",
      keywords: ["p.eyj"],
      exactKeyword: "p.eyJ",
      pattern: String.raw`(?<secret>p\.eyJ[A-Za-z0-9_-]{60,200}\.[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 300,
      minEntropy: 4,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/todoist.ts
var todoist = {
  provider: "todoist",
  docs: "https://developer.todoist.com/api/v1/#tag/Authorization",
  rules: [
    {
      id: "todoist-api-token",
      kind: "API token",
      severity: "medium",
      keywords: ["todoist"],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/togetherai.ts
var togetherai = {
  provider: "togetherai",
  docs: "https://docs.together.ai/reference/authentication",
  rules: [
    {
      id: "togetherai-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["tgp_v1_"],
      pattern: String.raw`(?<secret>tgp_v1_[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "togetherai-api-key-legacy",
      kind: "API key (old form)",
      severity: "high",
      keywords: [
        "together_api",
        "together-api",
        "togetherapi",
        "together_key",
        "together-key",
        "togetherkey",
        "together_ai",
        "together-ai",
        "togetherai",
        "together.api",
        "together.ai",
        "together.xyz"
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/toggl.ts
var toggl = {
  provider: "toggl",
  docs: "https://engineering.toggl.com/docs/authentication",
  rules: [
    {
      // `toggle` holds the bare name.
      id: "toggl-api-token",
      kind: "API token",
      severity: "low",
      keywords: ["toggl_", "toggl-", "toggl.com", "togglapi", "toggltoken"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/tomtom.ts
var tomtom = {
  provider: "tomtom",
  docs: "https://developer.tomtom.com/knowledgebase/platform/articles/how-to-get-an-tomtom-api-key/",
  rules: [
    {
      id: "tomtom-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["tomtom"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/travisci.ts
var travisci = {
  provider: "travisci",
  docs: "https://docs.travis-ci.com/user/encryption-keys/",
  rules: [
    {
      id: "travisci-access-token",
      kind: "API token",
      severity: "medium",
      keywords: [
        "travis_api",
        "travis-api",
        "travisapi",
        "travis_token",
        "travis-token",
        "travistoken",
        "travis_access",
        "travis-access",
        "travisaccess",
        "travis.api",
        "travis_ci",
        "travisci",
        "travis-ci"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{20,22})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/trello.ts
var trello = {
  provider: "trello",
  docs: "https://developer.atlassian.com/cloud/trello/guides/rest-api/api-introduction/",
  rules: [
    {
      id: "trello-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["atta"],
      exactKeyword: "ATTA",
      pattern: String.raw`(?<secret>ATTA[A-Za-z0-9]{64}[A-F0-9]{8})`,
      boundary: "alphanumeric",
      maxBytes: 100,
      minEntropy: 3.5,
      judge: "random",
      pairWith: { rule: "trello-api-key", withinBytes: 512, companion: "key-id" },
      specificity: 90
    },
    {
      id: "trello-api-token-legacy",
      kind: "API token (old form)",
      severity: "high",
      keywords: ["trello"],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "trello-api-key", withinBytes: 512, companion: "key-id" },
      specificity: 60
    },
    {
      id: "trello-api-key",
      kind: "API key without its token",
      severity: "low",
      lowBecause: "half",
      keywords: ["trello"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/truenas.ts
var truenas = {
  provider: "truenas",
  docs: "https://www.truenas.com/docs/api/core_websocket_api.html",
  rules: [
    {
      id: "truenas-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["truenas"],
      pattern: String.raw`(?<secret>[0-9]{1,4}-[A-Za-z0-9]{64})`,
      boundary: "base64url",
      maxBytes: 200,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/turso.ts
var turso = {
  provider: "turso",
  docs: "https://docs.turso.tech/api-reference/authentication",
  rules: [
    {
      id: "turso-platform-token",
      kind: "token of the platform or of a database (a JWT)",
      severity: "high",
      keywords: ["turso", "libsql"],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,1000}\.[A-Za-z0-9_-]{20,1000})`,
      boundary: "base64url",
      maxBytes: 512,
      judge: "keyed",
      specificity: 65,
      siblings: { url: ["url", "databaseurl"] }
    }
  ]
};

// src/detectors/twelvedata.ts
var twelvedata = {
  provider: "twelvedata",
  docs: "https://twelvedata.com/docs#authentication",
  rules: [
    {
      id: "twelvedata-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["twelvedata", "twelve_data", "twelve-data"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/twilio.ts
var SIGN34 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=]|[ \t])[ \t]*["'\x60]?`;
var WORDS = ["twilio", "account_sid", "accountsid", "account-sid", "account sid"];
var twilio = {
  provider: "twilio",
  docs: "https://www.twilio.com/docs/iam/api-keys",
  rules: [
    {
      // No secret by itself: it names the account that the auth token beside it opens.
      id: "twilio-account-sid",
      kind: "account id without its token",
      severity: "low",
      lowBecause: "half",
      keywords: WORDS,
      pattern: String.raw`(?<secret>AC[0-9a-f]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 70
    },
    {
      id: "twilio-auth-token",
      kind: "auth token",
      severity: "critical",
      keywords: ["twilio"],
      pattern: String.raw`(?i)(?<key>[a-z0-9_.-]*twilio[a-z0-9_.-]*token)${SIGN34}(?<secret>(?-i:[0-9a-f]{32}))`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      pairWith: { rule: "twilio-account-sid", withinBytes: 1024, companion: "account-sid" },
      specificity: 70
    },
    {
      // `SID:TOKEN` of a login, two arguments of a call, or two settings one after the other.
      id: "twilio-key-pair",
      kind: "auth token behind its account id",
      severity: "critical",
      keywords: ["twilio", "account_sid", "accountsid", "auth_token", "authtoken", "client("],
      pattern: String.raw`(?<account_sid>AC[0-9a-f]{32})["'\x60]?\s*[:,;]?\s*(?:["']?(?i:[a-z0-9_.-]*auth[_-]?token)${SIGN34}|["'\x60]?)(?<secret>[0-9a-f]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      pairWith: { rule: "twilio-account-sid", withinBytes: 128, companion: "account-sid" },
      specificity: 69
    },
    {
      id: "twilio-api-key-sid",
      kind: "API key id without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["twilio", "api_key", "apikey"],
      pattern: String.raw`(?<secret>SK[0-9a-f]{32})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 70
    },
    {
      id: "twilio-api-key-secret",
      kind: "secret of an API key",
      severity: "high",
      keywords: ["twilio"],
      pattern: String.raw`(?i)(?<key>[a-z0-9_.-]*twilio[a-z0-9_.-]*secret)${SIGN34}(?<secret>(?-i:[A-Za-z0-9]{32}))`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      pairWith: { rule: "twilio-api-key-sid", withinBytes: 1024, companion: "key-id" },
      specificity: 70
    }
  ]
};

// src/detectors/twitch.ts
var SIGN35 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var twitch = {
  provider: "twitch",
  docs: "https://dev.twitch.tv/docs/authentication/",
  rules: [
    {
      id: "twitch-client-secret",
      kind: "OAuth client secret",
      severity: "medium",
      keywords: ["twitch"],
      pattern: String.raw`(?i:secret)${SIGN35}(?<secret>[a-z0-9]{30})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 62,
      siblings: { "client-id": ["clientid", "id"] }
    },
    {
      id: "twitch-oauth-token",
      kind: "OAuth token",
      severity: "medium",
      keywords: ["twitch"],
      pattern: String.raw`(?i:token|oauth|pass(?:word)?|bearer)${SIGN35}(?<secret>[a-z0-9]{30})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    },
    {
      id: "twitch-stream-key",
      kind: "stream key",
      severity: "medium",
      keywords: ["twitch", "stream_key", "streamkey", "stream-key"],
      pattern: String.raw`(?<secret>live_[0-9]{8,12}_[A-Za-z0-9]{30})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/twitter.ts
var SIGN36 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var twitter = {
  provider: "twitter",
  docs: "https://docs.x.com/fundamentals/authentication/overview",
  rules: [
    {
      // A number whose first bytes are 0 begins it; the percent sign stands for the pad of its first part.
      id: "twitter-bearer-token",
      kind: "app-only bearer token",
      severity: "high",
      keywords: ["aaaaaaaaaaaaaaaaaaaa"],
      exactKeyword: "AAAAAAAAAAAAAAAAAAAA",
      pattern: String.raw`(?<secret>A{20,23}[A-Za-z0-9%]{8,60}%3D[A-Za-z0-9%]{30,60})`,
      boundary: "alphanumeric",
      minEntropy: 4,
      judge: "random",
      specificity: 85
    },
    {
      id: "twitter-access-token-secret",
      kind: "secret of an access token",
      severity: "high",
      keywords: ["twitter", "twttr", "access_token_secret", "accesstokensecret", "access-token-secret"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{45})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "twitter-access-token", withinBytes: 512, companion: "access-token" },
      specificity: 60
    },
    {
      id: "twitter-access-token",
      kind: "access token without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["twitter", "twttr"],
      pattern: String.raw`(?<secret>[0-9]{8,20}-[A-Za-z0-9]{20,42})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 70
    },
    {
      id: "twitter-oauth2-client-secret",
      kind: "OAuth 2.0 client secret",
      severity: "medium",
      keywords: ["twitter", "twttr"],
      pattern: String.raw`(?i:client[_-]?secret)${SIGN36}(?<secret>[A-Za-z0-9_-]{50})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 65,
      siblings: { "client-id": ["clientid", "id"] }
    },
    {
      id: "twitter-api-key-secret",
      kind: "consumer secret",
      severity: "high",
      keywords: ["twitter", "twttr", "consumer_secret", "consumersecret", "consumer-secret"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{50})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "twitter-api-key", withinBytes: 512, companion: "consumer-key" },
      specificity: 60
    },
    {
      id: "twitter-api-key",
      kind: "consumer key without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["twitter", "twttr"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{25})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/typeform.ts
var typeform = {
  provider: "typeform",
  docs: "https://www.typeform.com/developers/get-started/personal-access-token/",
  rules: [
    {
      id: "typeform-pat",
      kind: "personal access token",
      severity: "high",
      keywords: ["tfp_"],
      pattern: String.raw`(?<secret>tfp_[A-Za-z0-9_.=-]{40,59})`,
      boundary: "base64url",
      minEntropy: 4,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/typesense.ts
var typesense = {
  provider: "typesense",
  docs: "https://typesense.org/docs/latest/api/api-keys.html",
  rules: [
    {
      id: "typesense-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["typesense"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32,48})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { host: ["host"] }
    }
  ]
};

// src/detectors/ubidots.ts
var ubidots = {
  provider: "ubidots",
  docs: "https://docs.ubidots.com/reference/authentication",
  rules: [
    {
      id: "ubidots-api-key",
      kind: "API key or token",
      severity: "low",
      keywords: ["bbff-", "bbus-"],
      pattern: String.raw`(?<secret>BB(?:FF|US)-[A-Za-z0-9]{30,40})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/uk-notify.ts
var UUID25 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var ukNotify = {
  provider: "uk-notify",
  docs: "https://docs.notifications.service.gov.uk/rest-api.html#api-keys",
  rules: [
    {
      // Name of the key, id of the service and the key itself, joined by dashes.
      id: "uk-notify-api-key",
      kind: "API key",
      severity: "medium",
      keywords: [
        "notifications.service.gov.uk",
        "notify_api",
        "notify-api",
        "notifyapi",
        "govuk_notify",
        "govuk-notify",
        "gov_notify",
        "govuknotify",
        "govnotify",
        "notify.api",
        "govuk.notify",
        "gov-notify",
        "gov.notify"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_]{1,60}-${UUID25}-${UUID25})`,
      boundary: "base64url",
      maxBytes: 220,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/unix.ts
var unix = {
  provider: "unix",
  docs: "https://man7.org/linux/man-pages/man5/crypt.5.html",
  rules: [
    {
      id: "unix-sha512crypt-hash",
      kind: "password hash of SHA-512",
      severity: "medium",
      keywords: [":$6$", '"$6$', "'$6$", "=$6$", " $6$"],
      pattern: String.raw`(?<secret>\$6\$(?:rounds=[0-9]{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{86})`,
      boundary: "base64",
      maxBytes: 160,
      minEntropy: 3.5,
      judge: "random",
      specificity: 80
    },
    {
      id: "unix-sha256crypt-hash",
      kind: "password hash of SHA-256",
      severity: "medium",
      keywords: [":$5$", '"$5$', "'$5$", "=$5$", " $5$"],
      pattern: String.raw`(?<secret>\$5\$(?:rounds=[0-9]{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43})`,
      boundary: "base64",
      maxBytes: 160,
      minEntropy: 3.5,
      judge: "random",
      specificity: 80
    },
    {
      id: "unix-yescrypt-hash",
      kind: "password hash of yescrypt",
      severity: "medium",
      keywords: [":$y$", '"$y$', "'$y$", "=$y$", " $y$"],
      pattern: String.raw`(?<secret>\$y\$[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43})`,
      boundary: "base64",
      maxBytes: 160,
      minEntropy: 3.5,
      judge: "random",
      specificity: 80
    },
    {
      id: "unix-md5crypt-hash",
      kind: "password hash of MD5, also of network devices",
      severity: "medium",
      keywords: [" $1$", ":$1$", '"$1$', "'$1$", "=$1$"],
      pattern: String.raw`(?<secret>\$1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22})`,
      boundary: "base64",
      maxBytes: 160,
      minEntropy: 3.5,
      judge: "random",
      specificity: 80
    },
    {
      id: "unix-bcrypt-hash",
      kind: "password hash of bcrypt",
      severity: "medium",
      keywords: ["$2a$", "$2b$", "$2x$", "$2y$"],
      pattern: String.raw`(?<secret>\$2[abxy]\$[0-9]{2}\$[./A-Za-z0-9]{53})`,
      boundary: "base64",
      maxBytes: 80,
      minEntropy: 3.5,
      judge: "random",
      specificity: 80
    },
    {
      id: "unix-argon2-hash",
      kind: "password hash of Argon2",
      severity: "medium",
      keywords: ["$argon2"],
      pattern: String.raw`(?<secret>\$argon2(?:id|i|d)\$v=[0-9]{1,3}\$m=[0-9]{1,8},t=[0-9]{1,4},p=[0-9]{1,4}\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{16,171})`,
      boundary: "base64",
      maxBytes: 320,
      minEntropy: 3.5,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/unkey.ts
var unkey = {
  provider: "unkey",
  docs: "https://www.unkey.com/docs/security/root-keys",
  rules: [
    {
      id: "unkey-root-key",
      kind: "root key",
      severity: "high",
      keywords: ["unkey_"],
      pattern: String.raw`(?<secret>unkey_[A-Za-z0-9]{20,32})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/unsplash.ts
var unsplash = {
  provider: "unsplash",
  docs: "https://unsplash.com/documentation#authorization",
  rules: [
    {
      id: "unsplash-access-key",
      kind: "access or secret key",
      severity: "low",
      keywords: ["unsplash"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/upcloud.ts
var upcloud = {
  provider: "upcloud",
  docs: "https://developers.upcloud.com/1.3/3-authentication/",
  rules: [
    {
      id: "upcloud-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["ucat_"],
      pattern: String.raw`(?<secret>ucat_[A-Za-z0-9]{24,32})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/uploadcare.ts
var SIGN37 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var uploadcare = {
  provider: "uploadcare",
  docs: "https://uploadcare.com/docs/security/secure-uploads/",
  rules: [
    {
      id: "uploadcare-secret-key",
      kind: "secret key",
      severity: "medium",
      keywords: ["uploadcare"],
      pattern: String.raw`(?i:secret(?:[_-]?key)?)${SIGN37}(?<secret>[0-9a-f]{20})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "public-key": ["publickey", "pubkey"] }
    }
  ]
};

// src/detectors/upstage.ts
var upstage = {
  provider: "upstage",
  docs: "https://console.upstage.ai/docs/getting-started",
  rules: [
    {
      id: "upstage-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["upstage"],
      pattern: String.raw`(?<secret>up_[A-Za-z0-9]{28,50})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/upstash.ts
var upstash = {
  provider: "upstash",
  docs: "https://upstash.com/docs/devops/developer-api/introduction",
  rules: [
    {
      id: "upstash-management-api-key",
      kind: "key of the management API",
      severity: "high",
      keywords: ["upstash"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 65,
      siblings: { email: ["email"] }
    },
    {
      id: "upstash-redis-rest-token",
      kind: "token of a database",
      severity: "high",
      keywords: ["upstash"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{32,120}={0,2})`,
      boundary: "base64url",
      maxBytes: 200,
      judge: "keyed",
      specificity: 60,
      siblings: { url: ["url"] }
    }
  ]
};

// src/detectors/uptimerobot.ts
var uptimerobot = {
  provider: "uptimerobot",
  docs: "https://uptimerobot.com/api/",
  rules: [
    {
      id: "uptimerobot-api-key",
      kind: "API key of an account or of one monitor",
      severity: "low",
      keywords: ["uptimerobot", "uptime_robot", "uptime-robot"],
      pattern: String.raw`(?<secret>[um][0-9]{6,10}-[a-f0-9]{24})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/urlscan.ts
var urlscan = {
  provider: "urlscan",
  docs: "https://urlscan.io/docs/api/",
  rules: [
    {
      id: "urlscan-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["urlscan"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/val-town.ts
var valTown = {
  provider: "val-town",
  docs: "https://docs.val.town/reference/api/authentication/",
  rules: [
    {
      id: "val-town-token",
      kind: "API token",
      severity: "medium",
      keywords: ["vtwn_"],
      pattern: String.raw`(?<secret>vtwn_[A-Za-z0-9_-]{20,80})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/vastai.ts
var vastai = {
  provider: "vastai",
  docs: "https://docs.vast.ai/api-reference/accounts/show-user",
  rules: [
    {
      id: "vastai-api-key",
      kind: "API key",
      severity: "medium",
      keywords: [
        "vast_api",
        "vast-api",
        "vastapi",
        "vast_key",
        "vast-key",
        "vastkey",
        "vast_ai",
        "vast-ai",
        "vastai",
        "vast.api",
        "vast.ai"
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/vault.ts
var UUID26 = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
var vault = {
  provider: "vault",
  docs: "https://developer.hashicorp.com/vault/docs/concepts/tokens",
  rules: [
    {
      // 90 characters and more where it is signed, 24 where it is not.
      id: "vault-service-token",
      kind: "service token",
      severity: "critical",
      keywords: ["hvs."],
      pattern: String.raw`(?<secret>hvs\.(?:[A-Za-z0-9_-]{90,120}|[A-Za-z0-9]{24}))`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "vault-batch-token",
      kind: "batch token",
      severity: "high",
      keywords: ["hvb."],
      pattern: String.raw`(?<secret>hvb\.[A-Za-z0-9_-]{138,300})`,
      boundary: "base64url",
      maxBytes: 512,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "vault-recovery-token",
      kind: "recovery token",
      severity: "critical",
      keywords: ["hvr."],
      pattern: String.raw`(?<secret>hvr\.[A-Za-z0-9_-]{24,160})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      // Before Vault 1.10, and still in OpenBao: only the name beside it tells it from `s.methodName`.
      id: "vault-legacy-token",
      kind: "service token (old form)",
      severity: "critical",
      keywords: ["vault_token", "vault-token", "vault.token", "vaulttoken", "vault:", "bao_token", "client_token", "root token", "root_token"],
      pattern: String.raw`(?i)(?:vault(?:[_.-]?|:\s{1,8})token|bao_token|client_token|root[ _]token)["'\x60]?\]?[ \t]*(?:=>|:=|[:=]|[ \t])[ \t]*["'\x60]?(?<secret>(?-i:s\.[A-Za-z0-9]{24}))`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 80
    },
    {
      id: "vault-unseal-key",
      kind: "share of the unseal or recovery key",
      severity: "critical",
      keywords: ["unseal key", "unseal_key", "unseal-key", "recovery key"],
      pattern: String.raw`(?i)(?:unseal|recovery)[ _-]key(?:[ _-]?[0-9]{1,2})?["']?[ \t]*[:=][ \t]*["']?(?<secret>(?-i:[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{44}|[0-9a-f]{64,66}))`,
      boundary: "base64",
      minEntropy: 3,
      judge: "random",
      specificity: 80
    },
    {
      id: "vault-approle-secret-id",
      kind: "secret id of an AppRole",
      severity: "high",
      keywords: ["secret_id", "secret-id", "secretid"],
      pattern: String.raw`(?i)secret[_-]?id["'\x60]?\]?[ \t]*(?:=>|:=|[:=]|[ \t])[ \t]*["'\x60]?(?<secret>(?-i:${UUID26}))`,
      boundary: "alphanumeric",
      minEntropy: 2.8,
      judge: "random",
      specificity: 58
    },
    {
      id: "vault-legacy-batch-token",
      kind: "batch or recovery token (old form)",
      severity: "high",
      keywords: ["vault_token", "vault-token", "vaulttoken", "vault.token", "vault:"],
      pattern: String.raw`(?i)vault(?:[_.-]?|:\s{1,8})token["'\x60]?\]?[ \t]*(?:=>|:=|[:=]|[ \t])[ \t]*["'\x60]?(?<secret>(?-i:[br]\.[A-Za-z0-9_-]{24,500}))`,
      boundary: "base64url",
      maxBytes: 700,
      minEntropy: 3.5,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/vercel.ts
var vercel = {
  provider: "vercel",
  docs: "https://vercel.com/docs/rest-api#authentication",
  rules: [
    {
      id: "vercel-personal-access-token",
      kind: "personal access token",
      severity: "high",
      keywords: ["vcp_"],
      pattern: String.raw`(?<secret>vcp_[A-Za-z0-9_-]{50}[A-Za-z0-9]{6})`,
      boundary: "base64url",
      minEntropy: 4,
      checksum: "vercel-crc32",
      judge: "random",
      specificity: 90
    },
    {
      id: "vercel-integration-token",
      kind: "token of an integration",
      severity: "high",
      keywords: ["vci_"],
      pattern: String.raw`(?<secret>vci_[A-Za-z0-9_-]{50}[A-Za-z0-9]{6})`,
      boundary: "base64url",
      minEntropy: 4,
      checksum: "vercel-crc32",
      judge: "random",
      specificity: 90
    },
    {
      id: "vercel-app-access-token",
      kind: "access token of an app",
      severity: "medium",
      keywords: ["vca_"],
      pattern: String.raw`(?<secret>vca_[A-Za-z0-9_-]{50}[A-Za-z0-9]{6})`,
      boundary: "base64url",
      minEntropy: 4,
      checksum: "vercel-crc32",
      judge: "random",
      specificity: 90
    },
    {
      id: "vercel-app-refresh-token",
      kind: "refresh token of an app",
      severity: "high",
      keywords: ["vcr_"],
      pattern: String.raw`(?<secret>vcr_[A-Za-z0-9_-]{50}[A-Za-z0-9]{6})`,
      boundary: "base64url",
      minEntropy: 4,
      checksum: "vercel-crc32",
      judge: "random",
      specificity: 90
    },
    {
      id: "vercel-ai-gateway-key",
      kind: "API key of the AI gateway",
      severity: "high",
      keywords: ["vck_"],
      pattern: String.raw`(?<secret>vck_[A-Za-z0-9_-]{50}[A-Za-z0-9]{6})`,
      boundary: "base64url",
      minEntropy: 4,
      checksum: "vercel-crc32",
      judge: "random",
      specificity: 90
    },
    {
      id: "vercel-blob-rw-token",
      kind: "token that reads and writes a blob store",
      severity: "medium",
      keywords: ["vercel_blob_rw_"],
      pattern: String.raw`(?<secret>vercel_blob_rw_[A-Za-z0-9]{16}_[A-Za-z0-9]{30,34})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "vercel-api-token-legacy",
      kind: "API token (old form)",
      severity: "high",
      keywords: ["vercel", "now_token", "now-token", "nowtoken"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{24})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/virustotal.ts
var virustotal = {
  provider: "virustotal",
  docs: "https://docs.virustotal.com/reference/authentication",
  rules: [
    {
      id: "virustotal-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["virustotal", "vt_api", "vt-api", "vtapi", "vt_key", "vt-key", "vtkey", "vt.api"],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/vmware.ts
var vmware = {
  provider: "vmware",
  docs: "https://developer.broadcom.com/powercli/latest/vmware.vimautomation.core/commands/connect-viserver",
  rules: [
    {
      id: "vmware-powercli-password",
      kind: "password in a call of Connect-VIServer",
      severity: "high",
      keywords: ["connect-viserver"],
      pattern: String.raw`(?i)Connect-VIServer[ \t][^\r\n]{0,300}?-Password[ \t:]+(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[^\s"'$(\x60-][^\s"'\x60;|)]*))`,
      boundary: "none",
      maxBytes: 400,
      judge: "password",
      specificity: 60
    }
  ]
};

// src/detectors/voiceflow.ts
var voiceflow = {
  provider: "voiceflow",
  docs: "https://docs.voiceflow.com/reference/authentication",
  rules: [
    {
      // The dots make it look like a path of names, so that only the format is judged.
      id: "voiceflow-api-key",
      kind: "API key of a project or workspace",
      severity: "medium",
      keywords: ['"vf.', "'vf.", "=vf.", " vf.", ":vf.", "voiceflow"],
      pattern: String.raw`(?<secret>VF\.(?:(?:DM|WS)\.)?[a-f0-9]{24}\.[A-Za-z0-9]{16})`,
      boundary: "base64url",
      minEntropy: 3.3,
      specificity: 90
    }
  ]
};

// src/detectors/volcengine.ts
var volcengine = {
  provider: "volcengine",
  docs: "https://www.volcengine.com/docs/82379/1298459",
  rules: [
    {
      id: "volcengine-ark-api-key",
      kind: "API key of Ark",
      severity: "high",
      keywords: ["ark_api", "ark-api", "volcengine", "volces", "volc_api", "arkapi", "volc-api", "volcapi"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/vonage.ts
var SIGN38 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var vonage = {
  provider: "vonage",
  docs: "https://developer.vonage.com/en/getting-started/concepts/authentication",
  rules: [
    {
      id: "vonage-api-secret",
      kind: "API secret",
      severity: "high",
      keywords: ["vonage", "nexmo"],
      pattern: String.raw`(?i:secret)${SIGN38}(?<secret>[A-Za-z0-9]{16})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "api-key": ["apikey", "key"] }
    }
  ]
};

// src/detectors/voyageai.ts
var voyageai = {
  provider: "voyageai",
  docs: "https://docs.voyageai.com/docs/api-key-and-installation",
  rules: [
    {
      id: "voyageai-api-key",
      kind: "API key",
      severity: "medium",
      keywords: [
        "voyage_api",
        "voyage-api",
        "voyageapi",
        "voyage_key",
        "voyage-key",
        "voyagekey",
        "voyage_ai",
        "voyage-ai",
        "voyageai",
        "voyage.api"
      ],
      pattern: String.raw`(?<secret>(?:pa|al)-[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/vsce.ts
var vsce = {
  provider: "vsce",
  docs: "https://code.visualstudio.com/api/working-with-extensions/publishing-extension",
  rules: [
    {
      // The new form of these tokens has a mark of its own and needs no word.
      id: "vsce-pat",
      kind: "token of Azure DevOps that publishes extensions",
      severity: "high",
      keywords: ["vsce", "ovsx"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{18}AZDO[A-Za-z0-9]{4}|[a-z2-7]{52})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 62
    }
  ]
};

// src/detectors/vultr.ts
var vultr = {
  provider: "vultr",
  docs: "https://www.vultr.com/api/#section/Authentication",
  rules: [
    {
      id: "vultr-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["vultr"],
      pattern: String.raw`(?<secret>[A-Z0-9]{36})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/wakatime.ts
var wakatime = {
  provider: "wakatime",
  docs: "https://wakatime.com/developers",
  rules: [
    {
      id: "wakatime-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["waka_"],
      pattern: String.raw`(?<secret>waka_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "wakatime-api-key-legacy",
      kind: "API key (old form, a UUID)",
      severity: "low",
      keywords: ["wakatime"],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/wandb.ts
var wandb = {
  provider: "wandb",
  docs: "https://docs.wandb.ai/guides/track/environment-variables/",
  rules: [
    {
      id: "wandb-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["wandb_v1_"],
      pattern: String.raw`(?<secret>wandb_v1_[A-Za-z0-9_]{77})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      id: "wandb-api-key-legacy",
      kind: "API key (old form)",
      severity: "medium",
      keywords: ["wandb", "weightsandbiases", "weights_and_biases", "weights-and-biases"],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/weatherstack.ts
var weatherstack = {
  provider: "weatherstack",
  docs: "https://weatherstack.com/documentation",
  rules: [
    {
      id: "weatherstack-api-key",
      kind: "access key",
      severity: "low",
      keywords: ["weatherstack"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/weaviate.ts
var weaviate = {
  provider: "weaviate",
  docs: "https://docs.weaviate.io/cloud/manage-clusters/authentication",
  rules: [
    {
      id: "weaviate-api-key",
      kind: "API key of a cluster",
      severity: "medium",
      keywords: ["weaviate", "wcs_api", "wcd_api", "wcs-api", "wcsapi", "wcd-api", "wcdapi"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{36,40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { url: ["url", "clusterurl"] }
    }
  ]
};

// src/detectors/webex.ts
var webex = {
  provider: "webex",
  docs: "https://developer.webex.com/docs/getting-started",
  rules: [
    {
      id: "webex-bot-token",
      kind: "token of a bot or person",
      severity: "high",
      keywords: ["webex", "ciscospark", "spark_token", "spark_access"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{64}_[A-Za-z0-9]{4}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 200,
      minEntropy: 3,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/webflow.ts
var webflow = {
  provider: "webflow",
  docs: "https://developers.webflow.com/data/reference/authentication",
  rules: [
    {
      id: "webflow-token",
      kind: "API token",
      severity: "medium",
      keywords: ["webflow"],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/webpush.ts
var SIGN39 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var webpush = {
  provider: "webpush",
  docs: "https://datatracker.ietf.org/doc/html/rfc8292",
  rules: [
    {
      id: "webpush-vapid-private-key",
      kind: "private VAPID key",
      severity: "medium",
      keywords: ["vapid"],
      pattern: String.raw`(?i:private[_-]?key)${SIGN39}(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "public-key": ["publickey", "vapidpublickey"] }
    }
  ]
};

// src/detectors/wecom.ts
var wecom = {
  provider: "wecom",
  docs: "https://developer.work.weixin.qq.com/document/path/91770",
  rules: [
    {
      id: "wecom-bot-webhook",
      kind: "URL of a robot",
      severity: "medium",
      keywords: ["qyapi.weixin.qq.com"],
      pattern: String.raw`(?<secret>https://qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/windows.ts
var windows = {
  provider: "windows",
  docs: "https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.security/convertto-securestring",
  rules: [
    {
      id: "windows-securestring-password",
      kind: "password in a call of ConvertTo-SecureString",
      severity: "high",
      keywords: ["convertto-securestring"],
      pattern: String.raw`(?i)ConvertTo-SecureString[ \t]+(?:-(?:String|AsPlainText|Force)[ \t]+){0,3}(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)')`,
      boundary: "none",
      judge: "password",
      specificity: 60
    },
    {
      id: "windows-securestring-blob",
      kind: "password encrypted with a key that is often near",
      severity: "medium",
      keywords: ["76492d1116743f0423413b16050a5345"],
      pattern: String.raw`(?<secret>76492d1116743f0423413b16050a5345[A-Za-z0-9+/=|]{40,1000})`,
      boundary: "base64",
      maxBytes: 512,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    },
    {
      // Encrypted with a key that the vendor published: everyone can read it.
      id: "windows-gpp-cpassword",
      kind: "password in Group Policy Preferences",
      severity: "critical",
      keywords: ["cpassword"],
      pattern: String.raw`(?i:cpassword)="(?<secret>[A-Za-z0-9+/]{16,200}={0,2})"`,
      boundary: "base64",
      maxBytes: 400,
      minEntropy: 3,
      judge: "random",
      specificity: 85
    },
    {
      id: "windows-unattend-password",
      kind: "password in an answer file of the setup",
      severity: "high",
      keywords: ["administratorpassword>", "autologon>", "useraccounts>"],
      pattern: String.raw`<(?i:AdministratorPassword|Password)>\s*<Value>(?<secret>[^<\s]{4,200})</Value>`,
      boundary: "none",
      maxBytes: 300,
      judge: "password",
      specificity: 60
    }
  ]
};

// src/detectors/wireguard.ts
var wireguard = {
  provider: "wireguard",
  docs: "https://www.wireguard.com/quickstart/",
  rules: [
    {
      id: "wireguard-private-key",
      kind: "private key of an interface",
      severity: "high",
      keywords: ["privatekey", "private_key"],
      pattern: String.raw`(?i:Private_?Key)["']?[ \t]*[:=][ \t]*["']?(?<secret>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)`,
      boundary: "base64",
      maxBytes: 100,
      minEntropy: 4,
      judge: "random",
      specificity: 75
    },
    {
      id: "wireguard-preshared-key",
      kind: "key that two peers share",
      severity: "medium",
      keywords: ["presharedkey", "preshared_key", "pre_shared_key"],
      pattern: String.raw`(?i:Pre_?Shared_?Key)["']?[ \t]*[:=][ \t]*["']?(?<secret>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)`,
      boundary: "base64",
      maxBytes: 100,
      minEntropy: 4,
      judge: "random",
      specificity: 75
    }
  ]
};

// src/detectors/wise.ts
var wise = {
  provider: "wise",
  docs: "https://docs.wise.com/api-docs/guides/personal-tokens",
  rules: [
    {
      id: "wise-api-token",
      kind: "API token",
      severity: "critical",
      keywords: [
        "transferwise",
        "wise.com",
        "wise_api",
        "wise-api",
        "wiseapi",
        "wise_token",
        "wise-token",
        "wisetoken",
        "wise.api",
        "wise.token",
        "wise:"
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/wistia.ts
var wistia = {
  provider: "wistia",
  docs: "https://docs.wistia.com/reference/getting-started-with-the-data-api",
  rules: [
    {
      id: "wistia-api-token",
      kind: "API token",
      severity: "low",
      keywords: ["wistia"],
      pattern: String.raw`(?<secret>[0-9a-f]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/wiz.ts
var wiz = {
  provider: "wiz",
  docs: "https://docs.wiz.io/wiz-docs/docs/using-the-wiz-api",
  rules: [
    {
      id: "wiz-client-secret",
      kind: "client secret of a service account",
      severity: "critical",
      keywords: [
        "wiz_client",
        "wiz-client",
        "wizclient",
        "wiz_secret",
        "wiz-secret",
        "wizsecret",
        "wiz_api",
        "wiz-api",
        "wizapi",
        "wiz.api",
        "wiz.io"
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["clientid", "id"] }
    }
  ]
};

// src/detectors/woocommerce.ts
var woocommerce = {
  provider: "woocommerce",
  docs: "https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication",
  rules: [
    {
      // The prefixes end many words (`metrics_`), so that a word has to be near.
      id: "woocommerce-consumer-secret",
      kind: "consumer secret of the REST API",
      severity: "high",
      keywords: [
        "woo_",
        "woocommerce",
        "consumer_secret",
        "consumersecret",
        "consumer-secret",
        "consumer_key",
        "consumerkey",
        "wc/v"
      ],
      pattern: String.raw`(?<secret>cs_[a-f0-9]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      pairWith: { rule: "woocommerce-consumer-key", withinBytes: 512, companion: "consumer-key" },
      specificity: 80
    },
    {
      id: "woocommerce-consumer-key",
      kind: "consumer key of the REST API without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: [
        "woo_",
        "woocommerce",
        "consumer_secret",
        "consumersecret",
        "consumer-secret",
        "consumer_key",
        "consumerkey",
        "wc/v"
      ],
      pattern: String.raw`(?<secret>ck_[a-f0-9]{40})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 80
    }
  ]
};

// src/detectors/wordpress.ts
var wordpress = {
  provider: "wordpress",
  docs: "https://developer.wordpress.org/advanced-administration/wordpress/wp-config/",
  rules: [
    {
      id: "wordpress-auth-keys-salts",
      kind: "key or salt of wp-config.php",
      severity: "high",
      keywords: ["auth_key", "logged_in_key", "nonce_key", "auth_salt", "logged_in_salt", "nonce_salt"],
      pattern: String.raw`(?i:define)\(\s*['"](?:(?:SECURE_)?AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)['"]\s*,\s*(?:'(?<secret__single>[^'\r\n]{60,70})'|"(?<secret__quoted>[^"\r\n]{60,70})")`,
      boundary: "none",
      minEntropy: 4,
      judge: "random",
      specificity: 75
    }
  ]
};

// src/detectors/workato.ts
var workato = {
  provider: "workato",
  docs: "https://docs.workato.com/en/developer-apis.html",
  rules: [
    {
      id: "workato-developer-token",
      kind: "token of the developer API",
      severity: "high",
      keywords: ["wrkaus-", "wrkaeu-", "wrkajp-", "wrkasg-", "wrkaau-"],
      pattern: String.raw`(?<secret>wrka(?:us|eu|jp|sg|au)-eyJ[A-Za-z0-9_-]{8,400}\.[A-Za-z0-9_-]{16,600}\.[A-Za-z0-9_-]{64,700})`,
      boundary: "base64url",
      maxBytes: 1e3,
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/workos.ts
var workos = {
  provider: "workos",
  docs: "https://workos.com/docs/reference/api-keys",
  rules: [
    {
      // The body is base64 of `key_ID,secret`.
      id: "workos-api-key",
      kind: "API key, live mode",
      severity: "critical",
      keywords: ["sk_live_a2v5xz"],
      exactKeyword: "sk_live_a2V5Xz",
      pattern: String.raw`(?<secret>sk_live_a2V5Xz[A-Za-z0-9+/]{60,80}={0,2})`,
      boundary: "base64",
      minEntropy: 3,
      facts: "workos",
      judge: "random",
      specificity: 95
    },
    {
      id: "workos-test-api-key",
      kind: "API key, test mode",
      severity: "low",
      lowBecause: "test",
      keywords: ["sk_test_a2v5xz"],
      exactKeyword: "sk_test_a2V5Xz",
      pattern: String.raw`(?<secret>sk_test_a2V5Xz[A-Za-z0-9+/]{60,80}={0,2})`,
      boundary: "base64",
      minEntropy: 3,
      facts: "workos",
      judge: "random",
      specificity: 95
    }
  ]
};

// src/detectors/wpengine.ts
var wpengine = {
  provider: "wpengine",
  docs: "https://wpengineapi.com/",
  rules: [
    {
      id: "wpengine-api-password",
      kind: "password of an API user",
      severity: "high",
      keywords: ["wpengine", "wpe_api", "wpe_pass", "wpe-api", "wpeapi", "wpe-pass", "wpepass"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{24,64})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "user-id": ["userid", "username", "user"] }
    }
  ]
};

// src/detectors/wrike.ts
var wrike = {
  provider: "wrike",
  docs: "https://developers.wrike.com/oauth-20-authorization/",
  rules: [
    {
      id: "wrike-permanent-token",
      kind: "permanent access token (a JWT)",
      severity: "high",
      keywords: ["wrike"],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,1000}\.[A-Za-z0-9_-]{20,1000})`,
      boundary: "base64url",
      maxBytes: 600,
      judge: "keyed",
      specificity: 65
    }
  ]
};

// src/detectors/wundergraph.ts
var wundergraph = {
  provider: "wundergraph",
  docs: "https://cosmo-docs.wundergraph.com/studio/api-keys",
  rules: [
    {
      id: "wundergraph-api-key",
      kind: "API key of Cosmo",
      severity: "medium",
      keywords: ["cosmo_"],
      pattern: String.raw`(?<secret>cosmo_[a-f0-9]{32})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/xai.ts
var xai = {
  provider: "xai",
  docs: "https://docs.x.ai/docs/api-reference",
  rules: [
    {
      id: "xai-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["xai-"],
      pattern: String.raw`(?<secret>xai-(?:token-)?[A-Za-z0-9]{70,120})`,
      boundary: "base64url",
      minEntropy: 4,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/xata.ts
var xata = {
  provider: "xata",
  docs: "https://xata.io/docs/concepts/api-keys",
  rules: [
    {
      id: "xata-api-key",
      kind: "API key",
      severity: "high",
      keywords: ["xau_"],
      pattern: String.raw`(?<secret>xau_[A-Za-z0-9]{32,44})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/xendit.ts
var xendit = {
  provider: "xendit",
  docs: "https://developers.xendit.co/api-reference/#authentication",
  rules: [
    {
      id: "xendit-secret-key",
      kind: "secret key, production",
      severity: "critical",
      keywords: ["xnd_production_"],
      pattern: String.raw`(?<secret>xnd_production_[A-Za-z0-9]{40,72})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    },
    {
      id: "xendit-development-secret-key",
      kind: "secret key, test mode",
      severity: "low",
      lowBecause: "test",
      keywords: ["xnd_development_"],
      pattern: String.raw`(?<secret>xnd_development_[A-Za-z0-9]{40,72})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/yandex.ts
var yandex = {
  provider: "yandex",
  docs: "https://yandex.cloud/en/docs/iam/concepts/authorization/",
  rules: [
    {
      id: "yandex-passport-oauth-token",
      kind: "OAuth token",
      severity: "high",
      keywords: ["yandex", "y0_ag", "y1_ag", "y2_ag", "y3_ag"],
      pattern: String.raw`(?<secret>y[0-3]_[A-Za-z0-9_-]{50,60})`,
      boundary: "base64url",
      minEntropy: 4,
      judge: "random",
      specificity: 85
    },
    {
      id: "yandex-cloud-api-key",
      kind: "API key of a service account",
      severity: "high",
      keywords: ["aqvn"],
      exactKeyword: "AQVN",
      pattern: String.raw`(?<secret>AQVN[A-Za-z0-9_-]{35,38})`,
      boundary: "base64url",
      minEntropy: 3.5,
      judge: "random",
      specificity: 85
    },
    {
      id: "yandex-cloud-iam-token",
      kind: "IAM token, good for 12 hours",
      severity: "high",
      keywords: ["t1.9eu", "t1.7eu", "yandex", "iam_token", "iamtoken"],
      pattern: String.raw`(?<secret>t1\.[A-Za-z0-9_-]{50,600}={0,2}\.[A-Za-z0-9_-]{86}={0,2})`,
      boundary: "base64url",
      maxBytes: 512,
      minEntropy: 4,
      judge: "random",
      specificity: 85
    },
    {
      id: "yandex-cloud-static-key-secret",
      kind: "secret of a static access key",
      severity: "high",
      keywords: ["yandex", "ycaje"],
      pattern: String.raw`(?<secret>YC[A-Za-z0-9_-]{38})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      pairWith: { rule: "yandex-cloud-static-key-id", withinBytes: 512, companion: "key-id" },
      specificity: 75
    },
    {
      id: "yandex-cloud-static-key-id",
      kind: "id of a static access key without its secret",
      severity: "low",
      lowBecause: "half",
      keywords: ["ycaje"],
      exactKeyword: "YCAJE",
      pattern: String.raw`(?<secret>YCAJE[A-Za-z0-9_-]{20})`,
      boundary: "base64url",
      minEntropy: 3,
      judge: "random",
      specificity: 85
    }
  ]
};

// src/detectors/yarnrc.ts
var yarnrc = {
  provider: "yarnrc",
  docs: "https://yarnpkg.com/configuration/yarnrc#npmAuthToken",
  rules: [
    {
      id: "yarnrc-auth-token",
      kind: "token or login for a registry in the settings of Yarn",
      severity: "high",
      keywords: ["npmauthtoken", "npmauthident"],
      pattern: String.raw`npmAuth(?:Token|Ident)["']?:[ \t]*["']?(?<secret>[^\s"'#]{8,400})`,
      boundary: "none",
      judge: "opaque",
      specificity: 45,
      siblings: { registry: ["npmregistryserver", "registryserver"] }
    }
  ]
};

// src/detectors/yelp.ts
var yelp = {
  provider: "yelp",
  docs: "https://docs.developer.yelp.com/docs/places-authentication",
  rules: [
    {
      id: "yelp-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["yelp"],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{128})`,
      boundary: "base64url",
      maxBytes: 256,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/yousign.ts
var yousign = {
  provider: "yousign",
  docs: "https://developers.yousign.com/docs/authentication",
  rules: [
    {
      id: "yousign-api-key",
      kind: "API key",
      severity: "medium",
      keywords: ["yousign"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/zapier.ts
var zapier = {
  provider: "zapier",
  docs: "https://help.zapier.com/hc/en-us/articles/8496288690317-Trigger-Zaps-from-webhooks",
  rules: [
    {
      id: "zapier-webhook-url",
      kind: "webhook URL",
      severity: "low",
      keywords: ["hooks.zapier.com"],
      pattern: String.raw`(?<secret>https://hooks\.zapier\.com/hooks/catch/[0-9]{5,10}/[a-z0-9]{5,10})`,
      boundary: "alphanumeric",
      minEntropy: 3,
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/zendesk.ts
var zendesk = {
  provider: "zendesk",
  docs: "https://developer.zendesk.com/api-reference/introduction/security-and-auth/",
  rules: [
    {
      id: "zendesk-api-token",
      kind: "API token",
      severity: "high",
      keywords: ["zendesk"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { email: ["email", "user", "username"], subdomain: ["subdomain", "domain", "url"] }
    }
  ]
};

// src/detectors/zenrows.ts
var zenrows = {
  provider: "zenrows",
  docs: "https://docs.zenrows.com/universal-scraper-api/api-reference",
  rules: [
    {
      id: "zenrows-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["zenrows"],
      pattern: String.raw`(?<secret>[0-9a-f]{40})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/zerobounce.ts
var zerobounce = {
  provider: "zerobounce",
  docs: "https://www.zerobounce.net/docs/email-validation-api-quickstart/",
  rules: [
    {
      id: "zerobounce-api-key",
      kind: "API key",
      severity: "low",
      keywords: ["zerobounce", "zero_bounce", "zero-bounce"],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/zerotier.ts
var zerotier = {
  provider: "zerotier",
  docs: "https://docs.zerotier.com/api/tokens/",
  rules: [
    {
      id: "zerotier-api-token",
      kind: "token of the central API",
      severity: "medium",
      keywords: ["zerotier", "zt_token", "zt_api", "zt-token", "zttoken", "zt-api", "ztapi"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60
    }
  ]
};

// src/detectors/zhipu.ts
var zhipu = {
  provider: "zhipu",
  docs: "https://docs.bigmodel.cn/cn/api/introduction",
  rules: [
    {
      id: "zhipu-api-key",
      kind: "API key",
      severity: "high",
      keywords: [
        "zhipu",
        "zhipuai",
        "bigmodel",
        "zai_api",
        "z.ai",
        "glm_api",
        "zai-api",
        "zaiapi",
        "glm-api",
        "glmapi"
      ],
      pattern: String.raw`(?<secret>[A-Fa-f0-9]{32}\.[A-Za-z0-9]{16})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 75
    }
  ]
};

// src/detectors/zoho.ts
var zoho = {
  provider: "zoho",
  docs: "https://www.zoho.com/crm/developer/docs/api/v8/access-refresh.html",
  rules: [
    {
      id: "zoho-oauth-token",
      kind: "access or refresh token",
      severity: "high",
      keywords: ["1000."],
      pattern: String.raw`(?<secret>1000\.[a-f0-9]{32}\.[a-f0-9]{32})`,
      boundary: "base64url",
      maxBytes: 80,
      minEntropy: 3,
      judge: "random",
      specificity: 90,
      siblings: { "client-id": ["clientid", "id"], "client-secret": ["clientsecret"] }
    },
    {
      id: "zoho-client-secret",
      kind: "OAuth client secret",
      severity: "medium",
      keywords: ["zoho"],
      pattern: String.raw`(?<secret>[0-9a-f]{42})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["clientid", "id"] }
    }
  ]
};

// src/detectors/zoom.ts
var SIGN40 = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;
var zoom = {
  provider: "zoom",
  docs: "https://developers.zoom.us/docs/internal-apps/s2s-oauth/",
  rules: [
    {
      id: "zoom-s2s-client-secret",
      kind: "client secret of a server-to-server app",
      severity: "high",
      keywords: [
        "zoom_client",
        "zoom-client",
        "zoomclient",
        "zoom_secret",
        "zoom-secret",
        "zoomsecret",
        "zoom_api",
        "zoom-api",
        "zoomapi",
        "zoom_oauth",
        "zoom-oauth",
        "zoomoauth",
        "zoom.api",
        "zoom.us"
      ],
      pattern: String.raw`(?i:secret)${SIGN40}(?<secret>[A-Za-z0-9]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { "client-id": ["clientid", "id"], "account-id": ["accountid"] }
    }
  ]
};

// src/detectors/zulip.ts
var zulip = {
  provider: "zulip",
  docs: "https://zulip.com/api/api-keys",
  rules: [
    {
      id: "zulip-api-key",
      kind: "API key of a user or bot",
      severity: "medium",
      keywords: ["zulip", "zulipchat"],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: "base64url",
      maxBytes: 140,
      judge: "keyed",
      specificity: 60,
      siblings: { email: ["email"], site: ["site"] }
    }
  ]
};

// src/detectors/zuplo.ts
var zuplo = {
  provider: "zuplo",
  docs: "https://zuplo.com/docs/articles/api-key-management",
  rules: [
    {
      // Ends in a CRC32 of the 32 characters in the middle.
      id: "zuplo-api-key",
      kind: "API key of a consumer",
      severity: "medium",
      keywords: ["zpka_"],
      pattern: String.raw`(?<secret>zpka_[a-z0-9]{32}_[0-9a-f]{8})`,
      boundary: "base64url",
      minEntropy: 3,
      checksum: "zuplo-crc32",
      judge: "random",
      specificity: 90
    }
  ]
};

// src/detectors/index.ts
var detectors = [
  ably,
  abuseipdb,
  accuweather,
  adafruit,
  adobe,
  adyen,
  age,
  ai21,
  aikido,
  airbrake,
  airship,
  airtable,
  aiven,
  akamai,
  akeyless,
  alchemy,
  algolia,
  alibaba,
  amadeus,
  amplitude,
  amqp,
  anthropic,
  apache,
  apify,
  apollo,
  appCenter,
  apple,
  appveyor,
  argocd,
  artifacthub,
  artifactory,
  asaas,
  asana,
  aspNet,
  assemblyai,
  atlassian,
  auth0,
  authress,
  autodesk,
  aws,
  axiom,
  azure,
  azureApim,
  azureAppConfiguration,
  azureAppService,
  azureBatch,
  azureCacheRedis,
  azureCognitiveServices,
  azureCommunicationServices,
  azureContainerRegistry,
  azureCosmosdb,
  azureDevops,
  azureEventgrid,
  azureEventhub,
  azureFunction,
  azureIotHub,
  azureLogicApp,
  azureMaps,
  azureMl,
  azureNotificationHub,
  azureOpenai,
  azurePowerAutomate,
  azureRelay,
  azureSearch,
  azureServicebus,
  azureSignalr,
  azureSql,
  azureWebPubsub,
  bamboo,
  bannerbear,
  baremetrics,
  baseten,
  beamer,
  betterstack,
  binance,
  bip39,
  bitbucket,
  bitcoin,
  bitfinex,
  bitly,
  bitmex,
  bitrise,
  bittrex,
  bitwarden,
  blynk,
  box,
  braintree,
  branchio,
  brave,
  brevo,
  browserbase,
  browserstack,
  bugsnag,
  buildkite,
  buttercms,
  calcom,
  calendly,
  canadaNotify,
  canva,
  capsulecrm,
  cartesia,
  censys,
  cerebras,
  chargebee,
  chartmogul,
  checkly,
  checkout,
  circleci,
  cisco,
  civo,
  clarifai,
  clay,
  clearbit,
  clerk,
  clickhouse,
  clickup,
  clockify,
  clojars,
  close,
  cloudflare,
  cloudinary,
  cloudsmith,
  cockroachdb,
  cocoapods,
  codacy,
  codeclimate,
  codecov,
  codemagic,
  coderabbit,
  cohere,
  coinapi,
  coinbase,
  command,
  composio,
  configcat,
  confluent,
  conjur,
  consul,
  contentful,
  convertkit,
  couchbase,
  coveralls,
  coze,
  cratesIo,
  crowdin,
  cursor,
  customerio,
  cypress,
  dashscope,
  databento,
  databricks,
  datadog,
  datagov,
  datastax,
  deepai,
  deepgram,
  deepseek,
  definedNetworking,
  delighted,
  deno,
  dependencyTrack,
  devcycle,
  deviantart,
  devin,
  dfuse,
  diffbot,
  digitalocean,
  dingtalk,
  discord,
  disqus,
  ditto,
  django,
  docker,
  dockerSwarm,
  dockerhub,
  docparser,
  docusign,
  doppler,
  droneci,
  dropbox,
  dropboxSign,
  duffel,
  duo,
  dwolla,
  dynatrace,
  e2b,
  easypost,
  ebay,
  elasticCloud,
  elasticemail,
  elasticsearch,
  elevenlabs,
  endorlabs,
  eraser,
  ethereum,
  etherscan,
  etsy,
  eventbrite,
  exa,
  exoscale,
  expo,
  facebook,
  fal,
  fastly,
  fauna,
  figma,
  filezilla,
  finage,
  finicity,
  finnhub,
  firecrawl,
  firefox,
  fireworks,
  fleetbase,
  flexportLogistics,
  flickr,
  flutterwave,
  fly,
  fontawesome,
  foursquare,
  frameio,
  freemius,
  freshbooks,
  freshdesk,
  friendli,
  ftp,
  fullstory,
  gemfury,
  geminiExchange,
  generic,
  getresponse,
  gitalk,
  gitea,
  gitguardian,
  github,
  gitlab,
  gitter,
  gocardless,
  godaddy,
  gogs,
  google,
  gradle,
  grafana,
  graphhopper,
  greptile,
  groq,
  gumroad,
  harness,
  harvest,
  hasura,
  hcp,
  helpscout,
  here,
  heroku,
  hetzner,
  hexPm,
  highnote,
  honeycomb,
  http,
  huaweiCloud,
  hubspot,
  huggingface,
  hunter,
  ibmCloud,
  ibmCloudant,
  ifttt,
  imagekit,
  imap,
  infisical,
  influxdb,
  infomaniak,
  infracost,
  infura,
  insightly,
  instagram,
  instantly,
  intercom,
  intra42,
  ionic,
  ipinfo,
  ipstack,
  iterable,
  jdbc,
  jenkins,
  jetbrains,
  jina,
  jira,
  jotform,
  jumpcloud,
  juniper,
  jupiterone,
  jwk,
  jwt,
  kafka,
  kaggle,
  kagi,
  keenio,
  keeper,
  kerberos,
  kickbox,
  klaviyo,
  klingai,
  knapsackpro,
  kontent,
  kraken,
  kubernetes,
  kucoin,
  lambdaCloud,
  lambdatest,
  langfuse,
  langsmith,
  laravel,
  lark,
  launchdarkly,
  ldap,
  lemlist,
  lemonsqueezy,
  lichess,
  lighton,
  line,
  linear,
  linkedin,
  linode,
  llamaindex,
  lob,
  loggly,
  login,
  logzio,
  lokalise,
  looker,
  luno,
  magicbell,
  mailchimp,
  mailersend,
  mailgun,
  mailjet,
  mailmodo,
  make,
  mandrill,
  mapbox,
  matrix,
  mattermost,
  maven,
  maxmind,
  meilisearch,
  mem0,
  meraki,
  mercury,
  mergify,
  messagebird,
  metabase,
  microsoftTeams,
  midtrans,
  minimax,
  miro,
  mistral,
  mixpanel,
  modal,
  mollie,
  monday,
  mongodb,
  mongodbAtlas,
  moonshot,
  moralis,
  mqtt,
  mulesoft,
  mux,
  mysql,
  mysqlNative,
  n8n,
  namecheap,
  nasdaqDataLink,
  nats,
  neo4j,
  neon,
  netlify,
  netrc,
  netsuite,
  newrelic,
  newsapi,
  nexus,
  ngrok,
  nightfall,
  nomad,
  nostr,
  notion,
  npm,
  ntlm,
  nuget,
  nvidia,
  nylas,
  nytimes,
  oci,
  octopus,
  odbc,
  okta,
  ollama,
  onelogin,
  onepassword,
  onesignal,
  onfido,
  onfleet,
  openai,
  openrouter,
  openshift,
  openvpn,
  openvsx,
  openweather,
  opsgenie,
  optimizely,
  oracle,
  ovh,
  packagecloud,
  packagist,
  paddle,
  pagarme,
  pagerduty,
  pandadoc,
  papertrail,
  particle,
  pastebin,
  paymongo,
  paypal,
  paystack,
  pendo,
  percy,
  perplexity,
  persona,
  photoroom,
  picatic,
  pinata,
  pinecone,
  pinterest,
  pipedrive,
  plaid,
  planetscale,
  plivo,
  polar,
  poloniex,
  polygonIo,
  polymarket,
  portainer,
  postgres,
  posthog,
  postman,
  postmark,
  prefect,
  privateKey,
  privateai,
  proof,
  proxy,
  psexec,
  pubnub,
  pulumi,
  pushbullet,
  pusher,
  pushover,
  putty,
  pypi,
  qase,
  qdrant,
  rails,
  railway,
  rainforestpay,
  ramp,
  rancher,
  rapidapi,
  raygun,
  razorpay,
  readme,
  rebrandly,
  recharge,
  reddit,
  redhat,
  redirectPizza,
  redis,
  render,
  replicate,
  resend,
  retell,
  reviewboard,
  ringcentral,
  riotGames,
  ripple,
  robinhood,
  rocketchat,
  rollbar,
  rootly,
  rubygems,
  runpod,
  runway,
  saladCloud,
  salesforce,
  samsara,
  sanity,
  saucelabs,
  scale,
  scaleway,
  scalingo,
  scalr,
  scraperapi,
  scrapingbee,
  securitytrails,
  segment,
  semaphore,
  sendbird,
  sendgrid,
  sentry,
  serpapi,
  settlemint,
  shippo,
  shodan,
  shopify,
  shortcut,
  shutterstock,
  sidekiq,
  sinch,
  slack,
  smartsheet,
  smarty,
  smtp,
  snipcart,
  snowflake,
  snyk,
  softlayer,
  solana,
  sonarqube,
  sonatype,
  sourcegraph,
  sourcehut,
  spacelift,
  sparkpost,
  splunk,
  spoonacular,
  spotify,
  sql,
  sqlserver,
  square,
  squarespace,
  ssh,
  sshpass,
  sslmate,
  stabilityAi,
  stackhawk,
  statsig,
  statuspage,
  stellar,
  storyblok,
  strava,
  streamChat,
  stripe,
  stytch,
  sumologic,
  supabase,
  symfony,
  tableau,
  tailscale,
  tavily,
  taxjar,
  teamcity,
  telegram,
  telnyx,
  temporal,
  tencent,
  terraformCloud,
  thingsboard,
  thousandeyes,
  thunderstore,
  tiingo,
  tiktok,
  tines,
  tinybird,
  todoist,
  togetherai,
  toggl,
  tomtom,
  travisci,
  trello,
  truenas,
  turso,
  twelvedata,
  twilio,
  twitch,
  twitter,
  typeform,
  typesense,
  ubidots,
  ukNotify,
  unix,
  unkey,
  unsplash,
  upcloud,
  uploadcare,
  upstage,
  upstash,
  uptimerobot,
  urlscan,
  valTown,
  vastai,
  vault,
  vercel,
  virustotal,
  vmware,
  voiceflow,
  volcengine,
  vonage,
  voyageai,
  vsce,
  vultr,
  wakatime,
  wandb,
  weatherstack,
  weaviate,
  webex,
  webflow,
  webpush,
  wecom,
  windows,
  wireguard,
  wise,
  wistia,
  wiz,
  woocommerce,
  wordpress,
  workato,
  workos,
  wpengine,
  wrike,
  wundergraph,
  xai,
  xata,
  xendit,
  yandex,
  yarnrc,
  yelp,
  yousign,
  zapier,
  zendesk,
  zenrows,
  zerobounce,
  zerotier,
  zhipu,
  zoho,
  zoom,
  zulip,
  zuplo
];

// src/decoders/bytes.ts
function tableOf(chars) {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(chars, "latin1")) table[byte] = 1;
  return table;
}
var DIGITS = "0123456789";
var LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
var HEX_DIGITS = "0123456789abcdef";
var NO_DIGIT = 256;
var HEX_VALUES = new Uint16Array(256).fill(NO_DIGIT);
for (const [value, char] of [...HEX_DIGITS].entries()) {
  HEX_VALUES[char.charCodeAt(0)] = value;
  HEX_VALUES[char.toUpperCase().charCodeAt(0)] = value;
}
function hexPair(bytes, at) {
  if (at + 2 > bytes.length) return -1;
  const value = (HEX_VALUES[bytes[at]] << 4) + HEX_VALUES[bytes[at + 1]];
  return value < NO_DIGIT ? value : -1;
}
function isHexDigit(byte) {
  return byte !== void 0 && HEX_VALUES[byte] !== NO_DIGIT;
}
function hexNumber(bytes, at, count) {
  if (at + count > bytes.length) return -1;
  let value = 0;
  for (let index = at; index < at + count; index += 1) {
    const digit = HEX_VALUES[bytes[index]];
    if (digit === NO_DIGIT) return -1;
    value = value * 16 + digit;
  }
  return value;
}
function isAsciiText(byte) {
  return byte >= 32 && byte < 127 || byte === 9 || byte === 10 || byte === 13 || byte === 27;
}
var NEAR = 48;
function nextByte(bytes, byte, from) {
  const near = Math.min(bytes.length, from + NEAR);
  for (let at = from; at < near; at += 1) if (bytes[at] === byte) return at;
  return near < bytes.length ? bytes.indexOf(byte, near) : -1;
}
function searchFor(bytes, needle) {
  let found = -2;
  return (from) => {
    if (found !== -1 && found < from) found = bytes.indexOf(needle, from, "latin1");
    return found;
  };
}

// src/decoders/pieces.ts
var NATIVE_COPY = 48;
var Pieces = class {
  #source;
  #bytes;
  #length = 0;
  /** By entry: its first offset here, where that comes from, and how many outer bytes each further byte takes. */
  #offsets = [];
  #origins = [];
  #widths = [];
  /** @param capacity decoded bytes that are expected; there may be more */
  constructor(source, capacity) {
    this.#source = source;
    this.#bytes = Buffer.allocUnsafe(capacity);
  }
  get length() {
    return this.#length;
  }
  /** Takes a stretch of the source as it is. */
  copy(start, end2) {
    if (end2 <= start) return;
    this.#reserve(end2 - start);
    this.#enter(start, 1);
    if (end2 - start >= NATIVE_COPY) {
      this.#source.copy(this.#bytes, this.#length, start, end2);
      this.#length += end2 - start;
      return;
    }
    for (let at = start; at < end2; at += 1) this.#bytes[this.#length++] = this.#source[at];
  }
  /** Takes one byte that the `width` outer bytes from `origin` on encode. */
  put(byte, origin, width) {
    this.#reserve(1);
    this.#enter(origin, width);
    this.#bytes[this.#length++] = byte;
  }
  /** Takes a character, in UTF-8, that the `width` outer bytes from `origin` on encode. */
  putCodePoint(code, origin, width) {
    if (code < 128) {
      this.put(code, origin, width);
      return;
    }
    const head2 = code < 2048 ? 192 : code < 65536 ? 224 : 240;
    const following = code < 2048 ? 1 : code < 65536 ? 2 : 3;
    this.put(head2 | code >> 6 * following, origin, 0);
    for (let rest = following - 1; rest >= 0; rest -= 1) this.put(128 | code >> 6 * rest & 63, origin, 0);
  }
  finish(outer) {
    const bytes = this.#bytes.subarray(0, this.#length);
    return { bytes, outer, toOuter: (offset) => this.#toOuter(offset, outer) };
  }
  #toOuter(offset, outer) {
    if (offset >= this.#length) return outer.end;
    let low = 0;
    let high = this.#offsets.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if (this.#offsets[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#origins[low] + (offset - this.#offsets[low]) * this.#widths[low];
  }
  #enter(origin, width) {
    const last = this.#offsets.length - 1;
    if (last >= 0 && this.#widths[last] === width) {
      if (this.#origins[last] + (this.#length - this.#offsets[last]) * width === origin) return;
    }
    this.#offsets.push(this.#length);
    this.#origins.push(origin);
    this.#widths.push(width);
  }
  #reserve(count) {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, this.#length + count));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
};

// src/decoders/spans.ts
function widened2(bytes, within, reach) {
  const spans = [];
  for (const { start, end: end2 } of within) {
    if (end2 <= start) continue;
    const wide = { start: Math.max(0, start - reach), end: Math.min(bytes.length, end2 + reach) };
    const last = spans.at(-1);
    if (last !== void 0 && wide.start <= last.end) last.end = Math.max(last.end, wide.end);
    else spans.push(wide);
  }
  return spans;
}
function overlapWith(within) {
  let index = 0;
  return ({ start, end: end2 }) => {
    for (; index < within.length; index += 1) {
      const span = within[index];
      if (span.end > start && span.end > span.start) return span.start < end2;
    }
    return false;
  };
}

// src/decoders/rewrite.ts
var CONTEXT2 = 1024;
var NEIGHBOURS = 160;
var MAX_GAP2 = 512;
var MAX_STRETCH = 1 << 20;
var NEWLINE = 10;
function* rewrite(bytes, within, marksIn7) {
  const isWanted = overlapWith(within);
  for (const span of widened2(bytes, within, CONTEXT2)) {
    const view = span.end === bytes.length ? bytes : bytes.subarray(0, span.end);
    for (const stretch of stretches(view, span.start, marksIn7)) {
      if (isWanted(stretch)) yield undone(view, stretch, marksIn7);
    }
  }
}
function* stretches(view, from, marksIn7) {
  const marks = marksIn7(view, from);
  let found = nextTelling(marks, from);
  let floor = from;
  while (found !== void 0) {
    const start = contextStart(view, found.start, floor);
    let end2 = found.end;
    found = nextTelling(marks, end2);
    while (found !== void 0 && found.start - end2 <= MAX_GAP2 && found.end - start <= MAX_STRETCH) {
      end2 = found.end;
      found = nextTelling(marks, end2);
    }
    floor = contextEnd(view, end2, found?.start ?? view.length);
    yield { start, end: floor };
  }
}
function nextTelling(marks, from) {
  const next = marks.nextTelling ?? marks.next;
  for (let at = next(from); at !== -1; at = next(at + marks.width)) {
    const end2 = marks.telling(at);
    if (end2 !== -1) return { start: at, end: end2 };
  }
  return void 0;
}
function undone(view, stretch, marksIn7) {
  const part = view.subarray(0, stretch.end);
  const marks = marksIn7(part, stretch.start);
  const pieces = new Pieces(part, stretch.end - stretch.start);
  let copied = stretch.start;
  let at = marks.next(stretch.start);
  while (at !== -1) {
    pieces.copy(copied, at);
    copied = marks.undo(at, pieces);
    at = marks.next(copied > at ? copied : at + marks.width);
  }
  pieces.copy(copied, stretch.end);
  return pieces.finish(stretch);
}
function contextStart(bytes, at, floor) {
  const first = Math.max(floor, at - CONTEXT2);
  let start = at;
  while (start > first && (bytes[start - 1] !== NEWLINE || at - start < NEIGHBOURS)) start -= 1;
  return start;
}
function contextEnd(bytes, at, ceiling) {
  const last = Math.min(ceiling, at + CONTEXT2);
  let end2 = at;
  while (end2 < last && (bytes[end2] !== NEWLINE || end2 - at < NEIGHBOURS)) end2 += 1;
  return end2;
}

// src/decoders/ansi.ts
var ESCAPE = 27;
var BELL = 7;
var BACKSLASH2 = 92;
var NEWLINE2 = 10;
var CONTROL = 91;
var COMMAND = 93;
var MAX_CONTROL = 64;
var MAX_COMMAND = 4096;
var ansi = {
  name: "ansi",
  decode: (bytes, within) => rewrite(bytes, within, marksIn)
};
function marksIn(view) {
  return {
    width: 1,
    next: (from) => nextByte(view, ESCAPE, from),
    // Two bytes alone stand in many binaries by chance.
    telling: (at) => view[at + 1] === CONTROL || view[at + 1] === COMMAND ? sequenceEnd(view, at) : -1,
    undo(at) {
      const end2 = sequenceEnd(view, at);
      return end2 === -1 ? at : end2;
    }
  };
}
function sequenceEnd(view, at) {
  const kind = view[at + 1];
  if (kind === void 0) return -1;
  if (kind === CONTROL) return controlEnd(view, at + 2);
  if (kind === COMMAND) return commandEnd(view, at + 2);
  if (kind >= 32 && kind <= 47) return (view[at + 2] ?? 0) >= 48 ? at + 3 : -1;
  return kind >= 48 && kind <= 126 ? at + 2 : -1;
}
function controlEnd(view, start) {
  const last = Math.min(view.length, start + MAX_CONTROL);
  for (let at = start; at < last; at += 1) {
    const byte = view[at];
    if (byte >= 64 && byte <= 126) return at + 1;
    if (byte < 32 || byte > 63) return -1;
  }
  return -1;
}
function commandEnd(view, start) {
  const last = Math.min(view.length, start + MAX_COMMAND);
  for (let at = start; at < last; at += 1) {
    const byte = view[at];
    if (byte === BELL) return at + 1;
    if (byte === NEWLINE2) return -1;
    if (byte === ESCAPE) return view[at + 1] === BACKSLASH2 ? at + 2 : -1;
  }
  return -1;
}

// src/decoders/backslash.ts
var BACKSLASH3 = 92;
var OPEN_BRACE = 123;
var CLOSE_BRACE = 125;
var CONTROLS = /* @__PURE__ */ new Map([
  [110, 10],
  // \n
  [114, 13],
  // \r
  [116, 9],
  // \t
  [101, 27]
  // \e
]);
var DIGITS_AFTER = /* @__PURE__ */ new Map([
  [120, 2],
  [117, 4],
  [85, 8]
]);
var TELLING = tableOf('"/_:=');
var PUNCTUATION = tableOf("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ");
var OCTAL = tableOf("01234567");
var NAME2 = tableOf(`${LETTERS}${DIGITS}_.-`);
var NAME_START = tableOf(`${LETTERS}_`);
var SIGN41 = tableOf("=:");
var MAX_NAME2 = 48;
var backslash = {
  name: "backslash",
  decode: (bytes, within) => rewrite(bytes, within, marksIn2)
};
function marksIn2(view) {
  return {
    width: 2,
    next: (from) => nextByte(view, BACKSLASH3, from),
    telling: (at) => tellingEnd(view, at),
    undo: (at, into) => undo(view, at, into)
  };
}
function tellingEnd(view, at) {
  const next = view[at + 1];
  if (next === void 0) return -1;
  if (TELLING[next] === 1) return at + 2;
  const control = CONTROLS.get(next);
  if (control === 27) return view[at + 2] === 91 ? at + 2 : -1;
  if (control !== void 0) return isAssignment(view, at + 2) ? at + 2 : -1;
  const escape = numberAt(view, at);
  return escape !== void 0 && isAsciiText(escape.code) ? escape.end : -1;
}
function undo(view, at, into) {
  const next = view[at + 1];
  if (next === void 0) return at;
  const plain = PUNCTUATION[next] === 1 ? next : CONTROLS.get(next);
  if (plain !== void 0) {
    into.put(plain, at, 2);
    return at + 2;
  }
  const escape = numberAt(view, at);
  if (escape === void 0) return at;
  if (next === 120 || OCTAL[next] === 1) into.put(escape.code, at, escape.end - at);
  else into.putCodePoint(escape.code, at, escape.end - at);
  return escape.end;
}
function isAssignment(view, start) {
  if (NAME_START[view[start] ?? 0] !== 1) return false;
  const last = Math.min(view.length, start + MAX_NAME2);
  for (let at = start + 1; at < last; at += 1) {
    const byte = view[at];
    if (NAME2[byte] !== 1) return SIGN41[byte] === 1 && at - start >= 3;
  }
  return false;
}
function numberAt(view, at) {
  const kind = view[at + 1];
  const count = DIGITS_AFTER.get(kind);
  if (count === void 0) return octalAt(view, at);
  if (view[at + 2] === OPEN_BRACE) return bracedAt(view, at);
  const code = hexNumber(view, at + 2, count);
  const end2 = at + 2 + count;
  if (code >= 55296 && code < 56320) return pairAt(view, at, code);
  return isCharacter(code) ? { code, end: end2 } : void 0;
}
function octalAt(view, at) {
  const [first, second, third] = [view[at + 1], view[at + 2], view[at + 3]];
  if (first === void 0 || second === void 0 || third === void 0) return void 0;
  if (first > 51 || OCTAL[first] !== 1 || OCTAL[second] !== 1 || OCTAL[third] !== 1) return void 0;
  return { code: first - 48 << 6 | second - 48 << 3 | third - 48, end: at + 4 };
}
function bracedAt(view, at) {
  for (let count = 1; count <= 6; count += 1) {
    if (view[at + 3 + count] !== CLOSE_BRACE) continue;
    const code = hexNumber(view, at + 3, count);
    return isCharacter(code) ? { code, end: at + 4 + count } : void 0;
  }
  return void 0;
}
function pairAt(view, at, high) {
  if (view[at + 6] !== BACKSLASH3 || view[at + 7] !== 117) return void 0;
  const low = hexNumber(view, at + 8, 4);
  if (low < 56320 || low >= 57344) return void 0;
  return { code: 65536 + (high - 55296 << 10) + (low - 56320), end: at + 12 };
}
function isCharacter(code) {
  return code >= 0 && code <= 1114111 && !(code >= 55296 && code < 57344);
}

// src/decoders/alphabets.ts
var BASE642 = tableOf(`${LETTERS}${DIGITS}+/-_`);
var HEX_INSIDE = tableOf("0123456789abcdefABCDEFxX ,:;-	\r\n");
var QUOTES = tableOf("\"'`");
var AFTER_QUOTE = tableOf(" 	\r\n+.&|~<\\\"'`");
var PIECE = tableOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+/=.:@%!?*#$^&~|<>-");
var BLANKS = tableOf(" 	\r\n");
var STARTERS = tableOf("\\$#:");

// src/decoders/content.ts
var HEAD_BYTES = 24;
var MAGICS = [
  [31, 139, 8],
  [80, 75, 3, 4],
  [66, 90, 104],
  [253, 55, 122, 88, 90],
  [40, 181, 47, 253]
];
function isContent(head2, length) {
  return isTextStart(head2, length) || isWideText(head2, length) || isStream(head2, length);
}
var TEXT_START = new Uint8Array(256);
for (let byte = 32; byte < 127; byte += 1) TEXT_START[byte] = 1;
for (const byte of [9, 10, 13, 27]) TEXT_START[byte] = 1;
TEXT_START.fill(2, 194, 224);
TEXT_START.fill(3, 224, 240);
TEXT_START.fill(4, 240, 245);
function isTextStart(bytes, length) {
  let at = 0;
  while (at < length) {
    const size = TEXT_START[bytes[at]];
    if (size === 0) return false;
    const end2 = Math.min(length, at + size);
    for (at += 1; at < end2; at += 1) if ((bytes[at] & 192) !== 128) return false;
  }
  return length > 0;
}
function isWideText(head2, length) {
  if (length < 8) return false;
  const mark = head2[0] << 8 | head2[1];
  if (mark === 65534 || mark === 65279) return true;
  const first = head2[0] === 0 ? 1 : 0;
  for (let at = 0; at + 1 < length; at += 2) {
    if (head2[at + 1 - first] !== 0 || TEXT_START[head2[at + first]] !== 1) return false;
  }
  return true;
}
function isStream(head2, length) {
  if (length < 8) return false;
  if (MAGICS.some((magic) => magic.every((byte, index) => head2[index] === byte))) return true;
  return head2[0] === 120 && (head2[1] & 32) === 0 && (head2[0] << 8 | head2[1]) % 31 === 0;
}

// src/decoders/base64-head.ts
var ALPHABET = `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/`;
var VALUES = new Uint8Array(256);
for (const [value, char] of [...ALPHABET].entries()) VALUES[char.charCodeAt(0)] = value;
VALUES["-".charCodeAt(0)] = 62;
VALUES["_".charCodeAt(0)] = 63;
var OTHER_STARTS = tableOf("\0\xFF\xFExPB\xFD(");
var FIRST_BYTES = OTHER_STARTS.map((isOther, byte) => isOther === 1 || TEXT_START[byte] !== 0 ? 1 : 0);
var head = new Uint8Array(HEAD_BYTES);
function isCandidate(bytes, start, end2) {
  if (FIRST_BYTES[(VALUES[bytes[start]] << 2 | VALUES[bytes[start + 1]] >> 4) & 255] !== 1) return false;
  const last = Math.min(end2, start + HEAD_BYTES / 3 * 4);
  let length = 0;
  for (let at = start; at + 1 < last; at += 4) {
    length = decodeFour(bytes, at, last, length);
    const mayBeOther = OTHER_STARTS[head[0]] === 1 || head[1] === 0;
    if (!mayBeOther && !isTextStart(head, length)) return false;
  }
  return length > 0 && isContent(head, length);
}
function decodeFour(bytes, at, end2, length) {
  const third = at + 2 < end2 ? VALUES[bytes[at + 2]] : 0;
  const fourth = at + 3 < end2 ? VALUES[bytes[at + 3]] : 0;
  const bits = VALUES[bytes[at]] << 18 | VALUES[bytes[at + 1]] << 12 | third << 6 | fourth;
  head[length] = bits >> 16;
  head[length + 1] = bits >> 8 & 255;
  head[length + 2] = bits & 255;
  return length + Math.min(3, end2 - at - 1);
}

// src/decoders/runs.ts
function nextRun(bytes, alphabet2, minLength, from, end2) {
  let first = from;
  let at = from + minLength - 1;
  while (first < end2 && at < bytes.length) {
    let back = at;
    while (back >= first && alphabet2[bytes[back]] === 1) back -= 1;
    if (back < first) return { start: first, end: runEnd(bytes, alphabet2, at + 1) };
    first = back + 1;
    at = back + minLength;
  }
  return void 0;
}
function runEnd(bytes, alphabet2, from) {
  let at = from;
  while (at + 4 <= bytes.length) {
    if ((alphabet2[bytes[at]] & alphabet2[bytes[at + 1]] & alphabet2[bytes[at + 2]] & alphabet2[bytes[at + 3]]) === 0)
      break;
    at += 4;
  }
  while (at < bytes.length && alphabet2[bytes[at]] === 1) at += 1;
  return at;
}

// src/decoders/base64-lines.ts
var MIN_LINE = 32;
var MAX_INDENT = 64;
var MAX_BEFORE = 64 * 1024;
var NEWLINE3 = 10;
var CARRIAGE_RETURN = 13;
var BACKSLASH4 = 92;
var BLANKS2 = tableOf(" 	");
var PADDING = tableOf("=");
var MARGIN = tableOf(" 	#*>;");
var LINE_ENDS = tableOf("\r\n");
var ESCAPED_ENDS = tableOf("nr");
var AFTER_LINE = tableOf("\r\n\\\"'`=<,)");
var STANDARD_ONLY = tableOf("+/");
var URL_ONLY = tableOf("-_");
function firstLine(bytes, start, end2) {
  let foreign;
  for (let at = start; at < end2; at += 1) {
    const byte = bytes[at];
    if (foreign?.[byte] === 1) return { start, end: at };
    if (foreign === void 0)
      foreign = STANDARD_ONLY[byte] === 1 ? URL_ONLY : URL_ONLY[byte] === 1 ? STANDARD_ONLY : void 0;
  }
  return { start, end: end2 };
}
function linesFrom(bytes, first) {
  const lines = [first];
  for (let line2 = first; line2.end - line2.start >= MIN_LINE; ) {
    const start = nextLineStart(bytes, line2.end);
    if (start === -1) break;
    const end2 = runEnd(bytes, BASE642, start);
    if (end2 === start || end2 < bytes.length && AFTER_LINE[bytes[end2]] !== 1) break;
    line2 = { start, end: end2 };
    lines.push(line2);
  }
  return lines;
}
function nextLineStart(bytes, end2) {
  let at = end2;
  if (bytes[at] === BACKSLASH4) {
    while (bytes[at] === BACKSLASH4 && at < end2 + 8) {
      while (bytes[at] === BACKSLASH4 && at < end2 + 8) at += 1;
      if (ESCAPED_ENDS[bytes[at] ?? 0] !== 1) return -1;
      at += 1;
    }
    return at;
  }
  if (bytes[at] === CARRIAGE_RETURN) at += 1;
  if (bytes[at] !== NEWLINE3) return -1;
  const last = Math.min(bytes.length, at + MAX_INDENT);
  at += 1;
  while (at < last && MARGIN[bytes[at]] === 1) at += 1;
  return at;
}
function startBefore(bytes, at) {
  const floor = Math.max(0, at - MAX_BEFORE);
  let start = runStart(bytes, at, floor, PADDING);
  for (; ; ) {
    const lineStart = runStart(bytes, start, floor, BASE642);
    const margin = runStart(bytes, lineStart, floor, BLANKS2);
    const above = runStart(bytes, margin, floor, LINE_ENDS);
    const isFull = above < margin && above - runStart(bytes, above, floor, BASE642) >= MIN_LINE;
    if (!isFull) return lineStart;
    start = above;
  }
}
function runStart(bytes, at, floor, alphabet2) {
  let start = at;
  while (start > floor && alphabet2[bytes[start - 1]] === 1) start -= 1;
  return start;
}

// src/decoders/survey-kernel.generated.ts
var SIMD_KERNEL = "AGFzbQEAAAABCQJgAABgAX8BfwMEAwABAQUDAQAlBhADfgFCAAt+AUIAC34BQgALBxsDBm1lbW9yeQIABXJlc2V0AAAGc3VydmV5AAIKvBADDgBCACQAQgAkAUIAJAILjAEAIAAtAAAtAABBCHEEfyAALQABLQAAQRBxBH8gAEEBay0AAC0AAEEgcQVBAAsFIAAtAABB3ABGIAAtAAFBCkYgAC0AAUENRnJxIAAtAABBJEYgAC0AAEEjRnIgAC0AAUH7AEZxciAALQAAQTpGIAAtAAFBIEYgAC0AAkE+RiAALQACQfwARnJxcXILC5wPBAN/Cn4BfwN7QcACIQFBwAIgAGohAkGAgxAhAyMAIQQjASEFIwIhBgJAA0AgASACTw0BQgAhB0IAIQhCACEJQgAhCiAB/QAAACEP/QwBAgQIECBAgP//////////IA9BBP1t/Q4hECAP/QwPDw8PDw8PDw8PDw8PDw8P/U4hESAH/Qyo+Pj4+Pj4+Pj48FRQVFB0IBH9DiAQ/U4gEP0j/WStQgCGhCEHIAj9DAxYWFhYWFgIqAkJCAQFAAAgEf0OIBD9TiAQ/SP9ZK1CAIaEIQggCf0MBAAAAAAAAAAAAQEAAAEAACAR/Q4gEP1OIBD9I/1krUIAhoQhCSAK/QxAAAQEBAAABAAACAAgAAAAIBH9DiAQ/U4gEP0jAnsgAf0AAAEhD/0MAQIECBAgQID//////////yAPQQT9bf0OIRAgD/0MDw8PDw8PDw8PDw8PDw8PD/1OIRH9DEQABAAAAAQEAAEBhKgBhAAgEf0OIBD9TiAQ/SML/U79ZK1CAIaEIQogAf0AABAhD/0MAQIECBAgQID//////////yAPQQT9bf0OIRAgD/0MDw8PDw8PDw8PDw8PDw8PD/1OIREgB/0MqPj4+Pj4+Pj4+PBUUFRQdCAR/Q4gEP1OIBD9I/1krUIQhoQhByAI/QwMWFhYWFhYCKgJCQgEBQAAIBH9DiAQ/U4gEP0j/WStQhCGhCEIIAn9DAQAAAAAAAAAAAEBAAABAAAgEf0OIBD9TiAQ/SP9ZK1CEIaEIQkgCv0MQAAEBAQAAAQAAAgAIAAAACAR/Q4gEP1OIBD9IwJ7IAH9AAARIQ/9DAECBAgQIECA//////////8gD0EE/W39DiEQIA/9DA8PDw8PDw8PDw8PDw8PDw/9TiER/QxEAAQAAAAEBAABAYSoAYQAIBH9DiAQ/U4gEP0jC/1O/WStQhCGhCEKIAH9AAAgIQ/9DAECBAgQIECA//////////8gD0EE/W39DiEQIA/9DA8PDw8PDw8PDw8PDw8PDw/9TiERIAf9DKj4+Pj4+Pj4+PjwVFBUUHQgEf0OIBD9TiAQ/SP9ZK1CIIaEIQcgCP0MDFhYWFhYWAioCQkIBAUAACAR/Q4gEP1OIBD9I/1krUIghoQhCCAJ/QwEAAAAAAAAAAABAQAAAQAAIBH9DiAQ/U4gEP0j/WStQiCGhCEJIAr9DEAABAQEAAAEAAAIACAAAAAgEf0OIBD9TiAQ/SMCeyAB/QAAISEP/QwBAgQIECBAgP//////////IA9BBP1t/Q4hECAP/QwPDw8PDw8PDw8PDw8PDw8P/U4hEf0MRAAEAAAABAQAAQGEqAGEACAR/Q4gEP1OIBD9Iwv9Tv1krUIghoQhCiAB/QAAMCEP/QwBAgQIECBAgP//////////IA9BBP1t/Q4hECAP/QwPDw8PDw8PDw8PDw8PDw8P/U4hESAH/Qyo+Pj4+Pj4+Pj48FRQVFB0IBH9DiAQ/U4gEP0j/WStQjCGhCEHIAj9DAxYWFhYWFgIqAkJCAQFAAAgEf0OIBD9TiAQ/SP9ZK1CMIaEIQggCf0MBAAAAAAAAAAAAQEAAAEAACAR/Q4gEP1OIBD9I/1krUIwhoQhCSAK/QxAAAQEBAAABAAACAAgAAAAIBH9DiAQ/U4gEP0jAnsgAf0AADEhD/0MAQIECBAgQID//////////yAPQQT9bf0OIRAgD/0MDw8PDw8PDw8PDw8PDw8PD/1OIRH9DEQABAAAAAQEAAEBhKgBhAAgEf0OIBD9TiAQ/SML/U79ZK1CMIaEIQogAUHAAGogAksEQEIBIAIgAWuthkIBfSELIAcgC4MhByAIIAuDIQggCiALgyEKCyAIIAkgCUIBhiAGQj+IhINCf4WDIQggCSEGIAchDCAEIQ0gByEEIAwgDEIBhiANQj+IhIMhDCANIA1CAYaDIQ0gDCAMQgKGIA1CPoiEgyEMIA0gDUIChoMhDSAMIAxCBIYgDUI8iISDIQwgDSANQgSGgyENIAwgDEIIhiANQjiIhIMhDCANIA1CCIaDIQ0gDCAMQgSGIA1CPIiEgyEMIA0gDUIEhoMhDSAMIAxCAYYgDUI/iIRCf4WDIQwCQANAIAxQDQEgASAMeqdqIQ4gAyAOQdMCa0ECdEEAcjYCACADQQRqIQMgDCAMQgF9gyEMDAALCyAIIQwgBSENIAghBSAMIAxCAYYgDUI/iISDIQwgDSANQgGGgyENIAwgDEIChiANQj6IhIMhDCANIA1CAoaDIQ0gDCAMQgSGIA1CPIiEgyEMIA0gDUIEhoMhDSAMIAxCCIYgDUI4iISDIQwgDSANQgiGgyENIAwgDEIIhiANQjiIhIMhDCANIA1CCIaDIQ0gDCAMQgGGIA1CP4iEQn+FgyEMAkADQCAMUA0BIAEgDHqnaiEOIAMgDkHXAmtBAnRBAXI2AgAgA0EEaiEDIAwgDEIBfYMhDAwACwsCQANAIApQDQEgASAKeqdqIQ4gDhABBEAgAyAOQcACa0ECdEECcjYCACADQQRqIQMLIAogCkIBfYMhCgwACwsgAUHAAGohAQwACwsgBCQAIAUkASAGJAIgA0GAgxBrQQJ2Cw==";
var SCALAR_KERNEL = "AGFzbQEAAAABCQJgAABgAX8BfwMEAwABAQUDAQAlBhADfwFBAAt/AUEAC38BQQALBxsDBm1lbW9yeQIABXJlc2V0AAAGc3VydmV5AAIKmwMDDgBBACQAQQAkAUEAJAILjAEAIAAtAAAtAABBCHEEfyAALQABLQAAQRBxBH8gAEEBay0AAC0AAEEgcQVBAAsFIAAtAABB3ABGIAAtAAFBCkYgAC0AAUENRnJxIAAtAABBJEYgAC0AAEEjRnIgAC0AAUH7AEZxciAALQAAQTpGIAAtAAFBIEYgAC0AAkE+RiAALQACQfwARnJxcXILC/sBAQh/QcACIQFBwAIgAGohAkGAgxAhAyMAIQQjASEFIwIhBgJAA0AgASACTw0BIAEtAAAtAAAhByAEQQFqQQAgB0EAdkEBcWtxIQQgBEEURgRAIAMgAUHTAmtBAnRBAHI2AgAgA0EEaiEDCyAHQQJ2QQFxIQggBUEBakEAIAdBAXZBAXEgBiAIcUtrcSEFIAVBGEYEQCADIAFB1wJrQQJ0QQFyNgIAIANBBGohAwsgCCEGIAdByABxBEAgARABBEAgAyABQcACa0ECdEECcjYCACADQQRqIQMLCyABQQFqIQEMAAsLIAQkACAFJAEgBiQCIANBgIMQa0ECdgs=";

// src/decoders/survey-layout.ts
var CHUNK_BYTES2 = 256 * 1024;
var TEXT_AT2 = 256 + 64;
var OUT_AT2 = TEXT_AT2 + CHUNK_BYTES2 + 64;
var PAGES2 = Math.ceil((OUT_AT2 + CHUNK_BYTES2 * 8) / 65536);
var BASE64_BIT = 1;
var HEX_INSIDE_BIT = 2;
var BLANK_BIT = 4;
var QUOTE_BIT = 8;
var AFTER_QUOTE_BIT = 16;
var PIECE_BIT = 32;
var STARTER_BIT = 64;
var BASE64_TAG = 0;
var JOINT_TAG = 2;
var MIN_BASE64_RUN = 20;
var MIN_HEX_DIGITS = 24;

// src/decoders/survey.ts
var MIN_BYTES = 1024;
var SURVEY_REACH = 4096;
var latest;
function surveyOf(bytes, within) {
  if (latest?.bytes === bytes && latest.within === within) return latest.survey;
  const regions = widened2(bytes, within, SURVEY_REACH);
  const total = regions.reduce((sum, { start, end: end2 }) => sum + end2 - start, 0);
  latest = { bytes, within, survey: total >= MIN_BYTES ? kernel()?.survey(bytes, regions) : void 0 };
  return latest.survey;
}
var loaded;
function kernel() {
  if (typeof WebAssembly === "undefined") return void 0;
  loaded ??= new Kernel2();
  return loaded;
}
var Kernel2 = class {
  #reset;
  #survey;
  #memory;
  #entries;
  constructor() {
    const simd = Buffer.from(SIMD_KERNEL, "base64");
    const code = WebAssembly.validate(simd) ? simd : Buffer.from(SCALAR_KERNEL, "base64");
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code));
    const { buffer } = exports["memory"];
    this.#reset = exports["reset"];
    this.#survey = exports["survey"];
    this.#memory = new Uint8Array(buffer);
    this.#entries = new Uint32Array(buffer, OUT_AT2);
    this.#memory.set(classes(), 0);
  }
  survey(bytes, regions) {
    const survey = { regions, base64Runs: [], hexRuns: [], joints: [] };
    for (const region of regions) {
      this.#reset();
      for (let start = region.start; start < region.end; start += CHUNK_BYTES2) {
        this.#look(bytes, { start, end: Math.min(region.end, start + CHUNK_BYTES2) }, region.end, survey);
      }
    }
    return survey;
  }
  #look(bytes, { start, end: end2 }, regionEnd, into) {
    const count = end2 - start;
    const before = start === 0 ? 0 : 1;
    const behind = Math.min(2, bytes.length - end2);
    this.#memory[TEXT_AT2 - 1] = 0;
    this.#memory.set(bytes.subarray(start - before, end2 + behind), TEXT_AT2 - before);
    this.#memory.fill(0, TEXT_AT2 + count + behind, TEXT_AT2 + count + 2);
    const found = this.#survey(count);
    for (let at = 0; at < found; at += 1) {
      const entry = this.#entries[at];
      const place = start + ((entry | 0) >> 2);
      const tag = entry & 3;
      if (tag === BASE64_TAG) into.base64Runs.push(place);
      else if (tag === JOINT_TAG) into.joints.push(place);
      else {
        const digits = enoughDigits(bytes, place, regionEnd);
        if (digits !== -1) into.hexRuns.push(digits);
      }
    }
  }
};
function enoughDigits(bytes, start, end2) {
  let digits = 0;
  for (let at = start; at < end2 && HEX_INSIDE[bytes[at]] === 1; at += 1) {
    if (BLANKS[bytes[at]] === 1 && at > start && BLANKS[bytes[at - 1]] === 1) return -1;
    if (isHexDigit(bytes[at]) && (digits += 1) === MIN_HEX_DIGITS) return at;
  }
  return -1;
}
function classes() {
  const tables = [
    [BASE642, BASE64_BIT],
    [HEX_INSIDE, HEX_INSIDE_BIT],
    [BLANKS, BLANK_BIT],
    [QUOTES, QUOTE_BIT],
    [AFTER_QUOTE, AFTER_QUOTE_BIT],
    [PIECE, PIECE_BIT],
    [STARTERS, STARTER_BIT]
  ];
  return Uint8Array.from(
    { length: 256 },
    (_, byte) => tables.reduce((bits, [table, bit]) => table[byte] === 1 ? bits | bit : bits, 0)
  );
}
function cursorOver(places) {
  let index = 0;
  return (from) => {
    if (index > 0 && places[index - 1] >= from) index = 0;
    let step = 1;
    while (index + step < places.length && places[index + step] < from) [index, step] = [index + step, step * 2];
    while (index < places.length && places[index] < from) {
      const half = Math.max(1, step >> 1);
      if (index + half < places.length && places[index + half] < from) index += half;
      else if (half === 1) index += 1;
      step = half;
    }
    return places[index] ?? -1;
  };
}

// src/decoders/base64.ts
var MIN_RUN_IN_SECRET = 8;
var MAX_KIND_AT = 64 * 1024;
var MIN_UNNAMED = 24;
var MAX_PREFIX = 96;
var MIN_VALUE = 6;
var MAX_VALUE = 200;
var MAX_NAME_DISTANCE = 128;
var BACKSLASH5 = 92;
var PADDING2 = 61;
var SEPARATORS = tableOf("+-/_");
var SIGN42 = ": ";
var NAMED = /(?:^|[\s"'`,{([?&;])([A-Za-z_][\w.-]{1,63})\\*["'`]?\]?[ \t]*(?:=>|:=|[:=])[ \t]*(?:!!binary[ \t]*)?(?:[|>]-?\s*)?\\*["'`]?$/;
var base64 = {
  name: "base64",
  *decode(bytes, within) {
    const minRun = isKubernetesSecret(bytes) ? MIN_RUN_IN_SECRET : MIN_BASE64_RUN;
    const isWanted = overlapWith(within);
    const runFrom = runsOf(bytes, within, minRun);
    let floor = 0;
    let given = 0;
    for (const { start, end: end2 } of within) {
      let at = Math.max(floor, startBefore(bytes, start));
      const last = end2 + MAX_NAME_DISTANCE;
      for (let run = runFrom(at, last); run !== void 0 && run.start < last; run = runFrom(at, last)) {
        const text = textIn2(bytes, run, minRun, given);
        at = text?.end ?? run.end;
        if (text?.decoded !== void 0) {
          given = at;
          if (isWanted(text.decoded.outer)) yield text.decoded;
        }
      }
      floor = at;
    }
  }
};
function runsOf(bytes, within, minRun) {
  const survey = minRun === MIN_BASE64_RUN ? surveyOf(bytes, within) : void 0;
  if (survey === void 0) return (from, end2) => nextRun(bytes, BASE642, minRun, from, end2);
  const next = cursorOver(survey.base64Runs);
  const isSurveyed = insideOf(survey.regions);
  return (from, end2) => {
    if (!isSurveyed(from)) return nextRun(bytes, BASE642, minRun, from, end2);
    const here2 = runEnd(bytes, BASE642, from);
    if (here2 - from >= minRun) return { start: from, end: here2 };
    const start = next(from);
    return start === -1 ? void 0 : { start, end: runEnd(bytes, BASE642, start + minRun) };
  };
}
function insideOf(spans) {
  return (at) => spans.some(({ start, end: end2 }) => start <= at && at < end2);
}
function isKubernetesSecret(bytes) {
  const head2 = bytes.length > MAX_KIND_AT ? bytes.subarray(0, MAX_KIND_AT) : bytes;
  return /kind: Secret|"kind": ?"Secret"/.test(head2.includes("Secret") ? head2.toString("latin1") : "");
}
function textIn2(bytes, run, minRun, floor) {
  const start = textStart(bytes, run, minRun);
  if (start === -1) return void 0;
  const lines = linesFrom(bytes, firstLine(bytes, start, run.end));
  const encodedEnd = lines.at(-1).end;
  let end2 = encodedEnd;
  while (bytes[end2] === PADDING2 && end2 < encodedEnd + 2) end2 += 1;
  const isShort = encodedEnd - start < MIN_UNNAMED;
  if (isShort && (end2 - start) % 4 !== 0) return { end: end2 };
  const content = Buffer.from(lines.map((line2) => bytes.toString("latin1", line2.start, line2.end)).join(""), "base64");
  const plain = { bytes: content, outer: { start, end: end2 }, toOuter: originIn(lines, content.length, end2) };
  const name = nameBefore(bytes, start, floor);
  if (name === void 0) return isShort ? { end: end2 } : { decoded: plain, end: end2 };
  return { decoded: isBareValue(content) ? withName(bytes, name, plain) : plain, end: end2 };
}
function textStart(bytes, run, minRun) {
  const start = bytes[run.start - 1] === BACKSLASH5 ? run.start + 1 : run.start;
  if (isCandidate(bytes, start, run.end)) return start;
  const last = Math.min(run.end - minRun, start + MAX_PREFIX);
  for (let at = start; at < last; at += 1) {
    if (SEPARATORS[bytes[at]] === 1 && isCandidate(bytes, at + 1, run.end)) return at + 1;
  }
  return -1;
}
function originIn(lines, length, end2) {
  const firsts = [];
  let count = 0;
  for (const line2 of lines) {
    firsts.push(count);
    count += line2.end - line2.start;
  }
  return (offset) => {
    if (offset >= length) return end2;
    const character = Math.floor(offset * 4 / 3);
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if (firsts[middle] <= character) low = middle;
      else high = middle - 1;
    }
    return lines[low].start + character - firsts[low];
  };
}
function nameBefore(bytes, start, floor) {
  const before = bytes.toString("latin1", Math.max(floor, start - MAX_NAME_DISTANCE), start);
  const name = NAMED.exec(before);
  if (name?.[1] === void 0) return void 0;
  const nameStart2 = start - before.length + name.index + name[0].indexOf(name[1]);
  return { start: nameStart2, end: nameStart2 + name[1].length };
}
function isBareValue(content) {
  if (content.length < MIN_VALUE || content.length > MAX_VALUE || !isTextStart(content, content.length)) return false;
  return !content.some((byte) => byte < 32 || byte === 58 || byte === 61);
}
function withName(bytes, name, { bytes: content, outer, toOuter }) {
  const head2 = Buffer.concat([bytes.subarray(name.start, name.end), Buffer.from(SIGN42)]);
  const nameLength = name.end - name.start;
  return {
    bytes: Buffer.concat([head2, content]),
    outer: { start: name.start, end: outer.end },
    toOuter(offset) {
      if (offset < nameLength) return name.start + offset;
      return offset < head2.length ? name.end : toOuter(offset - head2.length);
    }
  };
}

// src/decoders/joined-lists.ts
var MAX_LIST = 4096;
var WORD = "join(";
var OPENERS = tableOf("[(");
var CLOSERS = tableOf("])");
function joinedLists(view, start) {
  const lists = [];
  const search = searchFor(view, WORD);
  let floor = start;
  let closer = start;
  for (let at = search(start); at !== -1; at = search(at + WORD.length)) {
    const inside = at + WORD.length;
    const before = listBefore(view, at, floor);
    if (before !== void 0) lists.push(before);
    else if (isJoiningNothing(view, at)) {
      closer = closerFrom(view, Math.max(closer, inside));
      if (closer - inside <= MAX_LIST) lists.push({ start: inside, end: closer });
    }
    floor = at;
  }
  return lists;
}
function listBefore(view, at, floor) {
  if (!/[\])]\s*\.\s*$/.test(view.toString("latin1", Math.max(0, at - 16), at))) return void 0;
  if (!/^join\(\s*(?:""|''|``)\s*\)/.test(view.toString("latin1", at, at + 24))) return void 0;
  const first = Math.max(floor, at - MAX_LIST);
  for (let open = at - 1; open >= first; open -= 1) {
    if (OPENERS[view[open]] === 1) return { start: open + 1, end: at };
  }
  return void 0;
}
function isJoiningNothing(view, at) {
  const inside = at + WORD.length;
  if (/^\s*(?:""|'')\s*,/.test(view.toString("latin1", inside, inside + 16))) return true;
  return /(?:""|'')\s*\.\s*$/.test(view.toString("latin1", Math.max(0, at - 16), at));
}
function closerFrom(view, from) {
  let at = from;
  while (at < view.length && CLOSERS[view[at]] !== 1) at += 1;
  return at;
}

// src/decoders/concatenation.ts
var NEWLINE4 = 10;
var CARRIAGE_RETURN2 = 13;
var BACKSLASH6 = 92;
var DOUBLE_QUOTE2 = 34;
var COMMA = 44;
var BAR = 124;
var LESS2 = 60;
var MORE = 62;
var UNDERSCORE = 95;
var MAX_JOINT = 256;
var BLANKS3 = tableOf(" 	");
var SPACE = tableOf(" 	\r\n");
var AFTER_QUOTE_IN_LIST = tableOf(" 	\r\n+.&|~<\\\"'`,");
var PREFIXES = tableOf("fFrRbBuULN@$");
var SINGLE = tableOf("+.&~,");
var DOUBLE = tableOf("+.");
var concatenation = {
  name: "concatenation",
  decode(bytes, within) {
    const survey = surveyOf(bytes, within);
    return rewrite(bytes, within, (view, start) => marksIn3(view, start, survey?.joints));
  }
};
function marksIn3(view, start, joints) {
  const lists = joinedLists(view, start);
  const isInList = insideOf2(lists);
  const after = lists.length === 0 ? AFTER_QUOTE : AFTER_QUOTE_IN_LIST;
  const surveyed = joints === void 0 ? void 0 : surveyedJoints(view, joints, lists);
  const others = surveyed !== void 0 ? [] : ["\\\n", "\\\r\n", "${", "#{", ": >", ": |"].map((needle) => searchFor(view, needle));
  const jointEnd = (at) => {
    const byte = view[at];
    if (QUOTES[byte] === 1) return literalsEnd(view, at, isInList);
    if (byte === BACKSLASH6) return continuationEnd(view, at);
    return byte === 58 ? blockEnd(view, at) : pieceEnd(view, at);
  };
  return {
    width: 1,
    next(from) {
      if (surveyed !== void 0) return surveyed(from);
      let before = view.length;
      for (const search of others) {
        const at = search(from);
        if (at !== -1 && at < before) before = at;
      }
      const joint = nextJoint(view, from, before, after, isInList);
      return joint !== -1 ? joint : before < view.length ? before : -1;
    },
    telling: jointEnd,
    undo(at, into) {
      const end2 = jointEnd(at);
      if (end2 === -1) return at;
      if (view[at] === 58) into.copy(at, at + 2);
      else if (view[at + 1] === 123) into.copy(at + 3, end2 - 2);
      return end2;
    }
  };
}
function surveyedJoints(view, joints, lists) {
  const next = cursorOver(joints);
  let listed = { from: 0, at: -1 };
  return (from) => {
    let outside = next(from);
    while (outside !== -1 && outside < view.length) {
      if (QUOTES[view[outside]] !== 1 || isJoint(view, outside, AFTER_QUOTE, isNowhere)) break;
      outside = next(outside + 1);
    }
    if (outside >= view.length) outside = -1;
    if (lists.length === 0) return outside;
    const isKnown = from >= listed.from && (listed.at === -1 || from <= listed.at);
    if (!isKnown) listed = { from, at: nextListed(view, from, lists) };
    return outside === -1 ? listed.at : listed.at === -1 ? outside : Math.min(outside, listed.at);
  };
}
function nextListed(view, from, lists) {
  for (const list of lists) {
    if (list.end <= from) continue;
    const isInside2 = (at2) => at2 >= list.start && at2 < list.end;
    const end2 = Math.min(view.length, list.end);
    const at = nextJoint(view, Math.max(from, list.start), end2, AFTER_QUOTE_IN_LIST, isInside2);
    if (at !== -1) return at;
  }
  return -1;
}
var isNowhere = () => false;
function insideOf2(spans) {
  let index = 0;
  return (at) => {
    while (index < spans.length && spans[index].end <= at) index += 1;
    return index < spans.length && spans[index].start <= at;
  };
}
function nextJoint(view, from, end2, after, isInList) {
  let at = Math.max(1, from);
  for (; at + 8 <= end2; at += 8) {
    const first = QUOTES[view[at]] | QUOTES[view[at + 1]] | QUOTES[view[at + 2]] | QUOTES[view[at + 3]];
    const second = QUOTES[view[at + 4]] | QUOTES[view[at + 5]] | QUOTES[view[at + 6]] | QUOTES[view[at + 7]];
    if ((first | second) === 0) continue;
    for (let near = at; near < at + 8; near += 1) if (isJoint(view, near, after, isInList)) return near;
  }
  for (; at < end2; at += 1) if (isJoint(view, at, after, isInList)) return at;
  return -1;
}
function isJoint(view, at, after, isInList) {
  if (QUOTES[view[at]] !== 1 || after[view[at + 1] ?? 0] !== 1 || PIECE[view[at - 1]] !== 1) return false;
  return at + 2 < view.length && literalsEnd(view, at, isInList) !== -1;
}
function literalsEnd(view, at, isInList) {
  const limit = Math.min(view.length - 1, at + MAX_JOINT);
  const first = skip(view, at + 1, limit, SPACE);
  const operatorEnd = skipOperator(view, first);
  const hasOperator = operatorEnd > first;
  if (view[first] === COMMA && !isInList(at)) return -1;
  let open = skip(view, operatorEnd, limit, SPACE);
  const continuation = lineContinuation(view, open);
  if (continuation > open) open = skip(view, continuation, limit, SPACE);
  if (open > at + 1 && QUOTES[view[open]] !== 1 && PREFIXES[view[open]] === 1) open += 1;
  if (open >= limit || QUOTES[view[open]] !== 1 || PIECE[view[open + 1]] !== 1) return -1;
  if (hasOperator || continuation > 0) return open + 1;
  const areNeighbours = open === at + 1 ? view[at] !== view[open] : view[open - 1] !== NEWLINE4;
  return areNeighbours ? open + 1 : -1;
}
function skip(view, from, limit, table) {
  let at = from;
  while (at < limit && table[view[at]] === 1) at += 1;
  return at;
}
function skipOperator(view, at) {
  const [byte, next] = [view[at], view[at + 1]];
  if (SINGLE[byte] === 1) return DOUBLE[byte] === 1 && next === byte ? at + 2 : at + 1;
  return byte === BAR && next === BAR || byte === LESS2 && next === MORE ? at + 2 : at;
}
function lineContinuation(view, at) {
  if (view[at] !== BACKSLASH6 && view[at] !== UNDERSCORE) return -1;
  const end2 = view[at + 1] === CARRIAGE_RETURN2 ? at + 2 : at + 1;
  return view[end2] === NEWLINE4 ? end2 + 1 : -1;
}
function continuationEnd(view, at) {
  if (at === 0 || PIECE[view[at - 1]] !== 1) return -1;
  const last = Math.min(view.length, at + MAX_JOINT);
  let end2 = view[at + 1] === CARRIAGE_RETURN2 ? at + 3 : at + 2;
  while (end2 < last && BLANKS3[view[end2]] === 1) end2 += 1;
  return end2 < last && PIECE[view[end2]] === 1 ? end2 : -1;
}
function pieceEnd(view, at) {
  const quote = view[at + 2] ?? 0;
  if (QUOTES[quote] !== 1) return -1;
  const last = Math.min(view.length, at + MAX_JOINT);
  for (let end2 = at + 3; end2 < last && view[end2] !== NEWLINE4; end2 += 1) {
    if (view[end2] === quote) return view[end2 + 1] === 125 ? end2 + 2 : -1;
  }
  return -1;
}
function blockEnd(view, at) {
  const last = Math.min(view.length, at + MAX_JOINT);
  let end2 = at + 3;
  while (end2 < last && SPACE[view[end2]] !== 1) {
    if (end2 > at + 5) return -1;
    end2 += 1;
  }
  let hasNewline = false;
  for (; end2 < last && SPACE[view[end2]] === 1; end2 += 1) hasNewline ||= view[end2] === NEWLINE4;
  const isIndented = hasNewline && BLANKS3[view[end2 - 1]] === 1;
  return isIndented && end2 < last && (PIECE[view[end2]] === 1 || view[end2] === DOUBLE_QUOTE2) ? end2 : -1;
}

// src/decoders/hex.ts
var MIN_BYTES2 = 12;
var BETWEEN = tableOf(" ,:;-	\r\n");
var MAX_BETWEEN = 40;
var REACH = 4096;
var ZERO = 48;
var LOWER_X = 120;
var STREAM_START = /^(?:1f8b08|78(?:01|5e|9c|da))/i;
var STARTS = new Uint8Array(512);
for (let byte = 0; byte < 128; byte += 1) if (isAsciiText(byte) || byte === 0 || byte === 31) STARTS[byte] = 1;
var hex = {
  name: "hex",
  *decode(bytes, within) {
    const isWanted = overlapWith(within);
    const runFrom = runsOf2(bytes, within);
    for (const span of widened2(bytes, within, REACH)) {
      const view = bytes.subarray(0, span.end);
      let at = span.start;
      for (let run = runFrom(view, at); run !== void 0; run = runFrom(view, at)) {
        for (const decoded of textsIn(view, run)) if (isWanted(decoded.outer)) yield decoded;
        at = run.end;
      }
    }
  }
};
function runsOf2(bytes, within) {
  const survey = surveyOf(bytes, within);
  if (survey === void 0) return (view, from) => nextRun(view, HEX_INSIDE, MIN_HEX_DIGITS, from, view.length);
  const next = cursorOver(survey.hexRuns);
  return (view, from) => {
    const inside = next(from);
    if (inside === -1) return void 0;
    let start = inside;
    while (start > from && HEX_INSIDE[view[start - 1]] === 1) start -= 1;
    return { start, end: runEnd(view, HEX_INSIDE, inside) };
  };
}
function* textsIn(view, run) {
  let at = run.start;
  while (at + 2 <= run.end) {
    const digits = isPrefix(view, at) ? at + 2 : at;
    const decoded = STARTS[hexPair(view, digits) & 511] === 1 ? decodeFrom(view, groupAt(view, at, run.end), run.end) : void 0;
    if (decoded !== void 0 && !isDecimal(view, decoded)) yield decoded;
    at = decoded?.outer.end ?? Math.max(at + 1, digitsEnd(view, digits, run.end));
  }
}
function isDecimal(view, { bytes, outer, toOuter }) {
  const arePairs = !isPrefix(view, outer.start) && toOuter(1) > outer.start + 2;
  return arePairs && !bytes.some((byte) => (byte & 15) > 9);
}
function isPrefix(view, at) {
  return view[at] === ZERO && ((view[at + 1] ?? 0) | 32) === LOWER_X;
}
function digitsEnd(view, at, end2) {
  let last = at;
  while (last < end2 && isHexDigit(view[last])) last += 1;
  return last;
}
function groupAt(view, at, end2) {
  const digits = isPrefix(view, at) ? at + 2 : at;
  return { start: at, digits, end: digitsEnd(view, digits, end2) };
}
function decodeFrom(view, first, end2) {
  const size = first.end - first.digits;
  if (size % 2 !== 0 || size === 0) return void 0;
  const isStream2 = size > 2 * MIN_BYTES2 && STREAM_START.test(view.toString("latin1", first.digits, first.digits + 6));
  const length = isStream2 ? size / 2 : lengthOf(view, first, end2);
  if (length < MIN_BYTES2) return void 0;
  const pieces = new Pieces(view, length);
  let last = first.start;
  for (let digits = first.digits; pieces.length < length; ) {
    const groupEnd = digitsEnd(view, digits, end2);
    for (let at = digits; at < groupEnd && pieces.length < length; at += 2) {
      pieces.put(hexPair(view, at), at, 2);
      last = at + 2;
    }
    digits = nextDigits(view, groupEnd, first.digits - first.start, end2);
  }
  return pieces.finish({ start: first.start, end: last });
}
function lengthOf(view, first, end2) {
  const size = first.end - first.digits;
  const prefix = first.digits - first.start;
  let length = 0;
  let before = -1;
  for (let digits = first.digits, groupEnd = first.end; ; ) {
    for (let at = digits; at < groupEnd; at += 2) {
      const byte = hexPair(view, at);
      if (!isAsciiText(byte) && (byte !== 0 || before === 0)) return length;
      before = byte;
      length += 1;
    }
    if (groupEnd - digits !== size) return length;
    digits = nextDigits(view, groupEnd, prefix, end2);
    if (digits === -1) return length;
    groupEnd = digitsEnd(view, digits, end2);
    if (groupEnd === digits || groupEnd - digits > size || (groupEnd - digits) % 2 !== 0) return length;
  }
}
function nextDigits(view, groupEnd, prefix, end2) {
  const last = Math.min(end2, groupEnd + MAX_BETWEEN);
  let at = groupEnd;
  while (at < last && BETWEEN[view[at]] === 1) at += 1;
  if (at === groupEnd || at === last) return -1;
  return isPrefix(view, at) === (prefix === 2) ? at + prefix : -1;
}

// src/decoders/html-entities.ts
var AMPERSAND = 38;
var HASH = 35;
var SEMICOLON = 59;
var LOWER_X2 = 120;
var MAX_NAME3 = 7;
var MAX_DIGITS = 7;
var INSIDE = tableOf(LETTERS);
var NAMED2 = new Map(
  [
    ["amp AMP", "&"],
    ["lt LT", "<"],
    ["gt GT", ">"],
    ["quot QUOT", '"'],
    ["apos", "'"],
    ["nbsp", " "],
    ["Tab", "	"],
    ["NewLine", "\n"],
    ["excl", "!"],
    ["num", "#"],
    ["dollar", "$"],
    ["percnt", "%"],
    ["lpar", "("],
    ["rpar", ")"],
    ["ast midast", "*"],
    ["plus", "+"],
    ["comma", ","],
    ["period", "."],
    ["sol", "/"],
    ["colon", ":"],
    ["semi", ";"],
    ["equals", "="],
    ["quest", "?"],
    ["commat", "@"],
    ["lsqb lbrack", "["],
    ["bsol", "\\"],
    ["rsqb rbrack", "]"],
    ["Hat", "^"],
    ["lowbar", "_"],
    ["grave", "`"],
    ["lcub lbrace", "{"],
    ["verbar vert", "|"],
    ["rcub rbrace", "}"],
    ["hyphen dash", "-"]
  ].flatMap(
    ([names, char]) => names.split(" ").map((name) => [keyOf2(Buffer.from(name), 0, name.length), char.charCodeAt(0)])
  )
);
var htmlEntities = {
  name: "html-entities",
  decode: (bytes, within) => rewrite(bytes, within, marksIn4)
};
function marksIn4(view) {
  return {
    width: 1,
    next: (from) => nextByte(view, AMPERSAND, from),
    telling(at) {
      const entity = entityAt(view, at);
      return entity !== void 0 && isAsciiText(entity.code) ? entity.end : -1;
    },
    undo(at, into) {
      const entity = entityAt(view, at);
      if (entity === void 0) return at;
      into.putCodePoint(entity.code, at, entity.end - at);
      return entity.end;
    }
  };
}
function entityAt(view, at) {
  if (view[at + 1] === HASH) return numberAt2(view, at + 2);
  const last = Math.min(view.length, at + 1 + MAX_NAME3);
  let end2 = at + 1;
  while (end2 < last && INSIDE[view[end2]] === 1) end2 += 1;
  if (end2 < at + 3 || view[end2] !== SEMICOLON) return void 0;
  const code = NAMED2.get(keyOf2(view, at + 1, end2));
  return code === void 0 ? void 0 : { code, end: end2 + 1 };
}
function keyOf2(bytes, start, end2) {
  let key = 0;
  for (let at = start; at < end2; at += 1) key = key * 128 + bytes[at];
  return key;
}
function numberAt2(view, at) {
  const isHex = ((view[at] ?? 0) | 32) === LOWER_X2;
  const start = isHex ? at + 1 : at;
  const base = isHex ? 16 : 10;
  let code = 0;
  let end2 = start;
  for (; end2 < start + MAX_DIGITS; end2 += 1) {
    const digit = hexNumber(view, end2, 1);
    if (digit === -1 || digit >= base) break;
    code = code * base + digit;
  }
  const isCharacter2 = code <= 1114111 && !(code >= 55296 && code < 57344);
  return end2 > start && view[end2] === SEMICOLON && isCharacter2 ? { code, end: end2 + 1 } : void 0;
}

// src/decoders/inflate.ts
import { constants, gunzipSync, inflateSync } from "node:zlib";
var MAX_BYTES2 = 1 << 20;
var MAX_RATIO = 100;
var MIN_INPUT = 18;
var inflate = {
  name: "inflate",
  *decode(bytes, within) {
    if (within.length === 0) return;
    const kind = kindOf(bytes);
    const text = kind === void 0 ? void 0 : inflated(bytes, kind);
    if (text !== void 0) yield asDecoded(bytes, text);
  }
};
function kindOf(bytes) {
  if (bytes.length < MIN_INPUT) return void 0;
  const [first, second] = [bytes[0], bytes[1]];
  if (first === 31 && second === 139 && bytes[2] === 8) return gunzipSync;
  const isZlib = first === 120 && (second & 32) === 0 && (first << 8 | second) % 31 === 0;
  return isZlib ? inflateSync : void 0;
}
function inflated(bytes, inflater) {
  for (let length = bytes.length; length >= MIN_INPUT; length >>= 1) {
    const maxOutputLength = Math.min(MAX_BYTES2, MAX_RATIO * bytes.length);
    try {
      const text = inflater(bytes.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength });
      return text.length === 0 ? void 0 : text;
    } catch {
    }
  }
  return void 0;
}
function asDecoded(bytes, text) {
  const toOuter = (offset) => offset >= text.length ? bytes.length : 0;
  return { bytes: text, outer: { start: 0, end: bytes.length }, toOuter };
}

// src/decoders/percent.ts
var PERCENT = 37;
var LOWER_U = 117;
var percent = {
  name: "percent",
  decode: (bytes, within) => rewrite(bytes, within, marksIn5)
};
function marksIn5(view) {
  return {
    width: 1,
    next: (from) => nextByte(view, PERCENT, from),
    telling(at) {
      const value = valueAt(view, at);
      return isPlain(value) ? at + widthAt(view, at) : -1;
    },
    undo(at, into) {
      const value = valueAt(view, at);
      if (value === -1) return at;
      const width = widthAt(view, at);
      if (width > 3) into.putCodePoint(value, at, width);
      else into.put(value, at, width);
      return at + width;
    }
  };
}
function valueAt(view, at) {
  if (view[at + 1] !== LOWER_U) return hexPair(view, at + 1);
  const code = hexNumber(view, at + 2, 4);
  return code >= 55296 && code < 57344 ? -1 : code;
}
function widthAt(view, at) {
  return view[at + 1] === LOWER_U ? 6 : 3;
}
function isPlain(value) {
  return value >= 32 && value < 127 || value === 10 || value === 13 || value === 9;
}

// src/decoders/quoted-printable.ts
var EQUALS2 = 61;
var CARRIAGE_RETURN3 = 13;
var NEWLINE5 = 10;
var MIN_BROKEN_LINE = 60;
var MAX_BROKEN_LINE = 80;
var quotedPrintable = {
  name: "quoted-printable",
  decode(bytes, within) {
    const isMail = says(bytes, "quoted", "-printable") || says(bytes, "Quoted", "-Printable");
    return rewrite(bytes, within, (view) => marksIn6(view, isMail));
  }
};
function says(bytes, start, rest) {
  for (let at = bytes.indexOf(start); at !== -1; at = bytes.indexOf(start, at + 1)) {
    const end2 = at + start.length;
    if (bytes.toString("latin1", end2, end2 + rest.length) === rest) return true;
  }
  return false;
}
function marksIn6(view, isMail) {
  return {
    width: 1,
    next: (from) => nextByte(view, EQUALS2, from),
    ...isMail ? {} : { nextTelling: typicalIn(view) },
    telling(at) {
      const soft = softBreakEnd(view, at);
      if (soft !== -1) return isMail || isFullLine(view, at) ? soft : -1;
      const value = hexPair(view, at + 1);
      return value === EQUALS2 || isMail && value !== -1 ? at + 3 : -1;
    },
    undo(at, into) {
      const soft = softBreakEnd(view, at);
      if (soft !== -1) return soft;
      const value = hexPair(view, at + 1);
      if (value === -1) return at;
      into.put(value, at, 3);
      return at + 3;
    }
  };
}
function typicalIn(view) {
  const searches = ["=3D", "=\n", "=\r\n"].map((needle) => searchFor(view, needle));
  return (from) => {
    let first = -1;
    for (const search of searches) {
      const at = search(from);
      if (at !== -1 && (first === -1 || at < first)) first = at;
    }
    return first;
  };
}
function softBreakEnd(view, at) {
  const newline = view[at + 1] === CARRIAGE_RETURN3 ? at + 2 : at + 1;
  return view[newline] === NEWLINE5 ? newline + 1 : -1;
}
function isFullLine(view, at) {
  if (view[at - 1] === EQUALS2) return false;
  const start = view.subarray(Math.max(0, at - MAX_BROKEN_LINE - 1), at).lastIndexOf(NEWLINE5);
  const length = start === -1 ? at : Math.min(at, MAX_BROKEN_LINE + 1) - start - 1;
  return length >= MIN_BROKEN_LINE && length <= MAX_BROKEN_LINE;
}

// src/decoders/utf16.ts
var MIN_CHARACTERS = 8;
var FEW_STEPS = 8;
var REACH2 = 4096;
var FORMS = [
  { name: "utf-32le", width: 4, isLittle: true, mark: Buffer.from([255, 254, 0, 0]) },
  { name: "utf-32be", width: 4, isLittle: false, mark: Buffer.from([0, 0, 254, 255]) },
  { name: "utf-16le", width: 2, isLittle: true, mark: Buffer.from([255, 254]) },
  { name: "utf-16be", width: 2, isLittle: false, mark: Buffer.from([254, 255]) }
];
var utf16 = {
  name: "utf-16",
  *decode(bytes, within) {
    const isWanted = overlapWith(within);
    for (const span of widened2(bytes, within, REACH2)) {
      const view = bytes.subarray(0, span.end);
      for (const decoded of textsIn2(view, span.start)) if (isWanted(decoded.outer)) yield decoded;
    }
  }
};
function* textsIn2(view, start) {
  let from = start;
  const marked = start === 0 ? FORMS.find(({ mark }) => view.subarray(0, mark.length).equals(mark)) : void 0;
  if (marked !== void 0) {
    const end2 = runEnd2(view, marked.mark.length, marked, isAnyCharacter);
    if (end2 > marked.mark.length) yield decodeRun(view, { start: marked.mark.length, end: end2 }, marked);
    from = end2;
  }
  for (; ; ) {
    const found = nextRun2(view, from);
    if (found === void 0) return;
    yield decodeRun(view, found.run, found.form);
    from = found.run.end;
  }
}
function nextRun2(view, from) {
  let zero = nextByte(view, 0, from);
  while (zero !== -1) {
    let at = Math.max(from, zero - 3);
    if (at + 4 > view.length) return void 0;
    for (let without = 0; without < FEW_STEPS && at + 4 <= view.length; at += 4) {
      const [a, b2, c2, d2] = [view[at], view[at + 1], view[at + 2], view[at + 3]];
      without = a !== 0 && b2 !== 0 && c2 !== 0 && d2 !== 0 ? without + 1 : 0;
      if ((a | c2) === 0 ? !mayBeWide(view, at, b2, d2, 1) : (b2 | d2) !== 0 || !mayBeWide(view, at, a, c2, 0)) continue;
      const found = longestAt(view, at, from);
      if (found !== void 0) return found;
    }
    zero = nextByte(view, 0, at);
  }
  return void 0;
}
function mayBeWide(view, at, first, second, offset) {
  if (first !== 0 && second !== 0) return isAscii(first) && isAscii(second);
  const place = at + offset + (first === 0 ? 2 : 0);
  return isAscii(view[place]) && isAscii(view[place + 4] ?? 0) && view[place + 2] === 0 && view[place + 3] === 0;
}
function longestAt(view, at, from) {
  let longest;
  let most = MIN_CHARACTERS - 1;
  for (const form of FORMS) {
    for (let place = at; place < at + form.width; place += 1) {
      const run = runAround(view, place, form, from);
      const characters = (run.end - run.start) / form.width;
      if (characters > most) [longest, most] = [{ run, form }, characters];
    }
  }
  return longest;
}
function runAround(view, at, form, from) {
  let start = at;
  if (!isAscii(unitAt(view, at, form))) return { start, end: start };
  while (start - form.width >= from && isLikelyCharacter(unitAt(view, start - form.width, form))) start -= form.width;
  return { start, end: runEnd2(view, at, form, isLikelyCharacter) };
}
function runEnd2(view, start, form, isCharacter2) {
  let end2 = start;
  while (end2 + form.width <= view.length && isCharacter2(unitAt(view, end2, form))) end2 += form.width;
  return end2;
}
function decodeRun(view, run, form) {
  const pieces = new Pieces(view, (run.end - run.start) / form.width);
  for (let at = run.start; at < run.end; at += form.width) {
    const unit = unitAt(view, at, form);
    const isPair = form.width === 2 && unit >= 55296 && unit < 56320 && at + 2 < run.end;
    const low = isPair ? unitAt(view, at + 2, form) : -1;
    if (low >= 56320 && low < 57344) {
      pieces.putCodePoint(65536 + (unit - 55296 << 10) + (low - 56320), at, 4);
      at += 2;
    } else {
      pieces.putCodePoint(unit, at, form.width);
    }
  }
  return pieces.finish(run);
}
function unitAt(view, at, { width, isLittle }) {
  if (at < 0 || at + width > view.length) return -1;
  if (width === 2) return isLittle ? view[at] | view[at + 1] << 8 : view[at] << 8 | view[at + 1];
  return isLittle ? view.readUInt32LE(at) : view.readUInt32BE(at);
}
function isAscii(code) {
  return code >= 32 && code < 127 || code === 10 || code === 13 || code === 9;
}
function isLikelyCharacter(code) {
  return isAscii(code) || code >= 160 && code < 1328 || code >= 8208 && code < 8304;
}
function isAnyCharacter(code) {
  return isAscii(code) || code >= 128 && code < 1114112;
}

// src/decoders/index.ts
var decoders = [
  inflate,
  utf16,
  ansi,
  quotedPrintable,
  backslash,
  percent,
  htmlEntities,
  concatenation,
  base64,
  hex
];

// src/engine/match-rule.ts
var MAX_REACH = 64 * 1024;
var FREE_REREAD_BYTES = 64 * 1024;
var FREE_WIDENING_BYTES = 256 * 1024;
var Reading = class {
  #rereads = FREE_REREAD_BYTES;
  #widening = FREE_WIDENING_BYTES;
  #seen = 0;
  /** A window begins; windows may overlap. */
  enter({ start, end: end2 }) {
    const fresh = Math.max(0, end2 - Math.max(start, this.#seen));
    this.#seen = Math.max(this.#seen, end2);
    this.#rereads += fresh;
    this.#widening += fresh;
  }
  /** Whether so much may be read once more. */
  reread(bytes) {
    this.#rereads -= Math.max(0, bytes);
    return this.#rereads > 0;
  }
  /** Whether there is room left to look further, and by so much it shrinks. */
  widen(bytes) {
    if (this.#widening <= 0) return false;
    this.#widening -= bytes;
    return true;
  }
};
function matchWindows(pattern, bytes, windows2, reach, accept) {
  const reading = new Reading();
  let floor = 0;
  for (const window of windows2) {
    const search = pattern.over(bytes, window);
    let from = Math.max(window.start, floor);
    reading.enter(window);
    while (from < window.end) {
      const narrow = search(from);
      if (narrow === void 0) break;
      const match = widened3(pattern, bytes, window, narrow, reach, floor, reading);
      const secret = match === void 0 ? void 0 : secretOf(match);
      if (match === void 0 || secret === void 0) {
        from = Math.max(narrow.end, from + 1);
        continue;
      }
      const isTaken = accept(match, secret);
      const next = isTaken ? Math.max(secret.end, match.start + 1) : Math.max(secret.start, match.start + 1);
      from = Math.max(from + 1, reading.reread(match.end - next) ? next : Math.max(match.end, next));
      if (isTaken) floor = from;
    }
  }
}
function matchNames(pattern, bytes, windows2, accept) {
  const reading = new Reading();
  let floor = 0;
  for (const window of windows2) {
    const { start } = window;
    reading.enter(window);
    if (start < floor) continue;
    const match = roomyMatch(pattern, bytes, window, reading);
    const secret = match === void 0 ? void 0 : secretOf(match);
    if (match === void 0 || secret === void 0) continue;
    if (accept(match, secret)) floor = secret.end;
    else if (!reading.reread(match.end - start)) floor = match.end;
  }
}
function roomyMatch(pattern, bytes, { start, end: end2 }, reading) {
  let match = pattern.at(bytes, { start, end: end2 });
  for (let room = end2 - start; match?.end === start + room && match.end < bytes.length; ) {
    room *= 2;
    if (room > MAX_REACH || !reading.widen(room)) {
      return isInside(secretOf(match), start, match.end) ? match : void 0;
    }
    match = pattern.at(bytes, { start, end: Math.min(bytes.length, start + room) });
  }
  return match;
}
function widened3(pattern, bytes, window, narrow, reach, floor, reading) {
  let match = narrow;
  let { start, end: end2 } = window;
  for (let room = reach; match !== void 0; ) {
    const isCutBefore = match.start === start && start > floor;
    const isCutAfter = match.end === end2 && end2 < bytes.length;
    if (!isCutBefore && !isCutAfter) return match;
    room *= 2;
    if (room > MAX_REACH || !reading.widen(2 * room)) {
      return isInside(secretOf(match), start, end2) ? match : void 0;
    }
    if (isCutBefore) start = Math.max(floor, start - room);
    if (isCutAfter) end2 = Math.min(bytes.length, end2 + room);
    match = pattern.over(bytes, { start, end: end2 })(isCutBefore ? start : match.start);
  }
  return match;
}
function isInside(secret, start, end2) {
  return secret !== void 0 && secret.start > start && secret.end < end2;
}
function secretOf(match) {
  for (const [name, span] of match.groups) {
    if ((name === "secret" || name.startsWith("secret__")) && span.end > span.start) return span;
  }
  return void 0;
}

// ../../tmp/hang3.ts
var log = (s) => writeSync(1, s + "\n");
var d = JSON.parse(readFileSync("/tmp/hang.json", "utf8"));
var b = Buffer.from(d.bytes, "latin1");
var k = new Keywords(detectors);
var c = d.lineage.copies;
var changed = [];
var end = 0;
for (let i = 0; i < c.length; i += 3) {
  if (c[i] > end || i > 0) changed.push({ start: end, end: c[i] });
  end = c[i] + c[i + 2];
}
log("windows");
var w = k.windowsOfChanged(b, { changed, candidates: [], farKeywords: [] });
log("near " + JSON.stringify(w.near));
for (const dec of decoders) {
  log(dec.name);
  for (const x of dec.decode(b, w.near)) {
    log("  " + x.outer.start + "-" + x.outer.end + " " + x.bytes.length);
    const ww = k.windowsOf(x.bytes);
    for (const [r, s] of ww.windows) {
      const t = performance.now();
      (r.isAtName ? (p, bb, s2, _, f) => matchNames(p, bb, s2, f) : matchWindows)(r.pattern, x.bytes, s.spans(), r.reach, () => false);
    }
    for (const d2 of decoders) {
      log("    " + d2.name);
      for (const y of d2.decode(x.bytes, [{ start: 0, end: x.bytes.length }])) log("     " + y.bytes.length);
    }
  }
}
log("main rules");
for (const [r, s] of w.windows) {
  log(r.rule.id + " " + s.spans().length + " " + JSON.stringify(s.spans().slice(0, 3)));
  const t = performance.now();
  (r.isAtName ? (p, bb, s2, _, f) => matchNames(p, bb, s2, f) : matchWindows)(r.pattern, b, s.spans(), r.reach, () => true);
  log((performance.now() - t).toFixed(1));
}
