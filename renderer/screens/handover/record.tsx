import { Button } from 'antd';
import {
  type HandoverLine,
  type HandoverMark,
  type HandoverSignature,
  type HandoverView,
  handoverSections,
} from '../../../shared/security/handover/model.ts';
import { Card } from '../../parts/card.tsx';
import { PrintStamp } from '../../parts/print-stamp.tsx';
import { useSession } from '../../state/session.ts';
import { moment } from '../../words/format.ts';
import { handoverWords } from '../../words/handover.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { useLineWords } from './list.tsx';

/** 交接单: who handed what over to whom, as both signed it, with room for signatures by hand. Made to be printed. */
export function Record({ view }: { readonly view: HandoverView }) {
  const words = useWords(handoverWords);
  const titleOf = useTitle();
  const say = useLineWords();
  const unit = useSession((session) => session.status?.unit?.name ?? '');
  const marked = (mark: HandoverMark | null) => (mark === null ? '—' : mark.comment === '' ? words.tick : mark.comment);
  const lines = handoverSections.flatMap((section) => view.lines.filter((line) => line.section === section));
  const facts: readonly (readonly [string, string])[] = [
    [words.recordUnit, unit],
    [words.fromWho, view.from.name],
    [words.toWho, `${view.to.name}（${view.office} ${view.post}，${view.phone}）`],
    [words.effective, view.effective],
    [words.reason, view.reason],
    [words.recordLetter, view.letter?.docNo ?? '—'],
    [words.recordDay, view.doneAt === null ? '—' : moment(view.doneAt)],
  ];
  return (
    <Card
      className="handover-record"
      title={words.record}
      aside={
        <Button size="small" className="handover-print" onClick={() => print()}>
          {words.print}
        </Button>
      }
    >
      <div className="handover-paper">
        <PrintStamp />
        <dl className="handover-facts">
          {facts.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <table className="handover-things" aria-label={words.list}>
          <thead>
            <tr>
              {[words.what, words.period, words.detail, words.fromMark, words.toMark].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line: HandoverLine) => (
              <tr key={line.key}>
                <td>
                  {words.sections[line.section]}：{titleOf(line.title)}
                </td>
                <td>{line.period ?? ''}</td>
                <td>{say(line)}</td>
                <td>{marked(line.from)}</td>
                <td>{marked(line.to)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="handover-signatures">
          <Signature title={words.fromWho} signature={view.fromSigned} />
          <Signature title={words.toWho} signature={view.toSigned} />
          <Signature title={words.witness} signature={null} byHand />
        </div>
        {view.digest === null ? null : <p className="quiet handover-digest">{words.digest(view.digest)}</p>}
      </div>
    </Card>
  );
}

/** What was signed by passphrase, and the lines for a pen. */
function Signature(props: { readonly title: string; readonly signature: HandoverSignature | null; readonly byHand?: boolean }) {
  const words = useWords(handoverWords);
  const { title, signature, byHand = false } = props;
  return (
    <div>
      <div className="strong">{title}</div>
      {byHand ? null : (
        <div>{signature ? words.signed(signature.name, moment(signature.at), signature.mark) : words.notSigned}</div>
      )}
      <div className="handover-pen">{words.byHand}</div>
      <div className="handover-pen">{words.day}</div>
    </div>
  );
}
