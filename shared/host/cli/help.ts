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
  findings: {
    usage: 'findings --dataset ID --period P --out FILE --purpose TEXT',
    zh: `把草稿的问题清单写成 CSV 表格（每处问题一行），供业务科室核对。表格软件会当公式执行的内容写成文本。
  --out            新文件；已有的文件不会被覆盖
  --purpose        用途（至少 4 个字），记入该草稿的经过`,
    en: `Writes the findings of a draft as a CSV table, one finding a line, for the departments to compare. What a
spreadsheet would run as a formula is written as text.
  --out            a new file; an existing one is not overwritten
  --purpose        what it is for (at least 4 signs); kept in the draft’s history`,
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
};

const zh = {
  title: '联络员工作台（命令行）',
  commands: '命令：',
  general: `通用选项：
  --json           输出给程序读的 JSON 行
  --lang zh|en     语言（默认 zh）
  --help           显示说明
import、status、findings、submit、sync 另有：
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
import, status, findings, submit and sync also:
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
