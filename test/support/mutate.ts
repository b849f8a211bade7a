import fc from 'fast-check';

/** What a broken or hostile peer makes of something valid: values put in other places, left out, cut, doubled, spoiled. */

const strange = fc.oneof(
  fc.constantFrom<unknown>(null, '', 0, -1, 1e308, true, [], {}, '\u0000', '__proto__', '2026-13-45T99:00:00Z'),
  fc.string({ maxLength: 20 }),
  fc.integer(),
  fc.json({ maxDepth: 2 }).map((text): unknown => JSON.parse(text)),
);

type Path = readonly (string | number)[];
function pathsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, item]) => pathsIn(item, [...at, key]))];
}

function changed(value: unknown, path: Path, make: (old: unknown) => unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return make(value);
  if (Array.isArray(value)) return value.map((item, n) => (String(n) === String(first) ? changed(item, rest, make) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      if (key !== first) return [[key, item]];
      const next = changed(item, rest, make);
      return next === undefined ? [] : [[key, next]];
    }),
  );
}

/** The text of a valid reply after a few such changes; sometimes unchanged, sometimes nothing like it. */
export function mutated(valid: unknown): fc.Arbitrary<string> {
  const step = fc.record({ where: fc.nat(), how: fc.constantFrom('replace', 'drop', 'double', 'nest'), what: strange });
  const bent = fc.array(step, { maxLength: 4 }).map((steps) => {
    let value = valid;
    for (const { where, how, what } of steps) {
      const paths = pathsIn(value);
      const path = paths[where % paths.length] ?? [];
      value = changed(value, path, (old) => {
        if (how === 'drop') return undefined;
        if (how === 'double') return Array.isArray(old) ? [...old, ...old] : [old, old];
        return how === 'nest' ? { [typeof what === 'string' ? what : JSON.stringify(what)]: old } : what;
      });
    }
    return JSON.stringify(value) ?? '';
  });
  const torn = fc.tuple(bent, fc.nat(), fc.string({ maxLength: 3 })).map(([text, at, put]) => {
    const cut = text.length === 0 ? 0 : at % text.length;
    return text.slice(0, cut) + put + text.slice(cut + 1);
  });
  const cutOff = fc.tuple(bent, fc.nat()).map(([text, at]) => text.slice(0, text.length === 0 ? 0 : at % text.length));
  return fc.oneof({ weight: 4, arbitrary: bent }, torn, cutOff, fc.string(), fc.constant('<html><body>log in</body></html>'));
}

/** Bytes of a valid file with some spoiled, cut away, or put in. */
export function spoiled(valid: Uint8Array): fc.Arbitrary<Buffer> {
  const step = fc.record({ at: fc.nat(), how: fc.constantFrom('flip', 'cut', 'put'), with: fc.uint8Array({ maxLength: 9 }) });
  return fc.array(step, { maxLength: 4 }).map((steps) => {
    let bytes = Buffer.from(valid);
    for (const { at, how, with: more } of steps) {
      const place = bytes.length === 0 ? 0 : at % bytes.length;
      if (how === 'flip' && bytes.length > 0) bytes[place] = (bytes[place] ?? 0) ^ (1 << (at % 8));
      else if (how === 'cut') bytes = bytes.subarray(0, place);
      else bytes = Buffer.concat([bytes.subarray(0, place), more, bytes.subarray(place)]);
    }
    return bytes;
  });
}
