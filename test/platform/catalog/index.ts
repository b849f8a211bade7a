import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type CatalogPackage, catalogPackageSchema, codeListSchema, datasetSchema } from '../../../shared/catalog/model.ts';

export { type DemoOfficer, type DemoUnit, demoUnit, demoUnits } from './units.ts';

/** In the order the office lists them: by department. */
export const datasetIds = [
  'SS01',
  'SS02',
  'ZR01',
  'ZR02',
  'ZR03',
  'ZF01',
  'ZF02',
  'ZF03',
  'CJ01',
  'GG01',
  'FG01',
  'GA01',
  'JT01',
  'RS01',
  'MZ01',
  'KJ01',
  'KJ02',
  'HB01',
  'SL01',
  'DL01',
  'WL01',
  'CL01',
  'CZ01',
  'FY01',
] as const;

export interface DemoVersion {
  readonly version: string;
  readonly effectiveFrom: string;
  readonly publishedAt: string;
  /** A day in the first period that is owed; the day the version takes effect when left out. */
  readonly firstDay?: string;
  readonly previous?: string | null;
}

const standing: DemoVersion = {
  version: '2026.11.1',
  effectiveFrom: '2026-01-01',
  publishedAt: '2025-11-03T09:00:00+08:00',
};

const json = (name: string): unknown => JSON.parse(readFileSync(new URL(`data/${name}.json`, import.meta.url), 'utf8'));

/** The demo catalog, unsigned: 24 datasets of city departments with their rules. Read anew each time, so callers may change it. */
export function demoCatalog(version: DemoVersion = standing): CatalogPackage {
  const firstDay = version.firstDay ?? version.effectiveFrom;
  const datasets = datasetIds.map((id) => {
    const dataset = datasetSchema.parse(json(`datasets/${id.toLowerCase()}`));
    return { ...dataset, liaison: { ...dataset.liaison, timing: { ...dataset.liaison.timing, firstDay } } };
  });
  return catalogPackageSchema.parse({
    format: 'tax-liaison-catalog/1',
    version: version.version,
    effectiveFrom: version.effectiveFrom,
    publishedAt: version.publishedAt,
    publisher: '郑州市综合治税领导小组办公室',
    previous: version.previous ?? null,
    // 保存期限 where a dataset states none: five years, as long as audits look back; drafts one year.
    retention: { rows: 60, drafts: 12, evidence: 60 },
    codeLists: z.record(z.string(), codeListSchema).parse(json('code-lists')),
    datasets,
  });
}
