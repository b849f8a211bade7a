import { Input } from 'antd';
import { describeProblem, type Language, type Problem } from '../../../../shared/base/problem.ts';
import { Field } from '../../../parts/field.tsx';
import { markingWords } from '../../../words/marking.ts';

/** Why a typed text was not taken, with the text itself: nobody shall have typed it for nothing. */
export function refusedText(problem: Problem, typed: string, language: Language) {
  const words = markingWords[language];
  const { happened, safe, next, number } = describeProblem(problem, language);
  return {
    title: words.title,
    okText: words.ok,
    width: 520,
    content: (
      <>
        <p>
          {happened} {safe}
        </p>
        <p>
          {next} <span className="quiet">{number}</span>
        </p>
        <Field label={words.typed}>{(ids) => <Input.TextArea {...ids} readOnly autoSize={{ maxRows: 6 }} value={typed} />}</Field>
      </>
    ),
  };
}
