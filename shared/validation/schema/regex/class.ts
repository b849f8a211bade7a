/** What XML Schema's name escapes stand for, as the inside of a class. */
const NAME_START = '\\p{L}\\p{Nl}_:';
const NAME = `${NAME_START}\\p{M}\\p{Nd}.\\-·`;

const SYNTAX = /[\^$\\.*+?()[\]{}|/]/;
const KEPT = /[dDwWsSnrtfv]/;
const MANY = /^\\[dDwWsSpP]/;

/** Source at a place, and how many UTF-16 units of the pattern it took; a reason when it is none. */
export type Piece =
  | { readonly ok: true; readonly source: string; readonly size: number }
  | { readonly ok: false; readonly reason: string };

const piece = (source: string, size: number): Piece => ({ ok: true, source, size });
const refuse = (reason: string): Piece => ({ ok: false, reason });

/** The escape at `at` (its backslash), as JavaScript understands it; `inside` a class or not. */
export function readEscape(text: string, at: number, inside: boolean): Piece {
  const char = String.fromCodePoint(text.codePointAt(at + 1) ?? 0x5c);
  if (at + 1 >= text.length) return refuse('ends in a backslash');
  if (KEPT.test(char)) return piece(`\\${char}`, 2);
  switch (char) {
    case 'i':
      return piece(inside ? NAME_START : `[${NAME_START}]`, 2);
    case 'c':
      return piece(inside ? NAME : `[${NAME}]`, 2);
    case 'I':
    case 'C':
      return inside ? refuse(`\\${char} inside a class is not understood`) : piece(`[^${char === 'I' ? NAME_START : NAME}]`, 2);
    case 'p':
    case 'P': {
      const m = /^\\[pP]\{([A-Za-z_=]{1,60})\}/.exec(text.slice(at, at + 70));
      if (!m) return refuse('\\p needs a category in braces');
      if (m[1]?.startsWith('Is'))
        return refuse(`\\p{${m[1]}} is a block of characters, which is not understood; name a category`);
      return piece(m[0], m[0].length);
    }
    case 'x':
    case 'u': {
      const m = /^\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]{1,6}\})/.exec(text.slice(at, at + 12));
      return m ? piece(m[0], m[0].length) : refuse(`\\${char} needs hexadecimal digits`);
    }
    case '0':
      return piece('\\0', 2);
    default:
      if (/[A-Za-z0-9]/.test(char)) return refuse(`\\${char} is not understood`);
      return piece(SYNTAX.test(char) || (inside && char === '-') ? `\\${char}` : char, 1 + char.length);
  }
}

/** The class at `at` (its bracket), subtraction included: `[a-z-[aeiou]]`. */
export function readClass(text: string, at: number, depth = 0): Piece {
  let place = at + 1;
  let body = '';
  let without = '';
  let many = false;
  if (depth > 10) return refuse('has classes in classes, too many');
  if (text.charAt(place) === '^') {
    body = '^';
    place++;
  }
  for (;;) {
    if (place >= text.length) return refuse('has a class that does not end');
    const char = String.fromCodePoint(text.codePointAt(place) ?? 0);
    if (char === ']') break;
    if (char === '\\') {
      const read = readEscape(text, place, true);
      if (!read.ok) return read;
      body += read.source;
      place += read.size;
      many = MANY.test(read.source);
      continue;
    } else if (char === '-' && text.charAt(place + 1) === '[') {
      const inner = readClass(text, place + 1, depth + 1);
      if (!inner.ok) return inner;
      if (text.charAt(place + 1 + inner.size) !== ']') return refuse('goes on in a class after a subtraction');
      without = inner.source;
      place += 1 + inner.size;
    } else {
      // Beside an escape for many characters a hyphen is itself, not a range.
      const alone = char === '-' && (many || /^-\\[dDwWsSpPic]/.test(text.slice(place, place + 3)));
      body += char === '[' || alone ? `\\${char}` : char;
      place += char.length;
    }
    many = false;
  }
  if (body === '' || body === '^') return refuse('has an empty class');
  const size = place + 1 - at;
  return piece(without === '' ? `[${body}]` : `(?:(?!${without})[${body}])`, size);
}
