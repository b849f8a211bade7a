import { WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { describeProblem } from '../../../shared/base/problem.ts';
import { useLanguage } from '../../state/language.ts';
import { unsavedWords } from '../../words/unsaved.ts';
import { useWords } from '../../words/words.ts';
import type { Session } from './session/session.ts';
import { useIn } from './session/use-session.ts';

const RETRY_MS = 5000;

const askFirst = (event: BeforeUnloadEvent): void => event.preventDefault();

/** Above the table while something typed could not be written: how much, why, and what to do; tries again by itself. */
export function UnsavedBanner({ session }: { readonly session: Session }) {
  const words = useWords(unsavedWords);
  const language = useLanguage((state) => state.language);
  const cells = useIn(session, (state) => state.unsaved);
  const why = useIn(session, (state) => state.unsavedWhy);
  const saving = useIn(session, (state) => state.saving > 0);
  const waits = cells > 0;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => void session.retry(), RETRY_MS);
    window.addEventListener('beforeunload', askFirst);
    return () => {
      clearInterval(timer);
      window.removeEventListener('beforeunload', askFirst);
    };
  }, [session, waits]);
  if (!waits || !why) return null;
  const { happened, next, number } = describeProblem(why, language);
  return (
    <div className="editor-banner editor-banner-unsaved" role="alert">
      <WarningOutlined />
      <span>
        <b>{words.waiting(cells)}</b> {happened} {words.kept} {next} <span className="quiet">{number}</span>
      </span>
      <Button size="small" type="primary" loading={saving} onClick={() => void session.retry()}>
        {words.retry}
      </Button>
      <Button size="small" onClick={session.giveUp}>
        {words.giveUp}
      </Button>
    </div>
  );
}
