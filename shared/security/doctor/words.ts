import { fill, type Language } from '../../base/problem.ts';
import type { DoctorCheck, DoctorName, DoctorReport, DoctorState } from '../model.ts';

/** What a check found, and what to do about it ('' when nothing). */
interface Said {
  readonly text: string;
  readonly next: string;
}
type Book = Readonly<
  Record<DoctorName, { readonly title: string; readonly says: Readonly<Record<string, readonly [string, string]>> }>
>;

const zh: Book = {
  store: {
    title: '数据文件',
    says: {
      sound: ['快速检查通过，{mb} MB。', ''],
      damaged: ['快速检查发现损坏：{detail}', '请立即停止填报，用最近的备份恢复。'],
    },
  },
  trail: {
    title: '审计记录',
    says: {
      sound: ['逐行核对相符。', ''],
      broken: ['第 {line} 行起不可信。', '请导出审计记录，报告主管领导和综合治税办公室。'],
      unknown: ['还在核对。', '稍后再查一次。'],
    },
  },
  disk: {
    title: '磁盘空间',
    says: {
      enough: ['还有 {gb} GB。', ''],
      tight: ['只剩 {mb} MB。', '请清理数据文件夹所在的磁盘；备份和导入需要空间。'],
      unknown: ['系统没有告知剩余空间。', ''],
    },
  },
  backup: {
    title: '备份',
    says: {
      today: ['今天备份过。', ''],
      recent: ['最近的备份在 {days} 天前。', ''],
      old: ['最近的备份已是 {days} 天前。', '请到“设置 › 备份”立即备份。'],
      sameDisk: ['备份与数据在同一块磁盘上。', '请到“设置 › 备份”选择另一块磁盘或共享文件夹。'],
      none: ['还没有备份。', '请到“设置 › 备份”立即备份。'],
      folder: ['备份文件夹用不了。', '请检查共享文件夹是否连通，或另选一个。'],
    },
  },
  line: {
    title: '交换平台',
    says: {
      genuine: ['已连通，应答的是交换平台。', ''],
      other: ['有应答，但不是交换平台（{cause}）。', '多为上网认证页面或代理拦截：请先在浏览器登录网络，或请信息中心放行。'],
      none: ['连不上（{cause}）。', '请检查网线、专网和代理设置，再请信息中心协助。'],
    },
  },
  clock: {
    title: '本机时间',
    says: {
      right: ['与平台相差 {seconds} 秒。', ''],
      slow: ['比平台慢 {seconds} 秒。', '请校准系统时间；报送时间以平台为准。'],
      fast: ['比平台快 {seconds} 秒。', '请校准系统时间；报送时间以平台为准。'],
      unknown: ['平台没有告知时间。', ''],
    },
  },
  proxy: {
    title: '代理',
    says: {
      none: ['不经代理。', ''],
      env: ['按系统环境的代理设置。', ''],
      address: ['经“发送与线路”里设置的代理。', ''],
    },
  },
  certificate: {
    title: '平台证书',
    says: {
      until: ['还有 {days} 天到期。', ''],
      soon: ['还有 {days} 天到期。', '请联系交换平台更换证书。'],
      over: ['已经过期。', '请联系交换平台更换证书。'],
      plain: ['平台地址不加密（批次本身有签名）。', ''],
      unknown: ['没有看到证书。', '请在连通后再查一次。'],
    },
  },
  expiry: {
    title: '密钥和授信证书',
    says: {
      none: ['没有期限将到的密钥或证书。', ''],
      until: ['最早的还有 {days} 天到期。', '请看工作台上的提示，按提示联系更换。'],
      over: ['有密钥或证书已过期。', '请看工作台上的提示，按提示联系更换。'],
    },
  },
  fonts: {
    title: '公函字体',
    says: {
      proper: ['公文标准字体齐全。', ''],
      replaced: ['有 {count} 种用替代字体。', '需要正式行文的，请安装方正小标宋、仿宋_GB2312 等字体。'],
      missing: ['有 {count} 种没有可用字体。', '请安装中文字体后再制作公函。'],
    },
  },
  host: {
    title: '运行环境',
    says: { runs: ['{system}，Node {node}', ''], old: ['{system}，Node {node} 太旧。', '请用随产品安装的运行环境启动。'] },
  },
  browser: {
    title: '窗口',
    says: {
      new: ['Chromium {version}', ''],
      old: ['Chromium {version} 偏旧。', '请升级浏览器到 {least} 以上。'],
      none: ['没有窗口（命令行）。', ''],
      unknown: ['认不出是哪种浏览器。', ''],
    },
  },
};

