import type { Draw } from '../corpus/draw.js';

export interface Text {
  readonly text: string;
  readonly value: string;
}

export type Writer = (draw: Draw) => Text;

/** By row and spelling. */
export type Texts = Readonly<Record<string, Readonly<Record<string, Writer>>>>;

export const host = (draw: Draw): string => `db3.${draw.text('lower', 7)}.dev`;
export const user = (draw: Draw): string => `svc_${draw.text('lower', 6)}`;
export const password = (draw: Draw): string =>
  `${draw.text('lower', 1).toUpperCase()}${draw.text('base62', 13)}${draw.text('digits', 2)}`;

/** A text with one secret in it, given as a function of it. */
export function around(
  make: (draw: Draw) => string,
  ...templates: readonly ((value: string, draw: Draw) => string)[]
): Record<string, Writer> {
  return Object.fromEntries(
    templates.map((template, index) => [
      `text ${String(index + 1)}`,
      (draw: Draw) => {
        const value = make(draw);
        return { value, text: template(value, draw) };
      },
    ]),
  );
}
