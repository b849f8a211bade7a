import { Button } from 'antd';
import type { EnrolmentOffer } from '../../../shared/security/model.ts';
import { regionName } from '../../../shared/validation/identifiers/regions.ts';
import { enrolWords } from '../../words/enrol.ts';
import { shellWords } from '../../words/shell.ts';
import { useWords } from '../../words/words.ts';

/** Whose desk this will be, for the officer to compare with the letter of appointment. */
export function ConfirmStep(props: { readonly offer: EnrolmentOffer; readonly onYes: () => void; readonly onNo: () => void }) {
  const words = useWords(enrolWords);
  const roles = useWords(shellWords);
  const { unit, officer, platform } = props.offer;
  return (
    <>
      <p className="threshold-lead">{words.confirmLead}</p>
      <dl className="enrol-who">
        <dt>{words.unit}</dt>
        <dd className="strong">{unit.name}</dd>
        <dt>{words.uscc}</dt>
        <dd>{unit.uscc}</dd>
        <dt>{words.region}</dt>
        <dd>{[unit.region, regionName(unit.region)].filter(Boolean).join(' ')}</dd>
        <dt>{words.officer}</dt>
        <dd className="strong">{roles.person(officer.name, roles[officer.role])}</dd>
        <dt>{words.platform}</dt>
        <dd>
          {platform.name} <span className="quiet">{platform.url}</span>
        </dd>
      </dl>
      <div className="threshold-actions">
        <Button type="primary" autoFocus onClick={props.onYes}>
          {words.yes}
        </Button>
        <Button onClick={props.onNo}>{words.no}</Button>
      </div>
    </>
  );
}
