/**
 * Columns in the order they were put. A field the order does not know (a later catalog version brought it) stands behind
 * the one that is before it in the dataset.
 */
export function inOrder<T extends { readonly field: string }>(columns: readonly T[], order: readonly string[]): readonly T[] {
  const known = new Map(columns.map((column) => [column.field, column]));
  const put = [...new Set(order)].flatMap((field) => known.get(field) ?? []);
  const placed = new Set(put.map((column) => column.field));
  columns.forEach((column, at) => {
    if (placed.has(column.field)) return;
    const before = put.findIndex((other) => other.field === columns[at - 1]?.field);
    put.splice(before + 1, 0, column);
    placed.add(column.field);
  });
  return put;
}
