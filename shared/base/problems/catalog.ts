import { entry } from './entry.ts';

const kept = '现有目录保持不变，可以继续使用。';
const keptEn = 'The catalog you have stays in force.';

export const catalogProblems = {
  'catalog/none': entry(
    3001,
    ['还没有下载目录。', '没有任何数据被改动。', '请联网后在“目录”页点“检查更新”。'],
    [
      'No catalog has been downloaded yet.',
      'Nothing was changed.',
      'Go online and choose “Check for updates” on the catalog page.',
    ],
  ),
  'catalog/badSignature': entry(
    3002,
    ['收到的目录签名不符，可能被改动过，没有采用。', kept, '请告诉综合治税办公室；稍后可重新检查更新。'],
    [
      'The catalog received has a wrong signature and was not taken; it may have been altered.',
      keptEn,
      'Tell the office, and check for updates again later.',
    ],
  ),
  'catalog/unknownKey': entry(
    3003,
    ['收到的目录由不认识的密钥（{keyId}）签署。', kept, '请向综合治税办公室核实，必要时重新登记。'],
    ['The catalog received is signed by an unknown key ({keyId}).', keptEn, 'Ask the office; enrol again if they tell you to.'],
  ),
  'catalog/truncated': entry(
    3004,
    ['收到的目录不完整，读到一半就断了。', kept, '请检查网络后重新检查更新。'],
    ['The catalog received is incomplete; it breaks off midway.', keptEn, 'Check the network, then check for updates again.'],
  ),
  'catalog/older': entry(
    3005,
    ['收到的目录（{received}）比现有的（{present}）旧。', kept, '一般无需处理；若综治办确要退回旧版，请与其联系。'],
    [
      'The catalog received ({received}) is older than yours ({present}).',
      keptEn,
      'Usually nothing to do. Ask the office if going back is really meant.',
    ],
  ),
  'catalog/invalid': entry(
    3006,
    ['收到的目录内容不合规定：{path}：{reason}。', kept, '请把这句话转给综合治税办公室。'],
    ['The catalog received is not valid: {path}: {reason}.', keptEn, 'Pass this sentence on to the office.'],
  ),
  'catalog/unknownDataset': entry(
    3007,
    ['目录里没有数据集“{dataset}”。', '没有任何数据被改动。', '请在“目录”页核对代码，或检查目录更新。'],
    [
      'The catalog has no dataset “{dataset}”.',
      'Nothing was changed.',
      'Check its code on the catalog page, or check for updates.',
    ],
  ),
  'catalog/tooLarge': entry(
    3008,
    ['收到的目录过大（超过 {limit} MB）。', kept, '请向综合治税办公室核实。'],
    ['The catalog received is too large (over {limit} MB).', keptEn, 'Ask the office.'],
  ),
  'schema/invalid': entry(
    3009,
    ['表结构定义有误：{path}：{reason}。', '没有检查任何数据。', '请修正定义文件后再试。'],
    ['The table schema is not valid: {path}: {reason}.', 'No data was checked.', 'Correct the schema file and try again.'],
  ),
  'catalog/notKept': entry(
    3010,
    ['本机没有保存目录版本 {version}。', kept, '请在“目录”页检查更新，再从列出的版本中选择。'],
    [
      'Version {version} of the catalog is not kept here.',
      keptEn,
      'Check for updates on the catalog page, then choose a version listed.',
    ],
  ),
};
