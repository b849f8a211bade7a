const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** XML text with its entities resolved, and Excel's `_x000D_` escapes. Unknown entities stay as written. */
export function decodeXml(text: string): string {
  let out = text;
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

/** An attribute's value inside a tag's text (`r="B5" s="3"`), or null. */
export function attribute(tag: string, name: string): string | null {
  const at = tag.search(new RegExp(`(^|[\\s:])${name}\\s*=`));
  if (at < 0) return null;
  const open = tag.slice(at).search(/["']/) + at;
  if (open < at) return null;
  const close = tag.indexOf(tag.charAt(open), open + 1);
  return close < 0 ? null : decodeXml(tag.slice(open + 1, close));
}

/** All text of the `<t>` elements of a string item, phonetic runs (`<rPh>`) left out. */
export function textRuns(xml: string, prefix: string): string {
  const body = xml.includes(`<${prefix}rPh`) ? xml.replace(new RegExp(`<${prefix}rPh[\\s\\S]*?</${prefix}rPh>`, 'g'), '') : xml;
  const openTag = `<${prefix}t`;
  const closeTag = `</${prefix}t>`;
  let out = '';
  let at = 0;
  for (;;) {
    const open = body.indexOf(openTag, at);
    if (open < 0) return decodeXml(out);
    const after = body.charCodeAt(open + openTag.length);
    // `<t>` or `<t xml:space="preserve">`, not `<tr>` or `<t/>`.
    const bodyStart = body.indexOf('>', open);
    if (bodyStart < 0) return decodeXml(out);
    if ((after !== 62 && after !== 32) || body.charCodeAt(bodyStart - 1) === 47) {
      at = bodyStart + 1;
      continue;
    }
    const close = body.indexOf(closeTag, bodyStart);
    if (close < 0) return decodeXml(out);
    out += body.slice(bodyStart + 1, close);
    at = close + closeTag.length;
  }
}
