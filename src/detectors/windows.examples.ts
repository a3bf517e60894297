import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const securestringPassword = join('uzXvTge', 'eVxDxW');
const securestringBlob = join(
  '76492d1116743f04',
  '23413b16050a5345H0RSKWxoeYo3mmqUg90CD9',
  '2+TOiVwkgVyFgevbKu8MblFF6zx/yziupMMvhu',
);
const gppCpassword = join(
  'dbq/SBpELkHhstxK3WoDc21gYctdJbGAIBgiUZ71AIqBvXB3dKT7B7',
  'JyGE6PD+dy2X0Op/KcLAsB9ne30o519/6IKPquImPyTra7jaHYHfxT',
);
const unattendPassword = join('aEXHQwP', '8nReEk');

export const windowsExamples: DetectorExamples = {
  positive: {
    'windows-securestring-password': [
      `$p = ConvertTo-SecureString "${securestringPassword}" -AsPlainText -Force`,
      `ConvertTo-SecureString -String '${securestringPassword}' -AsPlainText -Force`,
    ],
    'windows-securestring-blob': [
      `WINDOWS_SECURESTRING_BLOB=${securestringBlob}`,
      `const client = connect('${securestringBlob}');`,
    ],
    'windows-gpp-cpassword': [`<Properties action="U" newName="" cpassword="${gppCpassword}" userName="local_admin"/>`],
    'windows-unattend-password': [
      `<UserAccounts>\n <AdministratorPassword>\n  <Value>${unattendPassword}</Value>\n </AdministratorPassword>\n</UserAccounts>`,
      `<AutoLogon><Password><Value>${unattendPassword}</Value></Password></AutoLogon>`,
    ],
  },
  negative: [
    { why: 'a variable', text: 'ConvertTo-SecureString $password -AsPlainText -Force' },
    { why: 'a variable in quotes', text: 'ConvertTo-SecureString "$password" -AsPlainText -Force' },
    { why: 'securestring blob cut short', text: securestringBlob.slice(0, 71) },
    { why: 'empty', text: '<Properties action="U" cpassword="" userName="local_admin"/>' },
    { why: 'a value from elsewhere', text: '<AdministratorPassword><Value/></AdministratorPassword>' },
    {
      why: 'a mark of a template',
      text: '<AdministratorPassword><Value>${ADMIN_PASSWORD}</Value></AdministratorPassword>',
    },
  ],
};
