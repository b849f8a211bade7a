import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withoutUnused } from './antd-styles.ts';

describe('withoutUnused', () => {
  it('leaves out rules of unused components only', () => {
    const css = '.ant-btn{color:red;}.ant-table{color:red;}.ant-table .ant-btn,.ant-btn-link{color:red;}a{color:red;}';
    expect(withoutUnused(css)).toBe('.ant-btn{color:red;}.ant-table .ant-btn,.ant-btn-link{color:red;}a{color:red;}');
  });

  it('keeps what is nested or says more than one selector', () => {
    const css = '@keyframes ant-tree{to{opacity:1;}}@media (min-width:9px){.ant-btn{color:red;}}.ant-tree,.ant-menu{color:red;}';
    expect(withoutUnused(css)).toBe(css);
  });

  it('leaves out what a width says of unused components, and tokens of another theme', () => {
    expect(withoutUnused('@media (min-width:9px){.ant-col{width:1px;}}.css-var-_R_0_{--ant-blue:#00f;}')).toBe('');
  });

  it('leaves out what is said of everything anyway, and by every element’s class names', () => {
    const css =
      '.ant-tabs [class^="ant-tabs"],.ant-tabs [class*=" ant-tabs"]{box-sizing:border-box;}.ant-btn{box-sizing:border-box;}';
    expect(withoutUnused(css)).toBe('.ant-btn{box-sizing:border-box;}');
    const whole = readFileSync(new URL('../node_modules/antd/dist/antd.css', import.meta.url), 'utf8');
    expect(withoutUnused(whole).match(/\[class\*=/g)?.length ?? 0).toBeLessThan(10);
    const look = readFileSync(new URL('./look/look.css', import.meta.url), 'utf8');
    expect(look).toMatch(/\*,\s*\*::before,\s*\*::after\s*\{\s*box-sizing: border-box;/);
  });

  it('makes of the real sheet a small one that still has what screens use', () => {
    const whole = readFileSync(new URL('../node_modules/antd/dist/antd.css', import.meta.url), 'utf8');
    const kept = withoutUnused(whole);
    // Date pickers and tables alone are a third of it.
    expect(kept.length).toBeLessThan(whole.length * 0.6);
    for (const name of ['btn', 'input', 'modal', 'select', 'tabs', 'steps', 'drawer', 'message', 'alert', 'tooltip'])
      expect(kept).toContain(`.ant-${name}{`);
    expect(kept.split('{')).toHaveLength(kept.split('}').length);
  });
});
