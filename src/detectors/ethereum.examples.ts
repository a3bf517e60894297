import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const privateKey = join('0x', '30009bdb6aa1336c095e2a45cf1d', '584142b6e220290a683c12b8ad00e5a184a6');
const keystore = join('0e8f7894f8f3e396663a402cc9582cd1', 'b9ac68ba6112e717c8e41912fa0b251a');

export const ethereumExamples: DetectorExamples = {
  positive: {
    'ethereum-private-key': [
      `PRIVATE_KEY=${privateKey}`,
      `accounts: ['${privateKey}']`,
      `ETH_PRIVATE_KEY=${privateKey.slice(2)}`,
    ],
    'ethereum-keystore': [
      `{"crypto":{"cipher":"aes-128-ctr","ciphertext":"${keystore}","kdf":"scrypt","kdfparams":{"n":262144}},"version":3}`,
    ],
  },
  negative: [
    { why: 'a hash of a transaction', text: `private_key was used in ${privateKey}` },
    { why: 'a key one digit short', text: `wallet_sid = ${privateKey.slice(0, -1)}` },
    { why: 'an address', text: `deployer: ${privateKey.slice(0, 42)}` },
    { why: 'a ciphertext of another kind', text: `{"ciphertext":"${keystore}"}` },
    { why: 'parameters alone', text: `{"kdf":"scrypt","kdfparams":{"n":262144}}` },
  ],
};
