import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { LetterContent } from '../../../shared/cases/letters/model.ts';
import { letterWords } from '../../words/letter.ts';
import { useWords } from '../../words/words.ts';
import { Late } from '../late.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { FontNotice } from './font-notice.tsx';
import { LetterPaper } from './letter-page.tsx';
import './letter.css';
import { usePreview } from './use-preview.ts';

const zooms = ['fit', '100', '150'] as const;
type Zoom = (typeof zooms)[number];

/** The paper itself, page by page, as it will be printed; below it what the fonts of this computer can do. */
export function LetterView({ letter }: { readonly letter: LetterContent }) {
  const words = useWords(letterWords);
  const [wanted, setWanted] = useState(0);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const { value, problem, stale } = usePreview(letter, wanted);
  const total = value?.total ?? 1;
  // A page that is gone: the last there is, asked for at the next change of the letter.
  const page = value?.pages[0];
  const at = Math.min(wanted, total - 1);
  const turn = (to: number): void => setWanted(Math.max(0, Math.min(total - 1, to)));
  if (value && !page && wanted !== at) setWanted(at);

  return (
    <section className="letter-view" aria-label={words.preview}>
      <div className="letter-view-bar">
        <Button
          size="small"
          type="text"
          icon={<LeftOutlined />}
          aria-label={words.previous}
          title={words.previous}
          disabled={at === 0}
          onClick={() => turn(at - 1)}
        />
        <span aria-live="polite">{words.page(at + 1, total)}</span>
        <Button
          size="small"
          type="text"
          icon={<RightOutlined />}
          aria-label={words.next}
          title={words.next}
          disabled={at >= total - 1}
          onClick={() => turn(at + 1)}
        />
        <span className="spacer" />
        <Segmented
          size="small"
          aria-label={words.zoom}
          value={zoom}
          onChange={setZoom}
          options={zooms.map((value) => ({ value, label: value === 'fit' ? words.fit : `${value}%` }))}
        />
      </div>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <section className={`letter-stage letter-stage-${zoom}${stale ? ' letter-stale' : ''}`} aria-label={words.pageOf(at + 1)}>
        {page && value ? <LetterPaper page={page} fonts={value.fonts} label={words.pageOf(page.number)} /> : <Late rows={8} />}
      </section>
      {value ? <FontNotice fonts={value.fonts} missing={value.missing} /> : null}
    </section>
  );
}
