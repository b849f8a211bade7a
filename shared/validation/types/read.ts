import type { Decimal } from '../../base/decimal.ts';

/**
 * A typed value derived from raw text. Dates, times, years and so on are their canonical text, which sorts as they do.
 * JSON types keep their parsed form only for checks on them.
 */
export type Typed =
  | { readonly t: 'text'; readonly v: string }
  | { readonly t: 'decimal'; readonly v: Decimal }
  /** NaN and ±INF, which Table Schema allows for `number`. */
  | { readonly t: 'special'; readonly v: 'NaN' | 'INF' | '-INF' }
  | { readonly t: 'bool'; readonly v: boolean }
  | { readonly t: 'date' | 'time' | 'datetime' | 'year' | 'yearmonth'; readonly v: string }
  /** ISO 8601 duration as months and seconds. */
  | { readonly t: 'duration'; readonly v: string; readonly months: number; readonly seconds: number }
  | { readonly t: 'json'; readonly v: unknown; readonly size: number };

/** How reading went: a value; a value whose text should be written otherwise (`better`); or not of the type (`bad` says how). */
export type Read =
  | { readonly ok: true; readonly value: Typed; readonly better: string | null; readonly note: string }
  | { readonly ok: false; readonly bad: string };

export type Reader = (text: string) => Read;

export const good = (value: Typed): Read => ({ ok: true, value, better: null, note: '' });
export const better = (value: Typed, text: string, note: string): Read => ({ ok: true, value, better: text, note });
export const bad = (how: string): Read => ({ ok: false, bad: how });
