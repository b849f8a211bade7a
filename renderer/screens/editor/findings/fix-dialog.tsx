import { App, Modal } from 'antd';
import { useState } from 'react';
import type { DatasetDetail } from '../../../../shared/catalog/model.ts';
import { fieldTitle } from '../../../../shared/catalog/titles.ts';
import type { FindingGroup, RepairKind } from '../../../../shared/validation/model.ts';
import { useCall } from '../../../link/use-call.ts';
import { Late } from '../../../parts/late.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { scrolls } from '../../../parts/scrolls.ts';
import { Sheet } from '../../../parts/sheet.tsx';
import { useAct } from '../../../parts/use-act.ts';
import { useLanguage } from '../../../state/language.ts';
import { findingsWords } from '../../../words/editor-findings.ts';
import { partsWords } from '../../../words/parts.ts';
import { useTitle, useWords } from '../../../words/words.ts';

/** What a repair would change, cell by cell, before it is done as one undoable step. */
export function FixDialog(props: {
  readonly id: string;
  readonly group: FindingGroup;
  readonly kind: RepairKind;
  readonly covered: boolean;
  readonly detail: DatasetDetail;
  readonly onClose: () => void;
}) {
  const { id, group, kind } = props;
  const words = useWords(findingsWords);
  const parts = useWords(partsWords);
  const language = useLanguage((state) => state.language);
  const say = useTitle();
  const act = useAct();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const preview = useCall('validation.fixPreview', { id, group: group.key, kind, covered: props.covered });
  const { value } = preview;
  const slip = kind === 'unit' ? group.unitSlip : null;
  const title = slip ? words.unitTitle(slip.way) : words.fixTitle(say(group.title));
  const titles = new Map(props.detail.dataset.schema.fields.map((field) => [field.name, fieldTitle(field, language)]));

  const apply = async (): Promise<void> => {
    setBusy(true);
    const done = await act('validation.fixApply', { id, group: group.key, kind });
    setBusy(false);
    if (!done.ok) return;
    message.success(done.value.changed > 0 ? words.fixDone(done.value.changed) : words.fixNone);
    props.onClose();
  };

  return (
    <Modal
      open
      width={680}
      title={title}
      okText={words.fixApply(value?.count ?? 0)}
      cancelText={parts.cancel}
      okButtonProps={{ disabled: !value || value.count === 0, loading: busy }}
      onOk={() => void apply()}
      onCancel={props.onClose}
    >
      {preview.problem ? <ProblemNotice problem={preview.problem} onRetry={preview.reload} /> : null}
      {value ? (
        <>
          <p className="quiet">
            {value.count === 0 ? words.fixNone : slip ? words.unitAbout(value.count, slip.way) : words.fixAbout(value.count)}{' '}
            {value.cells.length < value.count ? words.fixShown(value.cells.length) : ''}
          </p>
          {value.count === 0 ? null : (
            <section className="fix-cells" {...scrolls(title)}>
              <Sheet label={title}>
                <thead>
                  <tr>
                    <th scope="col" className="number">
                      {words.fixRow}
                    </th>
                    <th scope="col">{words.fixField}</th>
                    <th scope="col">{words.fixBefore}</th>
                    <th scope="col">{words.fixAfter}</th>
                  </tr>
                </thead>
                <tbody>
                  {value.cells.map((cell) => (
                    <tr key={`${cell.rid} ${cell.field}`}>
                      <td className="number">{cell.no}</td>
                      <td>{titles.get(cell.field) ?? cell.field}</td>
                      <td>
                        <del>{cell.before}</del>
                      </td>
                      <td>
                        <ins>{cell.after}</ins>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </Sheet>
            </section>
          )}
        </>
      ) : preview.problem ? null : (
        <Late rows={4} />
      )}
    </Modal>
  );
}
