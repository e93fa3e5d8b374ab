// Which hosts are this machine or the network around it: http to them is no leak, and they need no key.
import { describe, expect, test } from 'vitest';
import { isLoopback, isNear } from '../../src/lib/near.ts';

const hostIn = (host: string): string => new URL(`http://${host}/`).hostname;

describe('a host', () => {
  const NEAR =
    'localhost 127.0.0.1 127.9.9.9 10.1.2.3 172.16.0.1 172.31.255.1 192.168.0.1 169.254.1.1 gpu box.local [::1] [fc00::1] [fd12:3456::1] [fe80::1] [febf::1] [fd00::1] 172.31.9.9 0.0.0.0 gpu.lan box.internal nas.home.arpa model.test';
  const FAR =
    'example.com 8.8.8.8 11.0.0.1 172.15.0.1 172.32.0.1 192.169.0.1 100.64.0.1 box.local.example.com [2001:db8::1] [fec0::1] 10.example.com [fb00::1] local.example.com lan.example.com greatest.com';
  test.each(NEAR.split(' '))('%s is near', host => expect(isNear(hostIn(host))).toBe(true));
  test.each(FAR.split(' '))('%s is far', host => expect(isNear(hostIn(host))).toBe(false));
  test('IPv4 written as IPv6 is judged as IPv4', () => {
    expect(isNear(new URL('http://[::ffff:192.168.0.1]/').hostname)).toBe(true);
    expect(isNear(new URL('http://[::ffff:8.8.8.8]/').hostname)).toBe(false);
  });
});

describe('this machine', () => {
  test.each('localhost 127.0.0.1 127.9.9.9 [::1]'.split(' '))('is %s', host =>
    expect(isLoopback(hostIn(host))).toBe(true),
  );
  test.each('127.example.com 127.0.0.1.example.com localhost.example.com 10.0.0.1 [::2] gpu'.split(' '))(
    'is not %s',
    host => expect(isLoopback(hostIn(host))).toBe(false),
  );
});
