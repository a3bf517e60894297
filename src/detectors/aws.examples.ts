import type { DetectorExamples } from './detector.js';

const keyId = (...body: readonly string[]): string => ['AK', 'IA', ...body].join('');
const secret = (...parts: readonly string[]): string => parts.join('');

const id = keyId('TCH6YDSY', 'QCPYKZCL');
const value = secret('oOac/A8fgX+mvWVPLFN6', 'zPP1VwMZm3B0rvKJJ0R/');
const other = secret('ksg51ipvTtJjkBecqEzS', 'UjEydoPp0R+FW8g3znpj');
const join = (...parts: readonly string[]): string => parts.join('');
const serviceCredentialId = join('AB', 'IA', 'XHUFYMHW', 'BOF2H3RB');
const legacyAccessKeyId = join('A3', 'TX', 'ICMKZBJL', 'Y67HEQSE');
const sessionToken = join(
  'IQoJb3',
  'JpZ2lu',
  'wySZhvib0JtAq3MrpV8xsL6AWg/CGcJj7dU3o0MU+iiRsg2RalG50VIYLu8i',
  '+MDg0JlcewiQv6QLViyU5Lg+12wn7Y7rxumYfWa0oqqa2o4WUfnWr+p/hvWI',
  'adcD59qyWsM+BJK8D8miCYGUWNM4lFpWd2sAcYe2KOp86pLLJgg5RV1f3aru',
  'V2v7qJO+2gRod/4mNtkcIPoO1Vc6O6M4UQ6xPo4GDQsVGKHXVdCr2j2cyvPU',
  'f4JyF2M9OYXK3ZlFGfKM2Z7scubhLJgl/AP+f70Z3/LkU3TMz/ba80j4bV+Z',
);
const bedrockApiKey = join(
  'ABSK',
  'QmVkcm9ja0FQSUtleS1rNHg5LWF0LTEyMzQ1Njc4OTAxMjo4',
  'WWc4SnNFVkFQRmdUREtaYTN6U3cyclg0ajhGdlh4Z09pRVhy',
  'bExPVEVUTmdpQ2lTWFIz',
);
const bedrockTemporaryApiKey = join(
  'bedrock-api-',
  'key-YmVkcm9j',
  'PEHcW/HIlQXXPGylAU2HjlkEbpUsV8bDqOh1xXnhkTW7lUAkSc0+O3MEKCdP',
  'AlcoGyvxV4oKWgX6Dz6pMm2Idb8ysnIzAm59HFTG17kGkChH/nWbig6sHUmD',
  'c4VKEAYCRmmqUj5/0h/T7obU/W0XXzJ++qKMAsFIwbp06WOOJ43C0OYwJA9E',
  'mmoKWsXBOHEDy+C/fMhFHQUGPc9KoWDe84E7yq4W5GXMDMXhQFBSzgGEzVE+',
  'B8anutN+HCg6NC1apBUXniFpaI5pRcw3fnN99aLYg7HfVa0I6AGbeZb4sPLW',
);
const mwsAuthToken = join('amzn.', 'mws.', '5f34a3ac-d530-4107', '-ae05-36ed227be464');
const appsyncApiKey = join('da', '2-', '2ql728qncqc6k', '96wstc6l2xjb5');
const sesSmtpPassword = join('BB5xXXgpgX8iW38jQRN6Vb', 'jJG64Fu4Ptf+ywt3dM6uiG');
const cognitoClientSecret = join('xr1sv39dr9mmuj4nrb5lfrqalq', 'rb46l1d6k42puci9zmhaqlrtp9');
const presignedUrlSignature = join('73c470e1e9518aaf25ed72e6614f5a69', '841fe4aff4185ab757cc1cf3c8b332a4');
const ecrAuthorizationToken = join(
  'eyJwYXls',
  'b2FkIjoi',
  'E2xSgLiPXXp32KLlK1TpDyu8HDNc3E8X+GR+hKq+Sz70teuO6y30I2pE',
  'Ed1+0gFVq2md1naQmrYg7b+5gSisYSqrhPmOSreorMfJkTRcR+Z99jfO',
  'OR8T6+EEP3/EI1Ac1Ho/WfpQm79LP4Q0+NH8F6/JApqg2j3GGySnlBME',
  '57HEYumoL4SB9EDTcHO1XgUAnjdbdYHh5art4C08n/BgO/3624pejHn4',
  'Dh0tBoiNM+ud0zXL00k7vkaBEJyquHV/n/ij3bF+m+xAopHmRepW0BLE',
  'ybTdd91V/89GihTPqo6lFz7nli4zxsriFguRigYIaK2rmSQmL8OkAKBr',
  'MD3KQi4jojoBDvqhoajvOGE7SdSlNQWQR30P4rd7wzuiZRTtYGJsa/g0',
  '+pOR3FOzZM9ydsAVBnyPejLOQDIxRFVbXqWW8z7ZHHYFnQV62PqUn5VZ',
  'JnUS+2QVkUYMKSiChRcFKgmYm6ogFKlKK7RT/k9H6ORYr5BxmRhH',
);

