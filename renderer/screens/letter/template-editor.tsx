import { Alert, App, Button, Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { LetterTexts } from '../../../shared/cases/letters/calls.ts';
import { type LetterKind, letterKinds } from '../../../shared/cases/letters/model.ts';
import type { LetterTemplate } from '../../../shared/cases/letters/templates.ts';
import { useCall } from '../../link/use-call.ts';
import { Field } from '../../parts/field.tsx';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAct } from '../../parts/use-act.ts';
import { letterWords } from '../../words/letter.ts';
import { useWords } from '../../words/words.ts';
import { CitationTable } from './citation-table.tsx';

type KindTexts = LetterTexts['kinds'][number];

/** The unit's own wording of its letters, and the table of what they stand on. */
export function TemplateEditor({ kind: first, onClose }: { readonly kind: LetterKind; readonly onClose: () => void }) {
  const words = useWords(letterWords);
  const texts = useCall('letters.templates', {});
  const [kind, setKind] = useState(first);
  const [part, setPart] = useState<'texts' | 'citations'>('texts');
  const chosen = texts.value?.kinds.find((one) => one.kind === kind);
  return (
    <Modal open width={760} title={words.templateTitle} footer={null} onCancel={onClose}>
      <p className="quiet letter-template-sub">{words.templateSub}</p>
      <div className="letter-template-bar">
        <Segmented
          aria-label={words.templateTitle}
          value={part}
          onChange={setPart}
          options={[
            { value: 'texts', label: words.textsTab },
            { value: 'citations', label: words.citation },
          ]}
        />
        {part === 'texts' ? (
          <Select<LetterKind>
            className="letter-kind"
            aria-label={words.kind}
            value={kind}
            onChange={setKind}
            options={letterKinds.map((value) => ({ value, label: words.kinds[value] }))}
          />
        ) : null}
      </div>
      {texts.problem && !texts.value ? <ProblemNotice problem={texts.problem} onRetry={texts.reload} /> : null}
      {!texts.value && !texts.problem ? <Late rows={6} /> : null}
      {part === 'texts' && chosen ? (
        <TemplateForm key={`${kind} ${String(chosen.own.template)}`} texts={chosen} onKept={texts.reload} />
      ) : null}
      {part === 'citations' && texts.value ? <CitationTable kinds={texts.value.kinds} onKept={texts.reload} /> : null}
    </Modal>
  );
}

function TemplateForm({ texts, onKept }: { readonly texts: KindTexts; readonly onKept: () => void }) {
  const words = useWords(letterWords);
  const act = useAct();
  const { message } = App.useApp();
  const [template, setTemplate] = useState<LetterTemplate>(texts.template);
  const set = (change: Partial<LetterTemplate>): void => setTemplate({ ...template, ...change });
  const complete = template.title.trim() !== '' && template.body.trim() !== '';
  const keep = async (kept: LetterTemplate | null): Promise<void> => {
    const answer = await act('letters.setTemplate', { kind: texts.kind, template: kept });
    if (!answer.ok) return;
    message.success(words.saved);
    onKept();
  };
  return (
    <div className="letter-form">
      <Field label={words.letterTitle}>
        {(ids) => (
          <Input {...ids} maxLength={200} value={template.title} onChange={(event) => set({ title: event.target.value })} />
        )}
      </Field>
      <Field label={words.addressee}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={400}
            value={template.addressee}
            onChange={(event) => set({ addressee: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.body} hint={words.bodyHint}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 8, maxRows: 14 }}
            maxLength={20_000}
            value={template.body}
            onChange={(event) => set({ body: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.note}>
        {(ids) => (
          <Input {...ids} maxLength={200} value={template.note} onChange={(event) => set({ note: event.target.value })} />
        )}
      </Field>
      <Alert type="info" title={words.places} description={texts.facts.map((name) => `{${name}}`).join(' ')} />
      <div className="letter-template-acts">
        <span className="quiet">{texts.own.template ? words.own : words.delivered}</span>
        <span className="spacer" />
        {texts.own.template ? <Button onClick={() => void keep(null)}>{words.restore}</Button> : null}
        <Button type="primary" disabled={!complete} onClick={() => void keep(template)}>
          {words.saveTemplate}
        </Button>
      </div>
    </div>
  );
}
