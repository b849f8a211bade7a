import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { describeProblem } from '../../../../shared/base/problem.ts';
import { callOrTake } from '../../../link/ahead.ts';
import { listen } from '../../../link/link.ts';
import { useLanguage } from '../../../state/language.ts';
import { refusedText } from './refused-text.tsx';
import { createSession, type Session, type SessionState } from './session.ts';

/** The session of one editor: opened at once, kept true by the engine's events. The caller is remade for another id. */
export function useSession(id: string, fields: readonly string[]): Session {
  const { message, modal } = App.useApp();
  const [session] = useState(() =>
    createSession({
      id,
      fields,
      ask: (name, args) => callOrTake(name, args),
      onProblem: (problem, typed) => {
        const { language } = useLanguage.getState();
        if (problem.code === 'secret/marking' && typed !== undefined) {
          modal.warning(refusedText(problem, typed, language));
          return;
        }
        const { happened, safe, next, number } = describeProblem(problem, language);
        message.error({ content: `${happened} ${safe} ${next} ${number}`, duration: 6 });
      },
    }),
  );
  useEffect(() => {
    void session.open();
    return listen((event) => {
      if ((event.kind === 'records' || event.kind === 'findings') && event.id === id) session.heard(event.kind);
    });
  }, [session, id]);
  return session;
}

/** One part of the session's state; the component redraws only when that part changes. */
export const useIn = <T>(session: Session, pick: (state: SessionState) => T): T => useStore(session.store, pick);
