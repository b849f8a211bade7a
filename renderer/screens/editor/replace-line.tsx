import { App, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { Replaced } from '../../../shared/records/model.ts';
import { call } from '../../link/link.ts';
import type { GridColumn } from '../../parts/grid/column.ts';
import { findWords } from '../../words/editor.ts';
import { useWords } from '../../words/words.ts';
import { type Session, viewedBy } from './session/session.ts';
import { useIn } from './session/use-session.ts';

/** Replacing what is sought: first how much it would change, then all of it in one step. Remade when another text is sought. */
export function ReplaceLine(props: {
  readonly session: Session;
  readonly columns: readonly GridColumn[];
  readonly text: string;
  readonly onClose: () => void;
}) {
  const { session, text, onClose } = props;
  const words = useWords(findWords);
  const { message } = App.useApp();
  const column = props.columns[useIn(session, (state) => state.selection.anchor.col)];
  const [by, setBy] = useState('');
  const [only, setOnly] = useState(false);
  const [whole, setWhole] = useState(false);
  const [counted, setCounted] = useState<Replaced | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async (dry: boolean): Promise<void> => {
    if (text === '' || busy) return;
    setBusy(true);
    const { id, onProblem } = session.options;
    const where = only && column ? { only: column.field } : {};
    const asked = { id, filter: viewedBy(session.store.getState()), text, by, whole, dry, ...where };
    let done: Replaced | null = null;
    const ask = async () => {
      const reply = await call('records.replace', asked);
      if (!reply.ok) onProblem(reply.problem);
      else done = reply.value;
      return reply.ok ? reply.value.done : null;
    };
    if (dry) await ask();
    else {
      // In line with other changes: each sees what the one before made.
      await session.change(async () => {
        const edit = await ask();
        return edit && { ok: true, value: edit };
      });
    }
    setBusy(false);
    tell(dry, done);
  };
  const tell = (dry: boolean, done: Replaced | null): void => {
    setCounted(dry ? done : null);
    if (!dry && done) message.info(words.replaced(done.cells));
  };
  const change = (set: () => void): void => {
    set();
    setCounted(null);
  };

  return (
    <div className="editor-find-line">
      <Input
        size="small"
        aria-label={words.by}
        placeholder={words.by}
        className="editor-find-by"
        value={by}
        onChange={(event) => change(() => setBy(event.target.value))}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') void run(true);
          if (event.key === 'Escape') onClose();
        }}
      />
      <Checkbox checked={only} onChange={(event) => change(() => setOnly(event.target.checked))}>
        {words.onlyColumn(column?.title ?? '')}
      </Checkbox>
      <Checkbox checked={whole} onChange={(event) => change(() => setWhole(event.target.checked))}>
        {words.whole}
      </Checkbox>
      {counted && counted.cells > 0 ? (
        <>
          <output>{words.willReplace(counted.cells, counted.rows)}</output>
          <Button size="small" type="primary" loading={busy} onClick={() => void run(false)}>
            {words.replaceAll}
          </Button>
        </>
      ) : (
        <>
          <Button size="small" loading={busy} disabled={text === ''} onClick={() => void run(true)}>
            {words.count}
          </Button>
          <output className="quiet">{counted ? words.none : ''}</output>
        </>
      )}
    </div>
  );
}
