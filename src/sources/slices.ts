export { OVERLAP_BYTES, SLICE_BYTES, type Slice, sliceBytes, Slicer } from '../core/slices.js';
