import { Writable } from 'node:stream';

/** Writes to the stream with a mark before each line, so that the lines of several rotations can be told apart. */
export function prefixed(to: Writable, mark: string): Writable {
  let isAtStart = true;
  return new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      const text = chunk.toString();
      const lines = text.replaceAll(/\n(?=.)/gs, `\n${mark}`);
      const isWritten = text === '' || to.write(isAtStart ? `${mark}${lines}` : lines);
      isAtStart = text === '' ? isAtStart : text.endsWith('\n');
      if (isWritten) done();
      else to.once('drain', () => done());
    },
  });
}
