import type { Language } from '../../base/problem.ts';

interface Help {
  readonly usage: string;
  readonly zh: string;
  readonly en: string;
}

const help: Readonly<Record<string, Help>> = {
  validate: {
    usage: `validate FILE --catalog PKG --dataset ID [--period P] [--sheet S]
  validate FILE --schema TABLESCHEMA.json [--sheet S]`,
    zh: `按目录或表结构检查一份表格（csv、xlsx、xls、ods），不需要登记，也不保存任何内容。
  --catalog PKG    目录包（JSON，或带签名的封装；此处不核对签名）
  --dataset ID     目录里的数据集代码
  --period P       所属期，如 2026-10、2026Q3；与期间有关的规则据此判断
  --schema FILE    Frictionless Table Schema（JSON）
  --sheet S        工作表名；不写则取表头最相符的一张
  --json 每行一个问题：row 为数据行号（不含表头，从 1 起；表头和文件的问题为 null），末行为汇总。`,
    en: `Checks a table (csv, xlsx, xls, ods) against the catalog or a table schema. Needs no enrolment and keeps nothing.
  --catalog PKG    the catalog package (JSON, or its signed envelope; the signature is not checked here)
  --dataset ID     the dataset’s code in the catalog
  --period P       the period, like 2026-10 or 2026Q3; rules about the period are judged by it
  --schema FILE    a Frictionless Table Schema (JSON)
  --sheet S        the sheet’s name; without it, the one whose header fits best
  --json prints one finding per line: row is the data row (header not counted, from 1; null for header and file), then a summary.`,
  },
  import: {
    usage: 'import FILE --dataset ID --period P [--sheet S] [--mode replace|append]',
    zh: `把一份表格导入某数据集某期的草稿，并检查。整份导入或完全不导入。
  --mode           replace 替换草稿原有的行（默认），append 追加在后`,
    en: `Imports a table into the draft of a dataset and period, and checks it. All of it, or nothing.
  --mode           replace the draft’s rows (default), or append to them`,
  },
  status: {
    usage: 'status [--all]',
    zh: `列出本单位应报送的数据、状态和剩余天数。
  --all            连同已经完成的`,
    en: `Lists what this unit owes, how far it is, and the days left.
  --all            with what is done`,
  },
  template: {
    usage: 'template --dataset ID --out FILE.xlsx [--version V]',
    zh: `把某数据集做成供填报的 Excel 模板：列名和代码、必填标记、填写说明、下拉列表，并写明目录版本。
  --version        目录版本；不写则取现行版本
  --out            新文件；已有的文件不会被覆盖`,
    en: `Writes the Excel template of a dataset: names and codes, what is required, explanations, drop-down lists, and the
catalog version it was made for.
  --version        a catalog version; the one in force unless told
  --out            a new file; an existing one is not overwritten`,
  },
  export: {
    usage: `export --dataset ID --period P --out FILE --purpose TEXT [--what rows|errors] [--full]
  export --what ledger|trend --year Y --out FILE --purpose TEXT
  export --what quarter --year Y --quarter Q --out FILE --purpose TEXT
  export --what log --out FILE --purpose TEXT`,
    zh: `把数据导出为 Excel 或 CSV（按文件名 .xlsx、.csv）。用途、经办人和时间记入导出记录（第十四条）。
  --what           rows 草稿或已封存批次的全部行（默认）；errors 错误工作簿：原表标出错误，交还制表人（只有 .xlsx）；
                   ledger 登记台账；trend 台账走势（到该年为止的十年）；quarter 季度联席会议情况表；log 导出记录
  --full           敏感内容（S 级）不遮盖；不写则用 * 遮盖
  --out            新文件；已有的文件不会被覆盖
  --purpose        用途（至少 4 个字）`,
    en: `Takes data out as Excel or CSV (by the name of the file: .xlsx, .csv). Purpose, officer and time are kept in the
export log (article 14).
  --what           rows: all rows of the draft or the sealed batch (default); errors: the author’s table with what is
                   wrong marked in it (.xlsx only); ledger; trend: up to ten years that end with this one;
                   quarter: the sheet for the joint meeting; log: the export log itself
  --full           sensitive values (level S) in full; covered by * otherwise
  --out            a new file; an existing one is not overwritten
  --purpose        what it is for (at least 4 signs)`,
  },
  findings: {
    usage: 'findings --dataset ID --period P --out FILE --purpose TEXT [--full]',
    zh: `把草稿的问题清单写成 Excel 或 CSV 表格（每处问题一行），供业务科室核对。表格软件会当公式执行的内容写成文本。
  --full           敏感内容（S 级）不遮盖；不写则用 * 遮盖
  --out            新文件（.xlsx 或 .csv）；已有的文件不会被覆盖
  --purpose        用途（至少 4 个字），记入导出记录和该草稿的经过`,
    en: `Writes the findings of a draft as an Excel or CSV table, one finding a line, for the departments to compare. What a
spreadsheet would run as a formula is written as text.
  --full           sensitive values (level S) in full; covered by * otherwise
  --out            a new file (.xlsx or .csv); an existing one is not overwritten
  --purpose        what it is for (at least 4 signs); kept in the export log and in the draft’s history`,
  },
  submit: {
    usage: 'submit --dataset ID --period P [--timeout SECONDS]',
    zh: `完整检查草稿；没有未决事项时批准、封存、发送，并等到平台的签名回执。有未决事项时逐条列出，不发送。
  --timeout        最多等待的秒数（默认 120）`,
    en: `Checks the draft completely; when nothing stands in the way approves, seals and sends it and waits for the signed
receipt. What stands in the way is listed, and nothing is sent.
  --timeout        seconds to wait at most (default 120)`,
  },
  sync: {
    usage: 'sync [--timeout SECONDS]',
    zh: `与平台交换一轮：发送待发批次，收取回执和通知，并列出每一批的状态。
  --timeout        最多等待的秒数（默认 120）`,
    en: `One round with the platform: sends what waits, fetches receipts and notices, and lists each batch’s state.
  --timeout        seconds to wait at most (default 120)`,
  },
  receipt: {
    usage: 'receipt --dataset ID --period P --out FILE [--row N]',
    zh: `把平台对某数据集某期的回执写成可独立核验的文件，写之前重新核对签名和内容。
  --row            同时证明第 N 行在这一批中
  --out            新文件；已有的文件不会被覆盖`,
    en: `Writes the platform’s receipts of a dataset and period to a file that proves itself, after looking at signatures and
content again.
  --row            also proves that row N was in the batch
  --out            a new file; an existing one is not overwritten`,
  },
  'carry-out': {
    usage: 'carry-out --out FILE',
    zh: `把待发的批次和函件（连同附件）写成一个签名并加密的送交包，用移动介质送到平台（网络隔离或断线时）。
  --out            新文件；已有的文件不会被覆盖`,
    en: `Writes what waits to one signed and encrypted bundle, to be brought to the platform on removable media (isolated
networks, broken lines).
  --out            a new file; an existing one is not overwritten`,
  },
  'platform-check': {
    usage: 'platform-check URL --code CODE',
    zh: `检查一个交换平台是否合乎协议（供平台建设方使用；用试点单位的激活码登记一次，不留下其他痕迹），逐项列出不合之处。
  --code           可以登记的激活码`,
    en: `Checks whether a platform keeps to the protocol (for those who build one; it enrols once with a trial unit’s code and
leaves no other trace) and lists what does not.
  --code           an activation code that may enrol`,
  },
  'carry-in': {
    usage: 'carry-in FILE',
    zh: '导入平台给出的回执包：核对签名后记下回执、目录和消息，介质损坏的部分逐个列出。',
    en: `Imports the return bundle of the platform: receipts, catalog and messages, once its signature verified; what the
medium spoiled is listed file by file.`,
  },
  backup: {
    usage: 'backup [--drill]',
    zh: `在设定的备份文件夹写一份加密备份，并逐字节回读核对。
  --drill          随后演练恢复：取出副本、解密、检查完整性、清点`,
    en: `Writes an encrypted backup to the folder that was set and reads it back.
  --drill          then practises a restore: takes a copy out, decrypts, checks and counts it`,
  },
  restore: {
    usage: 'restore FILE',
    zh: `从备份恢复数据文件夹（本机已有的数据另存保留）。口令或恢复码在终端询问，或用 --passphrase-fd；用恢复码时另需新口令：
  --new-passphrase-fd N  从文件描述符 N 读新口令`,
    en: `Makes the profile out of a backup (what is there is kept aside). Passphrase or recovery code are asked for, or come by
--passphrase-fd; with the code a new passphrase is needed:
  --new-passphrase-fd N  the new passphrase is the first line of file descriptor N`,
  },
  audit: {
    usage: 'audit verify [FILE]',
    zh: `逐行核对审计记录；给出文件时核对导出的记录及其签名（不需要登记或口令）。
退出码 0 相符，1 有一行与写入时不一致`,
    en: `Checks every line of the audit trail; with a file, of one that was exported, with its signature (no profile needed).
Exit code 0: as it was written; 1: a line is not`,
  },
  doctor: {
    usage: 'doctor',
    zh: `自检：数据文件、审计记录、磁盘、备份、交换平台、时间、代理、证书、字体和运行环境，逐项编号。
报告不含人员、单位和业务数据。退出码 0 全部正常，1 有须注意的`,
    en: `Self-checks, numbered: data file, audit trail, disk, backup, platform, clock, proxy, certificates, fonts, system.
The report names no persons, units or data. Exit code 0: all is well; 1: something is to be looked at`,
  },
  update: {
    usage: 'update --check | update --take | update --from FILE',
    zh: `查看、准备新版本；下次启动时使用。签名、摘要、版本和平台都核对无误才会准备。只用于打包的工作台。
  --check          查看更新来源；有可用的新版本时退出码为 1
  --take           下载并准备查到的新版本
  --from FILE      从带来的 .liaison-update 文件准备`,
    en: `Looks for and prepares a new version; it is used from the next start. Signature, digest, version and platform have
to be right. Only for a packed workbench.
  --check          looks at the source of updates; exit code 1 when there is a version to take
  --take           fetches and prepares what was found
  --from FILE      prepares it from a .liaison-update file that was carried here`,
  },
  'verify-receipt': {
    usage: 'verify-receipt FILE [--fingerprint SHA256] | verify-receipt --code TEXT (FILE | --key SPKI)',
    zh: `核验一份导出的回执文件（不需要登记或口令）：平台签名、批次号、内容摘要、行数，以及其中某条记录的归属。
  --fingerprint    只认指纹为此的平台公钥；可以写多次。不写则列出文件内公钥的指纹，请与平台公布的比对
  --code           打印的回执上二维码里的文字；用 --key 给出平台公布的公钥（SPKI，base64），或用回执文件里的公钥核对`,
    en: `Checks an exported receipt file (no enrolment, no passphrase): signatures, batch number, digest, rows, and that a
record was in the batch.
  --fingerprint    believes only platform keys of this fingerprint; may be given again. Without it the fingerprints of
                   the keys in the file are listed, to be compared with the published ones
  --code           the text of the QR code on a printed receipt, checked with the platform’s published key (--key: SPKI,
                   base64) or with the keys of a receipt file`,
  },
};

