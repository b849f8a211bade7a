import { wordsOf } from './words.ts';

export const lineRouteWords = wordsOf({
  zh: {
    title: '到平台的通路',
    proxy: '代理服务器',
    kinds: { env: '按系统环境', none: '不用代理', address: '指定地址' },
    address: '代理地址',
    hints: {
      env: '照本机环境变量 HTTPS_PROXY、NO_PROXY；没有设置就直接连接。',
      none: '直接连接平台。',
      address: 'http://地址:端口；要求登录的写 http://用户名:密码@地址:端口',
    },
    addressNow: (address: string) => `正在用 ${address}`,
    keep: '保存地址',
    ca: '内网证书机构',
    caHint: '平台用单位内网自建机构签发的证书时，在这里选择它的根证书（PEM）。公共机构和本机系统已有的不必选。',
    caNone: '没有另选',
    caUntil: (name: string, until: string) => `${name}，有效期到 ${until}`,
    choose: '选择证书文件…',
    remove: '不再信任',
    liaisonOnly: '由联络员更改。',
  },
  en: {
    title: 'The way to the platform',
    proxy: 'Proxy',
    kinds: { env: 'As the system says', none: 'None', address: 'This address' },
    address: 'Address of the proxy',
    hints: {
      env: 'As HTTPS_PROXY and NO_PROXY of this computer say; straight where they are not set.',
      none: 'Straight to the platform.',
      address: 'http://host:port, or http://name:password@host:port where it asks for one',
    },
    addressNow: (address) => `in use: ${address}`,
    keep: 'Keep the address',
    ca: 'Private authority',
    caHint:
      'Where the platform’s certificate comes from an authority of your own network, choose that authority’s root certificate (PEM). Public ones and those of this computer’s system need not be chosen.',
    caNone: 'none chosen',
    caUntil: (name, until) => `${name}, valid until ${until}`,
    choose: 'Choose a certificate file…',
    remove: 'Trust it no longer',
    liaisonOnly: 'The liaison officer may change this.',
  },
});
