import { describe, expect, it } from 'vitest';
import { deliveredCitations, deliveredTemplates } from './delivered.ts';
import { letterKinds, letterSchema } from './model.ts';
import { fillTemplate, letterFacts, unknownPlaces } from './templates.ts';

describe('templates as delivered', () => {
  it.each(letterKinds)('%s asks only for facts of its kind', (kind) => {
    expect(unknownPlaces(kind, deliveredTemplates[kind])).toEqual([]);
  });

  it.each(letterKinds)('%s becomes a whole letter when every fact is given', (kind) => {
    const facts = Object.fromEntries(letterFacts[kind].map((name) => [name, `〈${name}〉`]));
    const { letter, blanks } = fillTemplate(deliveredTemplates[kind], deliveredCitations[kind], {
      kind,
      facts,
      date: '2026-04-08',
      unit: '郑州市财政局',
    });
    expect(blanks).toEqual([]);
    expect(letterSchema.parse(letter)).toEqual(letter);
    expect(JSON.stringify(letter)).not.toMatch(/[{}][\u4e00-\u9fff]|【/);
    expect(letter.body).toContain('〈依据〉');
  });
});

describe('filling a template', () => {
  const template = { title: '{本单位}关于{事项}的函', addressee: '{主送机关}', body: '根据{依据}，{事项}。', note: '' };

  it('takes the unit and the citation where no fact says otherwise, and marks what nobody gave', () => {
    const { letter, blanks } = fillTemplate(template, '《办法》第七条', {
      kind: 'statement',
      facts: { 事项: ' 迟报 ', 主送机关: '  ' },
      date: '2026-04-08',
      unit: '市财政局',
    });
    expect(letter).toMatchObject({
      agency: '市财政局',
      title: '市财政局关于迟报的函',
      addressee: '【主送机关】',
      body: '根据《办法》第七条，迟报。',
      signature: { name: '市财政局', seal: true },
    });
    expect(blanks).toEqual(['主送机关']);
  });

  it('does not read braces inside facts as places', () => {
    const { letter, blanks } = fillTemplate(template, '', {
      kind: 'statement',
      facts: { 事项: '{主送机关}$&', 主送机关: '某局', 依据: '规定' },
      date: '2026-04-08',
      unit: '市财政局',
    });
    expect(letter.body).toBe('根据规定，{主送机关}$&。');
    expect(blanks).toEqual([]);
  });

  it('names places that nothing fills', () => {
    expect(unknownPlaces('statement', { ...template, body: '{事由}{事项}{事由}' })).toEqual(['事由']);
  });
});
