import { entry } from './entry.ts';

const kept = '没有发送任何内容，本机的数据没有变化。';
const keptEn = 'Nothing was sent; the data on this computer is unchanged.';

/** What is wrong with the way to the platform: certificates and proxies, each with what to do about it. */
export const syncRouteProblems = {
  'sync/certExpired': entry(
    6032,
    ['平台 {host} 的安全证书已过期（{detail}）。', kept, '请先核对本机日期和时间；时间无误时请告诉综合治税办公室更换证书。'],
    [
      'The security certificate of {host} has expired ({detail}).',
      keptEn,
      'Check the date and time of this computer first; if they are right, tell the office that the certificate has to be renewed.',
    ],
  ),
  'sync/certEarly': entry(
    6033,
    ['平台 {host} 的安全证书尚未生效（{detail}）。', kept, '多半是本机时间慢了：请校准本机日期和时间，之后会自动重试。'],
    [
      'The security certificate of {host} is not valid yet ({detail}).',
      keptEn,
      'Most likely this computer’s clock is slow: set its date and time; it retries by itself.',
    ],
  ),
  'sync/certHost': entry(
    6034,
    [
      '对方的安全证书不是发给 {host} 的（{detail}）。',
      kept,
      '请核对平台地址；地址无误时可能是代理或上网登录页在应答，请联系网络管理员。',
    ],
    [
      'The security certificate was not issued for {host} ({detail}).',
      keptEn,
      'Check the address of the platform; if it is right, a proxy or log-in page may be answering: ask your network administrator.',
    ],
  ),
  'sync/certUnknown': entry(
    6035,
    [
      '平台 {host} 的安全证书不受信任，签发它的机构本机不认识（{detail}）。',
      kept,
      '单位内网自建证书机构的，请在“设置 › 发送与线路”里选择它的根证书文件。',
    ],
    [
      'The security certificate of {host} is not trusted: this computer does not know who issued it ({detail}).',
      keptEn,
      'If your network has its own certificate authority, choose its root certificate under Settings › Sending and line.',
    ],
  ),
  'sync/proxyRefused': entry(
    6036,
    [
      '代理服务器没有放行到 {host} 的连接（{detail}）。',
      kept,
      '请核对“设置 › 发送与线路”里的代理地址和用户名，或请网络管理员放行。',
    ],
    [
      'The proxy did not let the connection to {host} through ({detail}).',
      keptEn,
      'Check the proxy’s address and name under Settings › Sending and line, or ask your network administrator.',
    ],
  ),
  'sync/proxyAddress': entry(
    6037,
    ['代理地址写得不对。', '原来的设置没有变。', '请写成 http://地址:端口，需要时写 http://用户名:密码@地址:端口。'],
    [
      'That is no address of a proxy.',
      'The setting is as it was.',
      'Write it as http://host:port, or http://name:password@host:port where it asks for one.',
    ],
  ),
  'sync/caFile': entry(
    6038,
    ['“{file}”里没有可用的证书。', '原来的设置没有变。', '请选择 PEM 格式（以 -----BEGIN CERTIFICATE----- 开头）的根证书文件。'],
    [
      '“{file}” holds no usable certificate.',
      'The setting is as it was.',
      'Choose a root certificate in PEM form (it begins with -----BEGIN CERTIFICATE-----).',
    ],
  ),
};
