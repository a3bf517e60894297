import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');
const url = (scheme: string, ...rest: readonly string[]): string => [scheme, rest.join('')].join('://');
const login = ['svc', ['Wd4', 'zR8p', 'Yb1'].join('')].join(':');

const password = join('kT7', 'vQ2x', 'Lm9');

export const ldapExamples: DetectorExamples = {
  positive: {
    'ldap-url': [`${url('ldaps', login, '@ldap.internal:636')}`, `LDAP=${url('ldap', login, '@10.1.2.3')}`],
    'ldap-bind-password': [`binddn cn=reader,dc=internal\nbindpw ${password}`, `ldap_bind_pw: '${password}'`],
  },
  negative: [
    { why: 'words of a manual', text: url('ldaps', 'user:password', '@host/') },
    { why: 'a variable', text: url('ldaps', 'svc:${PASSWORD}', '@host.internal') },
    { why: 'no password', text: url('ldaps', 'host.internal:4242/x') },
    { why: 'bind password of a directory: a variable', text: 'bindpw = ${LDAP_BINDPW}' },
    { why: 'bind password of a directory: a placeholder', text: 'bindpw: changeme' },
  ],
};
