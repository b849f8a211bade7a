import { Button, Input } from 'antd';
import type { LetterAttachment } from '../../../shared/cases/letters/model.ts';
import { letterWords } from '../../words/letter.ts';
import { useWords } from '../../words/words.ts';

const MOST = 20;

/** The names below the text; a table among them comes from the case and is printed behind the letter. */
export function LetterAttachments(props: {
  readonly attachments: readonly LetterAttachment[];
  readonly onChange: (attachments: LetterAttachment[]) => void;
}) {
  const words = useWords(letterWords);
  const { attachments, onChange } = props;
  return (
    <div className="field">
      <span className="field-label">{words.attachments}</span>
      {attachments.length === 0 ? <span className="quiet">{words.noAttachments}</span> : null}
      {numbered(attachments).map(({ name, table, at, key }) => (
        <div className="letter-attachment" key={key}>
          <Input
            aria-label={words.attachment(at + 1)}
            maxLength={200}
            value={name}
            onChange={(event) => onChange(attachments.map((one, n) => (n === at ? { ...one, name: event.target.value } : one)))}
          />
          <span className="quiet">{table ? words.tableRows(table.rows.length) : words.namedOnly}</span>
          <Button size="small" type="link" onClick={() => onChange(attachments.filter((_one, n) => n !== at))}>
            {words.remove}
          </Button>
        </div>
      ))}
      {attachments.length < MOST ? (
        <Button
          size="small"
          type="link"
          className="letter-add"
          onClick={() => onChange([...attachments, { name: '', table: null }])}
        >
          {words.addAttachment}
        </Button>
      ) : null}
    </div>
  );
}

/** They have no identity but their place. */
const numbered = (attachments: readonly LetterAttachment[]) =>
  attachments.map((attachment, at) => ({ ...attachment, at, key: `attachment-${at}` }));
