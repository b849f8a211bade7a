import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { at } from '../../parts/grid/selection.ts';
import { findWords } from '../../words/editor.ts';
import { useWords } from '../../words/words.ts';
import { seek } from './session/seek.ts';
import type { Session } from './session/session.ts';

/** Looks through the table, a page at a time: Enter for the next, Shift+Enter for the one before, Esc when done. */
export function FindBar({ session, onClose }: { readonly session: Session; readonly onClose: () => void }) {
  const words = useWords(findWords);
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const [looking, setLooking] = useState(false);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const look = async (back: boolean): Promise<void> => {
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    setLooking(true);
    setSaid('');
    const spot = await seek(session, {
      text,
      back,
      signal: mine.signal,
      onProgress: (rows) => setSaid(rows > 5000 ? words.looking(rows) : ''),
    });
    if (stop.current !== mine) return;
    stop.current = null;
    setLooking(false);
    setSaid(spot || mine.signal.aborted ? '' : words.none);
    if (spot) session.select(at(spot.row, spot.col));
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
        <Button size="small" type="link" onClick={() => stop.current?.abort()}>
          {words.stop}
        </Button>
      ) : null}
      <Button size="small" type="text" aria-label={words.close} title={words.close} icon={<CloseOutlined />} onClick={onClose} />
    </search>
  );
}
