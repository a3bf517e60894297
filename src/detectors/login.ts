import type { Detector } from './detector.js';

const USER = String.raw`["'](?<user>[^"'\r\n]{1,64})["']`;
const SECRET = String.raw`(?:"(?<secret__call>[^"\\\r\n]+)"|'(?<secret__call2>[^'\\\r\n]+)')`;
const NEXT = String.raw`\s*,\s*`;

/** Calls and pairs that take a user and a password without naming them. */
export const login = {
  provider: 'login',
  docs: 'https://owasp.org/www-community/vulnerabilities/Use_of_hard-coded_password',
  rules: [
    {
      id: 'login-user-password-call',
      kind: 'user and password in a call',
      severity: 'high',
      keywords: [
        'basicauth',
        'basic_auth',
        'networkcredential(',
        'usernamepasswordcredentials(',
        'usernamepasswordauthenticationtoken(',
        'passwordauthentication(',
        'pscredential(',
        '.login(',
        'ftp_login(',
        'ssh2_auth_password(',
        'oci_connect(',
        'oci_pconnect(',
        'ldap_bind(',
        '.simple_bind_s(',
        'auth=(',
        'auth = (',
        '.auth(',
      ],
      pattern: String.raw`(?i)(?:basic_?auth(?:entication)?|credentials?|authenticationtoken|passwordauthentication|login|oci_p?connect|auth_password|bind(?:_s)?|auth)[ \t]*(?:=[ \t]*)?\([ \t]*(?:\$?\w+${NEXT})?${USER}(?:\.toCharArray\(\))?${NEXT}(?:Some\()?${SECRET}(?:\.toCharArray\(\))?[ \t]*[,)]`,
      boundary: 'none',
      judge: 'login',
      specificity: 40,
    },
    {
      // Host or URL, user, password, in the order that these calls share.
      id: 'login-connection-call',
      kind: 'user and password in a call that opens a connection',
      severity: 'critical',
      keywords: [
        'mysqli',
        'mysql_connect(',
        'mysql_pconnect(',
        'new pdo(',
        'getconnection(',
        'mysqldb.connect(',
        'pymysql.connect(',
        'imap_open(',
        'dbi->connect(',
        'directoryentry(',
      ],
      pattern: String.raw`(?i)(?:mysqli(?:_connect|_real_connect)?|mysql_p?connect|pdo|getconnection|connect|imap_open|directoryentry)[ \t]*\([ \t]*(?:["'][^"'\r\n]*["']|[\w$.:>\[\]-]+)${NEXT}${USER}${NEXT}${SECRET}[ \t]*[,)]`,
      boundary: 'none',
      judge: 'login',
      specificity: 40,
    },
    {
      // `echo 'user:password' | chpasswd`
      id: 'login-chpasswd',
      kind: 'password given to chpasswd',
      severity: 'high',
      keywords: ['chpasswd'],
      pattern: String.raw`echo[ \t]+(?:-[a-zA-Z]+[ \t]+)?["']?(?<user>[A-Za-z_][\w.-]*):(?<secret>[^\s"'|]+)["']?[ \t]*\|[ \t]*(?:sudo[ \t]+)?chpasswd`,
      boundary: 'none',
      judge: 'login',
      specificity: 40,
    },
    {
      id: 'login-sudo-stdin',
      kind: 'password on the standard input of a command',
      severity: 'high',
      keywords: ['sudo -s', 'passwd --stdin', 'sudo --stdin', '--password-stdin'],
      pattern: String.raw`echo[ \t]+(?:-[a-zA-Z]+[ \t]+)?(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[^\s"'|$]+))[ \t]*\|[ \t]*(?:sudo[ \t]+-S|sudo[ \t]+--stdin|(?:sudo[ \t]+)?passwd[ \t]+--stdin|(?:docker|podman|helm)[^\r\n|]*--password-stdin)`,
      boundary: 'none',
      judge: 'login',
      specificity: 40,
    },
    {
      // What a script or a test types into the field of a password.
      id: 'login-form-field',
      kind: 'password typed into a form',
      severity: 'high',
      keywords: ['.type(', '.sendkeys(', '.send_keys(', '.fill(', '.setvalue('],
      pattern: String.raw`(?i)(?<key>pass(?:word|wd)?)["'\]#)\w-]{0,12}(?:\)\.(?:type|fill|sendkeys|send_keys|setvalue)\([ \t]*|,[ \t]*)(?:"(?<secret__quoted>[^"\\\r\n]+)"|'(?<secret__single>[^'\\\r\n]+)')`,
      boundary: 'none',
      judge: 'password',
      specificity: 22,
    },
    {
      // Expect's answer to the prompt that it waited for.
      id: 'login-expect-send',
      kind: 'password that a script sends to a prompt',
      severity: 'high',
      keywords: ['send "', 'send -- "'],
      pattern: String.raw`(?i)expect[^\r\n]*ass(?:word|phrase|wd)[^\r\n{]*(?:\{[ \t]*)?(?:\r?\n[ \t]*)?send[ \t]+(?:--[ \t]+)?"(?<secret__quoted>[^"\\$\r\n]+)\\[rn]`,
      boundary: 'none',
      judge: 'login',
      specificity: 40,
    },
  ],
} as const satisfies Detector;
