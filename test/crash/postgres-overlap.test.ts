import { crashSuite } from './postgres-suite.js';

await crashSuite('overlap');
