import { Input } from 'antd';
import type { FindingGroup } from '../../../../shared/validation/model.ts';
import { findingsWords } from '../../../words/editor-findings.ts';
import { count } from '../../../words/format.ts';
import { useWords } from '../../../words/words.ts';
import { type Narrowing, severitiesOf } from './narrow.ts';

/** Which groups are listed: a chip for each severity with its number of groups, and a text. */
export function NarrowBar(props: {
  readonly groups: readonly FindingGroup[];
  readonly narrowing: Narrowing;
  readonly onNarrow: (narrowing: Narrowing) => void;
}) {
  const { groups, narrowing, onNarrow } = props;
  const words = useWords(findingsWords);
  const chips = severitiesOf(groups);
  return (
    <search className="findings-narrow" aria-label={words.narrow}>
      {chips.length > 1
        ? chips.map(({ severity, groups: many }) => {
            const on = narrowing.severity === severity;
            return (
              <button
                key={severity}
                type="button"
                className={`findings-chip${on ? ' findings-chip-on' : ''}`}
                aria-pressed={on}
                title={words.narrowTo(words.severity(severity), many)}
                onClick={() => onNarrow({ ...narrowing, severity: on ? null : severity })}
              >
                {words.severity(severity)} {count(many)}
              </button>
            );
          })
        : null}
      <Input
        size="small"
        allowClear
        aria-label={words.narrowText}
        placeholder={words.narrowText}
        value={narrowing.text}
        onChange={(event) => onNarrow({ ...narrowing, text: event.target.value })}
      />
    </search>
  );
}
