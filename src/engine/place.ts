/** What kind of file a value stands in, as far as its path tells. */
export interface Place {
  readonly kind: 'settings' | 'code' | 'prose' | 'unknown';
  /** Tests, examples and manuals hold made-up values more often than real ones. */
  readonly isTrial: boolean;
  /** Of these the examples and manuals: what stands there is meant to be read. */
  readonly isManual: boolean;
  /** Folder and file both say that this is a test. */
  readonly isTestTwice: boolean;
}

const CODE =
  /\.(?:[cm]?[jt]sx?|map|pyi?|pyx|go|java|kts?|rb|php[0-9]?|cs|cc?|cpp|cxx|hh?|hpp|ino|mm?|rs|swift|scala|clj|lua|p[lm]|t|vue|svelte|dart|groovy|gradle|exs?|erl|hs|ml|fs|vb|jl|r|sol|ipynb|jsp|erb|ejs|pug|twig|css|scss|less)$/i;
const PROSE =
  /\.(?:md|mdx|markdown|rst|adoc|asciidoc|html?|tex|pod|po|pot|wiki|[1-9])$|^(?:readme|changelog|changes|news|history|contributing)/i;
const SETTINGS =
  /\.(?:env|ini|cfg|cnf|conf|config|properties|ya?ml|json[5c]?|toml|xml|plist|tf|tfvars|tfstate|hcl|sql|sh|bash|zsh|fish|ps1|psm1|bat|cmd|rc|settings|prefs|reg|rdp|ovpn|pem|key|inc|prod|production|local|staging|dev|secret|secrets|credentials|auth)$|^\.|^(?:dockerfile|makefile|vagrantfile|jenkinsfile|credentials|config|passwd|shadow)/i;
const TEST_FOLDER =
  /^(?:tests?|testing|testdata|test[-_]?data|specs?|__tests__|__mocks__|__fixtures__|fixtures?|mocks?|stubs?|e2e|benchmarks?|bench|vectors?|test[-_]\w+|\w+[-_]tests?)$/i;
const TEST_FILE =
  /^(?:test_|tests?\.|conftest\.)|[._-](?:tests?|specs?|unittest|mock|fixture|stories)(?:\.|$)|(?:Test|Tests|TestCase|Spec|IT)\.[a-z]+$/;
const MANUAL_FOLDER =
  /^(?:examples?|samples?|demos?|docs?|docs?[-_]src|documentation|site-docs|tutorials?|snippets?|manual|guides?)$/i;
const MANUAL_FILE =
  /^(?:readme|changelog|changes|news|history|metadata$|pkg-info$)|(?:^|[._-])(?:examples?|samples?)(?:[._-]|$)|\.(?:dist|template|tpl|in)$/i;

export function placeOf(path: string | undefined): Place {
  if (path === undefined) return NOWHERE;
  // All that stands in one file is asked about in a row.
  if (path !== lastPath) {
    lastPlace = judgePath(path);
    lastPath = path;
  }
  return lastPlace;
}

const NOWHERE: Place = { kind: 'unknown', isTrial: false, isManual: false, isTestTwice: false };
let lastPath: string | undefined;
let lastPlace = NOWHERE;

function judgePath(path: string): Place {
  const parts = path.split(/[/\\!]/);
  const name = parts.at(-1) ?? '';
  // Above what is scanned a folder says nothing: then the path is absolute.
  const folders = /^(?:[/\\]|[A-Za-z]:)/.test(path) ? [] : parts.slice(0, -1);
  // A folder of examples at the top may hold whole programs with whole configurations.
  const isManual =
    folders.some((part, depth) => MANUAL_FOLDER.test(part) && !(depth === 0 && /^(?:exam|sam)ples?$/i.test(part))) ||
    MANUAL_FILE.test(name);
  const isTest = folders.some((part) => TEST_FOLDER.test(part)) || TEST_FILE.test(name);
  const isTestTwice = folders.some((part) => TEST_FOLDER.test(part)) && /test/i.test(name);
  return { kind: kindOf(name), isTrial: isManual || isTest, isManual, isTestTwice };
}

const DEVELOPMENT_FOLDER = /^(?:dev|develop|development|devel|sandbox|playground)$/i;
const DEVELOPMENT_FILE = /(?:^|[._-])(?:dev|develop|development|devel|local|sandbox)(?:[._-]|$)/i;

/** Whether name or folder say that a file is for people who develop: `.env.development`, `config/dev/pay.yml`. */
export function isForDevelopment(path: string): boolean {
  const parts = path.split(/[/\\!]/);
  const isAbsolute = /^(?:[/\\]|[A-Za-z]:)/.test(path);
  return (
    DEVELOPMENT_FILE.test(parts.at(-1) ?? '') ||
    (!isAbsolute && parts.slice(0, -1).some((part) => DEVELOPMENT_FOLDER.test(part)))
  );
}

function kindOf(name: string): Place['kind'] {
  if (CODE.test(name)) return 'code';
  if (PROSE.test(name)) return 'prose';
  return SETTINGS.test(name) ? 'settings' : 'unknown';
}
