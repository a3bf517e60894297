import type { Detector } from './detector.js';

const VALUE = String.raw`(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[^\s"'\x60$<>|;&(){}\[\]-][^\s"'\x60<>|;&(){}\[\]]*))`;
/** Arguments between a command and its password, on one line. */
const REST = String.raw`(?:[ \t]+[^\r\n|;&]*?)?[ \t]+`;

/** Passwords in the arguments of commands whose options do not name them. */
export const command = {
  provider: 'command',
  docs: 'https://www.gnu.org/software/libc/manual/html_node/Argument-Syntax.html',
  rules: [
    {
      // The password follows `-p` without a blank; with one it is a prompt and then a database.
      id: 'command-mysql-password',
      kind: 'password in a call of a MySQL client',
      severity: 'critical',
      keywords: ['mysql ', 'mysqldump ', 'mysqladmin ', 'mysqlimport ', 'mariadb ', 'mariadb-dump '],
      pattern: `(?:mysql(?:dump|admin|import)?|mariadb(?:-dump)?)${REST}-p${VALUE}`,
      boundary: 'none',
      maxBytes: 512,
      judge: 'login',
      specificity: 40,
    },
    {
      id: 'command-short-option-password',
      kind: 'password behind a short option',
      severity: 'high',
      keywords: [
        'docker login',
        'podman login',
        'sqlcmd ',
        'ldapsearch ',
        'ldapadd ',
        'ldapmodify ',
        'mongo ',
        'mongodump ',
        'mongorestore ',
        'mongosh ',
        'oc login',
        'az login',
        'ipmitool ',
        'clickhouse-client ',
      ],
      pattern: `(?:${[
        `(?:docker|podman|oc|az)[ \\t]+login${REST}-p`,
        `sqlcmd${REST}-P`,
        `ldap(?:search|add|modify)${REST}-w`,
        `mongo(?:dump|restore|sh)?${REST}-p`,
        `ipmitool${REST}-P`,
      ].join('|')})[ \\t]*${VALUE}`,
      boundary: 'none',
      maxBytes: 512,
      judge: 'login',
      specificity: 38,
    },
    {
      id: 'command-user-percent-password',
      kind: 'user and password in a call of a Samba client',
      severity: 'high',
      keywords: ['smbclient ', 'rpcclient ', 'winexe ', 'smbmap ', 'wmic '],
      pattern: String.raw`(?:smbclient|rpcclient|winexe|wmic)${REST}-U[ \t]*["']?(?<user>[A-Za-z0-9_.\\/@-]+)%(?<secret>[^\s"']+)`,
      boundary: 'none',
      maxBytes: 512,
      judge: 'login',
      specificity: 40,
    },
    {
      id: 'command-openssl-passphrase',
      kind: 'passphrase in a call of OpenSSL',
      severity: 'high',
      keywords: ['-passin pass:', '-passout pass:', '-pass pass:'],
      pattern: String.raw`-pass(?:in|out)?[ \t]+["']?pass:(?<secret>[^\s"'$]+)`,
      boundary: 'none',
      judge: 'login',
      specificity: 40,
    },
    {
      id: 'command-net-password',
      kind: 'password in a call of net',
      severity: 'high',
      keywords: ['net user ', 'net use '],
      pattern: String.raw`(?i)net[ \t]+(?:user[ \t]+(?<user>[\w.-]+)[ \t]+(?:"(?<secret__quoted>[^"\r\n]+)"|(?<secret__account>[^\s"/$%*]\S*))[ \t]+/add|use[ \t]+[^\r\n]*?/u(?:ser)?:(?<user__share>[\w.\\@-]+)[ \t]+(?:"(?<secret__quoted2>[^"\r\n]+)"|(?<secret>[^\s"/$%*]\S*)))`,
      boundary: 'none',
      judge: 'login',
      specificity: 40,
    },
  ],
} as const satisfies Detector;
