import { useSession } from '../state/session.ts';
import { moment } from '../words/format.ts';
import { partsWords } from '../words/parts.ts';
import { useWords } from '../words/words.ts';
import { usePrinting } from './use-printing.ts';

/** On paper only: whose copy this is and when it was printed (第十五条, what leaves the screen must say where it came from). */
export function PrintStamp() {
  const words = useWords(partsWords);
  const status = useSession((session) => session.status);
  const printing = usePrinting();
  if (!printing || !status?.unit || !status.officer) return null;
  return <p className="quiet">{words.printed(status.unit.name, status.officer.name, moment(Date.now()))}</p>;
}
