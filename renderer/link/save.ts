import { ok, type Result } from '../../shared/base/result.ts';
import type { PreparedExport } from '../../shared/exports/model.ts';

/**
 * Lets a prepared export out: the desktop asks where and writes it; a browser downloads it. False when the officer
 * thought better of it. The desktop answers when it is written, a browser at once: `exports.follow` knows when it has gone.
 */
export async function saveExport({ token, name }: PreparedExport): Promise<Result<boolean>> {
  if (window.liaisonHost) return (await window.liaisonHost.saveExport(token, name)) ?? ok(false);
  const link = document.createElement('a');
  link.href = `/exports/${encodeURIComponent(token)}`;
  link.download = name;
  link.click();
  return ok(true);
}
