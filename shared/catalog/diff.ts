import type { CatalogChange, CodeChange, DatasetChange, FieldAspect, RuleForce } from './changes.ts';
import type { CatalogPackage, CodeEntry, CodeList, Dataset, Field, Rule, Words } from './model.ts';

/**
 * What the second package says differently, dataset by dataset in its order, then by code list. Text of definitions
 * counts; the examples of rules and the source of code lists do not: they change nothing that an officer does.
 */
export function diffCatalogs(before: CatalogPackage, after: CatalogPackage, uscc = ''): CatalogChange[] {
  const old = new Map(before.datasets.map((dataset) => [dataset.id, dataset]));
  const now = new Map(after.datasets.map((dataset) => [dataset.id, dataset]));
  const whole = (kind: 'datasetAdded' | 'datasetRemoved', dataset: Dataset): DatasetChange => ({
    kind,
    dataset: dataset.id,
    title: dataset.title,
    own: dataset.liaison.units.some((unit) => unit.uscc === uscc),
  });
  const changes: CatalogChange[] = [];
  for (const dataset of after.datasets) {
    const was = old.get(dataset.id);
    changes.push(...(was ? datasetChanges(was, dataset) : [whole('datasetAdded', dataset)]));
  }
  for (const dataset of before.datasets) if (!now.has(dataset.id)) changes.push(whole('datasetRemoved', dataset));
  return [...changes, ...codeChanges(before, after)];
}

