import { Tabs } from 'antd';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { go } from '../../state/route.ts';
import { settingsWords } from '../../words/settings.ts';
import { useWords } from '../../words/words.ts';
import { AuditTab } from './audit-tab.tsx';
import { BackupTab } from './backup-tab.tsx';
import { DeskTab } from './desk-tab.tsx';
import { DoctorTab } from './doctor-tab.tsx';
import { LineTab } from './line-tab.tsx';
import { PeopleTab } from './people-tab.tsx';
import { RetentionTab } from './retention-tab.tsx';
import { SecurityTab } from './security-tab.tsx';
import { UpdateTab } from './update-tab.tsx';
import './settings.css';
import './update.css';

/** 设置: this desk, its backups, who may open it, and who did what. */
export function SettingsScreen({ tab }: { readonly tab?: string | undefined }) {
  const words = useWords(settingsWords);
  return (
    <div className="settings">
      <ScreenHead title={words.title} sub={words.sub} />
      <Tabs
        destroyOnHidden
        activeKey={tab ?? 'desk'}
        onChange={(key) => go({ screen: 'settings', tab: key })}
        items={[
          { key: 'desk', label: words.desk, children: <DeskTab /> },
          { key: 'line', label: words.lineTab, children: <LineTab /> },
          { key: 'backup', label: words.backupTab, children: <BackupTab /> },
          { key: 'retention', label: words.retentionTab, children: <RetentionTab /> },
          { key: 'people', label: words.peopleTab, children: <PeopleTab /> },
          { key: 'audit', label: words.auditTab, children: <AuditTab /> },
          { key: 'update', label: words.updateTab, children: <UpdateTab /> },
          { key: 'doctor', label: words.doctorTab, children: <DoctorTab /> },
          { key: 'security', label: words.securityTab, children: <SecurityTab /> },
        ]}
      />
    </div>
  );
}
