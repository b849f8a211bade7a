/** What XML cannot hold as it is: its own signs, control characters, halves of characters, and what looks like Excel's own escapes. */
const troubled = /[&<>"\p{Cc}\p{Cs}\ufffe\uffff]|_(?=x[0-9a-f]{4}_)/iu;
const everyTroubled = new RegExp(troubled.source, 'giu');

/** Looked at sign by sign: most cells are plain, and the pattern is slow. */
function mayTrouble(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 ? code < 32 || code === 34 || code === 38 : code > 57 && isTroubled(code)) return true;
  }
  return false;
}
const isTroubled = (code: number): boolean =>
  code === 60 || code === 62 || code === 95 || (code >= 127 && code < 160) || (code >= 0xd800 && code < 0xe000) || code >= 0xfffe;

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '\n', '\t': '\t' };

/**
 * Text inside an element or an attribute of a workbook. Control characters are written as Excel writes them (`_x0001_`),
 * so that readers give back the very same text; half a character becomes U+FFFD.
 */
export function xmlText(text: string): string {
  if (!mayTrouble(text)) return text;
  return text.replace(everyTroubled, (sign) => {
    const known = named[sign];
    if (known !== undefined) return known;
    const code = sign.charCodeAt(0);
    if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
    return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}
