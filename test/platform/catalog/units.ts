/** People of a unit who work with the client: the 联络员 approves, the 信息员 prepares. */
export interface DemoOfficer {
  readonly id: string;
  readonly name: string;
  readonly role: 'liaison' | 'preparer';
  readonly post: string;
  readonly phone: string;
}

export interface DemoUnit {
  readonly uscc: string;
  readonly name: string;
  readonly nameEn: string;
  /** GB/T 2260. */
  readonly region: string;
  /** Handed to the 联络员, for the first start. */
  readonly activationCode: string;
  /** The 联络员. */
  readonly officer: DemoOfficer;
  readonly officers: readonly DemoOfficer[];
}

/** Codes are invented (organisation codes begin with FAKE) and pass their check. */
const unit = (
  uscc: string,
  name: string,
  nameEn: string,
  activationCode: string,
  officer: DemoOfficer,
  ...others: readonly DemoOfficer[]
): DemoUnit => ({ uscc, name, nameEn, region: '410100', activationCode, officer, officers: [officer, ...others] });

const liaison = (id: string, name: string, post: string, phone: string): DemoOfficer => ({
  id,
  name,
  role: 'liaison',
  post,
  phone,
});
const preparer = (id: string, name: string, post: string, phone: string): DemoOfficer => ({
  id,
  name,
  role: 'preparer',
  post,
  phone,
});

/** The unit the demo opens on: monthly, weekly, quarterly and annual duties, two officers. */
export const demoUnit: DemoUnit = unit(
  '11410100FAKE00101H',
  '郑州市人力资源和社会保障局',
  'Zhengzhou Bureau of Human Resources and Social Security',
  'DEMO-RSJ-2026',
  liaison('RSJ-01', '王敏', '规划财务处处长', '0371-60000001'),
  preparer('RSJ-02', '李示例', '规划财务处信息员', '0371-60000002'),
);

/** Every unit that owes a dataset, the demo unit first. */
export const demoUnits: readonly DemoUnit[] = [
  demoUnit,
  unit(
    '12410100FAKE0003XJ',
    '郑州市不动产登记中心',
    'Zhengzhou Real Estate Registration Centre',
    'DEMO-BDC-2026',
    liaison('BDC-01', '赵例之', '信息科科长', '0371-60000003'),
    preparer('BDC-02', '孙样文', '信息科信息员', '0371-60000004'),
  ),
  unit(
    '11410100FAKE000133',
    '郑州市市场监督管理局',
    'Zhengzhou Administration for Market Regulation',
    'DEMO-SCJG-2026',
    liaison('SCJG-01', '周本华', '办公室主任', '0371-60000102'),
  ),
  unit(
    '11410100FAKE00021X',
    '郑州市自然资源和规划局',
    'Zhengzhou Bureau of Natural Resources and Planning',
    'DEMO-ZRZY-2026',
    liaison('ZRZY-01', '吴演明', '办公室主任', '0371-60000103'),
  ),
  unit(
    '11410100FAKE00048M',
    '郑州市住房保障和房地产管理局',
    'Zhengzhou Bureau of Housing',
    'DEMO-FGJ-2026',
    liaison('FGJ-01', '郑范宁', '办公室主任', '0371-60000104'),
  ),
  unit(
    '11410100FAKE00056G',
    '郑州市城乡建设局',
    'Zhengzhou Bureau of Urban and Rural Construction',
    'DEMO-CJJ-2026',
    liaison('CJJ-01', '冯虚谷', '办公室主任', '0371-60000105'),
  ),
  unit(
    '12410100FAKE000648',
    '郑州市公共资源交易中心',
    'Zhengzhou Public Resources Trading Centre',
    'DEMO-GGZY-2026',
    liaison('GGZY-01', '陈拟南', '办公室主任', '0371-60000106'),
  ),
  unit(
    '11410100FAKE000726',
    '郑州市发展和改革委员会',
    'Zhengzhou Development and Reform Commission',
    'DEMO-FGW-2026',
    liaison('FGW-01', '褚测安', '办公室主任', '0371-60000107'),
  ),
  unit(
    '11410100FAKE000801',
    '郑州市公安局交通警察支队',
    'Zhengzhou Traffic Police',
    'DEMO-JJZD-2026',
    liaison('JJZD-01', '卫试平', '办公室主任', '0371-60000108'),
  ),
  unit(
    '11410100FAKE00099X',
    '郑州市交通运输局',
    'Zhengzhou Bureau of Transport',
    'DEMO-JTJ-2026',
    liaison('JTJ-01', '蒋示一', '办公室主任', '0371-60000109'),
  ),
  unit(
    '11410100FAKE0011X9',
    '郑州市民政局',
    'Zhengzhou Bureau of Civil Affairs',
    'DEMO-MZJ-2026',
    liaison('MZJ-01', '沈样文', '办公室主任', '0371-60000110'),
  ),
  unit(
    '11410100FAKE001289',
    '郑州市科学技术局',
    'Zhengzhou Bureau of Science and Technology',
    'DEMO-KJJ-2026',
    liaison('KJJ-01', '韩本华', '办公室主任', '0371-60000111'),
  ),
  unit(
    '11410100FAKE001364',
    '郑州市生态环境局',
    'Zhengzhou Bureau of Ecology and Environment',
    'DEMO-HBJ-2026',
    liaison('HBJ-01', '杨演明', '办公室主任', '0371-60000112'),
  ),
  unit(
    '11410100FAKE00144Y',
    '郑州市水利局',
    'Zhengzhou Bureau of Water Resources',
    'DEMO-SLJ-2026',
    liaison('SLJ-01', '朱范宁', '办公室主任', '0371-60000113'),
  ),
  unit(
    '91410100FAKE00152H',
    '国网河南省电力公司郑州供电公司',
    'State Grid Zhengzhou Power Supply Company',
    'DEMO-DL-2026',
    liaison('DL-01', '秦虚谷', '办公室主任', '0371-60000114'),
  ),
  unit(
    '11410100FAKE00160L',
    '郑州市文化广电和旅游局',
    'Zhengzhou Bureau of Culture and Tourism',
    'DEMO-WLJ-2026',
    liaison('WLJ-01', '许拟南', '办公室主任', '0371-60000115'),
  ),
  unit(
    '13410100FAKE00179B',
    '郑州市残疾人联合会',
    'Zhengzhou Disabled Persons’ Federation',
    'DEMO-CL-2026',
    liaison('CL-01', '何测安', '办公室主任', '0371-60000116'),
  ),
  unit(
    '11410100FAKE00187C',
    '郑州市财政局',
    'Zhengzhou Bureau of Finance',
    'DEMO-CZJ-2026',
    liaison('CZJ-01', '吕试平', '办公室主任', '0371-60000117'),
  ),
  unit(
    '11410100FAKE001957',
    '郑州市中级人民法院',
    'Zhengzhou Intermediate People’s Court',
    'DEMO-FY-2026',
    liaison('FY-01', '施示一', '办公室主任', '0371-60000118'),
  ),
];