/** JSON whose keys stand in one order: equal when it says the same. */
function same(a: unknown, b: unknown): boolean {
  return steady(a) === steady(b);
}
function steady(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(steady).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const parts = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${parts
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, item]) => `${JSON.stringify(key)}:${steady(item)}`)
    .join(',')}}`;
}

/** A value as it can be shown in a line. */
const shown = (value: unknown): string | null => {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'string' ? value : steady(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
};

const titleOf = (field: Field): Words => {
  const en = field.liaison?.titleEn;
  return { zh: field.title ?? field.name, ...(en === undefined ? {} : { en }) };
};

function datasetChanges(was: Dataset, is: Dataset): DatasetChange[] {
  const changes: DatasetChange[] = [];
  const dataset = is.id;
  const facet = (name: Extract<DatasetChange, { kind: 'facet' }>['facet'], before: unknown, after: unknown): void => {
    if (!same(before, after))
      changes.push({ kind: 'facet', dataset, facet: name, before: shown(before) ?? '', after: shown(after) ?? '' });
  };
  facet('title', was.title.zh, is.title.zh);
  facet('content', was.liaison.content.zh, is.liaison.content.zh);
  facet('delivery', was.liaison.delivery.join(' '), is.liaison.delivery.join(' '));
  facet('standard', was.liaison.standard.zh, is.liaison.standard.zh);
  facet('level', was.liaison.level, is.liaison.level);
  facet('retention', was.liaison.retention?.months, is.liaison.retention?.months);
  facet('signOff', was.liaison.signOff, is.liaison.signOff);
  facet('units', names(was), names(is));
  if (!same(was.liaison.timing, is.liaison.timing))
    changes.push({ kind: 'timing', dataset, before: was.liaison.timing, after: is.liaison.timing });
  facet('keys', keys(was), keys(is));
  facet('missingValues', was.schema.missingValues ?? [''], is.schema.missingValues ?? ['']);
  for (const name of union(was.schema, is.schema)) if (!told.has(name)) facet('schema', was.schema[name], is.schema[name]);
  return [...changes, ...fieldChanges(was, is), ...ruleChanges(was, is)];
}

const names = (dataset: Dataset): string => dataset.liaison.units.map(({ name }) => name).join('、');
/** Parts of a schema that are told apart from the rest. */
const told = new Set(['fields', 'primaryKey', 'uniqueKeys', 'foreignKeys', 'missingValues']);
const keys = ({ schema }: Dataset): string => {
  const own = [[schema.primaryKey ?? []].flat(), ...(schema.uniqueKeys ?? [])].map((key) => key.join(' + '));
  const foreign = schema.foreignKeys === undefined ? [] : [steady(schema.foreignKeys)];
  return [...own, ...foreign].join('; ');
};

function fieldChanges(was: Dataset, is: Dataset): DatasetChange[] {
  const dataset = is.id;
  const changes: DatasetChange[] = [];
  const old = new Map(was.schema.fields.map((field) => [field.name, field]));
  const now = new Map(is.schema.fields.map((field) => [field.name, field]));
  const whole = (kind: 'fieldAdded' | 'fieldRemoved', field: Field): DatasetChange => ({
    kind,
    dataset,
    field: field.name,
    title: titleOf(field),
    required: field.constraints?.required === true,
  });
  for (const field of is.schema.fields) {
    const before = old.get(field.name);
    if (!before) changes.push(whole('fieldAdded', field));
    else
      for (const aspect of aspects(before, field))
        changes.push({ kind: 'fieldChanged', dataset, field: field.name, title: titleOf(field), aspect });
  }
  for (const field of was.schema.fields) if (!now.has(field.name)) changes.push(whole('fieldRemoved', field));
  const kept = (fields: readonly Field[], other: ReadonlyMap<string, Field>): string[] =>
    fields.map(({ name }) => name).filter((name) => other.has(name));
  if (!same(kept(was.schema.fields, now), kept(is.schema.fields, old))) changes.push({ kind: 'fieldsMoved', dataset });
  return changes;
}

function aspects(was: Field, is: Field): FieldAspect[] {
  const found: FieldAspect[] = [];
  const add = (of: FieldAspect['of'], name: string, before: unknown, after: unknown): void => {
    if (!same(before ?? null, after ?? null)) found.push({ of, name, before: shown(before), after: shown(after) });
  };
  add('title', 'title', was.title, is.title);
  add('type', 'type', was.type ?? 'string', is.type ?? 'string');
  add('format', 'format', was.format ?? 'default', is.format ?? 'default');
  for (const name of union(was.constraints, is.constraints))
    add('constraint', name, was.constraints?.[name], is.constraints?.[name]);
  add('codeList', 'codeList', was.liaison?.codeList, is.liaison?.codeList);
  add('identifier', 'identifier', was.liaison?.identifier, is.liaison?.identifier);
  add('definition', 'definition', was.liaison?.definition?.zh ?? was.description, is.liaison?.definition?.zh ?? is.description);
  const said = new Set(['name', 'title', 'type', 'format', 'constraints', 'liaison', 'description']);
  for (const name of union(was, is)) if (!said.has(name)) add('other', name, was[name], is[name]);
  const ours = new Set(['codeList', 'identifier', 'definition', 'titleEn']);
  for (const name of union(was.liaison, is.liaison))
    if (!ours.has(name)) add('other', name, was.liaison?.[name], is.liaison?.[name]);
  return found;
}

const union = (a: object | undefined, b: object | undefined): string[] => [
  ...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})]),
];

const forceOf = (rule: Rule): RuleForce => ({
  severity: rule.severity,
  from: rule.effectiveFrom ?? null,
  until: rule.effectiveFrom === undefined ? null : (rule.severityBefore ?? null),
});

/** Which rows a rule looks at, and what it adds up over them. */
const rowsOf = ({ scope = 'record', aggregates, groupBy, where }: Rule): string =>
  scope === 'record' ? scope : steady({ scope, aggregates, groupBy, where });

function ruleChanges(was: Dataset, is: Dataset): DatasetChange[] {
  const dataset = is.id;
  const changes: DatasetChange[] = [];
  const old = new Map(was.liaison.rules.map((rule) => [rule.id, rule]));
  const now = new Set(is.liaison.rules.map((rule) => rule.id));
  for (const rule of is.liaison.rules) {
    const before = old.get(rule.id);
    const { id, title } = rule;
    if (!before) {
      changes.push({ kind: 'ruleAdded', dataset, rule: id, title, force: forceOf(rule) });
      continue;
    }
    if (!same(forceOf(before), forceOf(rule)))
      changes.push({ kind: 'ruleForce', dataset, rule: id, title, before: forceOf(before), after: forceOf(rule) });
    const said = (r: Rule): string => [r.title.zh, r.message.zh, r.howToFix?.zh ?? '', r.clause ?? ''].join('\n');
    const aspects = [
      ['expression', before.expression, rule.expression],
      ['rows', rowsOf(before), rowsOf(rule)],
      ['fields', before.fields.join(' '), rule.fields.join(' ')],
      ['missing', before.missing ?? 'skip', rule.missing ?? 'skip'],
      ['words', said(before), said(rule)],
    ] as const;
    for (const [aspect, a, b] of aspects)
      if (a !== b)
        changes.push({ kind: 'ruleChanged', dataset, rule: id, title, aspect, before: shown(a) ?? '', after: shown(b) ?? '' });
  }
  for (const rule of was.liaison.rules)
    if (!now.has(rule.id)) changes.push({ kind: 'ruleRemoved', dataset, rule: rule.id, title: rule.title, force: forceOf(rule) });
  return changes;
}

function codeChanges(before: CatalogPackage, after: CatalogPackage): CodeChange[] {
  const users = new Map<string, Set<string>>();
  for (const dataset of [...before.datasets, ...after.datasets])
    for (const field of dataset.schema.fields) {
      const list = field.liaison?.codeList;
      if (list !== undefined) users.set(list, (users.get(list) ?? new Set()).add(dataset.id));
    }
  return union(before.codeLists, after.codeLists).flatMap((list) =>
    listChanges(list, before.codeLists[list], after.codeLists[list], [...(users.get(list) ?? [])]),
  );
}

function listChanges(
  list: string,
  was: CodeList | undefined,
  is: CodeList | undefined,
  datasets: readonly string[],
): CodeChange[] {
  const title = is?.title ?? was?.title ?? { zh: list };
  const change = (kind: CodeChange['kind'], entry: CodeEntry, before: string | null, day: string | null): CodeChange => ({
    kind,
    list,
    title,
    datasets,
    code: entry.code,
    label: entry.label,
    before,
    day,
  });
  const old = new Map(was?.entries.map((entry) => [entry.code, entry]));
  const now = new Set(is?.entries.map((entry) => entry.code));
  const changes: CodeChange[] = [];
  for (const entry of is?.entries ?? []) {
    const before = old.get(entry.code);
    if (!before) changes.push(change('codeAdded', entry, null, entry.validFrom ?? null));
    else {
      if (before.label !== entry.label) changes.push(change('codeRelabelled', entry, before.label, null));
      if (before.parent !== entry.parent) changes.push(change('codeMoved', entry, before.parent ?? null, null));
      if (entry.validTo !== undefined && (before.validTo === undefined || entry.validTo < before.validTo))
        changes.push(change('codeRetired', entry, before.validTo ?? null, entry.validTo));
      // Valid again, or longer: as good as new.
      else if (before.validTo !== undefined && before.validTo !== entry.validTo)
        changes.push(change('codeAdded', entry, before.validTo, entry.validFrom ?? null));
    }
  }
  for (const entry of was?.entries ?? []) if (!now.has(entry.code)) changes.push(change('codeRetired', entry, null, null));
  return changes;
}
