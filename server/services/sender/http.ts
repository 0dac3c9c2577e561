/** One request to a provider of short messages. */
import type { Text } from '#runtime/model';

export interface SenderConfig {
  readonly kind: 'print' | 'http';
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body: string;
  readonly contentType: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

const TIMEOUT_MS = 10_000;

/** Fills `{phone}` and `{text}` in, escaped as the place needs it. Tells the status, never what the provider wrote. */
export async function postMessage(
  config: SenderConfig,
  phone: string,
  text: string,
  call: typeof fetch,
): Promise<{ readonly ok: boolean; readonly message: Text }> {
  const form = config.contentType.includes('form');
  try {
    const response = await call(fill(config.url, phone, text, encodeURIComponent), {
      method: config.method,
      headers: [
        ...config.headers.map(({ name, value }) => [name, value] as [string, string]),
        ...(config.method === 'POST'
          ? ([['Content-Type', config.contentType || 'application/json']] as [string, string][])
          : []),
      ],
      ...(config.method === 'POST'
        ? { body: fill(config.body, phone, text, form ? encodeURIComponent : jsonText) }
        : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (response.ok) return { ok: true, message: { zh: '短信平台已接收', en: 'The provider took it' } };
    return {
      ok: false,
      message: {
        zh: `短信平台拒绝（状态 ${response.status}），请检查地址、密钥和内容格式`,
        en: `The provider refused (status ${response.status}): check address, key and format`,
      },
    };
  } catch {
    return {
      ok: false,
      message: {
        zh: '连接不上短信平台，请检查地址和网络',
        en: 'The provider cannot be reached: check the address and the network',
      },
    };
  }
}

const jsonText = (value: string): string => JSON.stringify(value).slice(1, -1);

function fill(template: string, phone: string, text: string, quote: (value: string) => string): string {
  return template.replace(/\{(phone|text)\}/g, (_, name) => quote(name === 'phone' ? phone : text));
}
