/** An element as it stands in a text, by places: nothing is copied before it is asked for. */
export interface Element {
  /** Without its prefix. */
  readonly name: string;
  readonly from: number;
  /** Behind the opening tag. */
  readonly inside: number;
  /** Where the closing tag begins; the same as `inside` when there is none. */
  readonly closing: number;
  readonly to: number;
  /** Written as `<a/>`. */
  readonly empty: boolean;
}

/** XML that is cut off or not closed where it should be. */
export class Malformed extends Error {}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Behind the tag that begins at a place; signs in quotes do not end it. */
function tagEnd(xml: string, from: number): number {
  let quote = 0;
  for (let at = from + 1; at < xml.length; at++) {
    const c = xml.charCodeAt(at);
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === 62) return at + 1;
    else if (c === 34 || c === 39) quote = c;
  }
  throw new Malformed('a tag is not closed');
}

function behind(xml: string, end: string, from: number): number {
  const at = xml.indexOf(end, from);
  if (at < 0) throw new Malformed(`no ${end}`);
  return at + end.length;
}

const nameAt = (xml: string, from: number): string => {
  let at = from;
  for (let c = xml.charCodeAt(at); c > 32 && c !== 62 && c !== 47; c = xml.charCodeAt(++at));
  return xml.slice(from, at);
};

/** The elements that stand in a stretch of XML, not those within them; comments and instructions are none. */
export function elementsIn(xml: string, from = 0, to = xml.length): Element[] {
  const found: Element[] = [];
  let depth = 0;
  let open: { name: string; from: number; inside: number } | null = null;
  let at = from;
  for (;;) {
    const start = xml.indexOf('<', at);
    if (start < 0 || start >= to) break;
    if (xml.startsWith('<!--', start)) at = behind(xml, '-->', start);
    else if (xml.startsWith('<![CDATA[', start)) at = behind(xml, ']]>', start);
    else if (xml.startsWith('<?', start)) at = behind(xml, '?>', start);
    else if (xml.startsWith('<!', start)) throw new Malformed('a declaration');
    else {
      at = tagEnd(xml, start);
      if (xml.charCodeAt(start + 1) === 47) {
        depth--;
        if (depth < 0) break;
        if (depth === 0 && open) {
          found.push({ ...open, closing: start, to: at, empty: false });
          open = null;
        }
      } else if (xml.charCodeAt(at - 2) === 47) {
        if (depth === 0)
          found.push({ name: local(nameAt(xml, start + 1)), from: start, inside: at, closing: at, to: at, empty: true });
      } else {
        if (depth === 0) open = { name: local(nameAt(xml, start + 1)), from: start, inside: at };
        depth++;
      }
    }
  }
  if (open) throw new Malformed(`${open.name} is not closed`);
  return found;
}

/** The one element a part consists of. */
export function rootOf(xml: string): Element {
  const [root] = elementsIn(xml);
  if (!root) throw new Malformed('nothing in it');
  return root;
}

export const tagOf = (xml: string, { from, inside }: Element): string => xml.slice(from, inside);
export const insideOf = (xml: string, { inside, closing }: Element): string => xml.slice(inside, closing);

/** The prefix of a tag with its colon, or nothing. */
export function prefixOf(tag: string): string {
  const name = nameAt(tag, 1);
  return name.slice(0, name.indexOf(':') + 1);
}

/** An opening tag with an attribute set, or taken away. Values are XML already. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`);
  const bare = tag.replace(pattern, '');
  if (value === null) return bare;
  const end = bare.endsWith('/>') ? bare.length - 2 : bare.length - 1;
  return `${bare.slice(0, end).trimEnd()} ${name}="${value}"${bare.slice(end)}`;
}

/** A text with stretches of it replaced; they must not overlap. */
export function replaced(
  xml: string,
  changes: readonly { readonly from: number; readonly to: number; readonly by: string }[],
): string {
  let out = '';
  let at = 0;
  for (const { from, to, by } of [...changes].sort((a, b) => a.from - b.from)) {
    out += xml.slice(at, from) + by;
    at = to;
  }
  return out + xml.slice(at);
}

/** More put at the end of an element's inside. */
export const appended = (xml: string, element: Element, more: string): { from: number; to: number; by: string } => {
  if (!element.empty) return { from: element.closing, to: element.closing, by: more };
  const tag = tagOf(xml, element);
  return { from: element.from, to: element.to, by: `${tag.slice(0, -2).trimEnd()}>${more}</${nameAt(tag, 1)}>` };
};

/** XML of ours, written without a prefix, as it stands in the author's part; text is not touched, it holds no `<`. */
export const withPrefix = (xml: string, prefix: string): string =>
  prefix === '' ? xml : xml.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}`);

/** The prefix a namespace has in a root tag, with its colon; null when it has none there. */
export function prefixFor(tag: string, namespace: string): string | null {
  const found = new RegExp(`\\sxmlns:([\\w.-]+)\\s*=\\s*["']${namespace.replace(/[.]/g, '\\.')}["']`).exec(tag);
  return found ? `${found[1]}:` : null;
}
