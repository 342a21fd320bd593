/** Questions and changes of pages for people who have signed in. The session stands in a cookie that no script can read. */
import type { Problem } from '../../server/contract/problem.ts';
import type { Answer } from './api.ts';

export type Method = 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface Asker {
  get<T>(path: string): Promise<Answer<T>>;
  /** A change; what is sent is JSON. */
  send<T>(method: Method, path: string, body?: unknown): Promise<Answer<T>>;
  /** A file, as one part named `file`, beside plain fields. */
  upload<T>(
    path: string,
    file: File,
    fields?: Readonly<Record<string, string>>,
  ): Promise<Answer<T>>;
}

const timeoutMilliseconds = 30_000;
/** A table of a whole city is read and compared before it is answered. */
const uploadMilliseconds = 180_000;

export function createAsker(lang: string, fetcher: typeof fetch, isOnline: () => boolean): Asker {
  async function ask<T>(path: string, init: RequestInit, timeout: number): Promise<Answer<T>> {
    let response: Response;
    try {
      response = await fetcher(`/api/v1${path}`, {
        ...init,
        headers: { accept: 'application/json', 'accept-language': lang, ...init.headers },
        credentials: 'same-origin',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(timeout),
      });
    } catch {
      return { ok: false, failure: { kind: isOnline() ? 'unreachable' : 'offline' } };
    }
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok && body !== undefined) return { ok: true, value: body as T };
    if (isProblem(body)) return { ok: false, failure: { kind: 'problem', problem: body } };
    return { ok: false, failure: { kind: 'broken', status: response.status } };
  }

  return {
    get: (path) => ask(path, {}, timeoutMilliseconds),
    send: (method, path, body) =>
      ask(
        path,
        {
          method,
          ...(body === undefined
            ? {}
            : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
        },
        timeoutMilliseconds,
      ),
    upload: (path, file, fields = {}) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', file);
      return ask(path, { method: 'POST', body: form }, uploadMilliseconds);
    },
  };
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' &&
  body !== null &&
  'code' in body &&
  'detail' in body &&
  typeof body.detail === 'string';
