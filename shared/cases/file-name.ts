/** Names of files people attach: kept as they are read, with nothing in them that could do harm where they are saved. */

const MOST = 120;
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** What a double click would run; saved with a harmless ending behind it. */
const runs =
  /\.(exe|com|scr|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|msi|msp|lnk|url|reg|jar|cpl|dll|sh|app|desktop|docm|xlsm|xlsb|pptm|html?|svg|iso|img)$/i;

/** Without path, control and direction signs, or signs that systems forbid; never empty, never too long. */
export function harmlessName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/^\.+|[. ]+$/g, '');
  const dot = clean.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [clean.slice(0, dot), clean.slice(dot).slice(0, 20)] : [clean, ''];
  const safe = stem === '' || devices.test(stem) ? `文件${stem}` : stem;
  return `${[...safe].slice(0, MOST).join('')}${ending}`;
}

/** As it is given out of the encrypted store: what would run by itself is not called so. */
export const savedName = (name: string): string => (runs.test(name) ? `${name}.txt` : name);

/** Whether it is of a kind that runs. */
export const isRisky = (name: string): boolean => runs.test(name);

/** The name itself, or the first free one like `报告 (2).pdf`. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 2; ; n += 1) if (!taken.has(`${stem} (${n})${ending}`)) return `${stem} (${n})${ending}`;
}
