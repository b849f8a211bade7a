import { entry } from './entry.ts';

export const submissionsProblems = {
  'submissions/blocked': entry(
    5001,
    ['还有 {blocking} 处阻断问题，不能报送。', '草稿已保存。', '请按“问题”栏逐组改正后再报送。'],
    [
      '{blocking} blocking findings remain; it cannot be sent.',
      'The draft is saved.',
      'Work through the findings panel, then send.',
    ],
  ),
  'submissions/needsReason': entry(
    5002,
    ['还有 {missing} 组问题须填写说明。', '草稿已保存。', '请在“问题”栏为每组写明原因。'],
    [
      '{missing} groups of findings still need a written reason.',
      'The draft is saved.',
      'Write a reason for each in the findings panel.',
    ],
  ),
  'submissions/unchecked': entry(
    5003,
    ['内容改动后还没有完整检查过。', '草稿已保存。', '请先点“检查”，看完结果再报送。'],
    [
      'It was changed and has not been fully checked since.',
      'The draft is saved.',
      'Run the check, look at the result, then send.',
    ],
  ),
  'submissions/empty': entry(
    5004,
    ['草稿里没有任何记录。', '草稿已保存。', '本期确无数据的，请办理“零报送”。'],
    ['The draft has no records.', 'The draft is saved.', 'If there is really nothing this period, make a nil return.'],
  ),
  'submissions/nilWithRows': entry(
    5005,
    ['这一期已有 {rows} 行数据，不能零报送。', '数据未变。', '请先删除草稿，或照常报送这些数据。'],
    [
      'This period already has {rows} rows, so no nil return.',
      'The data is unchanged.',
      'Discard the draft first, or submit the rows.',
    ],
  ),
  'submissions/notOpen': entry(
    5006,
    ['{period} 尚未结束，要到 {opens} 才能报送。', '草稿已保存。', '请到期后再报送；可以先填写和检查。'],
    ['{period} is not over; it opens on {opens}.', 'The draft is saved.', 'Submit then. You can prepare and check it now.'],
  ),
  'submissions/closed': entry(
    5022,
    [
      '{period} 的报送期已于 {closes} 关闭，现在不能报送。',
      '草稿和检查结果都已保存。',
      '请申请逾期报送并写明原因；获准后即可报送。',
    ],
    [
      '{period} closed on {closes}; it cannot be submitted now.',
      'The draft and its findings are saved.',
      'Ask for a late permit, with the reason; once it is granted, submit.',
    ],
  ),
  'submissions/wrongState': entry(
    5007,
    ['这一批现在是“{zh}”，不能这样操作。', '数据未变。', '请刷新后按当前状态办理。'],
    ['This is now “{en}”; that is not possible.', 'Nothing was changed.', 'Refresh and act on its present state.'],
  ),
  'submissions/unknown': entry(
    5008,
    ['找不到这一期的报送记录。', '没有任何数据被改动。', '请回到“报送”页重新选择。'],
    ['This submission was not found.', 'Nothing was changed.', 'Choose it again on the Submissions page.'],
  ),
  'submissions/notDuty': entry(
    5009,
    ['“{dataset}”不在本单位的报送职责内。', '没有任何数据被改动。', '如应由本单位报送，请联系综合治税办公室调整目录。'],
    [
      '“{dataset}” is not among this unit’s duties.',
      'Nothing was changed.',
      'If it should be, ask the office to amend the catalog.',
    ],
  ),
  'submissions/badPeriod': entry(
    5010,
    ['“{period}”不是这个数据集的报送期间。', '没有任何数据被改动。', '请按“{example}”的写法填写。'],
    ['“{period}” is not a period of this dataset.', 'Nothing was changed.', 'Write it like “{example}”.'],
  ),
  'submissions/reasonTooShort': entry(
    5011,
    ['说明太短，审核人看不出原因。', '草稿已保存。', '请至少写 {least} 个字。'],
    ['The reason is too short to tell a reviewer anything.', 'The draft is saved.', 'Write at least {least} characters.'],
  ),
  'submissions/open': entry(
    5012,
    ['这一期已有一份未完成的报送（{zh}）。', '数据未变。', '请在原有草稿上继续，或等它有结果。'],
    [
      'There is already an unfinished submission for this period ({en}).',
      'Nothing was changed.',
      'Go on with it, or wait for its result.',
    ],
  ),
  'submissions/changed': entry(
    5013,
    ['封存过程中草稿有改动，已停止封存。', '草稿和改动都已保存，没有任何内容发出。', '请重新检查后再报送。'],
    [
      'The draft changed while it was being sealed, so sealing stopped.',
      'The draft and the change are saved; nothing was sent.',
      'Run the check again, then send.',
    ],
  ),
  'submissions/notOwed': entry(
    5014,
    ['“{period}”没有报送职责：这一期还没有开始，或早于首个报送期。', '没有任何数据被改动。', '请在“工作台”选择列出的期间。'],
    [
      'Nothing is owed for “{period}”: it has not begun, or is before the first period owed.',
      'Nothing was changed.',
      'Choose one of the periods listed on the Today page.',
    ],
  ),
  'submissions/notInForce': entry(
    5015,
    ['目录版本 {version} 对这份草稿不适用：本期按另一版填报，也不是转换前的版本。', '草稿未变。', '请刷新后按提示转换。'],
    [
      'Version {version} of the catalog does not apply to this draft: it is neither in force for the period nor the one it came from.',
      'The draft is unchanged.',
      'Refresh, then convert as offered.',
    ],
  ),
  'submissions/noSuccessor': entry(
    5016,
    [
      '目录版本 {version} 里没有这个数据集的这一期，草稿不能转换。',
      '草稿未变，仍按原版本填写。',
      '请向综合治税办公室核实是否还需报送。',
    ],
    [
      'Version {version} of the catalog does not have this dataset and period; the draft cannot be converted.',
      'The draft is unchanged and stays with its version.',
      'Ask the office whether it is still owed.',
    ],
  ),
  'submissions/unchanged': entry(
    5017,
    [
      '与平台已收下的内容相比，没有任何记录有变化。',
      '草稿已保存，没有内容发出。',
      '请先改好要更正的记录；不需要更正就删除这份草稿。',
    ],
    [
      'Nothing differs from what the platform already has.',
      'The draft is saved; nothing was sent.',
      'Change what has to be corrected, or discard the draft.',
    ],
  ),
  'submissions/onlyNew': entry(
    5018,
    [
      '增量报送只能增加记录，这份草稿还改了 {updates} 条、删了 {deletes} 条。',
      '草稿已保存，没有内容发出。',
      '请改为“更正”报送，或把改动恢复原样。',
    ],
    [
      'A supplement only adds records; this draft also changes {updates} and takes out {deletes}.',
      'The draft is saved; nothing was sent.',
      'Send it as a correction, or undo those changes.',
    ],
  ),
  'submissions/changeReason': entry(
    5019,
    ['有 {missing} 条更正还没有写明理由。', '草稿已保存，没有内容发出。', '请为整批写一个更正理由，或逐条写明。'],
    [
      '{missing} corrected records have no reason yet.',
      'The draft is saved; nothing was sent.',
      'Write one reason for the batch, or one for each record.',
    ],
  ),
  'submissions/changesBar': entry(
    5020,
    ['不能只报变动的记录：{zh}。', '草稿已保存，没有内容发出。', '请改为“全量”报送。'],
    ['Changes alone cannot be sent: {en}.', 'The draft is saved; nothing was sent.', 'Send all rows instead.'],
  ),
  'submissions/fourEyes': entry(
    5023,
    [
      '目录要求双人办理：最后改动的是您本人，不能由您审签发送。',
      '草稿已保存，没有内容发出。',
      '请由另一位联络员审签；只有您一位联络员时，请由信息员填报和改动，您只审签。',
    ],
    [
      'The catalog asks for two people: you changed it last, so you cannot approve and send it.',
      'The draft is saved; nothing was sent.',
      'Let another liaison officer approve; where you are the only one, let a preparer fill it in and change it.',
    ],
  ),
  'submissions/notAsked': entry(
    5025,
    ['这份草稿没有在等待审签：没有送审，或送审后又有改动。', '草稿已保存。', '请刷新后按当前状态办理。'],
    [
      'This draft does not wait for a signature: nobody asked, or it was changed since.',
      'The draft is saved.',
      'Refresh and act on its present state.',
    ],
  ),
  'submissions/destroyed': entry(
    5024,
    [
      '这一期的数据已到保存期限并销毁（销毁登记第 {record} 号）。',
      '回执、摘要和台账记录都在，仍可证明当时报送过。',
      '确需更正的，请用原始数据向综合治税办公室书面说明。',
    ],
    [
      'The rows of this period were destroyed at the end of their term (destruction record no. {record}).',
      'Receipts, digests and the ledger row are kept and still prove what was sent.',
      'If it has to be corrected, write to the office with the original data.',
    ],
  ),
  'submissions/notProvisional': entry(
    5021,
    ['{period} 已可正式报送，不能再预报。', '草稿已保存。', '请直接正式报送。'],
    [
      '{period} is open for the final submission, so it cannot be sent as provisional.',
      'The draft is saved.',
      'Send the final one.',
    ],
  ),
};
