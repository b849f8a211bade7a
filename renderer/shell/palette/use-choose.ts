import { App } from 'antd';
import { useAct } from '../../parts/use-act.ts';
import { useDutyStep } from '../../parts/use-duty-step.ts';
import { setLanguage, useLanguage } from '../../state/language.ts';
import { go } from '../../state/route.ts';
import { lock } from '../../state/session.ts';
import { commandDone } from '../../words/palette.ts';
import { useWords } from '../../words/words.ts';
import type { Command, Findable } from './use-entries.ts';

/** Does what was chosen: goes there, opens the duty as its row on 工作台 would, or carries the command out. */
export function useChoose(): (entry: Findable) => void {
  const act = useAct();
  const step = useDutyStep();
  const words = useWords(commandDone);
  const { message } = App.useApp();

  const command: Record<Command, () => Promise<unknown>> = {
    lock,
    refresh: async () => {
      const answer = await act('catalog.refresh', {});
      if (answer.ok) message.success(words[answer.value.outcome](answer.value.version));
    },
    sync: async () => {
      const answer = await act('sync.now', {});
      if (answer.ok) message.success(words.synced);
    },
    language: async () => {
      const language = useLanguage.getState().language === 'zh' ? 'en' : 'zh';
      setLanguage(language);
      await act('settings.set', { language });
    },
  };
  return ({ target }) => {
    if (target.kind === 'go') go(target.route);
    else if (target.kind === 'duty') void step(target.duty);
    else void command[target.command]();
  };
}
