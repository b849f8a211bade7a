/** Why a schema is refused: where (`fields/3/type`) and what, in words for whoever wrote it. */
export class SchemaFault extends Error {
  readonly path: string;
  readonly reason: string;
  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.path = path;
    this.reason = reason;
  }
}

const MAX_TEXTS = 1000;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function textAt(value: unknown, path: string): string {
  if (typeof value !== 'string') throw new SchemaFault(path, 'must be text');
  return value;
}

/** A list of no more than `most` items. */
export function itemsAt(value: unknown, path: string, most: number): readonly unknown[] {
  if (!Array.isArray(value)) throw new SchemaFault(path, 'must be a list');
  if (value.length > most) throw new SchemaFault(path, `has more than ${most} items`);
  return Array.from<unknown>(value);
}

export function textsAt(value: unknown, path: string): readonly string[] {
  if (!Array.isArray(value)) throw new SchemaFault(path, 'must be a list of texts');
  return itemsAt(value, path, MAX_TEXTS).map((item, at) => textAt(item, `${path}/${at}`));
}
