import type { Plugin } from 'vite';

/** Components of antd that no screen uses, by the folder they live in and the class their rules begin with. */
const unused: Readonly<Record<string, readonly string[]>> = {
  affix: ['affix'],
  anchor: ['anchor'],
  avatar: ['avatar'],
  badge: ['badge', 'ribbon'],
  'border-beam': ['border'],
  breadcrumb: ['breadcrumb'],
  card: ['card'],
  carousel: ['carousel'],
  cascader: ['cascader'],
  'color-picker': ['color'],
  descriptions: ['descriptions'],
  divider: ['divider'],
  'float-button': ['float'],
  image: ['image'],
  layout: ['layout'],
  list: ['list'],
  listy: ['listy'],
  masonry: ['masonry'],
  mentions: ['mentions'],
  pagination: ['pagination'],
  popconfirm: ['popconfirm'],
  'qr-code': ['qrcode'],
  rate: ['rate'],
  result: ['result'],
  slider: ['slider'],
  splitter: ['splitter'],
  statistic: ['statistic'],
  table: ['table'],
  tag: ['tag'],
  timeline: ['timeline'],
  tour: ['tour'],
  transfer: ['transfer'],
  tree: ['tree'],
  typography: ['typography'],
  upload: ['upload'],
};

/** Form's rules bring the columns along; no screen lays itself out in them. */
const neverOurs = ['col', 'row'];

const prefixes = new Set([...Object.values(unused).flat(), ...neverOurs]);

const isUnused = (selector: string): boolean => {
  const first = /\.ant-([a-z]+)/.exec(selector)?.[1];
  return first !== undefined && prefixes.has(first);
};

/**
 * Every component says once more of all its parts what look.css says of everything, by searching the class names of every
 * element there is: a row of a table took 60 µs an element to style, most of it these.
 */
const saidAlready = (selectors: string, body: string): boolean =>
  /^\{\s*box-sizing:\s*border-box;?\s*\}$/.test(body) && selectors.split(',').every((selector) => /\[class[\^*]=/.test(selector));

/** Leaves out the rules whose every selector begins with an unused component, and antd's own tokens: ours are written at run time. */
export function withoutUnused(css: string): string {
  let kept = '';
  let from = 0;
  let depth = 0;
  for (let at = 0; at < css.length; at++) {
    if (css[at] === '{') depth++;
    else if (css[at] === '}' && --depth === 0) {
      kept += keptOf(css.slice(from, at + 1));
      from = at + 1;
    }
  }
  return kept + css.slice(from);
}

function keptOf(rule: string): string {
  const brace = rule.indexOf('{');
  const selectors = rule.slice(0, brace);
  if (selectors.startsWith('@media')) {
    const inner = withoutUnused(rule.slice(brace + 1, -1));
    return inner === '' ? '' : `${selectors}{${inner}}`;
  }
  if (/\.css-var-_|\.data-ant-cssinjs/.test(selectors)) return '';
  if (saidAlready(selectors, rule.slice(brace))) return '';
  return selectors.startsWith('@') || !selectors.split(',').every(isUnused) ? rule : '';
}

/**
 * antd's styles as one sheet instead of made in the page (`zeroRuntime` in look/theme.ts): making them took a fifth of the
 * time the desk needs to appear. Its sheet holds every component; those of ours are less than half of it. The build stops
 * when a screen uses a component whose rules are left out here.
 */
export const antdStyles = (): Plugin => ({
  name: 'antd-styles',
  enforce: 'pre',
  transform(code, id) {
    if (id.endsWith('antd/dist/antd.css')) return { code: withoutUnused(code), map: null };
    return null;
  },
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      for (const [id, module] of Object.entries(chunk.modules)) {
        const folder = /antd\/es\/([\w-]+)\/style\/index\.js$/.exec(id)?.[1];
        if (folder !== undefined && folder in unused && module.renderedLength > 0)
          this.error(`${folder} of antd is used now: take it out of renderer/antd-styles.ts`);
      }
    }
  },
});
