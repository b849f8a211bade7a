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
