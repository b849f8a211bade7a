import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CatalogPackage, Field } from '../../shared/catalog/model.ts';
import { catalog } from '../platform/spec-support.ts';
import { type Desk, openDesk } from './desk.ts';
import { type Enrolled, enrolled, passphrase } from './enrolled.ts';

/** The small catalog with its credit code made another field. */
export function catalogWith(credit: (field: Field) => Field, more: Partial<CatalogPackage> = {}): CatalogPackage {
  const kept = catalog();
  const datasets = kept.datasets.map((dataset) => ({
    ...dataset,
    schema: { ...dataset.schema, fields: dataset.schema.fields.map((field) => (field.name === 'DM' ? credit(field) : field)) },
  }));
  return { ...kept, ...more, datasets };
}

/** Level S: covered by default. */
export const sensitive = (field: Field): Field => ({ ...field, liaison: { ...field.liaison, level: 'S' } });

export interface SmallDesk {
  readonly folder: string;
  readonly world: Enrolled;
  /** Open. */
  readonly desk: Desk;
  end(): Promise<void>;
}

/** A workstation on a small catalog, for a whole spec. `end` after it, also of a desk opened on it later. */
export async function smallDesk(published: CatalogPackage): Promise<SmallDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'small-desk-'));
  const world = await enrolled(folder, { catalogs: [published] });
  const desk = openDesk(world.profile);
  await desk.ask('session.unlock', { passphrase });
  const end = async (): Promise<void> => {
    await world.platform.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, world, desk, end };
}

/** An empty draft in the place of whatever there was; answers its id. */
export async function freshDraft(desk: Desk, period: string): Promise<string> {
  for (const { id } of await desk.ask('submissions.list', { dataset: 'M1' })) await desk.ask('submissions.discard', { id });
  return (await desk.ask('submissions.open', { dataset: 'M1', period })).id;
}
