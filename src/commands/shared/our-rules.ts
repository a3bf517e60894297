import { detectors } from '../../detectors/index.js';
import { rulebookOf } from '../../engine/rulebook.js';

/** All our rules. The build puts a form of them here that is read in a tenth of the time. */
export const ourRules = rulebookOf(detectors);
