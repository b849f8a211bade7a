import { listOf, readLabels } from '../../catalog/labels.ts';
import { createRelabeller } from '../../records/import/relabel.ts';
import type { Validator } from '../../validation/compile.ts';
import type { JobRequest } from './protocol.node.ts';

/** For each field, in order, what replaces labels in its column; null where nothing does. */
export function relabellersOf(
  { labels = [], compile }: Pick<Extract<JobRequest, { kind: 'import' }>, 'labels' | 'compile'>,
  { fields }: Pick<Validator, 'fields'>,
) {
  return fields.map((field) => {
    const list = labels.includes(field.name) ? listOf(field, compile.codeLists ?? {}) : null;
    return list ? createRelabeller(field.name, readLabels(list, compile.today)) : null;
  });
}
