/** Keeps session tokens out of the database: their keyed digest stands there, of which nobody can make a cookie. */
import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth';

type Row = Record<string, unknown>;
/** What every method is asked; each uses some of it. */
type Question = { model: string; where?: Where[]; data?: Row; update?: Row };
type Method = (question: Question) => Promise<unknown>;

const methods = [
  'create',
  'findOne',
  'findMany',
  'count',
  'update',
  'updateMany',
  'delete',
  'deleteMany',
  'consumeOne',
  'incrementOne',
] as const satisfies (keyof DBTransactionAdapter)[];
const operators: ReadonlySet<string | undefined> = new Set([undefined, 'eq', 'ne', 'in', 'not_in']);

/**
 * better-auth has no setting for it. So its questions to the table `session` are translated on their way: tokens become digests, and in
 * the answer a digest becomes the token again that was named in the same question. A token that was not named stays hidden.
 */
export function hideTokens(adapter: DBAdapter, digest: (token: string) => string): DBAdapter {
  return {
    ...adapter,
    ...translated(adapter, digest),
    transaction: (work) => adapter.transaction((inner) => work(translated(inner, digest))),
  };
}

function translated<A extends DBTransactionAdapter>(adapter: A, digest: (token: string) => string) {
  const asked = (method: Method): Method => {
    return async (question) => {
      if (question.model !== 'session') return method(question);
      const named = new Map<string, string>();
      const hidden = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(hidden);
        if (typeof value !== 'string') return value;
        const word = digest(value);
        named.set(word, value);
        return word;
      };
      const { where, data, update } = question;
      const answer = await method({
        ...question,
        ...(where && { where: where.map((one) => conditionWith(one, hidden)) }),
        ...(data && { data: rowWith(data, hidden) }),
        ...(update && { update: rowWith(update, hidden) }),
      });
      const shown = (value: unknown) => named.get(String(value)) ?? value;
      return Array.isArray(answer)
        ? answer.map((row) => rowWith(row as Row, shown))
        : rowWith(answer as Row | null, shown);
    };
  };
  const own = methods.map((name) => [name, asked(adapter[name] as unknown as Method)]);
  return { ...adapter, ...Object.fromEntries(own) } as A;
}

function conditionWith(condition: Where, change: (value: unknown) => unknown): Where {
  if (condition.field !== 'token') return condition;
  if (!operators.has(condition.operator))
    throw new Error(`tokens cannot be looked for by "${condition.operator}"`);
  return { ...condition, value: change(condition.value) as Where['value'] };
}

function rowWith<T>(row: T, change: (value: unknown) => unknown): T {
  return typeof row === 'object' && row !== null && 'token' in row
    ? { ...row, token: change(row.token) }
    : row;
}
