import type { DetectorExamples } from './detector.js';

const secret = ['mV9', 'kPz4', 'Tq2w'].join('');
const machineMade = ['f81d4c', '02b7e9', 'a35c60', 'd92e17'].join('');

export const genericExamples: DetectorExamples = {
  positive: {
    'generic-password-assignment': [
      `DB_PASSWORD=${secret}\n`,
      `export SMTP_PASS='${secret}'`,
      `password: ${secret}`,
      `{"db": {"user": "app", "password": "${secret}"}}`,
      `const dbPassword: string = '${secret}';`,
      `2026-01-02T03:04:05Z connect failed user=app password=${secret} host=db.internal`,
      `{"log":"{\\"password\\":\\"${secret}\\"}"}`,
      `ALTER ROLE app WITH PASSWORD '${secret}';`,
      `<password>${secret}</password>`,
      `<add key="DbPassword" value="${secret}"/>`,
      `DB_PASSWORD=${secret};&(x)\n`,
      `const password = process.env.DB_PASSWORD || '${secret}';`,
      `PASSWORD: \${ORDERS_PASSWORD:-${secret}}`,
      `os.environ.get("DB_PASSWORD", "${secret}")`,
      `if password == "${secret}":`,
      `Server=db;User Id=app;Pwd=${secret};Database=orders`,
      `https://db.internal/login?password=${secret}&next=1`,
    ],
    'generic-secret-assignment': [
      `api_key = "${machineMade}"`,
      `CLIENT_SECRET=${machineMade}\n`,
      `token: ${machineMade}`,
    ],
  },
  negative: [
    { why: 'empty', text: 'DB_PASSWORD=\nDB_HOST=db.internal\n' },
    { why: 'a placeholder', text: `DB_PASSWORD=${['change', 'me'].join('')}` },
    { why: 'an invitation', text: 'password: your-password-here' },
    { why: 'a shell variable', text: 'DB_PASSWORD=$OTHER_PASSWORD' },
    { why: 'a shell expansion', text: 'DB_PASSWORD="${OTHER_PASSWORD:-}"' },
    { why: 'a function call', text: 'password = get_password("orders")' },
    { why: 'an access to a property', text: 'const password = config.database.password;' },
    { why: 'a look-up', text: "password = os.environ['DB_PASSWORD']" },
    { why: 'a path', text: 'DB_PASSWORD_FILE=/run/secrets/db_password' },
    { why: 'a path under the same name', text: 'password: /run/secrets/db1_password' },
    { why: 'a URL', text: 'token: https://auth.internal/oauth2/token1' },
    { why: 'a plain word', text: 'password: required' },
    { why: 'a type', text: 'password: string;' },
    { why: 'a sentence', text: "password: 'Please enter your password'" },
    { why: 'a hash', text: "password: '$2b$12$abcdefghijklmnopqrstuuJ8Qm3zZ0c1bT5w9XyK7LrN2vPq4sW6e'" },
    { why: 'a reset link and no password', text: `password_reset_url = "${secret}"` },
    { why: 'another word', text: `compass = "${secret}"` },
    { why: 'a template of Helm', text: 'password: {{ .Values.db.password | quote }}' },
    { why: 'a reference of GitHub Actions', text: 'api_key: ${{ secrets.API_KEY }}' },
    { why: 'a number of tokens', text: 'max_tokens: 4096, total_token_count: 12345678901234567890' },
    { why: 'no mixture', text: 'secret = "abcdefabcdefghijklmnop"' },
    { why: 'a slug', text: 'token: "oauth2-client-credentials-v2"' },
  ],
};
