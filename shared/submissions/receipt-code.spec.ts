import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReceiptCode, receiptCode } from './receipt-code.ts';

const receipt = { keyId: 'receipt-1', signature: 'AbC+/9==', payload: '{"kind":"stored","rows":3}' };

describe('a receipt as a line of text', () => {
  it('reads as it was written, with whatever a scanner puts around it', () => {
    const code = receiptCode(receipt) ?? '';
    expect(code).toBe('TLR1 receipt-1 AbC+/9== {"kind":"stored","rows":3}');
    expect(readReceiptCode(`\n${code}\r\n`)).toEqual(receipt);
  });
  it('keeps the signed bytes to the last space', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 1 }), (text) => {
        const payload = `{"x": ${text}}`;
        const code = receiptCode({ ...receipt, payload });
        expect(code === null ? payload : readReceiptCode(code)?.payload).toBe(payload);
      }),
    );
  });
  it('is none when it does not fit on paper', () => {
    expect(receiptCode({ ...receipt, payload: `{"x":"${'y'.repeat(3000)}"}` })).toBeNull();
    expect(receiptCode({ ...receipt, keyId: 'two words' })).toBeNull();
  });
  it('is told apart from everything else', () => {
    for (const text of ['', 'TLR1', 'TLR2 a b {}', 'TLR1 a b', 'https://example.invalid/', 'TLR1 a ! {}'])
      expect(readReceiptCode(text)).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => void readReceiptCode(text)));
  });
});
