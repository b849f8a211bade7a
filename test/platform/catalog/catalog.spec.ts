import { describe, expect, it } from 'vitest';
import { catalogPackageSchema, type Rule, type RuleExample, type Words } from '../../../shared/catalog/model.ts';
import { compile, type Validator } from '../../../shared/validation/compile.ts';
import { identifiers } from '../../../shared/validation/identifiers/index.ts';
import type { Finding } from '../../../shared/validation/model.ts';
import { sayFinding } from '../../../shared/validation/words.ts';
import { datasetIds, demoCatalog, demoUnit, demoUnits } from './index.ts';

const today = '2026-11-24';
const catalog = demoCatalog();
const rules = catalog.datasets.flatMap((dataset) => dataset.liaison.rules.map((rule) => ({ dataset: dataset.id, rule })));

function compiled(
  id: string,
  period: { readonly id: string; readonly start: string; readonly end: string } | null = null,
): Validator {
  const dataset = catalog.datasets.find((candidate) => candidate.id === id);
  const { codeLists } = catalog;
  const result = compile({ schema: dataset?.schema, rules: dataset?.liaison.rules ?? [], codeLists, dataset: id, period, today });
  if (!result.ok) throw new Error(`${id}: ${JSON.stringify(result.problem)}`);
  return result.value;
}

/** What a validator says about a rule's example: of one record, or of a small table with its history. */
function findingsOf(validator: Validator, rule: Rule, { row, rows, previous, lastYear }: RuleExample): readonly Finding[] {
  const cellsOf = (record: RuleExample['row']) => validator.fields.map((field) => record[field.name] ?? null);
  if (rule.scope !== 'batch') return validator.checkRow(cellsOf(row));
  const gathered = (table: readonly RuleExample['row'][] = []) => {
    const check = validator.batchCheck();
    table.forEach((record, at) => {
      check.add(cellsOf(record), at);
    });
    return check;
  };
  const history = {
    previous: previous ? gathered(previous).figures() : null,
    lastYear: lastYear ? gathered(lastYear).figures() : null,
  };
  return gathered(rows)
    .end(history)
    .map(({ finding }) => finding);
}

