/** The web as the commands meet it. */

/** What went wrong on the way, for people. */
export function networkMend(cause: unknown): string {
  const inner = cause instanceof Error ? (cause.cause ?? cause) : cause;
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
  const mends: readonly (readonly [RegExp, string])[] = [
    [/^(?:ENOTFOUND|EAI_AGAIN)$/u, '找不到这台主机，请核对网址，或检查网络'],
    [/^ECONNREFUSED$/u, '连接被拒绝，网站可能没有开'],
    [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/u, '连接中断'],
    [/TIMEOUT|^ETIMEDOUT$/iu, '连接超时'],
    [/CERT|SSL|TLS/u, '网站的证书有问题'],
  ];
  const found = mends.find(([pattern]) => pattern.test(code))?.[1];
  if (cause instanceof DOMException && cause.name === 'TimeoutError') return '连接超时';
  return found ?? `网络错误${code === '' ? '' : `（${code}）`}，请核对网址，检查网络`;
}