export const awsExamples: DetectorExamples = {
  positive: {
    'aws-access-key-id': [`"userIdentity": { "accessKeyId": "${id}" }`],
    'aws-secret-access-key': [
      `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${value}\n`,
      `AWS_SECRET_ACCESS_KEY=${other}`,
      `{ "SecretAccessKey": "${value}", "AccessKeyId": "${id}" }`,
    ],
    'aws-key-pair': [`User,Access key ID,Secret\nci,${id},${other}\n`],
    'aws-service-credential-id': [
      `id ${serviceCredentialId} of a service`,
      `"ServiceSpecificCredentialId": "${serviceCredentialId}"`,
    ],
    'aws-legacy-access-key-id': [`id ${legacyAccessKeyId} of an old account`],
    'aws-session-token': [`AWS_SESSION_TOKEN=${sessionToken}`, `x-amz-security-token: ${sessionToken}`],
    'aws-bedrock-api-key': [`AWS_BEARER_TOKEN_BEDROCK=${bedrockApiKey}`],
    'aws-bedrock-temporary-api-key': [`AWS_BEARER_TOKEN_BEDROCK=${bedrockTemporaryApiKey}`],
    'aws-mws-auth-token': [`MWS_TOKEN=${mwsAuthToken}`, `"token": "${mwsAuthToken}"`],
    'aws-appsync-api-key': [
      `APPSYNC_API_KEY=${appsyncApiKey}`,
      `curl https://api.internal -H "Authorization: Bearer ${appsyncApiKey}"`,
    ],
    'aws-ses-smtp-password': [
      `SES_SMTP_PASSWORD=${sesSmtpPassword}`,
      `host: email-smtp.eu-west-1.amazonaws.com\npassword: ${sesSmtpPassword}`,
    ],
    'aws-cognito-client-secret': [
      `COGNITO_CLIENT_SECRET=${cognitoClientSecret}`,
      `curl https://api.cognito.internal -H "X-Api-Key: ${cognitoClientSecret}"`,
    ],
    'aws-presigned-url-signature': [
      `https://orders.s3.eu-west-1.amazonaws.com/1.pdf?X-Amz-Expires=300&X-Amz-Signature=${presignedUrlSignature}`,
    ],
    'aws-ecr-authorization-token': [
      `docker login -u AWS -p ${ecrAuthorizationToken} 123456789012.dkr.ecr.eu-west-1.amazonaws.com`,
    ],
  },
  negative: [
    { why: 'key id of the vendor documentation', text: keyId('IOSFODNN7', 'EXAMPLE') },
    {
      why: 'secret of the vendor documentation',
      text: `aws_secret_access_key = ${secret('wJalrXUtnFEMI/', 'K7MDENG/bPxRfiCY', 'EXAMPLEKEY')}`,
    },
    {
      why: 'secret one character short',
      text: `aws_secret_access_key\n${secret('oOac/A8fgX+mvWVPLFN', '6zPP1VwMZm3B0rvKJJ0R')}`,
    },
    { why: 'key id one character short', text: keyId('TCH6YDS', 'YQCPYKZC') },
    { why: 'a longer base64 text', text: `aws_secret_access_key\n${value}${other}` },
    { why: 'a reference', text: 'aws_secret_access_key = ${AWS_SECRET_ACCESS_KEY_FROM_THE_ENVIRONMENT}' },
    { why: 'id and something that is no secret', text: `${keyId('IOSFODNN7', 'EXAMPLE')},${'a'.repeat(40)}` },
    {
      why: 'id of a service bearer token or a context-specific credential one character short',
      text: `see ${serviceCredentialId.slice(0, 19)}`,
    },
    {
      why: 'id of a service bearer token or a context-specific credential that is masked',
      text: `masked ${join('AB', 'IA')}${'0'.repeat(16)}`,
    },
    { why: 'access key id without its secret one character short', text: `see ${legacyAccessKeyId.slice(0, 19)}` },
    { why: 'temporary session token that is cut off', text: `see ${sessionToken.slice(0, 100)}` },
    { why: 'API key of Bedrock that is cut off', text: `see ${bedrockApiKey.slice(0, 100)}` },
    { why: 'API key of Bedrock, good for hours that is cut off', text: `see ${bedrockTemporaryApiKey.slice(0, 100)}` },
    { why: 'auth token of Marketplace Web Service one character short', text: `see ${mwsAuthToken.slice(0, 44)}` },
    { why: 'API key of AppSync one character short', text: `see ${appsyncApiKey.slice(0, 29)}` },
    {
      why: 'SMTP password made from a secret access key beside the name, given to nothing',
      text: `email-smtp at ${sesSmtpPassword}`,
    },
    { why: 'SMTP password one character short', text: `ses_smtp_sid = ${sesSmtpPassword.slice(1)}` },
    {
      why: 'client secret of a user pool one character short',
      text: `COGNITO_SID=${cognitoClientSecret.slice(0, 49)}`,
    },
    {
      why: 'client secret of a user pool beside the name, given to nothing',
      text: `cognito at ${cognitoClientSecret}`,
    },
    { why: 'signature one digit short', text: `x?X-Amz-Signature=${presignedUrlSignature.slice(1)}` },
    {
      why: 'password of a container registry, good for 12 hours that is cut off',
      text: `see ${ecrAuthorizationToken.slice(0, 300)}`,
    },
  ],
};
