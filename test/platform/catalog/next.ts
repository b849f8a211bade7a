import { addDays, type Day } from '../../../shared/base/clock.ts';
import type { CatalogPackage, Dataset, Field } from '../../../shared/catalog/model.ts';
import { demoCatalog } from './index.ts';

export interface NextVersion {
  readonly version?: string;
  /** The day it takes effect; retired codes are valid until the day before. */
  readonly effectiveFrom?: Day;
  /** The day on which RS01-R03 turns blocking. */
  readonly blockingFrom?: Day;
}

const phone: Field = {
  name: 'LXDH',
  title: '联系电话',
  type: 'string',
  constraints: { maxLength: 20 },
  liaison: { titleEn: 'Telephone', identifier: 'phone', level: 'S' },
};
const arrears: Field = {
  name: 'QFJE',
  title: '欠费金额(元)',
  type: 'number',
  constraints: { minimum: 0 },
  liaison: { titleEn: 'Arrears (yuan)', totalDigits: 18, scale: 2, unit: '元', level: 'G' },
};
/** The last day of these codes is the day before the version takes effect. */
const retired: Readonly<Record<string, string>> = { XZ: '410', YDLB: '4', HPZL: '52' };

/**
 * The demo catalog's next version: insurance (RS01) gets two fields, one of them in the middle, and a rule that turns
 * blocking; three code lists lose a code each.
 */
export function nextCatalog({
  version = '2026.12.1',
  effectiveFrom = '2026-12-01',
  blockingFrom = '2026-12-15',
}: NextVersion = {}): CatalogPackage {
  const present = demoCatalog();
  const next = demoCatalog({
    version,
    effectiveFrom,
    publishedAt: `${addDays(effectiveFrom, -10)}T09:00:00+08:00`,
    firstDay: present.effectiveFrom,
    previous: present.version,
  });
  const validTo = addDays(effectiveFrom, -1);
  const codeLists = Object.fromEntries(
    Object.entries(next.codeLists).map(([name, list]) => {
      const entries = list.entries.map((entry) => (entry.code === retired[name] ? { ...entry, validTo } : entry));
      return [name, { ...list, entries }];
    }),
  );
  return {
    ...next,
    codeLists,
    datasets: next.datasets.map((dataset) => (dataset.id === 'RS01' ? insurance(dataset, blockingFrom) : dataset)),
  };
}

function insurance(dataset: Dataset, blockingFrom: Day): Dataset {
  const fields = dataset.schema.fields.flatMap((field) => (field.name === 'DWMC' ? [field, phone] : [field]));
  const rules = dataset.liaison.rules.map((rule) =>
    rule.id === 'RS01-R03'
      ? { ...rule, severity: 'blocking' as const, effectiveFrom: blockingFrom, severityBefore: 'justify' as const }
      : rule,
  );
  return {
    ...dataset,
    schema: { ...dataset.schema, fields: [...fields, arrears] },
    liaison: { ...dataset.liaison, rules },
  };
}
