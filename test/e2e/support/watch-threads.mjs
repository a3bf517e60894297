// Says on standard error when a thread is started.
import { writeSync } from 'node:fs';

process.on('worker', () => writeSync(2, 'thread started\n'));
