import type { Day } from '../base/clock.ts';
import { ok, type Result } from '../base/result.ts';
import type { CatalogPackage, Dataset } from '../catalog/model.ts';
import { compile, type Validator } from '../validation/compile.ts';

/** Of the compiled checks, what sealing and summing need: canonical values by field code. */
export type RowWriter = Pick<Validator, 'wire'>;

/** Rules decide nothing about how a value is written, so they are not compiled here. */
export function rowWriter(catalog: CatalogPackage, dataset: Dataset, today: Day): Result<RowWriter> {
  const compiled = compile({ schema: dataset.schema, codeLists: catalog.codeLists, dataset: dataset.id, today });
  return compiled.ok ? ok(compiled.value) : compiled;
}
