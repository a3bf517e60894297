// Loaded before the command line: an error in a callback that no promise belongs to, once standard input is being read.
import { Readable } from 'node:stream';

const { read } = Readable.prototype;
let hasThrown = false;
Readable.prototype.read = function (size) {
  if (!hasThrown) {
    hasThrown = true;
    process.nextTick(() => {
      throw new TypeError('late');
    });
  }
  return read.call(this, size);
};
