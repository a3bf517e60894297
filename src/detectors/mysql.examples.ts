import type { DetectorExamples } from './detector.js';

const url = (scheme: string, ...rest: readonly string[]): string => [scheme, rest.join('')].join('://');
const secret = ['Wd4', 'zR8p', 'Yb1'].join('');

export const mysqlExamples: DetectorExamples = {
  positive: {
    'mysql-url': [
      `DATABASE_URL=${url('mysql', `shop:${secret}`, '@mysql.internal:3306/shop')}`,
      `uri = "${url('mariadb+pymysql', `shop:${secret}`, '@10.1.2.3/shop')}"`,
    ],
    'mysql-go-dsn': [`dsn := "shop:${secret}@tcp(db.internal:3306)/shop?charset=utf8"`],
    'mysql-parameter-url': [`url: jdbc:${url('mysql', 'mysql.internal:3306/shop', `?user=shop&password=${secret}`)}`],
  },
  negative: [
    { why: 'a template of a data source name', text: 'fmt.Sprintf("%s:%s@tcp(%s)/shop", user, password, host)' },
    { why: 'words of a manual', text: url('mysql', 'root:password', '@localhost/db') },
    { why: 'a template', text: url('mysql', '{{ user }}:{{ password }}', '@mysql/shop') },
    { why: 'no password', text: url('mysql', 'shop', '@mysql.internal/shop') },
    { why: 'a parameter without value', text: `jdbc:${url('mysql', 'mysql/shop', '?user=shop&password=')}` },
  ],
};
