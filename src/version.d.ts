/** Put in by scripts/build.mjs from package.json. */
declare const UNLEAK_VERSION: string;
/** Put in by scripts/build.mjs: a name for all code that decides what a scan finds. */
declare const UNLEAK_RULES_HASH: string;
