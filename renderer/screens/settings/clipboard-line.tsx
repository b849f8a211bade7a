import { Button, InputNumber } from 'antd';
import { useEffect, useState } from 'react';
import { systemClipboard } from '../../state/copied.ts';
import { settingsWords } from '../../words/settings.ts';
import { useWords } from '../../words/words.ts';

const MOST_MINUTES = 60;

/** How long what was copied stays in the system's clipboard, and whether this window may look whether it still does. */
export function ClipboardLine({ minutes, onKeep }: { readonly minutes: number; readonly onKeep: (minutes: number) => void }) {
  const words = useWords(settingsWords);
  const [may, setMay] = useState<boolean | null>(null);
  const look = (): void => void systemClipboard.mayRead().then(setMay);
  useEffect(look, []);
  return (
    <>
      <dt>
        <label htmlFor="settings-clipboard">{words.clipboard}</label>
      </dt>
      <dd>
        <span className="settings-span">
          <InputNumber
            id="settings-clipboard"
            min={0}
            max={MOST_MINUTES}
            precision={0}
            value={minutes}
            suffix={words.minutes}
            onChange={(next) => (next === null ? undefined : onKeep(next))}
            aria-describedby="settings-clipboard-hint"
          />
          {may === false ? (
            // Reading is what makes the browser ask.
            <Button size="small" onClick={() => void systemClipboard.read().then(look, look)}>
              {words.clipboardAllow}
            </Button>
          ) : null}
        </span>
        <p className="quiet" id="settings-clipboard-hint">
          {words.clipboardHint} {may === false ? words.clipboardDenied : ''}
        </p>
      </dd>
    </>
  );
}
