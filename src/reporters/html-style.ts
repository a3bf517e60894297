/**
 * The look of the page: one column, from the width of a phone on, where each row of a table is a block of its own; light or
 * dark as the reader's device is; light on paper, where nothing is folded away.
 */
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
h3 { font-size: 1.05rem; margin: 0.3rem 0 0; line-height: 1.35; }
h1 code { font: inherit; }
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
ul, ol { margin: 0.2rem 0; padding-left: 1.1rem; }
ol { padding-left: 1.6rem; }
@media (min-width: 44rem), print {
  dl { display: grid; grid-template-columns: 8rem minmax(0, 1fr); column-gap: 1rem; row-gap: 0.3rem; }
  dt { margin: 0.1rem 0 0; }
}
.glance { list-style: none; display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.6rem 0 1rem; padding: 0; }
.glance li { flex: 1 1 6rem; background: var(--box); border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.3rem 0.8rem; }
.glance .number { display: block; font-size: 1.5rem; font-weight: 600; line-height: 1.3; }
.glance .critical .number { color: var(--critical); } .glance .high .number { color: var(--high); }
.glance .medium .number { color: var(--medium); } .glance .low .number { color: var(--low); }
.glance .fine .number { color: var(--fine); } .glance .none .number { color: var(--soft); font-weight: 400; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.8rem 0.2rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 400; font-size: 0.85rem; overflow-wrap: normal; }
td, th { min-width: 4.5rem; }
td.short { white-space: nowrap; }
@media screen and (max-width: 44rem) {
  thead { display: none; }
  tr { display: block; padding: 0.4rem 0; border-bottom: 1px solid var(--line); }
  td { display: block; position: relative; border: 0; padding: 0.05rem 0 0.05rem 6.5rem; }
  td::before { content: attr(data-label); position: absolute; left: 0; color: var(--soft); font-size: 0.85rem; }
  td:empty { display: none; }
}
code { font: 0.88em/1.4 ui-monospace, monospace; }
pre { margin: 0.2rem 0; padding: 0.4rem 0.5rem; border: 1px solid var(--line); border-radius: 0.3rem; white-space: pre-wrap; }
summary { cursor: pointer; padding: 0.3rem 0; }
.soft { color: var(--soft); font-size: 0.9rem; margin: 0.3rem 0; }
@media print {
  :root { color-scheme: light; --page: #ffffff; --ink: #000000; --soft: #45494d; --line: #b9bbbd; --box: #ffffff;
    --critical: #a3123a; --high: #b3400a; --medium: #7a5b00; --low: #44576b; --fine: #1b6b3a; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  table { font-size: 8pt; } td, th { min-width: 3rem; }
  article, .gaps, tr, .glance { break-inside: avoid; }
  article.long { break-inside: auto; }
  h1, h2, h3, summary { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  rect { print-color-adjust: exact; }
}
`.trim();
