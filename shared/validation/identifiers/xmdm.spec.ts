import { describe } from 'vitest';
import { holdCases } from '../../../test/support/identifiers.ts';

describe('投资项目代码', () => {
  holdCases('xmdm', [
    ['2604-410105-04-01-123456', 'valid'],
    ['2016-410105-04-01-123456', 'valid'],
    ['2604-000000-04-01-123456', 'valid'],
    ['26044101050401123456', 'normalised 2604-410105-04-01-123456'],
    ['２６０４－４１０１０５－０４－０１－１２３４５６', 'normalised 2604-410105-04-01-123456'],
    ['2604-4101050401-123456', 'invalid xmdm/shape', { fix: { kind: 'normalise', text: '2604-410105-04-01-123456' } }],
    ['2613-410105-04-01-123456', 'invalid xmdm/month', { data: { month: '13' } }],
    ['2604-990105-04-01-123456', 'invalid xmdm/region', { data: { region: '990105' } }],
    ['2604-410105-04-01-12345', 'invalid xmdm/length', { data: { size: 19 } }],
    ['2604-41O105-04-01-123456', 'invalid xmdm/alphabet', { data: { at: 8, char: 'O' } }],
    ['2604-410105-04-01-000000', 'invalid damage/precision'],
    ['2.604E+19', 'invalid damage/scientific'],
  ]);
});
