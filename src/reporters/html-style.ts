/** The look of the page: one column, from the width of a phone on; light or dark as the reader's device is. */
export const STYLE = `
:root { color-scheme: light dark; --page: #fbfbfa; --ink: #1d1f21; --soft: #5c6166; --line: #d9dadb; --box: #ffffff;
  --critical: #a3123a; --high: #b3400a; --medium: #7a5b00; --low: #44576b; --fine: #1b6b3a; }
@media (prefers-color-scheme: dark) {
  :root { --page: #15171a; --ink: #e6e7e8; --soft: #a2a8ae; --line: #34383d; --box: #1d2024;
    --critical: #ff7b98; --high: #ff9d66; --medium: #e3c04f; --low: #9db4cc; --fine: #6fd08f; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--page); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.3rem; line-height: 1.3; margin: 0.2rem 0 0.6rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.6rem; }
h3 { font-size: 1.05rem; margin: 0; line-height: 1.35; }
section, article { margin: 0 0 1rem; }
article, .gaps { background: var(--box); border: 1px solid var(--line); border-left: 0.35rem solid var(--low);
  border-radius: 0.4rem; padding: 0.8rem; }
article.critical, .gaps { border-left-color: var(--critical); }
article.high { border-left-color: var(--high); }
article.medium { border-left-color: var(--medium); }
.badge { display: inline-block; padding: 0 0.5rem; border: 1px solid currentColor; border-radius: 1rem; font-size: 0.85rem; }
.critical > .badge, .bad { color: var(--critical); }
.high > .badge { color: var(--high); }
.medium > .badge { color: var(--medium); }
.low > .badge { color: var(--low); }
.good { color: var(--fine); }
dl { margin: 0.6rem 0 0; }
dt { color: var(--soft); font-size: 0.85rem; margin-top: 0.5rem; }
dd { margin: 0; }
ul { margin: 0.2rem 0; padding-left: 1.1rem; }
code { font: 0.88em/1.4 ui-monospace, monospace; }
pre { margin: 0.2rem 0; padding: 0.4rem 0.5rem; border: 1px solid var(--line); border-radius: 0.3rem; white-space: pre-wrap; }
summary { cursor: pointer; padding: 0.3rem 0; }
.soft { color: var(--soft); font-size: 0.9rem; }
`.trim();
