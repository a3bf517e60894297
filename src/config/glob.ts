export { matchesGlob } from '../core/glob.js';
