/** Put in by scripts/build.mjs from package.json. */
declare const UNLEAK_VERSION: string;
/** Put in by scripts/build.mjs: a name for the rules that are ours, which are data. */
declare const UNLEAK_RULES_HASH: string;
/** Put in by scripts/build.mjs: a name for all code that decides what rules find in what is scanned. */
declare const UNLEAK_ENGINE_HASH: string;
/** Put in by scripts/build.mjs: a name for the text of the program that an entry loads. */
declare const UNLEAK_CODE_HASH: string;
