/** Nothing but white space. The first character tells for nearly every text, without making a trimmed copy. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first > 0x20 && first < 0xa0) && !(first > 0x3000 && first < 0xfeff) && text.trim() === '';
}
