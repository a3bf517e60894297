import { base64url } from './table-codes.js';
import { around, host, password, user, type Texts } from './table-text.js';

/** Files of settings that have a form of their own. */
export const FILE_TEXTS: Texts = {
  'android-keystore-password': around(
    password,
    (value) => `storePassword=${value}\nkeyAlias=upload\nstoreFile=upload.jks\n`,
    (value) => `signingConfigs {\n  release {\n    keyAlias 'upload'\n    keyPassword '${value}'\n  }\n}\n`,
    (value) => `keyAlias = "upload"\nstorePassword = "${value}"\n`,
  ),
  'ansible-inventory-password': around(
    password,
    (value, draw) => `[web]\n${host(draw)} ansible_user=deploy ansible_password=${value}\n`,
    (value) => `ansible_become_pass: ${value}\n`,
    (value) => `all:\n  vars:\n    ansible_ssh_pass: "${value}"\n`,
    (value, draw) => `${host(draw)} ansible_ssh_pass='${value}'`,
  ),
  'asp-net-machinekey': around(
    (draw) => draw.text('hex', 64).toUpperCase(),
    (value, draw) =>
      `<system.web>\n  <machineKey validationKey="${value}" decryptionKey="${draw.text('hex', 48).toUpperCase()}" validation="SHA1" />\n</system.web>\n`,
    (value) => `<machineKey decryption="AES" validationKey="${value}"/>`,
  ),
  'azure-publish-profile-password': around(
    (draw) => draw.text('base62', 60),
    (value) =>
      `<publishData><publishProfile profileName="orders" publishMethod="MSDeploy" msdeploySite="orders" userName="$orders" userPWD="${value}" /></publishData>`,
    (value) =>
      `<publishProfile publishMethod="FTP" userName="orders\\$orders" userPWD="${value}">\n</publishProfile>\n`,
  ),
  'azure-subscription-publishsettings': around(
    (draw) => `MII${draw.bytes(1200).toString('base64')}`,
    (value) =>
      `<PublishData>\n  <PublishProfile PublishMethod="AzureServiceManagementAPI">\n    <Subscription Id="a1" Name="orders" ManagementCertificate="${value}" />\n  </PublishProfile>\n</PublishData>\n`,
  ),
  'cisco-type7-password': around(
    (draw) => `0${draw.text('digits', 1)}${draw.text('hex', 18).toUpperCase()}`,
    (value) => `hostname edge1\n!\nline vty 0 4\n password 7 ${value}\n login\n`,
    (value) => `interface Tunnel0\n ip nhrp authentication x\n!\nusername admin privilege 15 password 7 ${value}\n`,
  ),
  'cisco-type5-8-9-secret': around(
    (draw) => `$9$${draw.text('base62', 14)}$${draw.text('base62', 43)}`,
    (value) => `hostname edge1\nenable secret 9 ${value}\n!\n`,
    (value) => `username admin privilege 15 secret 9 ${value}\n`,
  ),
  'docker-config-auth': around(
    (draw) => Buffer.from(`${user(draw)}:${password(draw)}`).toString('base64'),
    (value) => `{\n  "auths": {\n    "registry.acme.dev": {\n      "auth": "${value}"\n    }\n  }\n}\n`,
    (value) => `{"auths":{"https://index.docker.io/v1/":{"auth":"${value}"}}}`,
  ),
  'dotnet-appsettings-secret': around(
    password,
    (value) =>
      `<configuration>\n  <appSettings>\n    <add key="SmtpPassword" value="${value}"/>\n  </appSettings>\n</configuration>\n`,
    (value) => `<appSettings><add key="ordersDbPassword" value="${value}" /></appSettings>`,
  ),
  'filezilla-password': around(
    (draw) => Buffer.from(password(draw)).toString('base64'),
    (value, draw) =>
      `<FileZilla3>\n<Servers>\n<Server>\n<Host>${host(draw)}</Host>\n<User>deploy</User>\n<Pass encoding="base64">${value}</Pass>\n</Server>\n</Servers>\n</FileZilla3>\n`,
  ),
  'gcp-application-default-credentials': around(
    (draw) => `1//0${draw.text('base64url', 98)}`,
    (value, draw) =>
      JSON.stringify(
        {
          client_id: `764086051850-${draw.text('lowerDigits', 32)}.apps.googleusercontent.com`,
          client_secret: draw.text('base64url', 24),
          refresh_token: value,
          type: 'authorized_user',
        },
        null,
        2,
      ),
  ),
  'gradle-credentials': around(
    password,
    (value) =>
      `maven {\n  url = "https://repo.acme.dev/maven"\n  credentials {\n    username = "deploy"\n    password = "${value}"\n  }\n}\n`,
    (value) => `maven {\n  credentials {\n    username 'deploy'\n    password '${value}'\n  }\n}\n`,
  ),
  'ibm-cloud-cos-hmac': around(
    (draw) => draw.text('hex', 48),
    (value, draw) =>
      `{\n  "cos_hmac_keys": {\n    "access_key_id": "${draw.text('hex', 32)}",\n    "secret_access_key": "${value}"\n  }\n}\n`,
    (value, draw) => `IBM_COS_ACCESS_KEY_ID=${draw.text('hex', 32)}\nIBM_COS_SECRET_ACCESS_KEY=${value}\n`,
  ),
  'kafka-jaas-password': around(
    password,
    (value) =>
      `sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="orders" password="${value}";\n`,
    (value) =>
      `KafkaClient {\n  org.apache.kafka.common.security.scram.ScramLoginModule required\n  username="orders"\n  password="${value}";\n};\n`,
  ),
  'kubeconfig-client-key-data': around(
    (draw) =>
      Buffer.from(
        `-----BEGIN EC PRIVATE KEY-----\n${draw.bytes(120).toString('base64')}\n-----END EC PRIVATE KEY-----\n`,
      ).toString('base64'),
    (value) =>
      `apiVersion: v1\nkind: Config\nusers:\n- name: admin\n  user:\n    client-certificate-data: LS0t\n    client-key-data: ${value}\n`,
  ),
  'kubeconfig-token': around(
    (draw) =>
      `${base64url('{"alg":"RS256","kid":"k1"}')}.${base64url(`{"iss":"kubernetes/serviceaccount","sub":"system:serviceaccount:a:${draw.text('lower', 6)}"}`)}.${base64url(draw.bytes(256))}`,
    (value) =>
      `apiVersion: v1\nkind: Config\ncurrent-context: prod\nusers:\n- name: admin\n  user:\n    token: ${value}\n`,
  ),
  'ldap-url': around(
    password,
    (value, draw) =>
      `ldap_url = ldaps://${host(draw)}\nldap_bind_dn = cn=svc,dc=acme,dc=dev\nldap_password = ${value}\n`,
    (value, draw) => `URL: ldap://${host(draw)}\nbindDN: cn=svc,dc=acme\nbindPassword: ${value}\n`,
    (value) => `ldap:\n  bind_dn: cn=svc,dc=acme,dc=dev\n  bindpw: "${value}"\n`,
  ),
  'maven-settings-password': around(
    password,
    (value) =>
      `<settings>\n  <servers>\n    <server>\n      <id>releases</id>\n      <username>deploy</username>\n      <password>${value}</password>\n    </server>\n  </servers>\n</settings>\n`,
    (value) => `<server><id>snapshots</id><username>ci</username><password>${value}</password></server>`,
  ),
  'mysql-cnf-password': around(
    password,
    (value) => `[client]\nuser = orders\npassword = ${value}\nhost = db3\n`,
    (value) => `[mysqldump]\nuser=backup\npassword="${value}"\n`,
  ),
  'netrc-password': around(
    password,
    (value, draw) => `machine ${host(draw)} login deploy password ${value}\n`,
    (value, draw) => `machine ${host(draw)}\n  login deploy\n  password ${value}\n`,
  ),
  'npmrc-auth-basic': around(
    (draw) => Buffer.from(`${user(draw)}:${password(draw)}`).toString('base64'),
    (value) => `registry=https://npm.acme.dev/\n//npm.acme.dev/:_auth=${value}\nalways-auth=true\n`,
    (value) => `_auth = "${value}"\nemail = ci@acme.dev\n`,
  ),
  'npmrc-auth-token': around(
    (draw) => draw.text('base62', 40),
    (value) => `@acme:registry=https://npm.acme.dev/\n//npm.acme.dev/:_authToken=${value}\n`,
    (value) => `//npm.acme.dev/:_authToken="${value}"`,
  ),
  'nuget-config-password': around(
    password,
    (value) =>
      `<packageSourceCredentials>\n  <acme>\n    <add key="Username" value="deploy" />\n    <add key="ClearTextPassword" value="${value}" />\n  </acme>\n</packageSourceCredentials>\n`,
    (value) => `<add key="Username" value="ci"/><add key="ClearTextPassword" value="${value}"/>`,
  ),
  'postgres-pgpass': around(
    password,
    (value, draw) => `${host(draw)}:5432:orders:${user(draw)}:${value}\n`,
    (value, draw) => `# hostname:port:database:username:password\n*:5432:*:${user(draw)}:${value}\n`,
  ),
  'pub-dev-credentials': around(
    (draw) => `1//0${draw.text('base64url', 98)}`,
    (value, draw) =>
      JSON.stringify({
        accessToken: `ya29.${draw.text('base64url', 150)}`,
        refreshToken: value,
        tokenEndpoint: 'https://accounts.google.com/o/oauth2/token',
        scopes: ['openid'],
        expiration: 1_900_000_000_000,
      }),
  ),
  'pypirc-password': around(
    password,
    (value) =>
      `[distutils]\nindex-servers = acme\n\n[acme]\nrepository = https://pypi.acme.dev\nusername = deploy\npassword = ${value}\n`,
    (value) => `[pypi]\nusername: deploy\npassword: ${value}\n`,
  ),
  'redis-requirepass': around(
    password,
    (value) => `bind 0.0.0.0\nrequirepass ${value}\nmaxmemory 1gb\n`,
    (value) => `replicaof 10.0.0.4 6379\nmasterauth ${value}\n`,
    (value) => `redis-cli -h cache -a ${value} PING\n`,
  ),
  'windows-gpp-cpassword': around(
    (draw) => draw.bytes(32).toString('base64').replace('=', ''),
    (value) =>
      `<Groups><User name="admin"><Properties action="U" userName="admin" cpassword="${value}" /></User></Groups>`,
  ),
  'windows-unattend-password': around(
    password,
    (value) =>
      `<AutoLogon>\n<Username>admin</Username>\n<Password>\n<Value>${value}</Value>\n<PlainText>true</PlainText>\n</Password>\n</AutoLogon>\n`,
    (value) =>
      `<AdministratorPassword>\n  <Value>${value}</Value>\n  <PlainText>true</PlainText>\n</AdministratorPassword>\n`,
  ),
  'wireguard-preshared-key': around(
    (draw) => draw.bytes(32).toString('base64'),
    (value, draw) =>
      `[Peer]\nPublicKey = ${draw.bytes(32).toString('base64')}\nPresharedKey = ${value}\nAllowedIPs = 10.0.0.0/24\n`,
    (value) => `wireguard:\n  preshared_key: ${value}\n`,
    (value) => `{ "presharedKey": "${value}" }\n`,
  ),
  'wireguard-private-key': around(
    (draw) => draw.bytes(32).toString('base64'),
    (value) => `[Interface]\nAddress = 10.0.0.2/24\nPrivateKey = ${value}\nDNS = 10.0.0.1\n`,
    (value) => `WG_PRIVATE_KEY=${value}\n`,
    (value) => `wireguard:\n  private_key: "${value}"\n`,
  ),
  'yarnrc-auth-token': around(
    (draw) => draw.text('base62', 40),
    (value) => `npmRegistryServer: "https://npm.acme.dev"\nnpmAuthToken: ${value}\n`,
    (value) => `npmScopes:\n  acme:\n    npmAuthToken: "${value}"\n`,
  ),
};
