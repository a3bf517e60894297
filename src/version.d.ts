/** Put in by scripts/build.mjs from package.json. */
declare const UNLEAK_VERSION: string;
