import { DatePicker, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { type LetterContent, type Urgency, urgencies } from '../../../shared/cases/letters/model.ts';
import { letterWords } from '../../words/letter.ts';
import { useWords } from '../../words/words.ts';
import { Field } from '../field.tsx';
import { LetterAttachments } from './letter-attachments.tsx';

/** Everything that is on the paper, in the order it stands there. */
export function LetterForm(props: {
  readonly letter: LetterContent;
  readonly disabled?: boolean;
  readonly onChange: (letter: LetterContent) => void;
}) {
  const words = useWords(letterWords);
  const { letter, onChange, disabled = false } = props;
  const [copies, setCopies] = useState(letter.copies.join('\n'));
  const set = (change: Partial<LetterContent>): void => onChange({ ...letter, ...change });
  const setCopiesText = (text: string): void => {
    setCopies(text);
    set({ copies: linesOf(text) });
  };
  // Changed from outside: a letter drafted anew.
  const copiesText = linesOf(copies).join('\n') === letter.copies.join('\n') ? copies : letter.copies.join('\n');

  return (
    <fieldset className="letter-form" disabled={disabled}>
      <Field label={words.agency}>
        {(ids) => (
          <Input {...ids} maxLength={60} value={letter.agency} onChange={(event) => set({ agency: event.target.value })} />
        )}
      </Field>
      <Field label={words.number} hint={words.numberHint}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={60}
            placeholder={words.numberExample}
            value={letter.number}
            onChange={(event) => set({ number: event.target.value })}
          />
        )}
      </Field>
      <div className="letter-pair">
        <Field label={words.urgency}>
          {(ids) => (
            <Select<Urgency>
              {...ids}
              disabled={disabled}
              value={letter.urgency}
              onChange={(urgency) => set({ urgency })}
              options={urgencies.map((value) => ({ value, label: words.urgencies[value] }))}
            />
          )}
        </Field>
        <Field label={words.copyNumber}>
          {(ids) => (
            <Input
              {...ids}
              inputMode="numeric"
              maxLength={6}
              value={letter.copyNumber}
              onChange={(event) => set({ copyNumber: event.target.value.replace(/\D/g, '') })}
            />
          )}
        </Field>
      </div>
      <Field label={words.letterTitle} hint={words.letterTitleHint}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 2, maxRows: 4 }}
            maxLength={200}
            value={letter.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.addressee}>
        {(ids) => (
          <Input {...ids} maxLength={400} value={letter.addressee} onChange={(event) => set({ addressee: event.target.value })} />
        )}
      </Field>
      <Field label={words.body} hint={words.bodyHint}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 8, maxRows: 18 }}
            maxLength={60_000}
            value={letter.body}
            onChange={(event) => set({ body: event.target.value })}
          />
        )}
      </Field>
      <LetterAttachments attachments={letter.attachments} onChange={(attachments) => set({ attachments })} />
      <Field label={words.signature}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={60}
            value={letter.signature.name}
            onChange={(event) => set({ signature: { ...letter.signature, name: event.target.value } })}
          />
        )}
      </Field>
      <div className="letter-pair">
        <Field label={words.date}>
          {(ids) => (
            <DatePicker
              {...ids}
              allowClear={false}
              disabled={disabled}
              value={dayjs(letter.date)}
              onChange={(day) => (day ? set({ date: day.format('YYYY-MM-DD') }) : undefined)}
            />
          )}
        </Field>
        <Radio.Group
          className="letter-seal"
          aria-label={words.seal}
          optionType="button"
          disabled={disabled}
          value={letter.signature.seal}
          onChange={(event) => set({ signature: { ...letter.signature, seal: event.target.value === true } })}
          options={[
            { value: true, label: words.seal },
            { value: false, label: words.noSeal },
          ]}
        />
      </div>
      <Field label={words.note} hint={words.noteHint}>
        {(ids) => <Input {...ids} maxLength={200} value={letter.note} onChange={(event) => set({ note: event.target.value })} />}
      </Field>
      <Field label={words.copies} hint={words.copiesHint}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={copiesText}
            onChange={(event) => setCopiesText(event.target.value)}
          />
        )}
      </Field>
    </fieldset>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 100))
    .filter((line) => line !== '')
    .slice(0, 30);
