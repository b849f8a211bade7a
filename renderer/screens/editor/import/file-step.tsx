import { FileExcelOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Problem } from '../../../../shared/base/problem.ts';
import type { Result } from '../../../../shared/base/result.ts';
import type { FileInfo } from '../../../../shared/records/model.ts';
import { chooseFile } from '../../../link/files.ts';
import type { OfferedFile } from '../../../link/wire.ts';
import { TemplateButton } from '../../../parts/export/template-button.tsx';
import { importWords } from '../../../words/editor-import.ts';
import { exportWords } from '../../../words/export.ts';
import { useWords } from '../../../words/words.ts';
import { useFileDrop } from '../use-file-drop.ts';

/** The first step: a file, chosen or dropped. */
export function FileStep(props: {
  /** For the template; of the catalog version the draft is filled in by. */
  readonly dataset: string;
  readonly version: string;
  readonly busy: boolean;
  readonly info: FileInfo | null;
  readonly onFile: (file: OfferedFile) => void;
  readonly onProblem: (problem: Problem) => void;
}) {
  const words = useWords(importWords);
  const exported = useWords(exportWords);
  const take = (offered: Result<OfferedFile> | null): void => {
    if (offered?.ok) props.onFile(offered.value);
    else if (offered) props.onProblem(offered.problem);
  };
  const over = useFileDrop(!props.busy, take);
  return (
    <section className={`import-drop${over ? ' import-over' : ''}`}>
      <FileExcelOutlined className="import-icon" />
      <p>
        {words.dropHere}{' '}
        <Button type="primary" autoFocus loading={props.busy} onClick={() => void chooseFile().then(take)}>
          {words.choose}
        </Button>
      </p>
      <p className="quiet">{props.busy ? words.reading : words.accepted}</p>
      <p className="quiet">
        {exported.templateLead}
        <TemplateButton dataset={props.dataset} version={props.version} link />
      </p>
    </section>
  );
}
