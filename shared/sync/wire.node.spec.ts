import { describe, expect, it } from 'vitest';
import { resolveOn } from './wire.node.ts';

describe('resolveOn', () => {
  it.each([
    ['http://p:8080', '/v1/batches', 'http://p:8080/v1/batches'],
    ['http://p:8080', '/v1/inbox?cursor=1', 'http://p:8080/v1/inbox?cursor=1'],
    ['https://gw/httpproxy', '/v1/batches', 'https://gw/httpproxy/v1/batches'],
    ['https://gw/httpproxy', '/httpproxy/v1/uploads/x', 'https://gw/httpproxy/v1/uploads/x'],
    ['https://gw/httpproxy', 'http://10.0.0.8:3000/v1/uploads/x', 'https://gw/httpproxy/v1/uploads/x'],
    ['http://p:8080', 'http://evil.example/v1/uploads/x', 'http://p:8080/v1/uploads/x'],
    ['http://p:8080', '//evil.example/v1/uploads/x', 'http://p:8080/v1/uploads/x'],
  ])('%s + %s', (base, address, expected) => {
    expect(resolveOn(base, address)?.href).toBe(expected);
  });

  it('answers nothing for what is no address', () => {
    expect(resolveOn('http://p', 'http://')).toBeNull();
  });
});
