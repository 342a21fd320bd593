/** Lists as they go out: a page as HSDS has it, or every record on a line of its own. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { streamed } from '../open-data/streamed.ts';
import { unchanged } from '../open-data/unchanged.ts';
import type { Paging } from './filters.ts';

/** @param write makes a record; called only for what is sent */
export function sendList<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  stamp: string,
  { page, perPage, lines }: Paging,
  found: readonly T[],
  write: (entry: T) => unknown,
): FastifyReply {
  if (unchanged(request, reply, stamp)) return reply.code(304).send();
  if (lines)
    return reply
      .header('content-type', 'application/x-ndjson; charset=utf-8')
      .send(streamed(linesOf(found, write)));
  const total_items = found.length;
  const total_pages =
    perPage === Infinity ? Math.min(1, total_items) : Math.ceil(total_items / perPage);
  const from = perPage === Infinity ? (page - 1) * total_items : (page - 1) * perPage;
  const contents = found.slice(from, from + perPage).map(write);
  return reply.send({
    total_items,
    total_pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= total_pages,
    empty: contents.length === 0,
    contents,
  });
}

/** In pieces, with other requests served in between. */
const recordsPerPiece = 100;

function* linesOf<T>(found: readonly T[], write: (entry: T) => unknown): Generator<string> {
  for (let i = 0; i < found.length; i += recordsPerPiece)
    yield found
      .slice(i, i + recordsPerPiece)
      .map((entry) => `${JSON.stringify(write(entry))}\n`)
      .join('');
}