const zh = {
  title: '联络员工作台（命令行）',
  commands: '命令：',
  general: `通用选项：
  --json           输出给程序读的 JSON 行
  --lang zh|en     语言（默认 zh）
  --help           显示说明
import、status、template、export、findings、submit、sync、receipt、carry-out、carry-in 另有：
  --profile DIR    数据文件夹（默认：环境变量 LIAISON_PROFILE，或用户目录下的 .liaison-workbench）
  --passphrase-fd N  从文件描述符 N 读口令的第一行；不写则在终端询问。口令不能写在命令里。
                   （经 npm run 运行时只有 0 可用：… --passphrase-fd 0 < 口令文件）
退出码：0 完成且没有须处理的问题；1 有须改正或须说明的问题，或没有办成；2 命令写法不对；3 出错（文件、口令、网络、磁盘）。`,
};
const en: typeof zh = {
  title: 'The liaison officer’s workbench (command line)',
  commands: 'Commands:',
  general: `Every command:
  --json           JSON lines for programs
  --lang zh|en     language (zh unless told)
  --help           this text
import, status, template, export, findings, submit, sync, receipt, carry-out and carry-in also:
  --profile DIR    data folder (default: LIAISON_PROFILE, or .liaison-workbench in the home folder)
  --passphrase-fd N  the passphrase is the first line of file descriptor N; without it the terminal is asked.
                   It is never an argument. (Under npm run only 0 is there: … --passphrase-fd 0 < file)
Exit codes: 0 done, nothing to act on; 1 something to correct or to explain, or not done; 2 wrong usage; 3 a problem (file,
passphrase, network, disk).`,
};

/** The help text, of one command or of all. */
export function helpFor(command: string | null, language: Language): string {
  const words = language === 'en' ? en : zh;
  const one = command === null ? undefined : help[command];
  if (one) return `${words.title}\n\n  ${one.usage}\n\n${one[language]}\n\n${words.general}\n`;
  const list = Object.values(help)
    .map(({ usage }) => `  ${usage}`)
    .join('\n');
  return `${words.title}\n\n${words.commands}\n${list}\n\n${words.general}\n`;
}
