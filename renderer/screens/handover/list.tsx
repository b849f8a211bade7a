import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { casePhases } from '../../../shared/cases/flow.ts';
import { phaseWords } from '../../../shared/cases/words.ts';
import {
  type HandoverLine,
  type HandoverMark,
  type HandoverSide,
  type HandoverView,
  handoverSections,
} from '../../../shared/security/handover/model.ts';
import { call } from '../../link/link.ts';
import { Card } from '../../parts/card.tsx';
import { SayDialog } from '../../parts/say-dialog.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useAct } from '../../parts/use-act.ts';
import { formatRoute, type Route } from '../../state/route.ts';
import { handoverWords } from '../../words/handover.ts';
import { useTitle, useWords } from '../../words/words.ts';

/** Which side may look through the list now. */
export const turnOf = ({ state, side }: HandoverView): HandoverSide | null =>
  state === 'preparing' && side === 'from' ? 'from' : state === 'sealed' && side === 'to' ? 'to' : null;

/** What a line says beside its title. */
export function useLineWords(): (line: HandoverLine) => string {
  const words = useWords(handoverWords);
  const title = useTitle();
  return (line) => {
    if (line.key === 'desk:recovery') return words.recovery(line.note);
    if (line.key === 'desk:backups') return words.backups;
    if (line.section !== 'cases') return words.say(line);
    const phase = casePhases.find((known) => known === line.note);
    return phase ? title(phaseWords[phase]) : '';
  };
}

/** Everything that changes hands, section by section, each thing ticked or commented by both sides. */
export function List({ view }: { readonly view: HandoverView }) {
  const words = useWords(handoverWords);
  const act = useAct();
  const turn = turnOf(view);
  const [commenting, setCommenting] = useState<HandoverLine | null>(null);
  const open = turn === null ? [] : view.lines.filter((line) => line[turn] === null);
  const waiting = turn === null ? (view.state === 'preparing' ? 'from' : 'to') : turn;
  const left = view.lines.filter((line) => line[waiting] === null).length;
  const mark = (keys: readonly string[], comment: string | null) => act('handover.mark', { keys: [...keys], comment });
  return (
    <Card
      title={words.list}
      aside={
        <>
          {words.listAside(left, view.lines.length)}{' '}
          {open.length > 0 ? (
            <Button
              size="small"
              onClick={() =>
                void mark(
                  open.map(({ key }) => key),
                  '',
                )
              }
            >
              {words.allRight(open.length)}
            </Button>
          ) : null}
        </>
      }
    >
      <Sheet label={words.list} className="handover-list">
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.period}</th>
            <th scope="col">{words.detail}</th>
            <th scope="col">{words.fromMark}</th>
            <th scope="col">{words.toMark}</th>
          </tr>
        </thead>
        {handoverSections.map((section) => {
          const lines = view.lines.filter((line) => line.section === section);
          if (lines.length === 0) return null;
          return (
            <tbody key={section}>
              <tr className="sheet-group">
                <th colSpan={5} scope="colgroup">
                  {words.sections[section]} <span className="quiet">{lines.length}</span>
                </th>
              </tr>
              {lines.map((line) => (
                <Line
                  key={line.key}
                  line={line}
                  turn={turn}
                  signed={view.state !== 'preparing'}
                  onMark={(comment) => void mark([line.key], comment)}
                  onComment={() => setCommenting(line)}
                />
              ))}
            </tbody>
          );
        })}
      </Sheet>
      {commenting && turn ? (
        <SayDialog
          title={words.commentTitle}
          text={words.commentText}
          label={words.commentLabel}
          ok={words.commentOk}
          required
          initial={commenting[turn]?.comment ?? ''}
          onSay={(comment) => call('handover.mark', { keys: [commenting.key], comment })}
          onClose={() => setCommenting(null)}
        />
      ) : null}
    </Card>
  );
}

/** Where a line can be looked at. */
function placeOf({ key }: HandoverLine): Route | null {
  const [kind = '', id = ''] = key.split(':');
  if (id === '') return null;
  if (kind === 'draft') return { screen: 'editor', id };
  if (kind === 'sending' || kind === 'note') return { screen: 'history', id };
  if (kind === 'receipts') return { screen: 'submissions', dataset: id };
  return kind === 'case' ? { screen: 'case', id } : null;
}

function Line(props: {
  readonly line: HandoverLine;
  readonly turn: HandoverSide | null;
  /** The one who leaves has signed: what has no mark of theirs changed since. */
  readonly signed: boolean;
  readonly onMark: (comment: string | null) => void;
  readonly onComment: () => void;
}) {
  const words = useWords(handoverWords);
  const titleOf = useTitle();
  const say = useLineWords();
  const { line, turn, signed, onMark, onComment } = props;
  const title = titleOf(line.title);
  const place = placeOf(line);
  const about = [title, line.period].filter(Boolean).join(' ');
  const cell = (side: HandoverSide, mark: HandoverMark | null) =>
    turn === side ? (
      <span className="handover-mark">
        <Checkbox
          aria-label={words.right(about)}
          checked={mark !== null}
          onChange={(event) => onMark(event.target.checked ? '' : null)}
        />
        <Button size="small" type="link" aria-label={words.commentOf(about)} onClick={onComment}>
          {words.comment}
        </Button>
        {mark && mark.comment !== '' ? <span className="handover-comment">{mark.comment}</span> : null}
      </span>
    ) : mark === null ? (
      <span className={side === 'from' && signed ? 'amber' : 'quiet'}>
        {side === 'from' && signed ? words.changed : words.waits}
      </span>
    ) : (
      <span className={mark.comment === '' ? 'green' : ''}>{mark.comment === '' ? `✓ ${words.tick}` : mark.comment}</span>
    );
  return (
    <tr className="sheet-row">
      <td className="handover-title" title={title}>
        {place ? <a href={formatRoute(place)}>{title}</a> : title}
      </td>
      <td>{line.period ?? <span className="quiet">—</span>}</td>
      <td className="handover-say">{say(line)}</td>
      <td>{cell('from', line.from)}</td>
      <td>{cell('to', line.to)}</td>
    </tr>
  );
}
