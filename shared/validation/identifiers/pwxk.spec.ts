import { describe } from 'vitest';
import { holdCases } from '../../../test/support/identifiers.ts';

describe('排污许可证号', () => {
  holdCases('pwxk', [
    ['91410100MAFAKE019N001P', 'valid'],
    ['91410100mafake019n 001p', 'normalised 91410100MAFAKE019N001P'],
    ['9441010000FAKE16X3001P', 'doubtful uscc/category'],
    ['91410100MAFAKE019P001P', 'invalid uscc/checkDigit'],
    ['9241O102MAFAKE0356001P', 'invalid uscc/slip', { fix: { kind: 'normalise', text: '92410102MAFAKE0356001P' } }],
    ['91410100MAFAKE019N00PP', 'invalid pwxk/tail', { data: { tail: '00PP' } }],
    ['91410100MAFAKE019N', 'invalid pwxk/holderOnly'],
    ['91410100MAFAKE019N01P', 'invalid pwxk/length', { data: { size: 21 } }],
    ['********', 'invalid damage/masked'],
  ]);
});
