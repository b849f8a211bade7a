import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../link/link.ts';
import type { GridColumn } from '../../parts/grid/column.ts';
import { at } from '../../parts/grid/selection.ts';
import { findWords } from '../../words/editor.ts';
import { useWords } from '../../words/words.ts';
import { ReplaceLine } from './replace-line.tsx';
import { seek } from './session/seek.ts';
import type { Session } from './session/session.ts';

/** Looks through the table: Enter for the next, Shift+Enter for the one before, Esc when done. */
export function FindBar(props: {
  readonly session: Session;
  readonly columns: readonly GridColumn[];
  readonly readOnly: boolean;
  /** Opened to replace. */
  readonly replacing: boolean;
  readonly onClose: () => void;
}) {
  const { session, onClose } = props;
  const words = useWords(findWords);
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const [replacing, setReplacing] = useState(props.replacing);
  useEffect(() => setReplacing((before) => before || props.replacing), [props.replacing]);
  const [looking, setLooking] = useState(false);
  const stop = useRef<(() => void) | null>(null);
  const turn = useRef(0);
  useEffect(() => () => stop.current?.(), []);

  const look = async (back: boolean): Promise<void> => {
    stop.current?.();
    stop.current = null;
    const mine = ++turn.current;
    setLooking(true);
    setSaid('');
    const found = await seek(session, call, {
      text,
      back,
      onProgress: (rows) => {
        if (turn.current === mine) setSaid(rows > 5000 ? words.looking(rows) : '');
      },
      onCancel: (cancel) => {
        if (turn.current === mine) stop.current = cancel;
        else cancel();
      },
    });
    if (turn.current !== mine) return;
    stop.current = null;
    setLooking(false);
    if (!found.ok) {
      setSaid('');
      if (found.problem.code !== 'contract/cancelled') session.options.onProblem(found.problem);
      return;
    }
    setSaid(found.value ? '' : words.none);
    if (found.value) session.select(at(found.value.row, found.value.col));
  };

  return (
    <search className="editor-find" aria-label={words.label}>
      <Input
        size="small"
        autoFocus
        aria-label={words.label}
        placeholder={words.placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setSaid('');
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') void look(event.shiftKey);
          if (event.key === 'Escape') onClose();
        }}
      />
      <Button
        size="small"
        type="text"
        aria-label={words.previous}
        title={words.previous}
        icon={<UpOutlined />}
        onClick={() => void look(true)}
      />
      <Button
        size="small"
        type="text"
        aria-label={words.next}
        title={words.next}
        icon={<DownOutlined />}
        onClick={() => void look(false)}
      />
      <output className="quiet">{said}</output>
      {looking ? (
        <Button size="small" type="link" onClick={() => stop.current?.()}>
          {words.stop}
        </Button>
      ) : null}
      {replacing || props.readOnly ? null : (
        <Button size="small" type="link" onClick={() => setReplacing(true)}>
          {words.showReplace}
        </Button>
      )}
      <Button size="small" type="text" aria-label={words.close} title={words.close} icon={<CloseOutlined />} onClick={onClose} />
      {replacing ? <ReplaceLine key={text} session={session} columns={props.columns} text={text} onClose={onClose} /> : null}
    </search>
  );
}
