import { Card } from '../../parts/card.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { securityWords } from '../../words/security.ts';
import { useWords } from '../../words/words.ts';

/** 安全: what is promised and how it is checked, and what is not. */
export function SecurityTab() {
  const words = useWords(securityWords);
  return (
    <>
      <Card title={words.promised}>
        <p className="quiet settings-lead">{words.lead}</p>
        <Sheet label={words.promised} heads={[words.promiseHead, words.howHead]}>
          {words.promises.map(([promise, how]) => (
            <tr key={promise}>
              <td>{promise}</td>
              <td className="quiet">{how}</td>
            </tr>
          ))}
        </Sheet>
      </Card>
      <div className="settings-columns settings-below">
        <Card title={words.not}>
          <ul className="settings-body settings-nots">
            {words.nots.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Card>
        <Card title={words.made}>
          <p className="settings-body">{words.madeText}</p>
        </Card>
      </div>
    </>
  );
}
