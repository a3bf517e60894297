import type { DetectorExamples } from './detector.js';

const DASHES = '-'.repeat(5);

/** Throw-away keys made for these examples, which open nothing. */
function armour(label: string, body: readonly string[]): string {
  return [`${DASHES}BEGIN ${label}${DASHES}`, ...body, `${DASHES}END ${label}${DASHES}`].join('\n');
}

const rsa = armour('RSA PRIVATE KEY', [
  'MIIBOQIBAAJBAO8AT771rMNjQDPFZKKUnpSoELNsnKvPYZbYocIyNf2OPKjrn5sV',
  'fKFbKPcpddyoJXF2QvrojhLVO4CbSSz0mskCAwEAAQJAZCrCQWtfw+f2AXyqZ8VY',
  'DT+++CP+KbfZ08npSaWXoTNLe8/wo64U8FIpx9QWF0dPVZieQkDasTMNc6DP8hL3',
  '8QIhAPheF+NxzsS3ZQ1BI82c3Da0fPIS/gvBjNxqKj/ZkDvlAiEA9liIhCP+hvEB',
  'rHuhvp+wbpqZ5XtL6Aw9kCvUQTYP3RUCICKfe1UJmHlz13JxkjwnkctOfdyBKUka',
  'Qji31AvymFjBAiBNFGKSxhhr7JkTeROg66Ju2RzyOuQDVWEl7TDavqm0CQIgVysg',
  'MWv/PYsopN426yujC/xG6V59m1QegE+XlVBElwM=',
]);
const ec = armour('EC PRIVATE KEY', [
  'MHcCAQEEIOaGixulaxP4Q3EKNWBHObnLhUz+BaQlBmuyfPE3bMD8oAoGCCqGSM49',
  'AwEHoUQDQgAEi+44zOXo9lCLdXxmjwveKJHI4pD7UwJ90T3hNUfsNa+QEbdl78kY',
  'yBjUYuKCZMM+PA4QQ7jFTLoP5F1aGOYZOw==',
]);
const dsa = armour('DSA PRIVATE KEY', [
  'MIIBywIBAAKBgQDKtN8d82U1dr0ybmRx7xzo5vNf5Q9NDfTytoI2HLfB2tdX4ihe',
  'cCL8SsvCJiDCQlQdSglKLFFKfQG/i6sZMKdmnrERnfUHVBbi2LnoAt5dvP30jv4L',
  'aKX/eeGhru9CI4lt1ywFT5mRDaOnpKbdmpuqIWRHx9ddFTAoUCKQxVa8xQIdAPS0',
  'uuIEAk2hExcNtih9+iAbGiUYkSQtidk2shsCgYBmjYOZ5p5a/8EIA7qIXdL6DmQ0',
  'fspK2fPmtiCcGawlojU4bcg/MAPGwipboC/VC3ov0fgIyWbRyM9o4XBDwqLVHCei',
  'fFwWgWbu8f6R/+w1qMbTfEIXlzOJGJEC8RwMcDFBuOyLhy8iNbwwkWLj5LZ9VRkJ',
  '7+ql2+ZygAedOpbLAQKBgEoXByKxLKVJAQ6vNRKMiPLlgO/NE2c3qAyCVfM97B/C',
  'udER1E9SmJOgD9OFdX1iGhv08KH4lvofB6q8ObGIGr/4Z+zcD1fDW9YqGf/beqTz',
  'aD9hMAHJkDa/gACdLozfSpWTQ1pgx0va0yIdTIakYH2ue52lW6Cc59YOUHqfro8S',
  'Ah0A10Xg2Jnyj6ddbeGPvfD8YVxmuDpfLs+CDaddrQ==',
]);
const pkcs8 = armour('PRIVATE KEY', ['MC4CAQAwBQYDK2VwBCIEIGn1akMRbwlaYMrHOarCeey38Hj2ZHeMpspumkwaNZL8']);
const encrypted = armour('ENCRYPTED PRIVATE KEY', [
  'MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhOtMzdhXYMswICCAAw',
  'DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEHqv3lOeH6rhwVI/XJUBV9kEgZDa',
  'T4aYk0bLV3XmPp9nK5/ado8/AdcSDaTmMmPyreUDn7N5K0mzf7Sa0y8rihM4Tsob',
  'ZaTd+x5yy5zrRs9AjzpX332EaWYKw6xFinNpScCFcjWB1pIBbmFR3PWRkevclV2T',
  'vzIszn3f1QloovFsQv3ctbOZOBzUjbIaPFIzGphoBwbs0ssfVLX/BHn22XWwrsQ=',
]);
const openssh = armour('OPENSSH PRIVATE KEY', [
  'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW',
  'QyNTUxOQAAACCEPClI0GrvMEvH4dsoIBMfEpAsdiSjcLbFRrZZhAV6wwAAAIil5tuIpebb',
  'iAAAAAtzc2gtZWQyNTUxOQAAACCEPClI0GrvMEvH4dsoIBMfEpAsdiSjcLbFRrZZhAV6ww',
  'AAAECpRKrWhRImB8Hp247tQaUBsC0/VaTn1F/NQu8IpcaWMYQ8KUjQau8wS8fh2yggEx8S',
  'kCx2JKNwtsVGtlmEBXrDAAAAAXQBAgME',
]);
const pgp = armour('PGP PRIVATE KEY BLOCK', [
  '',
  'lFgEawYYNxYJKwYBBAHaRw8BAQdAE8OlfXnJHshcUAvhYdcZbMbk+2NQP86SO2YI',
  'jSr00vIAAQDoxgVBCM0OSgzYdxK3q3ZXrtOGOq/TSZVaFO7tZDjpuw/otAt0QHQu',
  'aW52YWxpZIiQBBMWCAA4FiEEZs2KGt6LKqjtdYWoUSLJaZ/gdzcFAmsGGDcCGwMF',
  'CwkIBwIGFQoJCAsCBBYCAwECHgECF4AACgkQUSLJaZ/gdzcnQAEAhkxsbub3WE3t',
  '9zO2pa7j7Pu7UeRwS6wkpKyq/hiSHXgA/1fGv7PzKneB4UZYykh46aq1R0XaMDqo',
  'RY+1qdo+xKME',
  '=3Ryq',
]);
const legacyEncrypted = armour('EC PRIVATE KEY', [
  'Proc-Type: 4,ENCRYPTED',
  'DEK-Info: AES-128-CBC,1E9BED779AD99C5CC9940DF6BB3F722F',
  '',
  'w58K4JQ87n3GmDy6O4Njcn5YatzZzRTTZD99qzzytaL2nknsKLWszsgcDZwuKH1a',
  '8NBj35UUn8h+LG74paAXvPNoAnhF9bya6YWxsJxWbbdNu4Ha3sjqNdjMlgnywrbn',
  '0MsbpKLNdT3aG2z/poFGEEToG1zkPU/nP2KbEe3bT2A=',
]);

