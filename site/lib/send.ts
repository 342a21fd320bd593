import { isProblem, type Answer } from './api.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Asks this site's own API; the session travels in a cookie that no script sees. Every failure is returned, none thrown. */
export interface Send {
  /** @param key makes a step that is sent twice happen once (`Idempotency-Key`) */
  <T>(method: Method, path: string, body?: unknown, key?: string): Promise<Answer<T>>;
  /** The same for an answer that is a file. */
  file(method: Method, path: string): Promise<Answer<Blob>>;
  /** A file of the reader's, as one part named `file`. */
  upload<T>(path: string, file: File): Promise<Answer<T>>;
  /** The same, answered by a file. */
  uploadForFile(path: string, file: File): Promise<Answer<Blob>>;
}

/** An export gathers everything of a person and may take longer than a question about a circle. */
const timeoutMilliseconds = 30_000;
/** A table of a whole city is read and compared before it is answered. */
const uploadMilliseconds = 180_000;

/** `path` begins behind `/api/v1`. */
export function createSend(lang: string, fetcher: typeof fetch, isOnline: () => boolean): Send {
  async function ask(
    method: Method,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<Answer<Response>> {
    const isForm = body instanceof FormData;
    let response: Response;
    try {
      response = await fetcher(`/api/v1${path}`, {
        method,
        headers: {
          'accept-language': lang,
          ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
        credentials: 'same-origin',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        signal: AbortSignal.timeout(isForm ? uploadMilliseconds : timeoutMilliseconds),
      });
    } catch {
      return { ok: false, failure: { kind: isOnline() ? 'unreachable' : 'offline' } };
    }
    if (response.ok) return { ok: true, value: response };
    const problem: unknown = await response.json().catch(() => undefined);
    if (isProblem(problem)) return { ok: false, failure: { kind: 'problem', problem } };
    return { ok: false, failure: { kind: 'broken', status: response.status } };
  }

  const read = async <T>(
    answer: Answer<Response>,
    take: (response: Response) => Promise<T>,
  ): Promise<Answer<T>> => {
    if (!answer.ok) return answer;
    const { status } = answer.value;
    try {
      return { ok: true, value: await take(answer.value) };
    } catch {
      return { ok: false, failure: { kind: 'broken', status } };
    }
  };

  return Object.assign(
    async <T>(method: Method, path: string, body?: unknown, key?: string) =>
      read(await ask(method, path, body, key), (response) => response.json() as Promise<T>),
    {
      file: async (method: Method, path: string) =>
        read(await ask(method, path), (response) => response.blob()),
      upload: async <T>(path: string, file: File) =>
        read(await ask('POST', path, formOf(file)), (response) => response.json() as Promise<T>),
      uploadForFile: async (path: string, file: File) =>
        read(await ask('POST', path, formOf(file)), (response) => response.blob()),
    },
  );
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}
