import { ok, type Result } from '../../../../shared/base/result.ts';
import type { CallOptions } from '../../../../shared/contract/client.ts';
import type { CallArgs, CallName, CallReply } from '../../../../shared/contract/contract.ts';
import { at, type Spot } from '../../../parts/grid/selection.ts';
import { type Session, viewedBy } from './session.ts';

export interface Seeking {
  readonly text: string;
  readonly back: boolean;
  readonly onProgress: (rows: number) => void;
  /** Receives the way to stop it. */
  readonly onCancel: (stop: () => void) => void;
}

/** A call that says how far it is and can be stopped. */
type LongCall = <N extends CallName>(name: N, args: CallArgs<N>, options: CallOptions) => Promise<Result<CallReply<N>>>;

/** The next cell whose raw text holds what is sought, from the active cell on and round to it again; the engine looks. */
export async function seek(session: Session, call: LongCall, seeking: Seeking): Promise<Result<Spot | null>> {
  const { selection, shown } = session.store.getState();
  const filter = viewedBy(session.store.getState());
  const { id } = session.options;
  const { fields } = session;
  const { text, back, onCancel } = seeking;
  if (text === '' || shown === 0) return ok(null);
  const { row, col } = selection.anchor;
  const from = { row: Math.min(row, shown - 1), field: fields[col] ?? '' };
  const onProgress = ({ done }: { readonly done: number }): void => seeking.onProgress(done);
  const found = await call('records.find', { id, filter, text, back, order: [...fields], ...from }, { onProgress, onCancel });
  if (!found.ok) return found;
  return ok(found.value && { row: found.value.row, col: Math.max(0, fields.indexOf(found.value.field)) });
}

/** Goes to a row by its id: in the present filter, else with the filter taken off. Answers whether it is still there. */
export async function jump(session: Session, rid: number, field: string | undefined): Promise<boolean> {
  const { id, ask } = session.options;
  const { fields } = session;
  const col = Math.max(0, fields.indexOf(field ?? ''));
  for (const filter of new Set([viewedBy(session.store.getState()), 'all' as const])) {
    const found = await ask('records.locate', { id, filter, rid });
    if (!found.ok) return false;
    if (found.value === null) continue;
    if (filter === 'all') await session.setView({ filter, where: [], sort: null });
    session.select(at(found.value, col));
    session.focus();
    return true;
  }
  return false;
}
