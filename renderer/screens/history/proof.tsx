import { App, Button, InputNumber, Popover } from 'antd';
import { useState } from 'react';
import { saveExport } from '../../link/save.ts';
import { useAct } from '../../parts/use-act.ts';
import { proofWords } from '../../words/proof.ts';
import { useWords } from '../../words/words.ts';

/** Takes the receipts out as a file that proves itself, after everything was looked at again; if asked for, one row too. */
export function Proof({ id, rows }: { readonly id: string; readonly rows: number }) {
  const words = useWords(proofWords);
  const act = useAct();
  const { message } = App.useApp();
  const [row, setRow] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);

  async function takeOut() {
    setBusy(true);
    const proof = await act('sync.proof', { submission: id, row });
    setBusy(false);
    if (!proof.ok) return;
    const wrong = proof.value.checks.filter((check) => !check.ok).map((check) => words.what[check.what]);
    if (wrong.length > 0) message.error({ content: words.differs(wrong), duration: 10 });
    const saved = await saveExport(proof.value);
    if (saved.ok && saved.value && wrong.length === 0) message.success({ content: words.matches, duration: 6 });
  }

  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="history-proof">
          <p>{words.text}</p>
          {rows > 0 ? (
            <p>
              <InputNumber
                aria-label={words.row}
                placeholder={words.row}
                min={1}
                max={rows}
                precision={0}
                value={row}
                onChange={setRow}
              />
              <span className="quiet">{words.rowText(rows)}</span>
            </p>
          ) : null}
          <Button type="primary" size="small" loading={busy} onClick={() => void takeOut()}>
            {words.export}
          </Button>
        </div>
      }
    >
      <Button size="small">{words.open}</Button>
    </Popover>
  );
}
