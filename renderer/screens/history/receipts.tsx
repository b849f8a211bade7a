import type { ReceiptView } from '../../../shared/submissions/model.ts';
import { Card } from '../../parts/card.tsx';
import { CopyText } from '../../parts/copy-text.tsx';
import { Qr } from '../../parts/qr.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { count, moment } from '../../words/format.ts';
import { historyWords } from '../../words/history.ts';
import { useWords } from '../../words/words.ts';
import { Proof } from './proof.tsx';

/** What the platform signed, and whether it is about exactly what was sealed here. */
export function Receipts({
  id,
  receipts,
  root,
}: {
  readonly id: string;
  readonly receipts: readonly ReceiptView[];
  readonly root: string | null;
}) {
  const words = useWords(historyWords);
  const last = receipts.findLast((receipt) => receipt.verified && receipt.root === root);
  return (
    <Card title={words.receipts} aside={receipts[0] ? <Proof id={id} rows={receipts[0].rows} /> : undefined}>
      {receipts.length === 0 ? (
        <p className="history-none quiet">{words.receiptsNone}</p>
      ) : (
        <Sheet label={words.receipts} className="history-receipts">
          <thead>
            <tr>
              <th>{words.kind}</th>
              <th>{words.number}</th>
              <th>{words.time}</th>
              <th className="number">{words.rows}</th>
              <th className="number">{words.acceptedShort}</th>
              <th className="number">{words.rejectedShort}</th>
              <th>{words.check}</th>
              <th>{words.keyId}</th>
            </tr>
          </thead>
          <tbody>
            {receipts.map((receipt) => (
              <tr key={receipt.receiptNo}>
                <td>{words.kinds[receipt.kind]}</td>
                <td>
                  <CopyText text={receipt.receiptNo} />
                </td>
                <td>{moment(receipt.at)}</td>
                <td className="number">{count(receipt.rows)}</td>
                <td className="number">{receipt.accepted === null ? '—' : count(receipt.accepted)}</td>
                <td className={`number ${receipt.rejected ? 'red' : ''}`}>
                  {receipt.rejected === null ? '—' : count(receipt.rejected)}
                </td>
                <td>
                  <Check receipt={receipt} root={root} />
                </td>
                <td className="quiet" title={receipt.keyId}>
                  <code>{receipt.keyId}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </Sheet>
      )}
      {last?.code ? (
        <div className="history-qr">
          <Qr text={last.code} label={words.qr(words.kinds[last.kind], last.receiptNo)} />
          <div>
            <p className="strong">{words.qrTitle}</p>
            <p className="quiet">{words.qrText}</p>
          </div>
        </div>
      ) : null}
    </Card>
  );
}

function Check({ receipt, root }: { readonly receipt: ReceiptView; readonly root: string | null }) {
  const words = useWords(historyWords);
  if (!receipt.verified) return <span className="red strong">! {words.unverified}</span>;
  if (receipt.root !== root) return <span className="red strong">! {words.otherRoot}</span>;
  return <span className="green strong">✓ {words.verified}</span>;
}
