import { bad, good, type Reader } from './read.ts';

const EMAIL =
  /^[^\s@"(),:;<>[\\\]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/;
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
      return text((value) => value.length <= 8192 && URI.test(value), 'uri');
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

function json(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectReader: Reader = (value) => {
  const parsed = json(value);
  return isRecord(parsed) ? good({ t: 'json', v: parsed, size: Object.keys(parsed).length }) : bad('object');
};

export const arrayReader: Reader = (value) => {
  const parsed = json(value);
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

const inRange = (lon: unknown, lat: unknown): boolean =>
  typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

export function geopointReader(format: string): Reader | null {
  const point = (fits: boolean, value: string) => (fits ? good({ t: 'text', v: value }) : bad('geopoint'));
  if (format === 'default')
    return (value) => {
      const m = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,2}(?:\.\d+)?)\s*$/.exec(value.slice(0, 100));
      return point(m !== null && inRange(Number(m[1]), Number(m[2])), value);
    };
  if (format === 'array')
    return (value) => {
      const parsed = json(value);
      return point(Array.isArray(parsed) && parsed.length === 2 && inRange(parsed[0], parsed[1]), value);
    };
  if (format === 'object')
    return (value) => {
      const parsed = json(value);
      return point(isRecord(parsed) && Object.keys(parsed).length === 2 && inRange(parsed.lon, parsed.lat), value);
    };
  return null;
}

const GEO_TYPES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
  'Feature',
  'FeatureCollection',
]);

export function geojsonReader(format: string): Reader | null {
  if (format !== 'default' && format !== 'topojson') return null;
  return (value) => {
    const parsed = json(value);
    const type = isRecord(parsed) ? parsed.type : undefined;
    const fits = format === 'topojson' ? type === 'Topology' : typeof type === 'string' && GEO_TYPES.has(type);
    return fits ? good({ t: 'json', v: parsed, size: 1 }) : bad('geojson');
  };
}
