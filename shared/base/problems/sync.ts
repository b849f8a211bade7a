import { entry } from './entry.ts';

const waits = '待发送的批次已加密保存在本机，不会丢失。';
const waitsEn = 'Waiting batches are stored, encrypted, on this computer.';
const none = '还没有创建任何数据。';
const noneEn = 'No data was created.';

export const syncProblems = {
  'sync/unreachable': entry(
    6001,
    ['连不上交换平台（{detail}）。', waits, '可以继续离线工作；联网后会自动重试。'],
    ['The exchange platform cannot be reached ({detail}).', waitsEn, 'Go on working offline; it retries by itself.'],
  ),
  'sync/notPlatform': entry(
    6002,
    ['对方的回答不是交换平台的（可能是上网登录页或代理）。', waits, '请先在浏览器完成网络登录，或核对平台地址；之后会自动再问。'],
    [
      'Whatever answered is not the exchange platform (perhaps a network log-in page or a proxy).',
      waitsEn,
      'Log in to the network or check the address; it will ask again by itself.',
    ],
  ),
  'sync/badSignature': entry(
    6003,
    ['平台不认本机的签名（{detail}）。', waits, '请核对本机时间；仍不行时请向综合治税办公室申请重新登记。'],
    [
      'The platform does not accept this client’s signature ({detail}).',
      waitsEn,
      'Check this computer’s clock; if that is right, ask the office to enrol you again.',
    ],
  ),
  'sync/activation': entry(
    6004,
    ['激活码无效或已被使用。', '还没有创建任何数据。', '请核对激活码；仍不行时请向综合治税办公室索取新的。'],
    [
      'The activation code is not valid or already used.',
      'No data was created.',
      'Check the code, or ask the office for a new one.',
    ],
  ),
  'sync/receiptUnverified': entry(
    6005,
    [
      '平台给出的回执未通过核对（{detail}）。',
      '该批次未标记为已送达，内容仍在本机。',
      '系统会再次询问平台；若反复出现，请联系综合治税办公室。',
    ],
    [
      'The receipt did not verify ({detail}).',
      'The batch is not marked as delivered; it is still here.',
      'The platform will be asked again. If it goes on, call the office.',
    ],
  ),
  'sync/refused': entry(
    6006,
    ['平台拒绝了请求：{message}（{code}）。', waits, '请按说明处理后点“立即重试”。'],
    ['The platform refused: {message} ({code}).', waitsEn, 'Do what it says, then choose “Retry now”.'],
  ),
  'sync/periodClosed': entry(
    6039,
    [
      '平台不收这一期：报送期已于 {closes} 关闭（{code}）。',
      waits,
      '请在“工作台”或“报送”月历申请逾期报送；获准后点“立即重试”，不用重新封存。',
    ],
    [
      'The platform does not take this period: it closed on {closes} ({code}).',
      waitsEn,
      'Ask for a late permit on the desk or in the calendar; once granted, choose “Retry now”. Nothing has to be sealed anew.',
    ],
  ),
  'sync/busy': entry(
    6007,
    ['平台正忙或在维护（{detail}）。', waits, '无需处理，稍后自动重试。'],
    ['The platform is busy or under maintenance ({detail}).', waitsEn, 'Nothing to do; it retries by itself.'],
  ),
  'sync/badReply': entry(
    6008,
    ['平台的回答不合协议（{detail}）。', waits, '系统会再次询问；若反复出现，请把编号告诉综合治税办公室。'],
    [
      'The platform’s answer breaks the protocol ({detail}).',
      waitsEn,
      'It will be asked again. If it goes on, give the office this number.',
    ],
  ),
  'sync/badAddress': entry(
    6009,
    ['“{address}”不是可用的平台地址。', '还没有创建任何数据。', '请填写以 http:// 或 https:// 开头的完整地址。'],
    [
      '“{address}” is not a usable platform address.',
      'No data was created.',
      'Give the full address, beginning with http:// or https://.',
    ],
  ),
  'sync/enrolmentFile': entry(
    6010,
    ['登记文件无法使用：{detail}。', '还没有创建任何数据。', '请核对激活码与文件是否为同一份，或索取新的登记文件。'],
    [
      'The enrolment file cannot be used: {detail}.',
      'No data was created.',
      'Check that code and file belong together, or ask for a new file.',
    ],
  ),
  'sync/noItem': entry(
    6011,
    ['找不到这条待发送记录。', '没有任何数据被改动。', '请刷新“同步”页。'],
    ['That item was not found.', 'Nothing was changed.', 'Refresh the sync page.'],
  ),
  'sync/received': entry(
    6012,
    ['平台已经受理，不能撤回。', '批次内容与回执都已保存。', '需要更正时请新建更正稿。'],
    [
      'The platform already received it; it cannot be withdrawn.',
      'The batch and its receipt are kept.',
      'To correct it, start a revision.',
    ],
  ),
  'sync/digest': entry(
    6013,
    [
      '平台收到的内容与本机封存的不一致（{detail}）。',
      '没有标记为已送达，内容仍在本机。',
      '联网时会重新上传；经介质送交的，请重新导出送交包。若反复出现，请联系综合治税办公室。',
    ],
    [
      'What the platform received differs from what was sealed ({detail}).',
      'It is not marked as delivered; it is still here.',
      'Over the line it is uploaded again; what was carried by hand has to be exported anew. If it goes on, call the office.',
    ],
  ),
  'sync/carried': entry(
    6040,
    [
      '这一批已写入送交包，平台可能已经导入，而现在问不到平台。',
      '没有撤回；它仍在待发送中。',
      '请先导入平台给出的回执包，看平台是否已受理；或线路恢复后再撤回。',
    ],
    [
      'This batch is in a bundle; the platform may have imported it and cannot be asked now.',
      'It was not withdrawn; it still waits here.',
      'Import the return bundle to see whether it was received, or withdraw it when the line is back.',
    ],
  ),
  'sync/noSigner': entry(
    6014,
    ['平台要求的签名算法（{signer}）本程序不支持。', waits, '请改用支持该算法的运行方式，或请综合治税办公室改配签名算法。'],
    [
      'The platform asks for a signature ({signer}) that this build cannot make.',
      waitsEn,
      'Run the product in a way that has it, or ask the office to configure another one.',
    ],
  ),
  'sync/enrolmentCode': entry(
    6015,
    ['激活码打不开这份登记文件（激活码不对，或文件内容被改动）。', '还没有创建任何数据。', '请核对激活码与文件是否为同一份。'],
    [
      'The activation code does not open this enrolment file (wrong code, or the file was changed).',
      'No data was created.',
      'Check that code and file belong together.',
    ],
  ),
  'sync/interrupted': entry(
    6016,
    ['发送过程中程序内部出错（{detail}）。', waits, '稍后自动重试；若反复出现，请把编号告诉技术支持。'],
    [
      'Sending was interrupted by an error inside the program ({detail}).',
      waitsEn,
      'It retries by itself. If it goes on, give support this number.',
    ],
  ),
  'sync/enrolUnreachable': entry(
    6017,
    ['连不上“{address}”（{detail}）。', none, '请核对平台地址和网络后再点“下一步”；不能联网时请改用登记文件。'],
    [
      '“{address}” cannot be reached ({detail}).',
      noneEn,
      'Check the address and the network, then choose “Next” again; without a network, use an enrolment file.',
    ],
  ),
  'sync/enrolNotPlatform': entry(
    6018,
    [
      '“{address}”有应答，但不是交换平台（可能是上网登录页、代理，或者地址写错了）。',
      none,
      '请核对地址，在浏览器完成网络登录后再点“下一步”。',
    ],
    [
      '“{address}” answers, but is not the exchange platform (perhaps a network log-in page, a proxy, or a wrong address).',
      noneEn,
      'Check the address, log in to the network in a browser, then choose “Next” again.',
    ],
  ),
  'sync/enrolBusy': entry(
    6019,
    ['平台正忙或在维护（{detail}），没有办理登记。', none, '请过几分钟再点“下一步”。'],
    [
      'The platform is busy or under maintenance ({detail}); you were not enrolled.',
      noneEn,
      'Choose “Next” again in a few minutes.',
    ],
  ),
  'sync/enrolRefused': entry(
    6020,
    ['平台没有接受登记：{message}（{code}）。', none, '请把这句话告诉综合治税办公室。'],
    ['The platform did not enrol this computer: {message} ({code}).', noneEn, 'Pass this sentence on to the office.'],
  ),
  'sync/enrolBadReply': entry(
    6021,
    ['“{address}”自称交换平台，但回答看不懂（{detail}）。', none, '请核对地址；地址无误时请把编号告诉综合治税办公室。'],
    [
      '“{address}” says it is the exchange platform, but its answer makes no sense ({detail}).',
      noneEn,
      'Check the address; if it is right, give the office this number.',
    ],
  ),
  'sync/keysUnverified': entry(
    6022,
    [
      '收到一次平台密钥更换，但未通过核对（{detail}）。',
      '没有采用其中的密钥，回执仍按原有密钥核对；这条消息已原样保留。',
      '请把编号告诉综合治税办公室。',
    ],
    [
      'A change of the platform’s keys arrived, but did not verify ({detail}).',
      'None of its keys is trusted; receipts are checked with the known ones. The message is kept as it came.',
      'Give the office this number.',
    ],
  ),
  'sync/noReceipt': entry(
    6023,
    ['这一批还没有平台回执。', '没有任何数据被改动。', '请等平台受理后再导出回执。'],
    ['There is no receipt of the platform for this yet.', 'Nothing was changed.', 'Wait until the platform has received it.'],
  ),
  'sync/receiptFile': entry(
    6024,
    ['这不是可用的回执文件（{detail}）。', '没有任何数据被改动。', '请选择由本程序导出的 .receipt.json 文件。'],
    [
      'This is not a usable receipt file ({detail}).',
      'Nothing was changed.',
      'Choose a .receipt.json file that this program exported.',
    ],
  ),
  'sync/noRecord': entry(
    6025,
    ['这一批共 {rows} 行，没有第 {row} 行。', '没有任何数据被改动。', '请核对行号后重试。'],
    ['This batch has {rows} rows; there is no row {row}.', 'Nothing was changed.', 'Check the row number and try again.'],
  ),
  'sync/noSealKey': entry(
    6026,
    ['平台没有提供封装密钥，不能制作送交包。', waits, '请联网同步一次；仍没有时请向综合治税办公室索取新的登记文件。'],
    [
      'The platform gave no key to seal bundles for.',
      waitsEn,
      'Sync once over the line; if there is still none, ask the office for a new enrolment file.',
    ],
  ),
  'sync/bundleTooLarge': entry(
    6027,
    ['送交包或回执包超过 {limit} MB。', waits, '请分几次导出，或联网发送。'],
    ['The bundle is larger than {limit} MB.', waitsEn, 'Export in several parts, or send over the line.'],
  ),
  'sync/bundleFile': entry(
    6028,
    ['这不是可用的送交包或回执包（{detail}）。', '没有任何数据被改动。', '请确认选对了文件；介质读取有误时请让平台重新导出。'],
    [
      'This is not a usable bundle ({detail}).',
      'Nothing was changed.',
      'Check that it is the right file; if the medium is damaged, have the platform export it again.',
    ],
  ),
  'sync/bundleKind': entry(
    6029,
    ['这是送往平台的送交包，不是平台给出的回执包。', '没有任何数据被改动。', '请选择平台导入送交包之后给出的回执包。'],
    [
      'This bundle goes to the platform; it is not the one that came back.',
      'Nothing was changed.',
      'Choose the return bundle that the platform gave after importing yours.',
    ],
  ),
  'sync/bundleForeign': entry(
    6030,
    ['这个回执包不是给本机的。', '没有任何数据被改动。', '请在导出送交包的那台电脑上导入。'],
    [
      'This return bundle is not for this computer.',
      'Nothing was changed.',
      'Import it on the computer that exported the bundle.',
    ],
  ),
  'sync/bundleUnverified': entry(
    6031,
    ['回执包的平台签名未通过核对（{detail}）。', '没有任何数据被改动。', '请让平台重新导出；若反复出现，请联系综合治税办公室。'],
    [
      'The platform’s signature on the bundle did not verify ({detail}).',
      'Nothing was changed.',
      'Have the platform export it again. If it goes on, call the office.',
    ],
  ),
};
