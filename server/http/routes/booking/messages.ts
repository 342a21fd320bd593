/** Messages in the page, as a list and as server-sent events. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { MessagesSchema, ReadUpToSchema, type MessageAnswer } from '../../../contract/message.ts';
import type { Recipient, Told } from '../../../store/app/booking/outbox.ts';
import { areasOf, type Actor } from '../../../domain/roles.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { bodyAs } from '../../body.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, shown, text, type Query } from '../../query.ts';
import { answers, common, described } from '../../schemas.ts';

const tags = ['booking'];
const own = { config: { access: 'signed-in' } } as const;
const mostListed = 50;
/** Open streams of one account, and of all. */
export const mostStreams = { each: 3, all: 500 } as const;
const lookEveryMs = 2000;
const quietLimitMs = 20_000;
/** Then the browser asks again, and is asked again who it is. */
const longestMs = 10 * 60_000;

export function messageRoutes(app: App, parts: Parts): void {
  const { outbox, members, staffNews } = parts.records.booking;
  const streams = new Map<FastifyReply, string>();

  const recipientsOf = (actor: Actor): Recipient[] => [
    { recipientKind: 'user', recipient: actor.id },
    ...areasOf(actor, 'complaint:handle').map(
      (area) => ({ recipientKind: 'area', recipient: area }) as const,
    ),
    ...members
      .of(actor.id)
      .filter(({ part }) => part === 'manager')
      .map(({ provider }) => ({ recipientKind: 'provider', recipient: provider }) as const),
  ];

  /** Whose visits somebody does who is no manager: they are sent no messages of their provider. */
  const staffOf = (actor: Actor): string[] =>
    members
      .of(actor.id)
      .flatMap(({ part, resource }) => (part === 'staff' && resource !== null ? [resource] : []));

  app.get(
    '/api/v1/account/messages',
    {
      ...own,
      schema: {
        tags,
        summary:
          'The newest to the caller, to providers that they manage and to their office’s area',
        querystring: Type.Object({
          after: Type.Optional(Type.Integer({ description: 'only later ones than this number' })),
          lang: common.lang,
        }),
        response: answers(MessagesSchema, 400, 401),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['after']);
      const found = outbox.inbox(recipientsOf(callerOf(request)), afterIn(query), mostListed);
      return reply.header('cache-control', 'no-store').send({ messages: found.map(messageAnswer) });
    },
  );

  app.post(
    '/api/v1/account/messages/read',
    {
      ...own,
      schema: {
        ...described(tags, 'Marks them read up to a number', Type.Object({ done: Type.Boolean() })),
        body: ReadUpToSchema,
      },
    },
    (request) => {
      const { upTo } = bodyAs(ReadUpToSchema, request.body);
      outbox.read(recipientsOf(callerOf(request)), upTo);
      return { done: true };
    },
  );

  app.get(
    '/api/v1/account/messages/stream',
    {
      ...own,
      schema: {
        ...described(
          tags,
          'Messages as they come, as server-sent events; `Last-Event-ID` goes on where it ended. Staff hear `changed` when something happened to a visit of theirs',
          Type.String({ description: 'text/event-stream' }),
          429,
        ),
        querystring: Type.Object({ after: Type.Optional(Type.Integer()), lang: common.lang }),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['after']);
      const after = afterIn(query, request);
      const caller = callerOf(request);
      const { id } = caller;
      const mine = [...streams.values()].filter((user) => user === id).length;
      if (mine >= mostStreams.each || streams.size >= mostStreams.all)
        throw new Refusal('too-many', { seconds: longestMs / 1000 });
      streams.set(reply, id);
      stream(reply, after, caller);
      return reply;
    },
  );

  app.addHook('preClose', async () => {
    for (const reply of streams.keys()) reply.raw.end();
  });

  function stream(reply: FastifyReply, after: number, caller: Actor): void {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Proxies that gather answers would keep them.
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 5000\n\n');
    let last = after;
    let known = staffNews.latest();
    let saidAt = Date.now();
    const openedAt = saidAt;
    const timer = setInterval(() => {
      if (Date.now() - openedAt > longestMs) return void raw.end();
      const found = outbox.inbox(recipientsOf(caller), last, mostListed).toReversed();
      for (const told of found) {
        last = told.number;
        raw.write(`id: ${last}\nevent: message\ndata: ${JSON.stringify(messageAnswer(told))}\n\n`);
      }
      const upTo = staffNews.latest();
      const changed = upTo > known && staffNews.isAbout(staffOf(caller), known, upTo);
      known = upTo;
      // Without a number: where somebody goes on is told by messages alone.
      if (changed) raw.write('event: changed\ndata: {}\n\n');
      if (found.length > 0 || changed) saidAt = Date.now();
      else if (Date.now() - saidAt > quietLimitMs) {
        raw.write(': still here\n\n');
        saidAt = Date.now();
      }
    }, lookEveryMs);
    timer.unref();
    raw.on('close', () => {
      clearInterval(timer);
      streams.delete(reply);
    });
  }
}

function afterIn(query: Query, request?: FastifyRequest): number {
  const value = text(query, 'after') ?? request?.headers['last-event-id'] ?? '0';
  if (typeof value !== 'string' || !/^\d{1,15}$/.test(value))
    throw new Refusal('invalid-number', { name: 'after', value: shown(value) });
  return Number(value);
}

const sideOf = {
  user: 'resident',
  booking: 'resident',
  provider: 'provider',
  area: 'office',
} as const;

function messageAnswer({
  number,
  kind,
  recipientKind,
  booking,
  payload,
  readAtMs,
  atMs,
}: Told): MessageAnswer {
  return {
    number,
    kind,
    booking,
    side: sideOf[recipientKind],
    facts: payload,
    read: readAtMs !== null,
    at: new Date(atMs).toISOString(),
  };
}
