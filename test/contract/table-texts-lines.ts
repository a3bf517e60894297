import { around, host, password, user, type Texts } from './table-text.js';
import { mnemonic } from './table-makers.js';

/** Commands, statements, calls and lines that hold a secret in a form of their own. */
export const LINE_TEXTS: Texts = {
  'bip39-mnemonic': around(
    mnemonic,
    (value) => `MNEMONIC="${value}"\nNETWORK=mainnet\n`,
    (value) => `{ "mnemonic": "${value}", "path": "m/44'/60'/0'/0" }\n`,
    (value) => `const mnemonic = '${value}';\n`,
    (value) => `wallet:\n  seed_phrase: ${value}\n`,
    (value) => `mnemonic=${value}`,
  ),
  'couchbase-url': around(
    password,
    (value, draw) =>
      `const cluster = await couchbase.connect('couchbase://${host(draw)}', {\n  username: 'orders',\n  password: '${value}',\n});\n`,
    (value, draw) => `COUCHBASE_URL=couchbases://${host(draw)}\nCOUCHBASE_USER=orders\nCOUCHBASE_PASSWORD=${value}\n`,
  ),
  'curl-auth-header': around(
    (draw) => draw.text('base62', 36),
    (value, draw) => `curl -H "Authorization: Bearer ${value}" https://${host(draw)}/v1\n`,
    (value, draw) => `curl -s --header 'X-Api-Key: ${value}' 'https://${host(draw)}/v1'\n`,
    (value, draw) => `curl https://${host(draw)}/v1 -H 'Authorization: Token ${value}'`,
  ),
  'curl-user-password': around(
    password,
    (value, draw) => `curl -u ${user(draw)}:${value} https://${host(draw)}/v1\n`,
    (value, draw) => `curl --user '${user(draw)}:${value}' -X POST https://${host(draw)}/v1\n`,
    (value, draw) => `curl -s https://${host(draw)}/v1 -u "${user(draw)}:${value}"`,
  ),
  'dotnet-network-credential': around(
    password,
    (value, draw) => `client.Credentials = new NetworkCredential("${user(draw)}", "${value}");\n`,
    (value, draw) => `var entry = new DirectoryEntry("LDAP://${host(draw)}", "${user(draw)}", "${value}");\n`,
    (value, draw) => `Credentials = new System.Net.NetworkCredential("${user(draw)}@acme.dev", "${value}", "ACME")`,
  ),
  'freemius-secret-key': around(
    (draw) => `sk_${draw.text('symbols', 29).replaceAll(/[,|[\]{}^~]/g, 'k')}`,
    (value) => `fs_dynamic_init( array(\n  'id' => '1234',\n  'secret_key' => '${value}',\n) );\n`,
    (value) => `$args = ['public_key' => 'pk_a', "secret_key" => "${value}"];\n`,
  ),
  'generic-command-line-secret': around(
    password,
    (value) => `backup --host db3 --password ${value} --all\n`,
    (value) => `./sync.sh --token ${value}x7Q2mVbT9\n`,
    (value) => `deploy --api-key="${value}pL4w"`,
  ),
  'generic-default-password-prose': around(
    password,
    (value) => `After the first start the password is '${value}', change it.\n`,
    (value) => `The default password is \`${value}\`.\n`,
  ),
  'generic-sql-create-user-password': around(
    password,
    (value) => `CREATE USER 'orders'@'%' IDENTIFIED BY '${value}';\n`,
    (value) => `ALTER USER orders WITH PASSWORD '${value}';\n`,
    (value) => `CREATE LOGIN orders WITH PASSWORD = '${value}';\n`,
    (value) => `create role orders login password '${value}';`,
  ),
  'generic-url-query-secret': around(
    (draw) => draw.text('base62', 32),
    (value, draw) => `GET https://${host(draw)}/v1/items?api_key=${value}&page=2\n`,
    (value, draw) => `fetch("https://${host(draw)}/v1?access_token=${value}")\n`,
    (value, draw) => `https://${host(draw)}/hook?page=1&secret=${value}`,
  ),
  'generic-user-password-pair': around(
    password,
    (value, draw) => `username = "${user(draw)}"\npassword = "${value}"\n`,
    (value, draw) => `{ "login": "${user(draw)}", "password": "${value}" }`,
    (value, draw) => `client.connect(user="${user(draw)}", password="${value}")\n`,
  ),
  'http-basic-header': around(
    (draw) => Buffer.from(`${user(draw)}:${password(draw)}`).toString('base64'),
    (value, draw) => `GET / HTTP/1.1\nHost: ${host(draw)}\nAuthorization: Basic ${value}\n\n`,
    (value) => `{ "headers": { "Authorization": "Basic ${value}" } }\n`,
    (value, draw) => `curl -H 'Authorization: Basic ${value}' https://${host(draw)}\n`,
    (value) => `proxy_set_header Proxy-Authorization "Basic ${value}";`,
  ),
  'http-bearer-header': around(
    (draw) => draw.text('base62', 40),
    (value, draw) => `GET / HTTP/1.1\nHost: ${host(draw)}\nAuthorization: Bearer ${value}\n\n`,
    (value) => `{ "headers": { "Authorization": "Bearer ${value}" } }\n`,
    (value) => `headers = {'Authorization': 'Token ${value}'}\n`,
    (value) => `Authorization: Bearer ${value}`,
  ),
  'ifttt-webhook-key': around(
    (draw) => draw.text('base64url', 22),
    (value) => `curl -X POST https://maker.ifttt.com/trigger/door/with/key/${value}\n`,
    (value) => `IFTTT_KEY=${value}\n`,
  ),
  'ibm-cloudant-credential': around(
    (draw) => draw.text('hex', 64),
    (value) => `CLOUDANT_URL=https://acme-bluemix:${value}@acme-bluemix.cloudant.com\n`,
    (value) => `{ "url": "https://acme:${value}@acme.cloudant.com" }\n`,
  ),
  'mysql-native-hash': around(
    (draw) => `*${draw.text('hex', 40).toUpperCase()}`,
    (value) => `CREATE USER 'orders'@'%' IDENTIFIED WITH mysql_native_password AS '${value}';\n`,
    (value) => `GRANT USAGE ON *.* TO 'orders'@'%' IDENTIFIED BY PASSWORD '${value}';\n`,
  ),
  'oracle-connect-string': around(
    password,
    (value, draw) => `sqlplus orders/${value}@${host(draw)}:1521/ORCL\n`,
    (value, draw) => `url=jdbc:oracle:thin:orders/${value}@${host(draw)}:1521:ORCL\n`,
  ),
  'phpmailer-credential': around(
    password,
    (value, draw) =>
      `$mail->Host = '${host(draw)}';\n$mail->Username = 'shop@acme.dev';\n$mail->Password = '${value}';\n`,
    (value) => `$mail->Username   = "shop";\n$mail->Password   = "${value}";\n$mail->SMTPSecure = 'tls';\n`,
  ),
  'psexec-password': around(
    password,
    (value) => `psexec \\\\web1 -u ACME\\deploy -p ${value} cmd /c restart.cmd\n`,
    (value) => `PsExec.exe \\\\web1 -u deploy -p "${value}" ipconfig`,
  ),
  'react-app-env-secret': around(
    (draw) => draw.text('base62', 24),
    (value) => `REACT_APP_URL=https://acme.dev\nREACT_APP_CLIENT_SECRET=${value}\n`,
    (value) => `REACT_APP_ADMIN_PASSWORD=${value}\n`,
  ),
  'servicenow-credential': around(
    password,
    (value) => `SERVICENOW_INSTANCE=acme.service-now.com\nSERVICENOW_USER=ci\nSERVICENOW_PASSWORD=${value}\n`,
    (value) => `{ "host": "https://acme.service-now.com", "user": "ci", "password": "${value}" }`,
  ),
  'sidekiq-enterprise-secret': around(
    (draw) => `${draw.text('hex', 8)}:${draw.text('hex', 8)}`,
    (value) => `BUNDLE_ENTERPRISE__CONTRIBSYS__COM=${value}\n`,
    (value) => `source "https://${value}@enterprise.contribsys.com/" do\n  gem 'sidekiq-ent'\nend\n`,
    (value) => `---\nBUNDLE_GEMS__CONTRIBSYS__COM: "${value}"\n`,
  ),
  'snowflake-credential': around(
    password,
    (value) =>
      `SNOWFLAKE_ACCOUNT=acme.eu-west-1.snowflakecomputing.com\nSNOWFLAKE_USER=etl\nSNOWFLAKE_PASSWORD=${value}\n`,
    (value) => `outputs:\n  prod:\n    type: snowflake\n    account: acme\n    user: etl\n    password: ${value}\n`,
  ),
  'solana-keypair': around(
    (draw) => `[${[...draw.bytes(64)].join(',')}]`,
    (value) => `SOLANA_KEYPAIR=${value}\n`,
    (value) => `const solanaKeypair = Uint8Array.from(${value});\n`,
  ),
  'sqlserver-connection-string': around(
    password,
    (value, draw) => `DB=Server=${host(draw)};Database=orders;User Id=${user(draw)};Password=${value};\n`,
    (value, draw) =>
      `{ "ConnectionStrings": { "Orders": "Data Source=${host(draw)};Initial Catalog=orders;User ID=${user(draw)};Password=${value}" } }\n`,
    (value, draw) =>
      `var db = new SqlConnection("Server=${host(draw)};Database=orders;Uid=${user(draw)};Pwd=${value};");\n`,
  ),
  'sshpass-password': around(
    password,
    (value) => `sshpass -p ${value} ssh deploy@web1 uptime\n`,
    (value) => `sshpass -p '${value}' scp dist.tar deploy@web1:/srv\n`,
    (value) => `export RSH="sshpass -p ${value} ssh"\n`,
  ),
  'vmware-powercli-password': around(
    password,
    (value) => `Connect-VIServer -Server vc1.acme.dev -User admin@vsphere.local -Password ${value}\n`,
    (value) => `Connect-VIServer vc1 -User "ci" -Password "${value}"\n`,
  ),
  'windows-securestring-key': around(
    password,
    (value) => `$pw = ConvertTo-SecureString "${value}" -AsPlainText -Force\n`,
    (value) => `$pw = ConvertTo-SecureString -String '${value}' -AsPlainText -Force\n`,
  ),
  'wordpress-auth-keys-salts': around(
    (draw) => draw.text('symbols', 64).replaceAll(/[,|]/g, '*'),
    (value) => `define('AUTH_KEY',         '${value}');\n`,
    (value) => `define( 'NONCE_SALT', '${value}' );\n`,
  ),
};
