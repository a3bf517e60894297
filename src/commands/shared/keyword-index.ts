/** The index of all keywords, as base64 of `indexKeywords`, which the build puts here; undefined when run from source. */
export const builtKeywordIndex: string | undefined = undefined;