describe('demo catalog', () => {
  it('is a catalog package of 24 datasets and 280 fields', () => {
    expect(catalogPackageSchema.safeParse(catalog).success).toBe(true);
    expect(catalog.datasets.map((dataset) => dataset.id)).toEqual([...datasetIds]);
    expect(new Set(datasetIds).size).toBe(24);
    expect(catalog.datasets.reduce((sum, dataset) => sum + dataset.schema.fields.length, 0)).toBe(280);
    expect(Object.keys(catalog.codeLists)).toHaveLength(27);
  });

  it('takes the version it is asked for', () => {
    const older = demoCatalog({ version: '2026.1.1', effectiveFrom: '2023-01-01', publishedAt: '2022-12-15T09:00:00+08:00' });
    expect(older.version).toBe('2026.1.1');
    expect(older.datasets.every((dataset) => dataset.liaison.timing.firstDay === '2023-01-01')).toBe(true);
  });

  it.each(datasetIds)('%s compiles and keeps every rule', (id) => {
    expect(compiled(id).quarantined).toEqual([]);
  });

  it('has rules for every dataset, each with both kinds of examples, of every severity', () => {
    expect(rules.length).toBeGreaterThanOrEqual(40);
    for (const dataset of catalog.datasets) expect(dataset.liaison.rules.length, dataset.id).toBeGreaterThanOrEqual(4);
    for (const { rule } of rules) {
      expect(rule.examples.pass.length, rule.id).toBeGreaterThan(0);
      expect(rule.examples.fail.length, rule.id).toBeGreaterThan(0);
      expect(rule.howToFix?.zh, rule.id).toBeTruthy();
      expect(rule.clause, rule.id).toBeTruthy();
    }
    expect(new Set(rules.map(({ rule }) => rule.id)).size).toBe(rules.length);
    expect(new Set(rules.map(({ rule }) => rule.severity))).toEqual(new Set(['blocking', 'justify', 'info']));
  });

  it('has words in both languages everywhere', () => {
    const both = (words: Words | undefined, where: string): void => {
      expect(words?.zh, where).toMatch(/\p{Script=Han}/u);
      expect(words?.en, where).toMatch(/^[A-Z0-9{]/);
    };
    for (const dataset of catalog.datasets) {
      both(dataset.title, dataset.id);
      both(dataset.liaison.content, dataset.id);
      both(dataset.liaison.standard, dataset.id);
      for (const field of dataset.schema.fields) {
        const titled = { zh: field.title ?? '', en: field.liaison?.titleEn };
        both(titled, `${dataset.id}.${field.name}`);
        if (field.liaison?.definition) both(field.liaison.definition, `${dataset.id}.${field.name}`);
      }
    }
    for (const { rule } of rules) {
      both(rule.title, rule.id);
      both(rule.message, rule.id);
      both(rule.howToFix, rule.id);
    }
    for (const [name, list] of Object.entries(catalog.codeLists)) {
      both(list.title, name);
      for (const entry of list.entries) expect(entry.labelEn, `${name}.${entry.code}`).toBeTruthy();
    }
  });

  it('fills every placeholder of every message from the record', () => {
    for (const { dataset, rule } of rules) {
      for (const example of rule.examples.fail) {
        const { period: id, period_start: start, period_end: end } = example.row;
        const validator = compiled(dataset, id && start && end ? { id, start, end } : null);
        const found = findingsOf(validator, rule, example).find((finding) => finding.rule === rule.id);
        if (!found) throw new Error(`${rule.id} finds nothing in its own failing example`);
        for (const language of ['zh', 'en'] as const) {
          const said = sayFinding(found, validator, language);
          expect(`${said.message}${said.howToFix}`, rule.id).not.toMatch(/[{}]|undefined|“”/);
        }
      }
    }
  });

  it('names only code lists and identifier checkers that exist, and keys that are required', () => {
    for (const dataset of catalog.datasets) {
      const names = new Map(dataset.schema.fields.map((field) => [field.name, field]));
      for (const field of dataset.schema.fields) {
        const { codeList, identifier } = field.liaison ?? {};
        if (codeList) expect(catalog.codeLists[codeList], `${dataset.id}.${field.name}`).toBeDefined();
        if (identifier) expect(Object.keys(identifiers), `${dataset.id}.${field.name}`).toContain(identifier);
      }
      for (const key of dataset.schema.primaryKey ?? [])
        expect(names.get(key)?.constraints?.required, `${dataset.id}.${key}`).toBe(true);
    }
  });
});

describe('demo units', () => {
  it('have invented codes that pass their check, and owe datasets', () => {
    for (const unit of demoUnits) {
      expect(identifiers.uscc(unit.uscc, { today }).verdict, unit.name).toBe('valid');
      expect(unit.uscc).toContain('FAKE');
      expect(unit.officer.role).toBe('liaison');
      const owed = catalog.datasets.filter((dataset) => dataset.liaison.units.some(({ uscc }) => uscc === unit.uscc));
      expect(owed.length, unit.name).toBeGreaterThan(0);
      for (const dataset of owed) expect(dataset.liaison.units.find(({ uscc }) => uscc === unit.uscc)?.name).toBe(unit.name);
    }
    expect(new Set(demoUnits.map((unit) => unit.activationCode)).size).toBe(demoUnits.length);
    expect(demoUnits[0]).toBe(demoUnit);
    const known = new Set(demoUnits.map((unit) => unit.uscc));
    expect(catalog.datasets.every((dataset) => dataset.liaison.units.every(({ uscc }) => known.has(uscc)))).toBe(true);
  });

  it('give the demo unit duties of several frequencies and both kinds of officers', () => {
    const owed = catalog.datasets.filter((dataset) => dataset.liaison.units.some(({ uscc }) => uscc === demoUnit.uscc));
    expect(new Set(owed.map((dataset) => dataset.liaison.timing.frequency))).toEqual(
      new Set(['monthly', 'weekly', 'quarterly', 'annual']),
    );
    expect(demoUnit.officers.map((officer) => officer.role)).toEqual(['liaison', 'preparer']);
  });
});
