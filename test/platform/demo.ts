import { addDays, beijingDay } from '../../shared/base/clock.ts';
import type { CatalogPackage } from '../../shared/catalog/model.ts';
import { demoCatalog, demoUnits } from './catalog/index.ts';
import type { PlatformUnit } from './clients.ts';
import { type Platform, type PlatformOptions, startPlatform } from './server.ts';

const [first] = demoUnits;
if (!first) throw new Error('the demo has no unit');
/** The unit whose desk the demo opens. */
export const demoDesk: PlatformUnit = first;

/** The reference platform with the demo's units and catalog. */
export const startDemoPlatform = (
  options: Omit<PlatformOptions, 'units' | 'catalogs'>,
  catalog: CatalogPackage = demoCatalog(),
): Promise<Platform> => startPlatform({ ...options, units: demoUnits, catalogs: [catalog] });

/** Use rights of the demo's unit (第十三条): one in force for a year, one that has run out. */
export function offerUseGrants(platform: Platform, uscc: string, now: number): void {
  const today = beijingDay(now);
  const catalog = demoCatalog();
  for (const [id, names, days] of [
    ['SS01', ['TYSHXYDM', 'ZTMC', 'DJZCLX'], 365],
    ['GA01', ['HPHM', 'CLLX'], -1],
  ] as const) {
    const dataset = catalog.datasets.find((one) => one.id === id);
    const provider = dataset?.liaison.units[0];
    if (!dataset || !provider) continue;
    platform.allot(uscc, {
      provider: provider.name,
      dataset: id,
      fields: [...names],
      purpose: '核对参保单位登记信息，仅用于社会保险费征缴',
      from: addDays(today, -300),
      until: addDays(today, days),
    });
  }
}
