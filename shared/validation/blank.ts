/** A character that is no white space; of others it is not said. */
const isInk = (code: number): boolean => (code > 0x20 && code < 0xa0) || (code > 0x3000 && code < 0xfeff);

/** Nothing but white space. The first character tells for nearly every text, without making a trimmed copy. */
export const isBlank = (text: string): boolean => !isInk(text.charCodeAt(0)) && text.trim() === '';

/** A row in which nothing stands. */
export const isBlankRow = (cells: readonly (string | null)[]): boolean => cells.every((cell) => cell === null || isBlank(cell));

/** White space before or after. */
export const isPadded = (text: string): boolean =>
  !(isInk(text.charCodeAt(0)) && isInk(text.charCodeAt(text.length - 1))) && text !== text.trim();
