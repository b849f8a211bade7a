import { isObject, readJson } from './json.ts';
import { bad, good, type Reader } from './read.ts';

const EMAIL =
  /^[^\s@"(),:;<>[\\\]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;
/** RFC 3986, letters of any script as they stand (RFC 3987). */
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[^\s<>"{}|\\^`%\u0000-\u001f\u007f]|%[0-9A-Fa-f]{2})+$/;
const NO_HOST = /^https?:(?!\/\/[^/?#])/i;
const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const text =
  (fits: (value: string) => boolean, how: string): Reader =>
  (value) =>
    fits(value) ? good({ t: 'text', v: value }) : bad(how);

const anyText: Reader = (value) => good({ t: 'text', v: value });

/** Formats of `string`; null for an unknown one. */
export function stringReader(format: string): Reader | null {
  switch (format) {
    case 'default':
      return anyText;
    case 'email':
      return text((value) => value.length <= 254 && EMAIL.test(value), 'email');
    case 'uri':
      return text((value) => value.length <= 8192 && URI.test(value) && !NO_HOST.test(value), 'uri');
    case 'binary':
      return text((value) => value.length % 4 === 0 && BASE64.test(value), 'binary');
    case 'uuid':
      return text((value) => UUID.test(value), 'uuid');
    default:
      return null;
  }
}

export function booleanReader(trueValues: readonly string[], falseValues: readonly string[]): Reader {
  const truths = new Set(trueValues);
  const lies = new Set(falseValues);
  return (value) =>
    truths.has(value) ? good({ t: 'bool', v: true }) : lies.has(value) ? good({ t: 'bool', v: false }) : bad('boolean');
}

export const objectReader: Reader = (value) => {
  const parsed = readJson(value);
  return isObject(parsed) ? good({ t: 'json', v: parsed, size: Object.keys(parsed).length }) : bad('object');
};

export const arrayReader: Reader = (value) => {
  const parsed = readJson(value);
  return Array.isArray(parsed) ? good({ t: 'json', v: parsed, size: parsed.length }) : bad('array');
};

/** A delimited list whose items are all of one type. */
export function listReader(delimiter: string, item: Reader): Reader {
  return (value) => {
    const items = value.split(delimiter);
    for (const part of items) if (!item(part).ok) return bad('list');
    return good({ t: 'json', v: items, size: items.length });
  };
}
