import { Button } from 'antd';
import { useState } from 'react';
import type { Dataset } from '../../../shared/catalog/model.ts';
import { useSession } from '../../state/session.ts';
import { grantsWords } from '../../words/grants.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { AskUseDialog, type UseBefore } from './ask-use-dialog.tsx';

/**
 * The way to a request for a use right (第十三条); `dataset` begins with it, and there is none where the unit provides it
 * itself. An auditor only looks.
 */
export function AskUse(props: { readonly dataset?: Dataset; readonly before?: UseBefore; readonly again?: boolean }) {
  const words = useWords(grantsWords);
  const titleOf = useTitle();
  const unit = useSession((session) => session.status?.unit?.uscc ?? null);
  const mayPrepare = useSession((session) => session.status?.officer?.role !== 'auditor');
  const [asking, setAsking] = useState(false);
  const { dataset } = props;
  if (!mayPrepare || dataset?.liaison.units.some(({ uscc }) => uscc === unit)) return null;
  const before = props.before ?? (dataset ? { dataset: dataset.id, fields: [], purpose: '' } : undefined);
  return (
    <>
      <Button
        size={props.again ? 'middle' : 'small'}
        type={props.again ? 'primary' : 'default'}
        aria-label={dataset ? words.askFor(titleOf(dataset.title)) : undefined}
        onClick={() => setAsking(true)}
      >
        {props.again ? words.askAgain : words.ask}
      </Button>
      {asking ? <AskUseDialog {...(before ? { before } : {})} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
