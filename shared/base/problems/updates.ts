import { entry } from './entry.ts';

const same = '现在的版本和数据都没有变化。';
const sameEn = 'The present version and the data are unchanged.';
const tell = '请告诉综合治税办公室，并等待其说明。';
const tellEn = 'Tell the office, and wait for its word.';

/** New versions of the workbench: 71xx. Whatever is not clearly good is refused. */
export const updatesProblems = {
  'updates/noFeed': entry(
    7101,
    ['还没有设置更新来源。', same, '请联络员在“设置 › 更新”里填写办公室给出的地址或文件夹，或从文件更新。'],
    [
      'No source of updates is set.',
      sameEn,
      'The liaison officer enters the address or folder given by the office in Settings › Updates, or updates from a file.',
    ],
  ),
  'updates/unreachable': entry(
    7102,
    ['连不上更新来源（{detail}）。', same, '请核对地址或文件夹、网络和代理；也可以从文件更新。'],
    [
      'The source of updates cannot be reached ({detail}).',
      sameEn,
      'Check the address or folder, the network and the proxy; or update from a file.',
    ],
  ),
  'updates/notFeed': entry(
    7103,
    ['更新来源给出的不是更新说明（{detail}），可能是上网登录页或错误页。', same, '请核对地址，必要时先登录单位网络，再重试。'],
    [
      'What the source of updates gave is no update ({detail}); it may be a log-in or error page.',
      sameEn,
      'Check the address, log in to the network if it asks for it, and try again.',
    ],
  ),
  'updates/forged': entry(
    7104,
    ['更新的签名不对：它不是本产品发布者签发的，或签发后被改动过。已拒绝。', same, `请不要从别处安装。${tell}`],
    [
      'The signature of the update is wrong: it is not from the publisher of this product, or was changed afterwards. It was refused.',
      sameEn,
      `Do not install it from elsewhere. ${tellEn}`,
    ],
  ),
  'updates/downgrade': entry(
    7105,
    ['来源给出的是旧版本 {version}，本机已是 {here}。已拒绝。', same, `要退回本机用过的版本，请用“回到上一版”。${tell}`],
    [
      'The source offers the old version {version}; this computer has {here}. It was refused.',
      sameEn,
      `To go back to a version that was here, use “Back to the version before”. ${tellEn}`,
    ],
  ),
  'updates/putBack': entry(
    7106,
    ['更新来源被退回到了以前发布的内容（{version}）。已拒绝。', same, tell],
    ['The source of updates was put back to an earlier publication ({version}). It was refused.', sameEn, tellEn],
  ),
  'updates/expired': entry(
    7107,
    ['这份更新说明已在 {day} 过期（{version}）。已拒绝。', same, `请先核对本机日期；日期无误时，${tell}`],
    [
      'This update ({version}) was only to be believed until {day}. It was refused.',
      sameEn,
      `Check the date of this computer; if it is right: ${tellEn}`,
    ],
  ),
  'updates/otherProduct': entry(
    7108,
    ['这是另一个产品（{product}）的更新。已拒绝。', same, '请核对更新来源或选择的文件。'],
    ['This is an update of another product ({product}). It was refused.', sameEn, 'Check the source, or the file you chose.'],
  ),
  'updates/otherPlatform': entry(
    7109,
    ['版本 {version} 没有适合本机（{platform}）的文件。', same, '请向综合治税办公室索取适合本机的文件。'],
    ['Version {version} has no file for this computer ({platform}).', sameEn, 'Ask the office for the one that fits.'],
  ),
  'updates/digest': entry(
    7110,
    ['下载的文件与发布者签名的摘要不符，已删除。', same, `请重试一次；仍不符时，${tell}`],
    [
      'The file that came is not the one the publisher signed; it was deleted.',
      sameEn,
      `Try once more; if it is wrong again: ${tellEn}`,
    ],
  ),
  'updates/cut': entry(
    7111,
    ['文件没有传完（{have} / {want} 字节）。', `${same}已传的部分保留着。`, '请重试，会从断处继续。'],
    [
      'The file did not come to its end ({have} of {want} bytes).',
      `${sameEn} What has come is kept.`,
      'Try again; it goes on from there.',
    ],
  ),
  'updates/notUpdateFile': entry(
    7112,
    ['这个文件不是工作台的更新文件，或没有复制完整。', same, '请选择扩展名为 .liaison-update 的文件，或从原处重新复制。'],
    [
      'This is no update file of the workbench, or it was not copied completely.',
      sameEn,
      'Choose a file that ends in .liaison-update, or copy it again.',
    ],
  ),
  'updates/content': entry(
    7113,
    ['更新包的内容不符合要求（{detail}），没有使用。', same, tell],
    ['What is in the update is not as it should be ({detail}); it was not used.', sameEn, tellEn],
  ),
  'updates/noRoom': entry(
    7114,
    ['磁盘空间不足，更新没有准备好。', `${same}没有留下半份版本。`, '请腾出约 {need} MB 空间后重试。'],
    ['The disk is too full to prepare the update.', `${sameEn} No half version was left.`, 'Free about {need} MB and try again.'],
  ),
  'updates/readOnly': entry(
    7115,
    ['工作台所在的文件夹不能写入，不能自己更新（{folder}）。', same, '请联系管理员更新，或把工作台移到您可以写入的文件夹。'],
    [
      'The folder of the workbench cannot be written, so it cannot update itself ({folder}).',
      sameEn,
      'Ask an administrator to update it, or move the workbench to a folder you may write to.',
    ],
  ),
  'updates/cannot': entry(
    7116,
    ['这一份工作台不能自己更新。', same, '它不是正式安装包，或打包时没有写入发布者的签名标识；请向综合治税办公室索取安装包。'],
    [
      'This copy of the workbench cannot update itself.',
      sameEn,
      'It is no released package, or was packed without a publisher’s key; ask the office for one.',
    ],
  ),
  'updates/nothing': entry(
    7117,
    ['没有可以更新的版本，或情况已经变了。', same, '请重新检查更新。'],
    ['There is no such update now.', sameEn, 'Check for updates again.'],
  ),
  'updates/busy': entry(
    7118,
    ['正在下载或准备另一个更新。', same, '请等它结束后再试。'],
    ['Another update is being fetched or prepared.', sameEn, 'Try again when it is over.'],
  ),
  'updates/storeNewer': entry(
    7119,
    [
      '不能回到 {version}：现在的版本已改变数据的保存格式，上一版打不开。',
      same,
      '如必须退回，请先向综合治税办公室说明，并用升级前自动做的备份恢复。',
    ],
    [
      'Version {version} cannot be gone back to: the present one keeps the data in a newer form, which it cannot open.',
      sameEn,
      'If it must be: tell the office, and restore the backup that was made before the upgrade.',
    ],
  ),
  'updates/address': entry(
    7120,
    ['更新来源写得不对。', '原来的设置没有变。', '请写成 http://、https:// 开头的地址，或文件夹的完整路径。'],
    [
      'That is no source of updates.',
      'The setting is as it was.',
      'Write an address that begins with http:// or https://, or the whole path of a folder.',
    ],
  ),
};
