/** What a browser does with requests: keeps cookies by host, says where it comes from, follows redirects when asked. */
export type Browser = {
  /** Bytes go as they are, anything else as JSON. */
  call: (method: string, url: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** Calls and reads the JSON of the answer, with its status. */
  json: <T = Record<string, unknown>>(
    method: string,
    url: string,
    body?: unknown,
  ) => Promise<{ status: number; body: T }>;
  /** Goes to a page and from redirect to redirect, as long as `until` does not hold; gives the last address and answer. */
  follow: (url: string, until?: (url: URL) => boolean) => Promise<{ url: URL; response: Response }>;
  /** Sends a form as a page would. */
  submit: (url: string, fields: Record<string, string>) => Promise<Response>;
  cookies: (host: string) => ReadonlyMap<string, string>;
};

export function createBrowser(given: { baseUrl: string; serve: (request: Request) => Promise<Response> }): Browser {
  const { origin } = new URL(given.baseUrl);
  const jars = new Map<string, Map<string, string>>();

  const jarOf = (host: string) => {
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };

  async function send(
    url: URL,
    init: { method: string; body?: string | Uint8Array<ArrayBuffer>; headers: Record<string, string> },
  ) {
    const jar = jarOf(url.host);
    const headers = new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', ...init.headers });
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const request = new Request(url, {
      method: init.method,
      headers,
      redirect: 'manual',
      ...(init.body ? { body: init.body } : {}),
    });
    const response = url.origin === origin ? await given.serve(request) : await fetch(request);
    for (const cookie of response.headers.getSetCookie()) keep(jar, cookie);
    return response;
  }

  const call: Browser['call'] = async (method, url, body, headers = {}) =>
    send(new URL(url, given.baseUrl), {
      method,
      headers: {
        origin,
        'sec-fetch-site': 'same-origin',
        ...(body === undefined || body instanceof Uint8Array ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: body instanceof Uint8Array ? Uint8Array.from(body) : JSON.stringify(body) }),
    });

  return {
    call,
    async json<T>(method: string, url: string, body?: unknown) {
      const response = await call(method, url, body);
      const text = await response.text();
      return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
    },
    async follow(start, until = () => false) {
      let url = new URL(start, given.baseUrl);
      for (let hops = 0; hops < 20; hops += 1) {
        if (until(url)) return { url, response: new Response(null) };
        const response = await send(url, { method: 'GET', headers: { accept: 'text/html' } });
        const location = response.headers.get('location');
        if (response.status < 300 || response.status >= 400 || location === null) return { url, response };
        url = new URL(location, url);
      }
      throw new Error('too many redirects');
    },
    async submit(url, fields) {
      const target = new URL(url, given.baseUrl);
      return send(target, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: target.origin },
        body: new URLSearchParams(fields).toString(),
      });
    },
    cookies: (host) => jarOf(host),
  };
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split(/;\s*/);
  const name = pair.slice(0, pair.indexOf('='));
  const gone = attributes.some((attribute) => /^max-age=0$/i.test(attribute));
  if (gone) jar.delete(name);
  else jar.set(name, pair.slice(pair.indexOf('=') + 1));
}
