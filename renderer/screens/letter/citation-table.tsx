import { Button, Input } from 'antd';
import { useState } from 'react';
import type { LetterTexts } from '../../../shared/cases/letters/calls.ts';
import type { LetterKind } from '../../../shared/cases/letters/model.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { useAct } from '../../parts/use-act.ts';
import { letterWords } from '../../words/letter.ts';
import { useWords } from '../../words/words.ts';

/** What each kind of letter stands on. The law moves on; the texts need not be touched for it. */
export function CitationTable(props: { readonly kinds: LetterTexts['kinds']; readonly onKept: () => void }) {
  const words = useWords(letterWords);
  const act = useAct();
  const [edited, setEdited] = useState<Partial<Record<LetterKind, string>>>({});
  const keep = async (kind: LetterKind, citation: string | null): Promise<void> => {
    const answer = await act('letters.setCitation', { kind, citation });
    if (!answer.ok) return;
    const { [kind]: _kept, ...others } = edited;
    setEdited(others);
    props.onKept();
  };
  return (
    <>
      <p className="quiet">{words.citationHint}</p>
      <Sheet label={words.citation} heads={[words.kind, words.citation, words.state, '']}>
        {props.kinds.map(({ kind, citation, own }) => {
          const text = edited[kind];
          return (
            <tr key={kind}>
              <td>{words.kinds[kind]}</td>
              <td>
                <Input.TextArea
                  aria-label={`${words.citation} · ${words.kinds[kind]}`}
                  autoSize={{ minRows: 1, maxRows: 4 }}
                  maxLength={1000}
                  value={text ?? citation}
                  onChange={(event) => setEdited({ ...edited, [kind]: event.target.value })}
                />
              </td>
              <td className="quiet">{own.citation ? words.own : words.delivered}</td>
              <td className="letter-citation-acts">
                {text !== undefined && text.trim() !== citation ? (
                  <Button size="small" type="primary" disabled={text.trim() === ''} onClick={() => void keep(kind, text.trim())}>
                    {words.save}
                  </Button>
                ) : own.citation ? (
                  <Button size="small" onClick={() => void keep(kind, null)}>
                    {words.restore}
                  </Button>
                ) : null}
              </td>
            </tr>
          );
        })}
      </Sheet>
    </>
  );
}
