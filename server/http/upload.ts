/** A file that somebody uploads: one part `file` of multipart/form-data, in memory, up to a limit. */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './errors.ts';
import { shown } from './query.ts';

/** What comes of reading a table: rows, or the key of one refusal. */
export type TableReader = (
  bytes: Uint8Array,
  name: string,
) => Promise<
  | { ok: true; headers: string[]; rows: { line: number; cells: string[] }[] }
  | { ok: false; key: string; quoted: Readonly<Record<string, string | number>> }
>;

export const uploadMegabytes = 10;

/** Once for each scope of routes that takes files. */
export async function acceptFiles(scope: FastifyInstance): Promise<void> {
  if (scope.hasContentTypeParser('multipart/form-data')) return;
  await scope.register(multipart, {
    limits: { fileSize: uploadMegabytes * 1024 * 1024, files: 1, fields: 0, parts: 1 },
  });
}

export async function uploadedFile(
  request: FastifyRequest,
): Promise<{ name: string; bytes: Buffer }> {
  const missing = () => new Refusal('file-missing', { name: 'file' });
  if (!request.isMultipart()) throw missing();
  const part = await request.file();
  if (part?.fieldname !== 'file') throw missing();
  try {
    return { name: part.filename.slice(0, 200), bytes: await part.toBuffer() };
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE')
      throw new Refusal('file-over-limit', { value: shown(part.filename), most: uploadMegabytes });
    throw error;
  }
}
