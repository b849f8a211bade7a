import { isObject, readJson } from './json.ts';
import { bad, good, type Reader } from './read.ts';

const inRange = (lon: unknown, lat: unknown): boolean =>
  typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

/** Formats of `geopoint`: longitude −180 … 180 first, then latitude −90 … 90; null for an unknown format. */
export function geopointReader(format: string): Reader | null {
  const point = (fits: boolean, value: string) => (fits ? good({ t: 'text', v: value }) : bad('geopoint'));
  if (format === 'default')
    return (value) => {
      const m = value.length > 100 ? null : /^\s*([-+]?\d{1,3}(?:\.\d+)?)\s*,\s*([-+]?\d{1,2}(?:\.\d+)?)\s*$/.exec(value);
      return point(m !== null && inRange(Number(m[1]), Number(m[2])), value);
    };
  if (format === 'array')
    return (value) => {
      const parsed = readJson(value);
      return point(Array.isArray(parsed) && parsed.length === 2 && inRange(parsed[0], parsed[1]), value);
    };
  if (format === 'object')
    return (value) => {
      const parsed = readJson(value);
      return point(isObject(parsed) && Object.keys(parsed).length === 2 && inRange(parsed.lon, parsed.lat), value);
    };
  return null;
}

const isPosition = (value: unknown): boolean =>
  Array.isArray(value) && value.length >= 2 && value.every((part) => typeof part === 'number');
const all = (value: unknown, least: number, fits: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length >= least && value.every(fits);
const isLine = (value: unknown): boolean => all(value, 2, isPosition);
const isRing = (value: unknown): boolean =>
  Array.isArray(value) && all(value, 4, isPosition) && JSON.stringify(value[0]) === JSON.stringify(value.at(-1));
const isPolygon = (value: unknown): boolean => all(value, 0, isRing);

const shapes: ReadonlyMap<unknown, (coordinates: unknown) => boolean> = new Map([
  ['Point', isPosition],
  ['MultiPoint', (c: unknown) => all(c, 0, isPosition)],
  ['LineString', isLine],
  ['MultiLineString', (c: unknown) => all(c, 0, isLine)],
  ['Polygon', isPolygon],
  ['MultiPolygon', (c: unknown) => all(c, 0, isPolygon)],
]);

function isGeometry(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (value.type === 'GeometryCollection') return all(value.geometries, 0, isGeometry);
  const shape = shapes.get(value.type);
  // RFC 7946 lets coordinates be an empty list.
  return (
    shape !== undefined && ((Array.isArray(value.coordinates) && value.coordinates.length === 0) || shape(value.coordinates))
  );
}

const isFeature = (value: unknown): boolean =>
  isObject(value) &&
  value.type === 'Feature' &&
  (value.geometry === null || isGeometry(value.geometry)) &&
  (value.properties === null || isObject(value.properties));

const isGeojson = (value: unknown): boolean =>
  isObject(value) && value.type === 'FeatureCollection'
    ? all(value.features, 0, isFeature)
    : isFeature(value) || isGeometry(value);

const isTopojson = (value: unknown): boolean =>
  isObject(value) && value.type === 'Topology' && isObject(value.objects) && all(value.arcs, 0, (arc) => all(arc, 0, isPosition));

/** Formats of `geojson`; null for an unknown one. */
export function geojsonReader(format: string): Reader | null {
  if (format !== 'default' && format !== 'topojson') return null;
  const fits = format === 'topojson' ? isTopojson : isGeojson;
  return (value) => {
    const parsed = readJson(value);
    return fits(parsed) ? good({ t: 'json', v: parsed, size: 1 }) : bad('geojson');
  };
}