const xml = (exponent: string): string =>
  `<RSAKeyValue><InverseQ>${'q7Zp2Lw9Xk4Rt8Vb'.repeat(4)}</InverseQ><D>${exponent}</D></RSAKeyValue>`;

export const privateKeyExamples: DetectorExamples = {
  positive: {
    'private-key-rsa': [rsa, JSON.stringify({ key: rsa })],
    'private-key-ec': [ec, `key: |\n${ec.replace(/^/gm, '    ')}\n`, legacyEncrypted],
    'private-key-dsa': [dsa],
    'private-key-pkcs8': [pkcs8, `KEY="${pkcs8.replaceAll('\n', '\\n')}"`],
    'private-key-encrypted': [encrypted],
    'private-key-openssh': [openssh],
    'private-key-pgp': [pgp],
    'private-key-xml-rsa': [xml(rsa.split('\n').slice(1, 4).join(''))],
  },
  negative: [
    { why: 'armour of RSA PRIVATE KEY around a placeholder', text: armour('RSA PRIVATE KEY', ['...']) },
    { why: 'armour of EC PRIVATE KEY around a placeholder', text: armour('EC PRIVATE KEY', ['...']) },
    { why: 'armour of DSA PRIVATE KEY around a placeholder', text: armour('DSA PRIVATE KEY', ['...']) },
    { why: 'armour of PRIVATE KEY around a placeholder', text: armour('PRIVATE KEY', ['...']) },
    { why: 'armour of ENCRYPTED PRIVATE KEY around a placeholder', text: armour('ENCRYPTED PRIVATE KEY', ['...']) },
    { why: 'armour of OPENSSH PRIVATE KEY around a placeholder', text: armour('OPENSSH PRIVATE KEY', ['...']) },
    { why: 'armour of PGP PRIVATE KEY BLOCK around a placeholder', text: armour('PGP PRIVATE KEY BLOCK', ['...']) },
    {
      why: 'a public key',
      text: armour('PUBLIC KEY', ['MCowBQYDK2VwAyEA', 'q83vEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kBI0Vng=']),
    },
    { why: 'code that looks for keys', text: `if (text.includes('${DASHES}BEGIN PRIVATE KEY${DASHES}')) return;` },
    { why: 'XML of a key with a stand-in', text: xml('...') },
    { why: 'a body of one letter', text: armour('RSA PRIVATE KEY', ['A'.repeat(64), 'A'.repeat(64)]) },
  ],
};
