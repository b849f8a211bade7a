import { Fragment, type ReactNode } from 'react';
import type { Role } from '../../../shared/base/call.ts';
import type { Duty } from '../../../shared/submissions/model.ts';
import { count } from '../../words/format.ts';
import { signOffWords } from '../../words/sign-off.ts';
import { todayWords } from '../../words/today.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { summaryOf } from './summary.ts';

/** The first sentence of the day: how things stand and where to begin. */
export function SummaryLine({ duties, role }: { readonly duties: readonly Duty[]; readonly role: Role }) {
  const words = useWords(todayWords);
  const sign = useWords(signOffWords);
  const title = useTitle();
  const { total, overdue, returned, soon, toSign, underway, done, first } = summaryOf(duties, role);
  if (total === 0) return null;
  const parts: [string, ReactNode][] = [];
  if (overdue > 0)
    parts.push([
      'overdue',
      <b key="b" className="red">
        {words.overdue(overdue)}
      </b>,
    ]);
  if (returned > 0)
    parts.push([
      'returned',
      <b key="b" className="red">
        {words.returned(returned)}
      </b>,
    ]);
  if (soon > 0)
    parts.push([
      'soon',
      <b key="b" className="amber">
        {words.soon(soon)}
      </b>,
    ]);
  if (toSign > 0)
    parts.push([
      'toSign',
      <b key="b" className="amber">
        {sign.toSignCount(count(toSign))}
      </b>,
    ]);
  if (parts.length === 0) parts.push(['calm', words.calm]);
  if (underway > 0) parts.push(['underway', words.underway(underway)]);
  if (done > 0) parts.push(['done', words.done(done)]);
  if (!first && total === done + underway) return words.allDone;

  const what = first ? title(first.duty.title) : '';
  const doing = first ? { revise: words.doRevise, start: words.doStart, go: words.doGo, send: words.doSend } : null;
  const say = first && doing && first.act in doing ? doing[first.act as keyof typeof doing] : null;
  return (
    <>
      {words.owed(total)}
      {parts.map(([key, part], index) => (
        <Fragment key={key}>
          {index > 0 ? words.comma : null}
          {part}
        </Fragment>
      ))}
      {words.stop}
      {first && say ? (
        <>
          {first.duty.group === 'later' ? words.firstLater : words.firstToday}
          <b>{say(what)}</b>
          {words.stop.trim()}
        </>
      ) : null}
    </>
  );
}
