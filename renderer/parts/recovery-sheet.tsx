import { Button } from 'antd';
import { useEffect } from 'react';
import { moment } from '../words/format.ts';
import { recoveryWords } from '../words/recovery.ts';
import { useWords } from '../words/words.ts';
import './recovery-sheet.css';

/** The recovery code as it is printed and sealed: on paper nothing else of the window is. */
export function RecoverySheet(props: { readonly code: string; readonly unit: string; readonly officer: string }) {
  const words = useWords(recoveryWords);
  useEffect(() => {
    document.body.classList.add('recovery-printing');
    return () => document.body.classList.remove('recovery-printing');
  }, []);
  return (
    <div className="recovery-sheet">
      <p className="recovery-unit">
        {props.unit} · {props.officer} · {words.made(moment(Date.now()))}
      </p>
      <ol className="recovery-groups" aria-label={words.sheetTitle}>
        {numbered(props.code).map(({ n, group }) => (
          <li key={n}>
            <span className="quiet">{n}</span>
            <code>{group}</code>
          </li>
        ))}
      </ol>
      <p>{words.sheetLead}</p>
      <p className="strong">{words.sheetKeep}</p>
      <p className="quiet">{words.noWay}</p>
      <p className="recovery-envelope">{words.envelope}</p>
      <Button className="recovery-print" onClick={() => window.print()}>
        {words.print}
      </Button>
    </div>
  );
}

const numbered = (code: string) => code.split('-').map((group, at) => ({ n: at + 1, group }));
