import { ExportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { exportWords } from '../../words/export.ts';
import { useWords } from '../../words/words.ts';
import { type ExportChoice, ExportDialog } from './export-dialog.tsx';

/** Opens the export dialog of what is on view. */
export function ExportButton(props: {
  readonly title: string;
  readonly choices: readonly ExportChoice[];
  readonly sensitive: boolean;
  /** As a command of a toolbar. */
  readonly tool?: boolean;
  readonly disabled?: boolean;
}) {
  const words = useWords(exportWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        {...(props.tool ? { size: 'small', type: 'text', className: 'editor-tool', icon: <ExportOutlined /> } : {})}
        title={props.choices.length > 1 ? words.exportTip : undefined}
        disabled={props.disabled === true}
        onClick={() => setOpen(true)}
      >
        {words.export}
      </Button>
      {open ? (
        <ExportDialog title={props.title} choices={props.choices} sensitive={props.sensitive} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}
