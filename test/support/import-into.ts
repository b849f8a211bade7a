import type { Desk } from './desk.ts';

/** Imports a file with the columns as they match by themselves, replacing what was there. */
export async function importInto(desk: Desk, id: string, path: string, dataset: string): Promise<void> {
  const token = desk.choose(path);
  const info = await desk.ask('imports.inspect', { token });
  const sheet = info.sheets[0]?.name ?? '';
  const preview = await desk.ask('imports.preview', { token, dataset, sheet });
  const mapping = preview.columns.map(({ column, field }) => ({ column, field }));
  await desk.ask('imports.run', { id, token, sheet, headerRow: preview.headerRow, mapping, mode: 'replace' });
}
