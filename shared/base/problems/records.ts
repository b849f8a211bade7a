import { entry } from './entry.ts';

const same = '草稿和导入前完全一样。';
const sameEn = 'The draft is exactly as it was.';

export const recordsProblems = {
  'file/type': entry(
    4001,
    [
      '“{file}”不是可以导入的表格（实际内容：{kind}）。',
      same,
      '请选择 .xlsx、.xls、.ods、.csv 或 .txt 文件；其他格式请先在 Excel 或 WPS 里另存。',
    ],
    [
      '“{file}” is not a table that can be imported (it looks like {kind}).',
      sameEn,
      'Choose .xlsx, .xls, .ods, .csv or .txt; save other formats from Excel or WPS first.',
    ],
  ),
  'file/empty': entry(
    4002,
    ['“{file}”里没有任何数据。', same, '请打开文件看看数据是否在另一张工作表，或是否忘了保存。'],
    ['There is no data in “{file}”.', sameEn, 'Open it and see whether the data is on another sheet or was not saved.'],
  ),
  'file/encrypted': entry(
    4003,
    ['“{file}”设有打开密码，无法读取。', same, '请在 Excel 或 WPS 里取消密码另存一份，再导入。'],
    [
      '“{file}” is protected by a password and cannot be read.',
      sameEn,
      'Save a copy without the password in Excel or WPS, then import that.',
    ],
  ),
  'file/broken': entry(
    4004,
    [
      '“{file}”不完整或已损坏，无法读取（停在 {part}）。',
      same,
      '请用 Excel 或 WPS 打开并另存一份，再导入；打不开时请重新下载或索取原文件。',
    ],
    [
      '“{file}” is incomplete or damaged and cannot be read (stopped at {part}).',
      sameEn,
      'Open it in Excel or WPS, save a copy, and import that; if it does not open, get the file again.',
    ],
  ),
  'file/tooLarge': entry(
    4005,
    ['“{file}”太大（{size} MB，这种格式最多 {limit} MB）。', same, '请另存为 .xlsx 或 .csv 再导入，或分成几份。'],
    ['“{file}” is too large ({size} MB; this format allows {limit} MB).', sameEn, 'Save it as .xlsx or .csv, or split it.'],
  ),
  'file/unsafe': entry(
    4006,
    ['“{file}”展开后异常庞大，像是恶意文件，已停止读取。', same, '请向文件来源核实，不要再次打开它。'],
    [
      '“{file}” unpacks to something abnormally large, like a malicious file; reading was stopped.',
      sameEn,
      'Check where it came from; do not open it again.',
    ],
  ),
  'file/noHeader': entry(
    4007,
    [
      '“{sheet}”里没有一列与“{dataset}”的数据项对应得上。',
      same,
      '请核对表头行和数据集是否选对；也可以在下面为每一列手工指定，或换一张工作表、换一个文件。',
    ],
    [
      'No column of “{sheet}” matches a field of “{dataset}”.',
      sameEn,
      'Check the header row and the dataset; or choose a field for each column by hand, another sheet or another file.',
    ],
  ),
  'file/tooManyColumns': entry(
    4008,
    [
      '“{sheet}”有 {columns} 列，不像报送表（最多 {limit} 列）。',
      same,
      '请看是否选错了工作表或文件；没有选错时，请删去多余的列，另存后再导入。',
    ],
    [
      '“{sheet}” has {columns} columns, unlike any table to submit (at most {limit}).',
      sameEn,
      'See whether it is the wrong sheet or file; if not, delete the surplus columns, save, and import again.',
    ],
  ),
  'file/encoding': entry(
    4009,
    [
      '“{file}”的文字编码无法识别（第 {row} 行附近出现无法还原的字符）。',
      same,
      '请在 Excel 或 WPS 里另存为 .xlsx 或“CSV UTF-8”。',
    ],
    [
      'The text encoding of “{file}” could not be recognised (unreadable near row {row}).',
      sameEn,
      'Save it as .xlsx or “CSV UTF-8”.',
    ],
  ),
  'file/gone': entry(
    4010,
    ['选中的文件已不可用（可能被移动、删除，或窗口刷新过）。', same, '请重新选择文件。'],
    ['The chosen file is no longer available (moved, deleted, or the window was reloaded).', sameEn, 'Choose it again.'],
  ),
  'file/noSheet': entry(
    4011,
    ['“{file}”里没有名为“{sheet}”的工作表。', same, '请重新选择工作表。'],
    ['“{file}” has no sheet “{sheet}”.', sameEn, 'Choose a sheet again.'],
  ),
  'file/tooManyRows': entry(
    4012,
    ['“{sheet}”超过 {limit} 行。', same, '请分成几份导入。'],
    ['“{sheet}” has more than {limit} rows.', sameEn, 'Split it and import the parts.'],
  ),
  'file/row': entry(
    4013,
    ['“{file}”第 {row} 行读不下去：{reason}。', same, '请改正这一行后再导入。'],
    ['“{file}” cannot be read at row {row}: {reason}.', sameEn, 'Correct that row, then import again.'],
  ),
  'records/noDraft': entry(
    4020,
    ['这份草稿已不存在。', '其他草稿不受影响。', '请回到“报送”页重新打开。'],
    ['This draft no longer exists.', 'Other drafts are not affected.', 'Go back to Submissions and open it again.'],
  ),
  'records/frozen': entry(
    4021,
    ['这一批已经封存，不能再改。', '封存的内容完好。', '需要更正时，请从它新建一份更正稿。'],
    [
      'This batch is sealed and can no longer be changed.',
      'What was sealed is intact.',
      'To correct it, start a revision from it.',
    ],
  ),
  'records/noRow': entry(
    4022,
    ['要改的行已不存在（可能刚被删除）。', '其他行不受影响。', '请刷新后再试，或先撤销删除。'],
    [
      'The row to change no longer exists (perhaps just deleted).',
      'Other rows are not affected.',
      'Refresh and try again, or undo the deletion.',
    ],
  ),
  'records/nothingToUndo': entry(
    4023,
    ['没有可以撤销或重做的步骤。', '草稿未变。', '继续编辑即可。'],
    ['There is nothing to undo or redo.', 'The draft is unchanged.', 'Simply go on.'],
  ),
  'records/tooLarge': entry(
    4024,
    ['一次粘贴或填充的内容太多（{cells} 格，最多 {limit} 格）。', '草稿未变。', '请分几次粘贴，或改用导入。'],
    ['Too much at once ({cells} cells; at most {limit}).', 'The draft is unchanged.', 'Paste in parts, or import a file.'],
  ),
  'records/noKey': entry(
    4025,
    ['这个数据集没有规定主键，不能按主键更新。', '草稿未变。', '请选择“接在后面”或“整表替换”。'],
    [
      'This dataset has no primary key, so rows cannot be updated by it.',
      'The draft is unchanged.',
      'Add the rows, or replace the table.',
    ],
  ),
  'records/movedOn': entry(
    4026,
    ['导入期间这份草稿被改动过，导入没有生效。', '刚才的改动都在，草稿没有被导入改变。', '请再导入一次。'],
    [
      'The draft was changed during the import, which therefore did not take effect.',
      'What was changed meanwhile is kept; the import changed nothing.',
      'Import once more.',
    ],
  ),
};
