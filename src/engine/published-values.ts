import { hash } from 'node:crypto';

/**
 * SHA-256 of values that standards and vendors print for everyone to read: no secret, although they look like one. By
 * hash, so that this file does not hold them.
 */
const PUBLISHED: ReadonlySet<string> = new Set([
  // Account key of the Azure storage emulator: https://learn.microsoft.com/en-us/azure/storage/common/storage-connect-azurite
  '0011cc25eb4320717494d2703e8cba85743e71b500283c21c8b88147992f9059',
  // RFC 6749, 6750: OAuth 2.0.
  '6c96130f130ab0d6d158397e24d2bcc1c9a5e73ae081f6e983f1c7b545d24a4c',
  '00cf4c781dc37003f7c7dd7d4c9a6ef1e0f4c62d9a291aa8bc398774e3fefd32',
  '53f5da0aaa93d64cd5772c554cbf940f0539e689dddbeb8f923eec3f72c02ea9',
  'b8e148545b13c78bc74da2f1a7275dd71e56ddece129d7d2f7b3ecc06f7994da',
  'e9974c507d2a802143f614c878fcbb622a3800e05e6e0d329fee2c5b6b243329',
  '3e6099e82cea8b701718e015aae2c66d53346a0f67358dcb5b1998c46ea126de',
  '2c31d647d56670580effa322c4e0d2612e333bedb4331f09352828e4e3cef66d',
  'a35b81a7d7927b70ec99270dd2362b88580a28574af812f2c02f56469579186f',
  'ca7459e2b26776de081b9a07e40227fd6cff232a1e3233ff6b6aa6d036ca9981',
  // RFC 5849: OAuth 1.0.
  '2ff8b0fb93aca981c78f1e94355c298c23435461f1072ef4674848e620371787',
  '80f8b7c904d4a43f3b7036db73247daafe15b3f647b337d19031ff67b7c1a177',
  '293257ab6495ebb11cf9e4aee0686ca30df8de2ab8d251f2cbbcf177bdfcae91',
  'cb87c87e4a138d9a72259d2a01bab15623c9846e568c1509b287721645a6ea53',
  'bb9b1163338b2a51495834ad5c65420443d6327381cf0f94ebf92b117f209d72',
  '649e1f5c769e718ba10d1a702a36499a731441d960b06da91c4c97786bf84595',
  '4c20e6f5cc11b93731e74cbe20739821d61c3563c9f50ecb884a27cd369f01fb',
  '6aa14267d94944e6b6483c81f5ad37f87bbc7e88aa368d4aba1e71e0b79cd8c4',
  '9d03b692e941d5ace207a9f8048834439f6de98e5c6c1590c22c4f4577c88a42',
  // RFC 7515, 7517, 7520, 8037: JOSE.
  '8b1b17a9740c068accab5c3d0d652c8e3cc13206e70bb73b42ea41d4c2de3c12',
  '5ccf2edb4f070f0b180f1adadb1be7c568d04181e7938433c4503db2d2bf8b3e',
  'a45404ae333dd955dcff82cf28972e0f81b1e673cb70e2fc2d7d0d4c42a893bc',
  '190edf59d5736c3b3ea6bb36d57f5eb415a9b79f3201b381b8f3cb089135981f',
  '0330b11998cbc9abd5a585e755cb5df2f73f1a5632fdcc2abb19e05e3eceddb9',
  '57afc11665beb68de7ccd6df1b38453be8682ac63bb8ccdf67cce63c2db9afd2',
  'ec150406241257588aec45110bcd5231af01e130791f09d87c2d02f4038819a4',
  'edc871abaa585918965f286fcca71bbe9528df7acde6de8c9b51cccea5cadefc',
  // The vendor's manual for signing requests of Twitter.
  '00b3dc640c9c99fcdbdab6f63d785248e4613fbaa65d63c56d97e54f987c3bab',
  '5aac38e542b76b97b3518c0293214d0b8aa11344e38518437f7dd44da0b521c3',
  // The test key in Stripe's reference.
  '2cafc0970149a84f3b9e62eaf169f36f59907a3b3e31f7b82e68c69cd27f7326',
  'f2d6ca16515033e5dce14eba840b979d27b5cbae24bb3e5bf484339667f86397',
  // Bootstrap token of the manual: https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/
  'a4b8b245ab28bc4f72dcaa0d9ba9f73d6488fa758a2a5cb55ecb11511f002f80',
]);

export function isPublished(value: string): boolean {
  return PUBLISHED.has(hash('sha256', value));
}
