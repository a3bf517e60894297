import type { DetectorExamples } from './detector.js';

const password = ['mV9', 'kPz4', 'Tq2w'].join('');

export const commandExamples: DetectorExamples = {
  positive: {
    'command-mysql-password': [
      `mysql -u root -p${password} orders < seed.sql`,
      `mysqldump -h db.internal -uroot -p'${password}' orders`,
    ],
    'command-short-option-password': [
      `docker login -u robot -p ${password} registry.internal`,
      `sqlcmd -S db.internal -U sa -P ${password} -i setup.sql`,
      `ldapsearch -x -D cn=admin,dc=internal -w '${password}' -b dc=internal`,
    ],
    'command-user-percent-password': [`smbclient //nas/share -U 'ops%${password}' -c ls`],
    'command-openssl-passphrase': [`openssl pkcs12 -in a.p12 -passin pass:${password} -nodes`],
    'command-net-password': [
      `net user ops ${password} /add`,
      String.raw`net use Z: \\\\files\\share /user:corp\\ops ${password}`,
    ],
  },
  negative: [
    { why: 'a prompt and then a database', text: 'mysql -u root -p orders' },
    { why: 'variables', text: 'mysql -u root -p$PASSWORD; redis-cli -a "$REDIS_PASSWORD"; docker login -p ${TOKEN}' },
    { why: 'a port of another command', text: 'docker run -p 8080:80 web' },
    { why: 'a placeholder', text: 'openssl rsa -passin pass:password; net user ops password /add' },
    { why: 'a variable of Samba', text: 'smbclient //nas/share -U "$USER%$PASSWORD"' },
  ],
};
