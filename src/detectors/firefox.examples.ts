import type { DetectorExamples } from './detector.js';

const value = ['MEIEEPgAAAAAAAAAAAAAAAAAAAEwFAYIKoZI', 'hvcNAwcECKq7Zp2Lw9XkBBiR8tVb3Nc6Md1Hs5Jf0Gy='].join('');

export const firefoxExamples: DetectorExamples = {
  positive: { 'firefox-login': [`{"hostname":"https://git.internal","encryptedPassword":"${value}"}`] },
  negative: [{ why: 'a name in code', text: 'const encryptedPassword = await encrypt(password);' }],
};
