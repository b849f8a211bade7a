import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import { useEffect } from 'react';
import 'dayjs/locale/zh-cn';
import { theme } from '../look/theme.ts';
import { setLanguage, useLanguage } from '../state/language.ts';
import { shellWords } from '../words/shell.ts';
import { useWords } from '../words/words.ts';
import { BusyBar } from './busy-bar.tsx';
import { Door } from './door.tsx';

/** Theme and language around everything. */
export function App() {
  const language = useLanguage((state) => state.language);
  const { product } = useWords(shellWords);
  useEffect(() => {
    setLanguage(language);
    document.title = product;
  }, [language, product]);
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  return (
    <ConfigProvider theme={theme} locale={language === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <AntApp style={{ height: '100%' }} message={{ maxCount: 2 }}>
        <Door />
        <BusyBar />
      </AntApp>
    </ConfigProvider>
  );
}
