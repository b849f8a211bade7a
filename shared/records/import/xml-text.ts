const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** XML text with its entities resolved, CDATA unwrapped, and Excel's `_x000D_` escapes. Unknown entities stay as written. */
export function decodeXml(text: string): string {
  let out = text;
  if (out.includes('<![CDATA['))
    return out
      .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
      .map((piece) => (piece.startsWith('<![CDATA[') ? piece.slice(9, -3) : decodeXml(piece)))
      .join('');
  if (out.includes('&'))
    out = out.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{2,4});/g, (whole, name: string) => {
      if (!name.startsWith('#')) return named[name] ?? whole;
      const point = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    });
  if (out.includes('_x'))
    out = out.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return out;
}

const patterns = new Map<string, RegExp>();
const patternOf = (name: string): RegExp => {
  const known = patterns.get(name) ?? new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, known);
  return known;
};

/** An attribute's value inside a tag's text (`r="B5" s="3"`), or null. */
export function attribute(tag: string, name: string): string | null {
  const found = patternOf(name).exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? null : decodeXml(value);
}

/** The insides of every tag of a name, whatever its prefix; what stands in comments is not there. */
export function tagsOf(xml: string, name: string): string[] {
  const pattern = new RegExp(`<(?:[\\w.-]+:)?${name}((?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*)\\s*/?>`, 'g');
  return [...withoutComments(xml).matchAll(pattern)].map((match) => match[1] ?? '');
}

/** Complete comments taken out; an open one stays, with all that follows. */
export function withoutComments(xml: string): string {
  let at = xml.indexOf('<!--');
  if (at < 0) return xml;
  let out = '';
  let from = 0;
  while (at >= 0) {
    const end = xml.indexOf('-->', at + 4);
    if (end < 0) break;
    out += xml.slice(from, at);
    from = end + 3;
    at = xml.indexOf('<!--', from);
  }
  return out + xml.slice(from);
}

const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 13 || c === 9;

/** All text of the `<t>` elements of a string item, phonetic runs (`<rPh>`) left out. */
export function textRuns(xml: string, prefix: string): string {
  const openTag = `<${prefix}t`;
  const closeTag = `</${prefix}t>`;
  // One run without anything else, which nearly all strings are.
  if (xml.startsWith(`${openTag}>`) && xml.indexOf(closeTag) === xml.length - closeTag.length)
    return decodeXml(xml.slice(openTag.length + 1, xml.length - closeTag.length));
  const body = xml.includes(`<${prefix}rPh`) ? xml.replace(new RegExp(`<${prefix}rPh[\\s\\S]*?</${prefix}rPh>`, 'g'), '') : xml;
  let out = '';
  let at = 0;
  for (;;) {
    const open = body.indexOf(openTag, at);
    if (open < 0) return out;
    const after = body.charCodeAt(open + openTag.length);
    // `<t>` or `<t xml:space="preserve">`, not `<tr>` or `<t/>`.
    const bodyStart = body.indexOf('>', open);
    if (bodyStart < 0) return out;
    if ((after !== 62 && !isSpace(after)) || body.charCodeAt(bodyStart - 1) === 47) {
      at = bodyStart + 1;
      continue;
    }
    const close = body.indexOf(closeTag, bodyStart);
    if (close < 0) return out;
    out += decodeXml(body.slice(bodyStart + 1, close));
    at = close + closeTag.length;
  }
}