const en: Book = {
  store: {
    title: 'Data file',
    says: {
      sound: ['Quick check passed, {mb} MB.', ''],
      damaged: ['The quick check found damage: {detail}', 'Stop working now and restore the latest backup.'],
    },
  },
  trail: {
    title: 'Audit trail',
    says: {
      sound: ['Every line as it was written.', ''],
      broken: ['Not to be trusted from line {line} on.', 'Export the trail and report it to your supervisor and the office.'],
      unknown: ['Still being checked.', 'Run this again in a moment.'],
    },
  },
  disk: {
    title: 'Disk space',
    says: {
      enough: ['{gb} GB free.', ''],
      tight: ['Only {mb} MB left.', 'Make room on the disk of the data folder; backups and imports need it.'],
      unknown: ['The system does not say.', ''],
    },
  },
  backup: {
    title: 'Backup',
    says: {
      today: ['Made today.', ''],
      recent: ['The latest is {days} days old.', ''],
      old: ['The latest is {days} days old already.', 'Back up now under Settings, Backups.'],
      sameDisk: ['Backups lie on the same disk as the data.', 'Choose another disk or a share.'],
      none: ['There is none yet.', 'Back up now under Settings, Backups.'],
      folder: ['The backup folder cannot be used.', 'See whether the share is connected, or choose another.'],
    },
  },
  line: {
    title: 'Exchange platform',
    says: {
      genuine: ['Reached; it is the platform that answers.', ''],
      other: [
        'Something answers that is not the platform ({cause}).',
        'Often a log-in page or a proxy: log in to the network first, or ask IT to let it through.',
      ],
      none: ['Not reached ({cause}).', 'See to cable, network and proxy settings, then ask IT.'],
    },
  },
  clock: {
    title: 'Clock',
    says: {
      right: ['{seconds} s from the platform’s.', ''],
      slow: ['{seconds} s behind the platform’s.', 'Set the system’s time; the platform’s counts.'],
      fast: ['{seconds} s ahead of the platform’s.', 'Set the system’s time; the platform’s counts.'],
      unknown: ['The platform did not tell its time.', ''],
    },
  },
  proxy: {
    title: 'Proxy',
    says: {
      none: ['None.', ''],
      env: ['As the environment says.', ''],
      address: ['The one set under Sending and line.', ''],
    },
  },
  certificate: {
    title: 'Platform’s certificate',
    says: {
      until: ['Good for {days} more days.', ''],
      soon: ['It runs out in {days} days.', 'Ask the platform to renew it.'],
      over: ['It has run out.', 'Ask the platform to renew it.'],
      plain: ['The address is not encrypted (batches are signed).', ''],
      unknown: ['None was seen.', 'Run this again once the platform is reached.'],
    },
  },
  expiry: {
    title: 'Keys and trusted certificates',
    says: {
      none: ['None that runs out soon.', ''],
      until: ['The first runs out in {days} days.', 'See the notice on Today and ask for a new one.'],
      over: ['One has run out.', 'See the notice on Today and ask for a new one.'],
    },
  },
  fonts: {
    title: 'Fonts of letters',
    says: {
      proper: ['Those of the standard are all here.', ''],
      replaced: ['{count} are replaced.', 'Install the fonts of the standard where letters are official.'],
      missing: ['{count} have no font at all.', 'Install Chinese fonts before making letters.'],
    },
  },
  host: {
    title: 'System',
    says: {
      runs: ['{system}, Node {node}', ''],
      old: ['{system}, Node {node} is too old.', 'Start it with the runtime that came with it.'],
    },
  },
  browser: {
    title: 'Window',
    says: {
      new: ['Chromium {version}', ''],
      old: ['Chromium {version} is old.', 'Update the browser to {least} or later.'],
      none: ['No window (command line).', ''],
      unknown: ['The browser does not say what it is.', ''],
    },
  },
};

const states: Readonly<Record<Language, Readonly<Record<DoctorState, string>>>> = {
  zh: { ok: '正常', info: '说明', warn: '注意', fail: '有问题' },
  en: { ok: 'good', info: 'note', warn: 'look', fail: 'wrong' },
};
const heads = {
  zh: { title: '联络员工作台自检报告', note: '本报告不含人员、单位和业务数据。' },
  en: { title: 'Self-check of the Liaison Workbench', note: 'No persons, units or data are in this report.' },
} as const;

/** What the report's file is called. */
export const checkFile: Readonly<Record<Language, string>> = { zh: '自检报告', en: 'self-check' };

export const checkTitle = (name: DoctorName, language: Language): string => (language === 'en' ? en : zh)[name].title;
export const stateWord = (state: DoctorState, language: Language): string => states[language][state];
export const checkNumber = (number: number): string => `J${String(number).padStart(2, '0')}`;

export function sayCheck({ name, says, data }: DoctorCheck, language: Language): Said {
  const [text, next] = (language === 'en' ? en : zh)[name].says[says] ?? [says, ''];
  return { text: fill(text, data), next: fill(next, data) };
}

/** The whole report as text, for whoever helps: to copy, to save, to print by the command line. */
export function reportText({ at, product, checks }: DoctorReport, language: Language): string {
  const lines = checks.map((check) => {
    const { text, next } = sayCheck(check, language);
    return `${checkNumber(check.number)} [${stateWord(check.state, language)}] ${checkTitle(check.name, language)}：${text}${next}`;
  });
  const head = heads[language];
  return `${[head.title, `${product} · ${at}`, head.note, '', ...lines].join('\n')}\n`;
}
