import { Tabs } from 'antd';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { settingsWords } from '../../words/settings.ts';
import { useWords } from '../../words/words.ts';
import { AuditTab } from './audit-tab.tsx';
import { BackupTab } from './backup-tab.tsx';
import { DeskTab } from './desk-tab.tsx';
import { LineTab } from './line-tab.tsx';
import { PeopleTab } from './people-tab.tsx';
import { SecurityTab } from './security-tab.tsx';
import './settings.css';

/** 设置: this desk, its backups, who may open it, and who did what. */
export function SettingsScreen() {
  const words = useWords(settingsWords);
  return (
    <div className="settings">
      <ScreenHead title={words.title} sub={words.sub} />
      <Tabs
        destroyOnHidden
        items={[
          { key: 'desk', label: words.desk, children: <DeskTab /> },
          { key: 'line', label: words.lineTab, children: <LineTab /> },
          { key: 'backup', label: words.backupTab, children: <BackupTab /> },
          { key: 'people', label: words.peopleTab, children: <PeopleTab /> },
          { key: 'audit', label: words.auditTab, children: <AuditTab /> },
          { key: 'security', label: words.securityTab, children: <SecurityTab /> },
        ]}
      />
    </div>
  );
}
