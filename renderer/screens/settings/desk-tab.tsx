import { InputNumber } from 'antd';
import { useState } from 'react';
import type { Language } from '../../../shared/base/problem.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { LanguageSwitch } from '../../parts/language-switch.tsx';
import { useAct } from '../../parts/use-act.ts';
import { setLanguage, useLanguage } from '../../state/language.ts';
import { settingsWords } from '../../words/settings.ts';
import { updateWords } from '../../words/update.ts';
import { useWords } from '../../words/words.ts';
import { ClipboardLine } from './clipboard-line.tsx';
import { Licences } from './licences.tsx';
import { NotYet } from './not-yet.tsx';
import { Shortcuts } from './shortcuts.tsx';

const LEAST_MINUTES = 1;
const MOST_MINUTES = 240;

/** What the officer may choose about this desk, the keys, and what this product stands on. */
export function DeskTab() {
  const words = useWords(settingsWords);
  const updates = useWords(updateWords);
  const language = useLanguage((state) => state.language);
  const settings = useCall('settings.get', {}, { on: ['settings'] });
  const act = useAct();
  const [saved, setSaved] = useState(false);

  const keep = async (change: {
    language?: Language;
    lockAfterMinutes?: number;
    clearClipboardMinutes?: number;
  }): Promise<void> => {
    const answer = await act('settings.set', change);
    setSaved(answer.ok);
  };
  const speak = (next: Language): void => {
    setLanguage(next);
    void keep({ language: next });
  };

  const choices = () => {
    if (!settings.value) return <NotYet asked={settings} rows={3} inCard />;
    return (
      <dl className="settings-list">
        <dt>{words.language}</dt>
        <dd>
          <LanguageSwitch value={language} onChange={speak} />
        </dd>
        <dt>
          <label htmlFor="settings-lock">{words.lockAfter}</label>
        </dt>
        <dd>
          <InputNumber
            id="settings-lock"
            min={LEAST_MINUTES}
            max={MOST_MINUTES}
            precision={0}
            value={settings.value.lockAfterMinutes}
            suffix={words.minutes}
            onChange={(minutes) => (minutes === null ? undefined : void keep({ lockAfterMinutes: minutes }))}
            aria-describedby="settings-lock-hint"
          />
          <p className="quiet" id="settings-lock-hint">
            {words.lockHint(LEAST_MINUTES, MOST_MINUTES)}
          </p>
        </dd>
        <ClipboardLine
          minutes={settings.value.clearClipboardMinutes}
          onKeep={(clearClipboardMinutes) => void keep({ clearClipboardMinutes })}
        />
      </dl>
    );
  };

  return (
    <div className="settings-columns">
      <div>
        <Card title={words.desk} aside={<span aria-live="polite">{saved ? words.saved : null}</span>}>
          {choices()}
        </Card>
        <Card title={words.about}>
          <dl className="settings-list">
            <dt>{words.product}</dt>
            <dd>{words.productName}</dd>
            <dt>{updates.licences}</dt>
            <dd>
              <Licences />
            </dd>
            <dt>{words.basis}</dt>
            <dd>
              {words.regulation}
              <p className="quiet">{words.citation}</p>
            </dd>
            <dt>{words.data}</dt>
            <dd>{words.dataText}</dd>
          </dl>
        </Card>
      </div>
      <Card title={words.keys}>
        <Shortcuts />
      </Card>
    </div>
  );
}
