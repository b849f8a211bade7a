import { FileExcelOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { exportWords } from '../../words/export.ts';
import { useWords } from '../../words/words.ts';
import { useExport } from './use-export.ts';

/** An empty workbook to be filled in, made from the catalog. It holds no data: no purpose is asked. */
export function TemplateButton(props: {
  readonly dataset: string;
  readonly version?: string | undefined;
  readonly link?: boolean;
}) {
  const { dataset, version } = props;
  const words = useWords(exportWords);
  const take = useExport();
  return (
    <Button
      size="small"
      type={props.link ? 'link' : 'default'}
      icon={<FileExcelOutlined />}
      title={words.templateTip}
      onClick={() => void take({ of: { kind: 'template', dataset, ...(version === undefined ? {} : { version }) } })}
    >
      {words.template}
    </Button>
  );
}
