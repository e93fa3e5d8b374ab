// Where a host is: on this machine, in the network around it, or far away. Pure; hosts are as URL has them.

/** True for this machine itself. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[?::1\]?)$/.test(host);
}

/** True for this machine and for the network around it: whoever listens there is no stranger. `host` as URL has it. */
export function isNear(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (name.includes(':')) return isNearSix(name);
  const [, a = '', b = ''] = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(name) ?? [];
  if (a === '') return /^[^.]{0,63}$|\.(?:local|localhost|lan|internal|home\.arpa|test)$/.test(name);
  if (name === '0.0.0.0') return true;
  if (a === '172') return Number(b) >= 16 && Number(b) <= 31;
  return ['10', '127'].includes(a) || ['192.168', '169.254'].includes(`${a}.${b}`);
}

/** IPv6: loopback, unique local (fc00::/7), link-local (fe80::/10), and IPv4 within it. */
function isNearSix(name: string): boolean {
  const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(name);
  if (mapped !== null) {
    const [high, low] = [Number.parseInt(mapped[1] ?? '', 16), Number.parseInt(mapped[2] ?? '', 16)];
    return isNear([high >> 8, high & 255, low >> 8, low & 255].join('.'));
  }
  return name === '::1' || /^f[cd][\da-f]{2}:|^fe[89ab][\da-f]:/.test(name);
}
