// Preloaded into a child: says at the end how much processor time it took, for tests that compare two runs.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env['XDG_CPU_FILE'], String((user + system) / 1000));
});
