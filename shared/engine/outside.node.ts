import { beijingDay, type Clock } from '../base/clock.ts';
import { codeListsOf, referredTo } from '../catalog/service.node.ts';
import { countRows, iterateRows, versionOf } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import { pinned } from '../submissions/pin.node.ts';
import type { CatalogPort } from '../submissions/ports.ts';
import { bySid, reportedOf } from '../submissions/queries.node.ts';
import { type CompileInput, compile, type Validator } from '../validation/compile.ts';
import type { Elsewhere, Outside } from '../validation/references.ts';
import { createTextIndex, type TextIndex } from '../validation/text-index.ts';

type Catalogs = Pick<CatalogPort, 'byVersion'>;

/**
 * What a draft's rows may refer to in another dataset (or in former periods of its own): batches the platform took,
 * batches on their way, and the unit's drafts. All of one catalog version are read alike.
 */
export interface OutsideTable {
  readonly resource: string;
  readonly parts: readonly { readonly compile: CompileInput; readonly sids: readonly number[] }[];
}

interface Asked {
  /** The dataset and period of the draft that asks. */
  readonly own: string;
  readonly period: string;
  readonly names: ReadonlySet<string>;
}

/** The datasets that a submission's foreign keys name, by the catalog version it has or would have. */
function named(catalogs: Catalogs, tx: Tx, sid: number, version?: string): Asked | null {
  const row = bySid(tx, sid);
  const here = row ? pinned(catalogs, tx, { ...row, catalog_version: version ?? row.catalog_version }) : null;
  if (!row || !here) return null;
  const known = new Set(here.catalog.datasets.map(({ id }) => id));
  const names = new Set(referredTo(here.dataset.schema).filter((name) => known.has(name)));
  return names.size === 0 ? null : { own: row.dataset, period: row.period, names };
}

/** Of its own dataset another period's: what its own period had before, this draft replaces. */
const concerned = (tx: Tx, resource: string, { own, period }: Asked) =>
  reportedOf(tx, resource).filter((row) => resource !== own || row.period !== period);

/** Where to read what a submission's rows may refer to. */
export function outsideTables(catalogs: Catalogs, clock: Clock, tx: Tx, sid: number, version?: string): readonly OutsideTable[] {
  const asked = named(catalogs, tx, sid, version);
  if (!asked) return [];
  return [...asked.names].flatMap((resource): OutsideTable[] => {
    const sids = new Map<string, number[]>();
    for (const row of concerned(tx, resource, asked)) {
      const same = sids.get(row.catalog_version);
      if (same) same.push(row.sid);
      else sids.set(row.catalog_version, [row.sid]);
    }
    const parts = [...sids].flatMap(([catalog_version, of]) => {
      const then = pinned(catalogs, tx, { dataset: resource, catalog_version });
      if (!then) return [];
      const { dataset, catalog } = then;
      const input = { schema: dataset.schema, codeLists: codeListsOf(dataset, catalog), today: beijingDay(clock.now()) };
      return [{ compile: input, sids: of }];
    });
    return parts.length > 0 ? [{ resource, parts }] : [];
  });
}

/** Reads them; a reference into a dataset of which there is no row at all cannot be judged. */
export function readOutside(tx: Tx, validator: Validator, tables: readonly OutsideTable[]): Outside {
  return validator.references.rows.map(({ elsewhere }) => {
    const table = elsewhere && tables.find(({ resource }) => resource === elsewhere.resource);
    if (!table) return null;
    return textsOf(tx, elsewhere, table)?.has ?? null;
  });
}

function textsOf(tx: Tx, { fields }: Elsewhere, { parts }: OutsideTable): TextIndex | null {
  const texts = createTextIndex();
  let rows = 0;
  for (const { compile: input, sids } of parts) {
    const made = compile(input);
    const read = made.ok ? made.value.textOf(fields) : null;
    if (!read) continue;
    for (const sid of sids)
      for (const { cells } of iterateRows(tx, sid)) {
        rows++;
        const text = read(cells);
        if (text !== null) texts.number(text);
      }
  }
  return rows > 0 ? texts : null;
}

/** Differs when what a submission's rows may refer to has changed; '' when they refer to nothing elsewhere. */
export function outsideVersion(catalogs: Catalogs, tx: Tx, sid: number): string {
  const asked = named(catalogs, tx, sid);
  if (!asked) return '';
  return [...asked.names].map((resource) => ` ${stampOf(tx, resource, asked)}`).join('');
}

function stampOf(tx: Tx, resource: string, asked: Asked): string {
  let [count, latest, versions] = [0, 0, 0];
  for (const { sid } of concerned(tx, resource, asked)) {
    count++;
    latest = Math.max(latest, sid);
    versions += versionOf(tx, sid).version;
  }
  return `${resource}:${count}.${latest}.${versions}`;
}

/** A draft's rows and what they refer to, as of now: what a check of it is good for. */
export const checkVersion =
  (catalogs: Catalogs) =>
  (tx: Tx, sid: number): string =>
    `${versionOf(tx, sid).version}${outsideVersion(catalogs, tx, sid)}`;

/** Most rows read anew on the engine's own thread; more are left to the complete check. */
const MOST_ROWS = 5_000;
const KEEP = 4;

/** The same, remembered while it does not change. Null when reading it would hold up the window. */
export function rememberOutside(catalogs: Catalogs, clock: Clock): (tx: Tx, sid: number, validator: Validator) => Outside | null {
  const kept = new Map<number, { readonly validator: Validator; readonly stamp: string; readonly outside: Outside | null }>();
  return (tx, sid, validator) => {
    const stamp = outsideVersion(catalogs, tx, sid);
    const known = kept.get(sid);
    if (known?.validator === validator && known.stamp === stamp) return known.outside;
    const tables = outsideTables(catalogs, clock, tx, sid);
    const sids = tables.flatMap(({ parts }) => parts.flatMap((part) => part.sids));
    let rows = 0;
    for (const of of sids) if (rows <= MOST_ROWS) rows += countRows(tx, of);
    const outside = rows > MOST_ROWS ? null : readOutside(tx, validator, tables);
    kept.delete(sid);
    kept.set(sid, { validator, stamp, outside });
    for (const old of kept.keys()) {
      if (kept.size <= KEEP) break;
      kept.delete(old);
    }
    return outside;
  };
}
