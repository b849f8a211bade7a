import { fail, ok, type Result } from '../../../shared/base/result.ts';
import type { ExportFacts, PreparedExport } from '../../../shared/exports/model.ts';
import { call } from '../../link/link.ts';
import { saveExport } from '../../link/save.ts';
import { beginWork } from '../../state/work.ts';

/** Saves a prepared export, with its progress in the status bar. Null when the officer thought better of it. */
export async function takeOut(prepared: PreparedExport, title: string): Promise<Result<ExportFacts | null>> {
  const work = beginWork(title);
  let stop = (): void => {};
  const followed = call(
    'exports.follow',
    { token: prepared.token },
    {
      onProgress: work.progress,
      onCancel: (cancel) => {
        stop = cancel;
        work.cancellable(cancel);
      },
    },
  );
  const saved = await saveExport(prepared);
  if (!saved.ok || !saved.value) stop();
  const facts = await followed;
  work.end();
  if (!saved.ok) return fail(saved.problem);
  if (!saved.value) return ok(null);
  return facts;
}
