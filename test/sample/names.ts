/** Invented names: companies carry a word that says so, people are common family and given names. */
const cities = ['郑州', '河南', '中牟', '巩义', '新密', '荥阳', '登封', '新郑'];
const brandFirst = '恒华瑞鑫宏泰嘉博天安盛中永信金和德源润祥裕隆康利';
const brandLast = '达通源盛泰丰和兴远诚业辉创顺昌茂捷锐新融程航宁邦';
const trades = [
  '机械制造',
  '商贸',
  '物流',
  '软件',
  '餐饮服务',
  '建筑工程',
  '新材料',
  '医疗器械',
  '农产品',
  '耐火材料',
  '印务',
  '环保科技',
  '电子科技',
  '纺织',
  '汽车配件',
  '文化传媒',
];
const families = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张';
const givenFirst = '明建晓志海春秀玉国文新永';
const givenLast = '华强敏丽军涛霞杰平红波辉';
const roads = ['中原路', '嵩山北路', '花园路', '农业东路', '金水东路', '航海中路', '陇海西路', '文化路', '郑汴路', '长江路'];
const districts = [
  '郑州市中原区',
  '郑州市二七区',
  '郑州市管城回族区',
  '郑州市金水区',
  '郑州市上街区',
  '郑州市惠济区',
  '郑州市中牟县',
  '巩义市',
  '荥阳市',
  '新密市',
  '新郑市',
  '登封市',
];

const at = (list: readonly string[] | string, n: number): string => list[n % list.length] ?? '';

export const trade = (n: number): string => at(trades, n * 5 + Math.floor(n / 96));

/** City × brand × trade: so many different firms, then their branches. */
const FIRMS = 8 * 576 * 16;

export function company(n: number): string {
  const firm = n % FIRMS;
  const brand = (Math.floor(firm / 8) + (firm % 8) * 71) % 576;
  const word = at(brandFirst, brand * 7) + at(brandLast, Math.floor(brand / 24) + brand * 5);
  const name = `${at(cities, firm)}${word}示例${at(trades, firm * 5 + Math.floor(firm / 4608))}有限公司`;
  return n < FIRMS ? name : `${name}第${Math.floor(n / FIRMS)}分公司`;
}

export const person = (n: number): string =>
  `${at(families, n)}${at(givenFirst, n * 5 + Math.floor(n / 24))}${at(givenLast, n * 7 + Math.floor(n / 288))}`;

/** In the district of the n-th region (makers: regionOf). */
export const address = (n: number): string => `${at(districts, n)}${at(roads, Math.floor(n / 12))}${1 + (n % 299)}号`;

export const room = (n: number): string =>
  `${address(n)}${1 + (Math.floor(n / 7) % 30)}号楼${1 + (Math.floor(n / 3) % 33)}层${1 + (n % 4)}号`;
