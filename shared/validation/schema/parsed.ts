import type { FieldLiaison, Severity } from '../../catalog/model.ts';
import type { Reader, Typed } from '../types/read.ts';
import type { MissingValues } from './missing.ts';
import type { Pattern } from './pattern.ts';

export const fieldTypes = [
  'string',
  'number',
  'integer',
  'boolean',
  'object',
  'array',
  'list',
  'date',
  'time',
  'datetime',
  'year',
  'yearmonth',
  'duration',
  'geopoint',
  'geojson',
  'any',
] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface Bound {
  readonly text: string;
  readonly value: Typed;
}

/** A value of `categories`; the order of the list is theirs when `categoriesOrdered`. */
export interface Category extends Bound {
  readonly label: string | null;
}

export interface Constraints {
  readonly required: boolean;
  readonly unique: boolean;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly minimum: Bound | null;
  readonly maximum: Bound | null;
  readonly exclusiveMinimum: Bound | null;
  readonly exclusiveMaximum: Bound | null;
  readonly pattern: Pattern | null;
  /** Raw texts and their typed values. */
  readonly enum: readonly Bound[] | null;
  readonly jsonSchema: Readonly<Record<string, unknown>> | null;
}

/** A field of a Table Schema that was read and found sound. */
export interface ParsedField {
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
  /** As given, `default` when left out. */
  readonly format: string;
  readonly read: Reader;
  readonly missing: MissingValues;
  readonly constraints: Constraints;
  readonly categories: readonly Category[] | null;
  /** Null when the schema says nothing of an order. */
  readonly categoriesOrdered: boolean | null;
  readonly liaison: FieldLiaison | null;
}

export type FieldsMatch = 'exact' | 'equal' | 'subset' | 'superset' | 'partial';

export interface ForeignKey {
  readonly fields: readonly string[];
  /** '' = this table. */
  readonly resource: string;
  readonly references: readonly string[];
  /** What it is when nothing is found in another table; null = left to the default. */
  readonly severity: Severity | null;
}

export interface ParsedSchema {
  readonly fields: readonly ParsedField[];
  readonly fieldsMatch: FieldsMatch;
  readonly primaryKey: readonly string[];
  readonly uniqueKeys: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
}
