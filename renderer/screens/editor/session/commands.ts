import { App } from 'antd';
import { useMemo } from 'react';
import type { KeyAction } from '../../../parts/grid/keys.ts';
import { everything, moved, tabbed, wholeRows } from '../../../parts/grid/selection.ts';
import { copiedText } from '../../../state/copied.ts';
import { editorWords } from '../../../words/editor.ts';
import { useWords } from '../../../words/words.ts';
import { clearCells, copyText, fillDown, flip, insertRows, type Outcome, pasteText, removeRows } from './changes.ts';
import type { Session } from './session.ts';

/** What the officer can do to the table, from the keyboard and from the toolbar, with the words said afterwards. */
export interface Commands {
  act(action: KeyAction, page: number): void;
  clipboard(kind: 'copy' | 'cut', data: DataTransfer): void;
  paste(text: string): void;
}

/** Other parts of the editor a command leads to. */
export interface Ways {
  readonly find: (replacing: boolean) => void;
  readonly column: () => void;
  readonly form: () => void;
  readonly leave: () => void;
}

export function useCommands(session: Session, ways: Ways): Commands {
  const { message } = App.useApp();
  const words = useWords(editorWords);
  return useMemo(() => {
    const tell = (outcome: Outcome | number): void => {
      if (outcome === 'tooMuch') message.warning(words.tooMuch);
      else if (typeof outcome === 'number') message.info(words.removed(outcome));
    };
    const run = (work: Promise<Outcome | number>): void => void work.then(tell);
    return {
      act(action, page) {
        const { selection } = session.store.getState();
        const extent = session.extent();
        switch (action.do) {
          case 'move':
            return session.select(moved(selection, action.move, action.extend, extent, page));
          case 'tab':
            return session.select(tabbed(selection, action.back, extent));
          case 'enter':
            return session.select(moved(selection, action.back ? 'up' : 'down', false, extent, page));
          case 'selectAll':
            return session.select(everything(extent));
          case 'selectRows':
            return session.select(wholeRows(selection, extent));
          case 'clear':
            return run(clearCells(session));
          case 'fillDown':
            return run(fillDown(session));
          case 'insertRow':
            return run(insertRows(session, action.above));

          case 'deleteRows':
            return run(removeRows(session));
          case 'undo':
          case 'redo':
            return void flip(session, action.do);
          case 'find':
            return ways.find(false);
          case 'replace':
            return ways.find(true);
          case 'column':
            return ways.column();
          case 'form':
            return ways.form();
          case 'leave':
            return ways.leave();
          default:
            return;
        }
      },
      clipboard(kind, data) {
        const copied = copyText(session);
        const cut = (): void => {
          if (kind === 'cut') run(clearCells(session));
        };
        if (typeof copied === 'string') {
          data.setData('text/plain', copied);
          copiedText.copied(copied);
          return cut();
        }
        // Rows that are not on hand are fetched; the clipboard event does not wait for that.
        void Promise.resolve(copied).then(async (text) => {
          if (text === null) return void message.warning(words.tooMuch);
          try {
            await navigator.clipboard.writeText(text);
            copiedText.copied(text);
            message.info(words.copied(text.split('\r\n').length));
            cut();
          } catch {
            message.error(words.notCopied);
          }
        });
      },
      paste: (text) => run(pasteText(session, text)),
    };
  }, [session, message, words, ways]);
}
