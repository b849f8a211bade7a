import { App } from 'antd';
import { useCallback } from 'react';
import { describeProblem, type Problem } from '../../../shared/base/problem.ts';
import type { CallArgs } from '../../../shared/contract/contract.ts';
import type { PreparedExport } from '../../../shared/exports/model.ts';
import { call } from '../../link/link.ts';
import { useLanguage } from '../../state/language.ts';
import { exportWords } from '../../words/export.ts';
import { useWords } from '../../words/words.ts';
import { takeOut } from './take-out.ts';

/** Prepares an export and lets it out. Answers whether it could be prepared; the rest is told wherever the officer is then. */
export function useExport(): (args: Omit<CallArgs<'exports.prepare'>, 'language'>) => Promise<boolean> {
  const { message } = App.useApp();
  const language = useLanguage((state) => state.language);
  const words = useWords(exportWords);
  return useCallback(
    async (args) => {
      const tell = (problem: Problem): void => {
        const { happened, safe, next, number } = describeProblem(problem, language);
        if (problem.code === 'contract/cancelled') message.info(words.cancelled);
        else message.error(`${happened} ${safe} ${next} ${number}`);
      };
      const prepared = await call('exports.prepare', { ...args, language });
      if (!prepared.ok) {
        tell(prepared.problem);
        return false;
      }
      const save = async (file: PreparedExport): Promise<void> => {
        const taken = await takeOut(file, words.work(file.name));
        if (!taken.ok) return tell(taken.problem);
        const facts = taken.value;
        if (facts === null) return;
        message.success(
          args.of.kind === 'template' || args.of.kind === 'letter' || args.of.kind === 'evidence'
            ? words.doneFile(file.name)
            : words.done(facts.rows, file.name),
        );
        if (facts.cut > 0) message.warning(words.cut(facts.cut));
      };
      void save(prepared.value);
      return true;
    },
    [language, message, words],
  );
}
