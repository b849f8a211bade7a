import { entry } from './entry.ts';

const same = '没有任何改动。';
const sameEn = 'Nothing was changed.';

export const casesProblems = {
  'cases/unknown': entry(
    9001,
    ['没有这个案件。', same, '请回到列表重新打开；草稿可能已被删除。'],
    ['There is no such case.', sameEn, 'Go back to the list and open it again; a draft may have been discarded.'],
  ),
  'cases/wrongStep': entry(
    9002,
    ['案件现在不能做这一步（{step}）：当前为“{phase}”。', same, '请看时间线，按顺序办理。'],
    ['This step ({step}) cannot be taken now: the case is “{phase}”.', sameEn, 'See the timeline and go on in its order.'],
  ),
  'cases/pending': entry(
    9003,
    ['上一步还在发件箱里，平台尚未签收。', '它已加密保存，会自动发送。', '请等平台签收后再办下一步；可到“同步”查看。'],
    [
      'The step before is still in the outbox; the platform has not acknowledged it.',
      'It is stored, encrypted, and is sent by itself.',
      'Wait for the receipt before the next step; see Sync.',
    ],
  ),
  'cases/noRecords': entry(
    9004,
    ['报告里还没有任何记录。', '草稿仍在。', '请至少加入一条有误的记录。'],
    ['The report has no records yet.', 'The draft is kept.', 'Add at least one record that is wrong.'],
  ),
  'cases/recordIncomplete': entry(
    9005,
    ['第 {n} 条记录不完整：{what}。', '草稿仍在。', '请补全后再提交。'],
    ['Record {n} is not complete: {what}.', 'The draft is kept.', 'Complete it, then submit.'],
  ),
  'cases/docNo': entry(
    9006,
    [
      '“{typed}”不是发文字号。',
      '公文没有发出。',
      '请按“机关代字〔年〕序号号”填写，例如 郑财函〔2026〕15号；号由本单位办公室给出。',
    ],
    [
      '“{typed}” is not a document number.',
      'The letter has not gone out.',
      'Write it as agency〔year〕number号, for example 郑财函〔2026〕15号; your registry gives the number.',
    ],
  ),
  'cases/docNoTaken': entry(
    9007,
    ['发文字号 {docNo} 已用于另一份公文。', '公文没有发出。', '同一年度一号一文，请向本单位办公室取新号。'],
    [
      'Document number {docNo} already names another letter.',
      'The letter has not gone out.',
      'One number names one letter of a year; ask your registry for a new one.',
    ],
  ),
  'cases/paper': entry(
    9008,
    ['这份公文现在不能{act}：它处于“{state}”。', same, '审签顺序：拟稿 → 提交 → 审签 → 编号发出。'],
    ['The letter cannot be {act} now: it is “{state}”.', sameEn, 'The order: draft, submit, sign, number and send.'],
  ),
  'cases/fixed': entry(
    9009,
    ['公文已提交或发出，内容不能再改。', same, '审签前可请联络员退回修改；发出后请用“再议”或新的报告。'],
    [
      'The letter was submitted or sent; what it says cannot be changed.',
      sameEn,
      'Before it is signed the liaison officer can send it back; after that contest or report anew.',
    ],
  ),
  'cases/undecided': entry(
    9010,
    ['第 {n} 条还没有核实结论。', '已填的结论都在。', '每条记录都要有结论：更正、不予更正或部分更正。'],
    [
      'Record {n} has no decision yet.',
      'What was decided is kept.',
      'Every record needs one: corrected, not corrected or partly.',
    ],
  ),
  'cases/noReason': entry(
    9011,
    ['第 {n} 条没有说明理由。', '已填的结论都在。', '不予更正和部分更正须写明理由；更正须写明更正后的值或理由。'],
    [
      'Record {n} gives no reason.',
      'What was decided is kept.',
      'Not corrected and partly need a reason; corrected needs the new value or a reason.',
    ],
  ),
  'cases/sameValue': entry(
    9012,
    ['第 {n} 条的结论是“更正”，但更正后的值与原值相同。', '已填的结论都在。', '请填更正后的值，或改为“不予更正”并说明理由。'],
    [
      'Record {n} is decided as corrected, but its value stays the same.',
      'What was decided is kept.',
      'Give the new value, or decide not corrected with a reason.',
    ],
  ),
  'cases/contradiction': entry(
    9013,
    ['第 {n} 条与第 {other} 条是同一记录的同一字段，结论却不同。', '已填的结论都在。', '请让两条结论一致。'],
    [
      'Records {n} and {other} are about the same value, but were decided differently.',
      'What was decided is kept.',
      'Make the two decisions agree.',
    ],
  ),
  'cases/notProvider': entry(
    9014,
    ['{dataset} 不由所选单位提供。', '草稿仍在。', '一份报告只致一个提供单位；请为它另起一份报告。'],
    [
      '{dataset} is not provided by the chosen unit.',
      'The draft is kept.',
      'A report goes to one providing unit; begin another report for this dataset.',
    ],
  ),
  'cases/own': entry(
    9015,
    ['这是本单位提供的数据。', same, '本单位的错误请在“报送”里修订后重新发送，不必报告。'],
    ['This unit itself provides that data.', sameEn, 'Correct it under Submissions by a new revision; no report is needed.'],
  ),
  'cases/wordsMissing': entry(
    9016,
    ['没有写明理由。', same, '请写明理由（至少 {least} 个字），对方会看到。'],
    ['No reason is given.', sameEn, 'Give the reason (at least {least} characters); the other side will read it.'],
  ),
  'cases/unknownCase': entry(
    9017,
    ['平台送来的消息属于本机没有的案件（{case}…）。', '这条消息已原样保存，没有改动任何案件。', '请联系综合治税办公室核对。'],
    [
      'The platform told of a case that is not here ({case}…).',
      'The message is kept as it came; no case was changed.',
      'Ask the office about it.',
    ],
  ),
  'cases/outOfOrder': entry(
    9018,
    [
      '平台送来的一步与案件（{case}…）的进度不符（{step}：{detail}）。',
      '这条消息已原样保存，没有改动案件。',
      '请联系综合治税办公室核对。',
    ],
    [
      'The platform told of a step that does not fit the case ({case}…; {step}: {detail}).',
      'The message is kept as it came; the case was not changed.',
      'Ask the office about it.',
    ],
  ),
  'cases/unverified': entry(
    9019,
    [
      '案件消息的平台签名未通过核对（{detail}）。',
      '没有采用这条消息，案件没有改动。',
      '系统会再次询问平台；若反复出现，请联系综合治税办公室。',
    ],
    [
      'A message about a case did not verify ({detail}).',
      'It was not taken over; no case was changed.',
      'The platform will be asked again. If it goes on, call the office.',
    ],
  ),
  'cases/fileEmpty': entry(
    9022,
    ['文件“{file}”是空的。', '没有添加。', '请核对文件后重新选择。'],
    ['The file “{file}” is empty.', 'It was not added.', 'Check the file and choose it again.'],
  ),
  'cases/fileTooLarge': entry(
    9023,
    ['文件“{file}”有 {size} MB，超过每个附件 {limit} MB 的上限。', '没有添加。', '请压缩或拆分后再添加，或按规定另行送交。'],
    [
      'The file “{file}” has {size} MB; an attachment may have {limit} MB.',
      'It was not added.',
      'Compress or split it, or hand it over separately.',
    ],
  ),
  'cases/fileChanged': entry(
    9024,
    ['读取“{file}”时它被改动或移走了。', '没有留下半个文件。', '请核对文件后重新选择。'],
    ['“{file}” was changed or taken away while it was read.', 'No half of it was kept.', 'Check the file and choose it again.'],
  ),
  'cases/fileDigest': entry(
    9025,
    ['取回的文件“{file}”与对方公文所列摘要不符。', '没有交出这个文件。', '请再取一次；若反复出现，请联系对方核对。'],
    [
      'The fetched file “{file}” does not match the digest in the letter.',
      'It was not handed out.',
      'Fetch it again; if it goes on, ask the other unit.',
    ],
  ),
  'cases/fileNotHere': entry(
    9037,
    ['“{file}”还没有取回到本机，或没有取完。', '没有交出这个文件。', '请在案件里再点一次“下载”。'],
    ['“{file}” is not on this computer yet, or not all of it.', 'It was not handed out.', 'Choose “Download” in the case again.'],
  ),
  'cases/tooManyFiles': entry(
    9026,
    ['一个案件最多 {limit} 个附件。', '已有的附件都在。', '请合并后再添加。'],
    ['A case has {limit} attachments at most.', 'Those that are there are kept.', 'Merge some of them first.'],
  ),
  'cases/amount': entry(
    9027,
    ['“{typed}”不是金额。', '没有改动。', '请填以元为单位的数字，最多两位小数，例如 1250000.50。'],
    ['“{typed}” is not an amount.', sameEn, 'Give a number in yuan with at most two decimals, for example 1250000.50.'],
  ),
  'cases/nothingVerified': entry(
    9028,
    ['没有新的查证结果可反馈。', '已填的结果都在。', '请先为至少一条疑点填查证结果。'],
    ['Nothing was verified since the last feedback.', 'What was found is kept.', 'Give a result for at least one doubt first.'],
  ),
  'cases/nothingWaits': entry(
    9029,
    ['没有可以撤回的步骤。', same, '已由平台签收的步骤不能撤回；请用再议或重新办理。'],
    ['There is nothing to take back.', sameEn, 'What the platform acknowledged cannot be taken back; contest or reopen instead.'],
  ),
  'cases/maybeThere': entry(
    9030,
    [
      '这一步可能已到达平台，只是回执还没有回来。',
      '它仍在发件箱里，会自动重试；重复送达只算一次。',
      '请等回执（经介质送交的，请导入回执包）；确需撤销时，送达后用再议或联系主管部门。',
    ],
    [
      'This step may have reached the platform, although its receipt has not come back.',
      'It stays in the outbox and is tried again; arriving twice counts once.',
      'Wait for the receipt (by hand: import the return bundle); after that contest it or call the authority.',
    ],
  ),
  'cases/noText': entry(
    9031,
    ['公文还没有正文。', '记录和结论都在。', '请先生成或填写正文，再提交审签。'],
    ['The letter has no text yet.', 'Records and decisions are kept.', 'Generate or write the text, then submit it.'],
  ),
  'cases/noAnswerAsked': entry(
    9032,
    ['这份通知不要求书面回复。', same, '签收阅知即可；如有意见，请另行与综合治税办公室联系。'],
    ['This notice asks for no written answer.', sameEn, 'Acknowledging it is enough; call the office about anything else.'],
  ),
  'cases/blanks': entry(
    9021,
    ['正文里还有没填的空：{what}。', '正文已保存。', '请把【】换成实际内容后再提交。'],
    ['The text still has blanks: {what}.', 'The text is kept.', 'Write what belongs in each 【】, then submit.'],
  ),
  'cases/permitNotNeeded': entry(
    9033,
    ['{dataset} {period} 不需要逾期报送许可。', same, '该期没有关闭，或已有批次受理：直接报送，或打开更正即可。'],
    [
      '{dataset} {period} needs no late permit.',
      sameEn,
      'It is not closed, or a batch of it was received: submit it, or open a correction.',
    ],
  ),
  'cases/permitEarly': entry(
    9034,
    ['{period} 还没有逾期，截止日是 {due}。', same, '请在截止日前报送；逾期后仍来不及的，再申请。'],
    ['{period} is not overdue; it is due on {due}.', sameEn, 'Submit it by then; ask only once it is overdue.'],
  ),
  'cases/permitDay': entry(
    9035,
    ['不能申请报送至 {until}：今天是 {today}。', '已填写的内容仍在。', '请选今天或以后、一年以内的日期。'],
    [
      '{until} cannot be asked for: today is {today}.',
      'What you wrote is kept.',
      'Choose today or a later day, at most a year ahead.',
    ],
  ),
  'cases/permitStands': entry(
    9036,
    [
      '{dataset} {period} 已有逾期报送申请在办，或已获准。',
      same,
      '请到“待办”打开该申请查看；需要更晚的日期时，可在获准后再申请。',
    ],
    [
      'A late permit for {dataset} {period} is already asked for, or granted.',
      sameEn,
      'Open it in the inbox; once it is granted, a later day can be asked for.',
    ],
  ),
  'cases/noDelivery': entry(
    9020,
    ['本机没有这条记录所属期的已送达批次。', same, '请核对报告里的数据集、所属期和批次；由别的工作站报送的，请在那里更正。'],
    [
      'This computer has no delivered batch of that record’s period.',
      sameEn,
      'Check dataset, period and batch of the report; what another workstation sent is corrected there.',
    ],
  ),
};
