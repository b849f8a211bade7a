import type { Frequency } from '../../shared/catalog/model.ts';
import { wordsOf } from './words.ts';

/** The catalog screen; fields and rules have their own words beside it. */
export const catalogWords = wordsOf({
  zh: {
    title: '目录',
    sub: '涉税信息共享目录：本单位报什么、怎么报、按什么标准、何时报。',
    version: (version: string) => `版本 ${version}`,
    effective: (day: string) => `${day} 起生效`,
    published: (publisher: string, day: string) => `${publisher} ${day} 发布`,
    received: (at: string) => `${at} 收到，签名已核对`,
    size: (datasets: number, rules: number) => `${datasets} 个数据集，${rules} 条规则`,
    kept: (n: number) => `本机保存 ${n} 个版本`,
    versionOf: (version: string, effective: string) => `${version}（${effective} 起）`,
    current: '现行版本',
    oldVersion: (version: string, current: string) =>
      `正在看旧版 ${version}；现行版本是 ${current}。旧版只供查阅和更正旧期数据。`,
    toCurrent: '看现行版本',
    check: '检查更新',
    checking: '正在检查…',
    updated: (version: string) => `目录已更新到 ${version}，签名核对无误。`,
    same: (version: string) => `${version} 已是最新。`,
    none: '还没有目录',
    noneText: '目录由综合治税办公室签署发布。下载并核对签名后保存在本机，之后离线也能使用。',
    download: '下载目录',
    search: '按名称、拼音或代码查找',
    whose: '范围',
    own: '本单位',
    all: '全部',
    datasets: '数据集',
    noMatch: '没有符合的数据集',
    ownMark: '本单位应报',
    content: '内容',
    delivery: '方式',
    standard: '标准',
    timing: '时间',
    deliveries: { DB: '数据库对接', API: '接口', file: '文件', form: '在线填写' },
    level: { G: 'G 一般', S: 'S 敏感' },
    levelText: { G: '一般信息', S: '敏感信息，默认遮盖显示' },
    units: '提供单位',
    expected: (rows: string) => `每期约 ${rows} 行`,
    keptFor: (months: number) => (months === 0 ? '入库后不再保存' : `保存 ${months} 个月`),
    fourEyes: '须由最后改动者以外的人审签',
    missing: (values: string) => `视为空值：${values}`,
    key: (fields: string) => `主键：${fields}`,
    refers: (fields: string, to: string) => `${fields} 须是 ${to} 里已有的记录`,
    refersOwn: '本表',
    frequency: {
      realtime: '实时',
      daily: '每日',
      weekly: '每周',
      monthly: '每月',
      quarterly: '每季',
      halfyear: '每半年',
      annual: '每年',
    } satisfies Record<Frequency, string>,
    due: (frequency: Frequency, days: number) => {
      switch (frequency) {
        case 'daily':
          return days === 1 ? '次日 24:00 前' : `之后第 ${days} 天 24:00 前`;
        case 'weekly':
          return days === 1 ? '下周一 24:00 前' : `一周结束后第 ${days} 天 24:00 前`;
        case 'monthly':
          return days <= 28 ? `次月 ${days} 日 24:00 前` : `月末后第 ${days} 天 24:00 前`;
        case 'quarterly':
          return `季度终了后 ${days} 日内`;
        case 'halfyear':
          return `半年终了后 ${days} 日内`;
        case 'annual':
          return `年度终了后 ${days} 日内`;
        case 'realtime':
          return '随时产生、随时报送';
      }
    },
    dueRealtime: '随时产生、随时报送，无截止日',
    rolls: '遇节假日顺延到下一工作日',
    closesAfter: (days: number) =>
      days === 0 ? '截止日一过即关闭，此后须获准逾期报送。' : `截止后 ${days} 天内还可以迟报，此后关闭，须获准逾期报送。`,
    noRoll: '遇节假日不顺延',
    firstDay: (day: string) => `自 ${day} 所在的一期起报送`,
    tabs: { fields: '字段', codes: '代码表', rules: '规则' },
    tab: (name: string, n: number) => `${name} ${n}`,
    noCodes: '这个数据集没有用到代码表。',
    codes: {
      code: '代码',
      label: '名称',
      parent: '上级',
      valid: '有效期',
      usedBy: (fields: string) => `用于：${fields}`,
      source: (source: string) => `来源：${source}`,
      count: (n: number) => `${n} 项`,
      search: '在这张表里查找',
      more: (n: number) => `还有 ${n} 项，请用上面的查找缩小范围`,
      span: (from: string, to: string) => `${from} 至 ${to}`,
      from: (from: string) => `${from} 起`,
      until: (to: string) => `至 ${to}`,
      always: '长期',
      none: '没有符合的代码',
    },
    noRules: '这个数据集没有跨字段规则；字段本身的要求见“字段”。',
    quarantine: (n: number) => `有 ${n} 条规则没有通过自检，已停用`,
    quarantineText: '其余规则照常检查。请把下面的编号和原因转告综合治税办公室。',
  },
  en: {
    title: 'Catalog',
    sub: 'The shared tax-data catalog: what this unit submits, how, to what standard, and when.',
    version: (version) => `Version ${version}`,
    effective: (day) => `in force from ${day}`,
    published: (publisher, day) => `published by ${publisher} on ${day}`,
    received: (at) => `received ${at}, signature verified`,
    size: (datasets, rules) => `${datasets} datasets, ${rules} rules`,
    kept: (n) => (n === 1 ? '1 version kept here' : `${n} versions kept here`),
    versionOf: (version, effective) => `${version} (from ${effective})`,
    current: 'Version in force',
    oldVersion: (version, current) =>
      `You are reading the old version ${version}; ${current} is in force. Old versions serve reading and correcting old periods.`,
    toCurrent: 'Show the one in force',
    check: 'Check for updates',
    checking: 'Checking…',
    updated: (version) => `The catalog is now ${version}; its signature was verified.`,
    same: (version) => `${version} is the newest.`,
    none: 'No catalog yet',
    noneText:
      'The catalog is signed and published by the office. Once downloaded and verified it is kept here and works offline.',
    download: 'Download the catalog',
    search: 'Find by name or code',
    whose: 'Range',
    own: 'Ours',
    all: 'All',
    datasets: 'Datasets',
    noMatch: 'No dataset matches',
    ownMark: 'owed by this unit',
    content: 'Content',
    delivery: 'Delivery',
    standard: 'Standard',
    timing: 'Timing',
    deliveries: { DB: 'database link', API: 'interface', file: 'file', form: 'online form' },
    level: { G: 'G general', S: 'S sensitive' },
    levelText: { G: 'General information', S: 'Sensitive information, masked by default' },
    units: 'Provided by',
    expected: (rows) => `about ${rows} rows a period`,
    keptFor: (months) => (months === 0 ? 'not kept once taken over' : `kept for ${months} months`),
    fourEyes: 'approved by another than who last changed it',
    missing: (values) => `Read as empty: ${values}`,
    key: (fields) => `Primary key: ${fields}`,
    refers: (fields, to) => `${fields} must be a record of ${to}`,
    refersOwn: 'this table',
    frequency: {
      realtime: 'Realtime',
      daily: 'Daily',
      weekly: 'Weekly',
      monthly: 'Monthly',
      quarterly: 'Quarterly',
      halfyear: 'Half-yearly',
      annual: 'Yearly',
    },
    due: (frequency, days) => {
      switch (frequency) {
        case 'daily':
          return days === 1 ? 'by 24:00 of the next day' : `by 24:00 of day ${days} after it`;
        case 'weekly':
          return days === 1 ? 'by 24:00 of the next Monday' : `by 24:00 of day ${days} after the week`;
        case 'monthly':
          return days <= 28 ? `by 24:00 of day ${days} of the next month` : `by 24:00 of day ${days} after the month`;
        case 'quarterly':
          return `within ${days} days after the quarter ends`;
        case 'halfyear':
          return `within ${days} days after the half-year ends`;
        case 'annual':
          return `within ${days} days after the year ends`;
        case 'realtime':
          return 'sent as it happens';
      }
    },
    dueRealtime: 'sent as it happens, no due day',
    rolls: 'moves to the next working day after a holiday',
    closesAfter: (days) =>
      days === 0
        ? 'It closes once the due day is over; from then on it takes a late permit.'
        : `It is taken late for ${days} more days, then closes; from then on it takes a late permit.`,
    noRoll: 'not moved by holidays',
    firstDay: (day) => `owed from the period of ${day} on`,
    tabs: { fields: 'Fields', codes: 'Code lists', rules: 'Rules' },
    tab: (name, n) => `${name} ${n}`,
    noCodes: 'This dataset uses no code list.',
    codes: {
      code: 'Code',
      label: 'Meaning',
      parent: 'Part of',
      valid: 'Valid',
      usedBy: (fields) => `Used by: ${fields}`,
      source: (source) => `Source: ${source}`,
      count: (n) => (n === 1 ? '1 entry' : `${n} entries`),
      search: 'Find in this list',
      more: (n) => `${n} more; narrow them down with the search above`,
      span: (from, to) => `${from} to ${to}`,
      from: (from) => `from ${from}`,
      until: (to) => `until ${to}`,
      always: 'always',
      none: 'No code matches',
    },
    noRules: 'This dataset has no rules across fields; what each field asks for stands under “Fields”.',
    quarantine: (n) =>
      n === 1
        ? '1 rule failed its own examples and is switched off'
        : `${n} rules failed their own examples and are switched off`,
    quarantineText: 'The others work as usual. Please pass the numbers and reasons below on to the office.',
  },
});
