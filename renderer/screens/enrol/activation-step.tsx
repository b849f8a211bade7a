import { Button, Input, Segmented } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { EnrolmentOffer } from '../../../shared/security/model.ts';
import { call } from '../../link/link.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { enrolWords } from '../../words/enrol.ts';
import { useWords } from '../../words/words.ts';

type Way = 'online' | 'file';

/** Where the desk gets its identity from: the platform by an activation code, or a file carried by hand. */
export function ActivationStep(props: { readonly interrupted: boolean; readonly onOffer: (offer: EnrolmentOffer) => void }) {
  const words = useWords(enrolWords);
  const [way, setWay] = useState<Way>('online');
  const [platformUrl, setPlatformUrl] = useState('');
  const [activationCode, setActivationCode] = useState('');
  const [file, setFile] = useState<{ readonly name: string; readonly content: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const code = activationCode.trim();
  const complete = code.length >= 4 && (way === 'online' ? platformUrl.trim() !== '' : file !== null);

  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!complete || busy) return;
    setBusy(true);
    setProblem(null);
    const answer = await call(
      'enrol.begin',
      way === 'file' && file
        ? { kind: 'file', content: file.content, activationCode: code }
        : { kind: 'online', platformUrl: platformUrl.trim(), activationCode: code },
    );
    setBusy(false);
    if (answer.ok) props.onOffer(answer.value);
    else setProblem(answer.problem);
  };
  const take = async (chosen: File | undefined): Promise<void> => {
    setProblem(null);
    if (!chosen) return;
    // The engine takes at most 1 MB; a real enrolment file is a few KB.
    const content = chosen.size > 1_000_000 ? '' : await chosen.text();
    setFile({ name: chosen.name, content });
  };

  return (
    <form onSubmit={begin}>
      <p className="threshold-lead">{props.interrupted ? words.interrupted : words.lead}</p>
      <Segmented<Way>
        block
        aria-label={words.way}
        className="enrol-way"
        value={way}
        onChange={(next) => {
          setWay(next);
          setProblem(null);
        }}
        options={[
          { value: 'online', label: words.online },
          { value: 'file', label: words.file },
        ]}
      />
      {way === 'online' ? (
        <Field label={words.address} hint={words.addressHint}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              value={platformUrl}
              onChange={(event) => setPlatformUrl(event.target.value)}
              placeholder="https://"
              spellCheck={false}
              inputMode="url"
            />
          )}
        </Field>
      ) : (
        <Field label={words.enrolmentFile} hint={words.fileHint}>
          {(ids) => (
            <div className="enrol-file">
              <input
                {...ids}
                ref={chooser}
                type="file"
                tabIndex={-1}
                accept=".json,.liaison,application/json"
                className="enrol-file-input"
                onChange={(event) => void take(event.target.files?.[0])}
              />
              <Button onClick={() => chooser.current?.click()}>{words.chooseFile}</Button>
              <span className={file ? '' : 'quiet'}>{file?.name ?? words.noFile}</span>
            </div>
          )}
        </Field>
      )}
      <Field label={words.code} hint={words.codeHint}>
        {(ids) => (
          <Input
            {...ids}
            value={activationCode}
            onChange={(event) => setActivationCode(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            maxLength={64}
          />
        )}
      </Field>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div className="threshold-actions">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!complete}>
          {words.next}
        </Button>
        <span className="quiet">{busy ? (way === 'online' ? words.asking : words.opening) : null}</span>
      </div>
    </form>
  );
}
