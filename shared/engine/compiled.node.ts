import { beijingDay, type Clock } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { CatalogPackage, Dataset, QuarantinedRule } from '../catalog/model.ts';
import { codeListsOf, titlesOf } from '../catalog/service.node.ts';
import { parsePeriod } from '../periods/calendar.ts';
import type { Tx } from '../store/tx.ts';
import { pinned } from '../submissions/pin.node.ts';
import type { CatalogPort } from '../submissions/ports.ts';
import { bySid } from '../submissions/queries.node.ts';
import { type CompileInput, compile, type Validator } from '../validation/compile.ts';

/** The checks of submissions, compiled once per catalog version, dataset, period and day ("not in the future" moves on). */
export interface Compiled {
  input(tx: Tx, sid: number): Result<CompileInput>;
  /** The same rows by another kept version. */
  inputAt(tx: Tx, sid: number, version: string): Result<CompileInput>;
  validator(tx: Tx, sid: number): Validator | null;
  /** Rules of a package that cannot be used, each with its reason. */
  quarantine(catalog: CatalogPackage): readonly QuarantinedRule[];
}

/** Compiled datasets kept: an officer works on one or two at a time. */
const KEEP = 6;

export function createCompiled(catalogs: Pick<CatalogPort, 'byVersion'>, clock: Clock): Compiled {
  const kept = new Map<string, Validator>();

  const inputOf = (dataset: Dataset, catalog: CatalogPackage, period: string | null): CompileInput => {
    const parsed = period === null ? null : parsePeriod(dataset.liaison.timing.frequency, period);
    return {
      schema: dataset.schema,
      rules: dataset.liaison.rules,
      codeLists: codeListsOf(dataset, catalog),
      dataset: dataset.id,
      titles: titlesOf(catalog),
      period: parsed ? { id: parsed.id, start: parsed.start, end: parsed.end } : null,
      today: beijingDay(clock.now()),
    };
  };

  const find = (tx: Tx, sid: number) => {
    const row = bySid(tx, sid);
    const found = row ? pinned(catalogs, tx, row) : null;
    return row && found ? { row, ...found } : null;
  };

  return {
    input(tx, sid) {
      const found = find(tx, sid);
      return found ? ok(inputOf(found.dataset, found.catalog, found.row.period)) : fail(problem('catalog/none'));
    },
    inputAt(tx, sid, version) {
      const row = bySid(tx, sid);
      const found = row ? pinned(catalogs, tx, { dataset: row.dataset, catalog_version: version }) : null;
      return row && found ? ok(inputOf(found.dataset, found.catalog, row.period)) : fail(problem('catalog/none'));
    },
    validator(tx, sid) {
      const found = find(tx, sid);
      if (!found) return null;
      const key = `${found.row.catalog_version} ${found.row.dataset} ${found.row.period} ${beijingDay(clock.now())}`;
      const known = kept.get(key);
      if (known) return known;
      const made = compile(inputOf(found.dataset, found.catalog, found.row.period));
      if (!made.ok) return null;
      kept.set(key, made.value);
      for (const old of kept.keys()) {
        if (kept.size <= KEEP) break;
        kept.delete(old);
      }
      return made.value;
    },
    quarantine: (catalog) =>
      catalog.datasets.flatMap((dataset) => {
        const made = compile(inputOf(dataset, catalog, null));
        return made.ok
          ? made.value.quarantined
          : [{ dataset: dataset.id, rule: '*', reason: `${made.problem.data?.path ?? ''}: ${made.problem.data?.reason ?? ''}` }];
      }),
  };
}
