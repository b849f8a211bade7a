import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { RowFilter } from '../../../shared/records/model.ts';
import { rowsWords } from '../../words/editor-rows.ts';
import { useWords } from '../../words/words.ts';
import type { Session } from './session/session.ts';
import { useIn } from './session/use-session.ts';

/** By findings, then by how a row came to be as it is. */
const groups: readonly (readonly Exclude<RowFilter, `finding:${string}`>[])[] = [
  ['all'],
  ['problems', 'blocking', 'justify', 'returned'],
  ['edited', 'imported', 'typed'],
];

/** Which rows are on view, by their state; one at a time, beside whatever the columns are filtered by. */
export function RowsMenu({ session }: { readonly session: Session }) {
  const words = useWords(rowsWords);
  const filter = useIn(session, (state) => state.filter);
  const items = groups.flatMap((filters, n) => [
    ...(n > 0 ? [{ type: 'divider' as const, key: `rule ${n}` }] : []),
    ...filters.map((key) => ({ key, label: words.filters[key] })),
  ]);
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        selectable: true,
        selectedKeys: [filter],
        onClick: ({ key }) => {
          const wanted = groups.flat().find((one) => one === key);
          session.focus();
          if (wanted) void session.setFilter(wanted);
        },
      }}
    >
      <Button
        type="text"
        size="small"
        className="editor-tool"
        icon={<DownOutlined />}
        aria-label={words.menu}
        title={words.menu}
      />
    </Dropdown>
  );
}
