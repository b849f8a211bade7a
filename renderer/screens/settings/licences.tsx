import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Notice } from '../../../shared/updates/model.ts';
import { useCall } from '../../link/use-call.ts';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { updateWords } from '../../words/update.ts';
import { useWords } from '../../words/words.ts';

/** 所含软件: every library inside, and the text under which it may be passed on. */
export function Licences() {
  const words = useWords(updateWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {words.licencesOpen}
      </Button>
      {open ? <LicenceList onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function LicenceList({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(updateWords);
  const asked = useCall('about.notices', {});
  const [chosen, setChosen] = useState<Notice | null>(null);
  const list = asked.value;
  return (
    <Modal
      open
      width={760}
      title={words.licencesTitle}
      footer={<Button onClick={onClose}>{words.close}</Button>}
      onCancel={onClose}
    >
      {list ? <p>{list.length === 0 ? words.licencesNone : words.licencesLead(list.length)}</p> : null}
      {asked.problem ? <ProblemNotice problem={asked.problem} onRetry={asked.reload} /> : list ? null : <Late rows={6} />}
      {list && list.length > 0 ? (
        <div className="licences">
          <section className="licences-list" aria-label={words.licences}>
            <Sheet label={words.licences} heads={[words.nameHead, words.versionHead, words.licenceHead]}>
              {list.map((one) => (
                <tr key={`${one.name} ${one.version}`}>
                  <td>
                    <button type="button" className="licences-name" aria-pressed={one === chosen} onClick={() => setChosen(one)}>
                      {one.name}
                    </button>
                  </td>
                  <td>{one.version}</td>
                  <td>{one.licence}</td>
                </tr>
              ))}
            </Sheet>
          </section>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text has to be scrolled by keys too */}
          <section className="licences-text" aria-label={words.licenceOf(chosen?.name ?? '')} tabIndex={0}>
            {chosen?.text ?? list[0]?.text}
          </section>
        </div>
      ) : null}
    </Modal>
  );
}
