/** Compresses the built site once, as small as it gets: a phone waits for bytes, and the server has better things to do. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Fonts and pictures are compressed already; below a packet nothing is won. */
const TEXT = /\.(html|js|css|svg|json|webmanifest)$/;
const LEAST_BYTES = 1024;

/** Puts `x.br` and `x.gz` beside every text file of a folder. */
export function precompress(folder) {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, path);
    if (!TEXT.test(path) || statSync(file).size < LEAST_BYTES) continue;
    const content = readFileSync(file);
    const params = {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
