// `npm run check [NAME...]`: runs the checks named, or all, to their end, and says which failed.
import { checks, runCheck } from './checks.mjs';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in checks));
if (unknown.length > 0) {
  console.error(`error: no such check: ${unknown.join(', ')} (there are: ${Object.keys(checks).join(', ')})`);
  process.exit(2);
}

const failed = [];
for (const name of asked.length > 0 ? asked : Object.keys(checks)) {
  console.log(`check: ${name}`);
  if (!runCheck(name).passed) failed.push(name);
}
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`);
  process.exitCode = 1;
} else {
  console.log('all checks passed');
}
