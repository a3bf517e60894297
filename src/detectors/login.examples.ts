import type { DetectorExamples } from './detector.js';

const password = ['mV9', 'kPz4', 'Tq2w'].join('');

export const loginExamples: DetectorExamples = {
  positive: {
    'login-user-password-call': [
      `auth = HTTPBasicAuth('reports', '${password}')`,
      `requests.get(url, auth=("reports", "${password}"))`,
      `req.SetBasicAuth("reports", "${password}")`,
      `var c = new NetworkCredential("reports", "${password}");`,
      `smtp.login('robot@mail.internal', '${password}')`,
      `ftp_login($connection, 'reports', '${password}');`,
    ],
    'login-connection-call': [
      `$db = new mysqli("db.internal", "orders", "${password}", "orders");`,
      `DriverManager.getConnection(url, "orders", "${password}");`,
      `new PDO('mysql:host=db;dbname=orders', 'orders', '${password}')`,
    ],
    'login-chpasswd': [`RUN echo 'ops:${password}' | chpasswd`],
    'login-sudo-stdin': [
      `echo "${password}" | sudo -S systemctl restart web`,
      `echo '${password}' | docker login -u robot --password-stdin registry.internal`,
    ],
    'login-form-field': [
      `cy.get('#password').type('${password}')`,
      `await page.fill('input[name="password"]', '${password}');`,
      `driver.findElement(By.id("password")).sendKeys("${password}");`,
    ],
    'login-expect-send': [`expect "Password:"\nsend "${password}\\r"`],
  },
  negative: [
    { why: 'stand-ins', text: 'requests.get(url, auth=("user", "pass"))' },
    { why: 'two plain words', text: "client.login('alice', 'password')" },
    {
      why: 'variables',
      text: 'new mysqli($host, $user, $password, $name); DriverManager.getConnection(url, user, pw)',
    },
    { why: 'a variable in a shell', text: 'echo "ops:$PASSWORD" | chpasswd; echo "$PASSWORD" | sudo -S id' },
    { why: 'a word typed into a form', text: "cy.get('#password').type('password')" },
    { why: 'a variable of Expect', text: 'expect "Password:"\nsend "$password\\r"' },
  ],
};
