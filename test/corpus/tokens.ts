/** What the corpus files mean by `@@name@@`. Synthetic, fixed, and joined here so that no whole token stands in a file. */
export const TOKENS: Readonly<Record<string, string>> = {
  dbPassword: ['kT7', 'vQ2x', 'Lm9'].join(''),
  mailPassword: ['Wd4!', 'zR8p', 'Yb1'].join(''),
  awsKeyId: ['AK', 'IA', 'TCH6YDSY', 'QCPYKZCL'].join(''),
  awsSecret: ['oOac/A8fgX+mvW', 'VPLFN6zPP1VwMZ', 'm3B0rvKJJ0R/'].join(''),
  githubToken: ['gh', 'p_', '8tViZ1sMxLgpn3J1RJ', 'iuLyktiYJBiA0TESSq'].join(''),
  stripeTest: ['sk', 'test', '31Fg5ZfFMrnnvokRf0oPq4U3'].join('_'),
  slackBot: ['xoxb', '481899658221', '3732661488849', 's7aSRXaj87VSmymlOUBhBJjZ'].join('-'),
  apiKey: ['f81d4c', '02b7e9', 'a35c60', 'd92e17'].join(''),
  masked: 'x'.repeat(36),
  exampleId: ['IOSFODNN7', 'EXAMPLE'].join(''),
};
