import type { Handlers } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Store } from '../store/tx.ts';
import type { catalogCalls } from './calls.ts';
import { diffCatalogs } from './diff.ts';
import type { CatalogPackage, CodeList, Dataset, DatasetSummary, QuarantinedRule, Words } from './model.ts';
import { type CatalogReader, putVersion, quarantinedOf, versionsOf } from './queries.node.ts';
import { type CatalogKey, verifyCatalog } from './verify.node.ts';

export interface CatalogDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly reader: CatalogReader;
  readonly unit: { readonly uscc: string };
  readonly keys: () => readonly CatalogKey[];
  /** Asks the platform (sync room). */
  readonly fetch: (
    known: string | null,
  ) => Promise<Result<{ readonly kind: 'same' } | { readonly kind: 'package'; readonly text: string }>>;
  /** Compiles every rule and answers those that cannot be used (validation room). */
  readonly quarantine: (catalog: CatalogPackage) => readonly QuarantinedRule[];
}

/** Answers `catalog.*`. A refused package changes nothing. */
export function catalogService(deps: CatalogDeps): Handlers<typeof catalogCalls> {
  const { store, clock, emit, reader } = deps;
  const newest = (): string | null => store.read((tx) => versionsOf(tx)[0]?.version ?? null);

  return {
    'catalog.status': () =>
      store.read((tx) => {
        const versions = versionsOf(tx);
        const current = reader.current(tx);
        const row = versions.find((version) => version.version === current?.version);
        return ok({
          current:
            current && row
              ? {
                  version: current.version,
                  effectiveFrom: row.effective_from,
                  publishedAt: row.published_at,
                  publisher: current.package.publisher,
                  receivedAt: row.received_at,
                  datasets: current.package.datasets.length,
                  rules: current.package.datasets.reduce((sum, dataset) => sum + dataset.liaison.rules.length, 0),
                  quarantined: quarantinedOf(tx, current.version),
                }
              : null,
          versions: versions.map((version) => ({ version: version.version, effectiveFrom: version.effective_from })),
        });
      }),
    'catalog.refresh': async () => {
      const present = newest();
      const fetched = await deps.fetch(present);
      if (!fetched.ok) return fetched;
      if (fetched.value.kind === 'same')
        return present === null ? fail(problem('catalog/none')) : ok({ outcome: 'same', version: present });
      const verified = verifyCatalog(fetched.value.text, deps.keys(), present);
      if (!verified.ok) return verified;
      const { package: received, envelope } = verified.value;
      if (received.version === present) return ok({ outcome: 'same', version: present });
      const quarantined = deps.quarantine(received);
      store.write((tx) =>
        putVersion(tx, {
          version: received.version,
          effective_from: received.effectiveFrom,
          published_at: received.publishedAt,
          received_at: clock.now(),
          envelope,
          quarantined,
        }),
      );
      emit({ kind: 'catalog' });
      return ok({ outcome: 'updated', version: received.version });
    },
    'catalog.datasets': () =>
      store.read((tx) => {
        const current = reader.current(tx);
        return current
          ? ok(current.package.datasets.map((dataset) => summaryOf(dataset, deps.unit.uscc)))
          : fail(problem('catalog/none'));
      }),
    'catalog.dataset': ({ id, version }) =>
      store.read((tx) => {
        const kept = version === undefined ? reader.current(tx) : reader.byVersion(tx, version);
        if (!kept) return fail(problem('catalog/none'));
        const dataset = kept.package.datasets.find((candidate) => candidate.id === id);
        if (!dataset) return fail(problem('catalog/unknownDataset', { dataset: id }));
        const quarantined = quarantinedOf(tx, kept.version).filter((rule) => rule.dataset === id);
        return ok({ dataset, codeLists: codeListsOf(dataset, kept.package), quarantined, version: kept.version });
      }),
    'catalog.changes': ({ from, to }) =>
      store.read((tx) => {
        const [before, after] = [reader.byVersion(tx, from), reader.byVersion(tx, to)];
        if (!before || !after) return fail(problem('catalog/notKept', { version: before ? to : from }));
        const changes = diffCatalogs(before.package, after.package, deps.unit.uscc);
        return ok({ from, to, effectiveFrom: after.package.effectiveFrom, changes });
      }),
  };
}

function summaryOf(dataset: Dataset, uscc: string): DatasetSummary {
  const { content, delivery, standard, timing, level, units, rules, sharing } = dataset.liaison;
  return {
    id: dataset.id,
    title: dataset.title,
    content,
    delivery,
    standard,
    timing,
    level,
    units,
    own: units.some((unit) => unit.uscc === uscc),
    conditional: sharing === 'conditional',
    fields: dataset.schema.fields.length,
    rules: rules.length,
  };
}

/** The code lists a dataset's fields use. */
export function codeListsOf(dataset: Dataset, catalog: CatalogPackage): Record<string, CodeList> {
  const lists: Record<string, CodeList> = {};
  const named = dataset.schema.fields.flatMap(({ liaison }) => liaison?.codeList ?? []);
  for (const name of [...named, ...referredTo(dataset.schema)]) {
    const list = Object.hasOwn(catalog.codeLists, name) ? catalog.codeLists[name] : undefined;
    if (list) lists[name] = list;
  }
  return lists;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** What a schema's foreign keys name: datasets or code lists. The schema itself is read by the validation room. */
export function referredTo(schema: Readonly<Record<string, unknown>>): readonly string[] {
  const keys: readonly unknown[] = Array.isArray(schema.foreignKeys) ? schema.foreignKeys : [];
  return keys.flatMap((key) => {
    const reference = isObject(key) ? key.reference : null;
    const resource = isObject(reference) ? reference.resource : null;
    return typeof resource === 'string' && resource !== '' ? [resource] : [];
  });
}

/** What the datasets of a package are called. */
export const titlesOf = (catalog: CatalogPackage): Record<string, Words> =>
  Object.fromEntries(catalog.datasets.map(({ id, title }) => [id, title]));
