import { Button } from 'antd';
import { useState } from 'react';
import type { Closing } from '../../../shared/submissions/model.ts';
import { go } from '../../state/route.ts';
import { useSession } from '../../state/session.ts';
import { shortDay } from '../../words/format.ts';
import { permitWords } from '../../words/permit.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { type AskedPeriod, AskPermit } from './ask-dialog.tsx';
import { mayAsk, type Standing, standingOf } from './standing.ts';
import './permit.css';

type Words = (typeof permitWords)['zh'];

const tones: Readonly<Record<Standing['kind'], string>> = {
  closing: 'amber',
  closed: 'red',
  writing: 'amber',
  asked: 'permit-waits',
  granted: 'green',
  ended: 'red',
  refused: 'red',
};

/** Where the permit of a period stands, in a few words or in a sentence. */
function sayStanding(standing: Standing, words: Words, long: boolean): string {
  switch (standing.kind) {
    case 'closing':
      return long ? words.closesLong(standing.day) : words.closes(shortDay(standing.day));
    case 'closed':
      return long ? words.closedLong(standing.day) : words.closed(shortDay(standing.day));
    case 'granted':
      return long ? words.grantedLong(standing.day) : words.granted(shortDay(standing.day));
    case 'ended':
      return long ? words.endedLong(standing.day) : words.ended(shortDay(standing.day));
    case 'writing':
      return long ? words.writingLong : words.writing;
    case 'asked':
      return long ? words.askedLong : words.asked;
    case 'refused':
      return long ? words.refusedLong : words.refused;
  }
}

interface About extends AskedPeriod {
  readonly closing: Closing | null;
}

/** The standing of a period that closes; null while there is nothing to say. */
export function useStanding({ closing, due }: Pick<About, 'closing' | 'due'>): Standing | null {
  const today = useSession((session) => session.status?.today ?? '');
  return standingOf(closing, due, today);
}

/** The words alone: closed since when, asked, granted until when. */
export function PermitStanding({ standing, long = false }: { readonly standing: Standing; readonly long?: boolean }) {
  const words = useWords(permitWords);
  return <span className={tones[standing.kind]}>{sayStanding(standing, words, long)}</span>;
}

/** The step that follows: ask, go on with the request, see how it stands. An auditor only looks. */
export function PermitAct({
  about,
  standing,
  link = false,
}: {
  readonly about: About;
  readonly standing: Standing;
  readonly link?: boolean;
}) {
  const words = useWords(permitWords);
  const titleOf = useTitle();
  const mayPrepare = useSession((session) => session.status?.officer?.role !== 'auditor');
  const [asking, setAsking] = useState(false);
  const seen = 'case' in standing ? standing.case : null;
  const asks = mayAsk(standing) && mayPrepare;
  const name =
    standing.kind === 'writing'
      ? words.goOn
      : standing.kind === 'asked'
        ? words.see
        : seen === null
          ? words.ask
          : words.seeAnswer;
  if (seen === null && !asks) return null;
  return (
    <>
      <Button
        size="small"
        type={link ? 'link' : 'default'}
        aria-label={words.actOf(name, titleOf(about.title), about.period)}
        onClick={() => (seen === null ? setAsking(true) : go({ screen: 'case', id: seen }))}
      >
        {name}
      </Button>
      {asking ? <AskPermit about={about} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
