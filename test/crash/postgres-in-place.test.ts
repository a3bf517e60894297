import { crashSuite } from './postgres-suite.js';

await crashSuite('in-place');
