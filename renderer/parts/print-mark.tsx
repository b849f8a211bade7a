import { useSession } from '../state/session.ts';
import { moment } from '../words/format.ts';
import { partsWords } from '../words/parts.ts';
import { useWords } from '../words/words.ts';
import './print-mark.css';
import { usePrinting } from './use-printing.ts';

const LINES = ['1', '2', '3'] as const;

/** Across every printed page, pale: whose copy it is and when it was printed. On the screen there is nothing. */
export function PrintMark() {
  const words = useWords(partsWords);
  const status = useSession((session) => session.status);
  const printing = usePrinting();
  if (!printing || !status?.unit || !status.officer) return null;
  const text = words.printed(status.unit.name, status.officer.name, moment(Date.now()));
  return (
    <div className="print-mark" aria-hidden="true">
      {LINES.map((line) => (
        <span key={line}>{text}</span>
      ))}
    </div>
  );
}
