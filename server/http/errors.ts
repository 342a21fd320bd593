/** Refusals become problem+json (RFC 9457). HTTP statuses are chosen here and nowhere else. */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../contract/problem.ts';
import { problemSentence, type Language, type ProblemKey, type Quoted } from '../texts/problems.ts';

export const problemStatus: Record<ProblemKey, number> = {
  'invalid-number': 400,
  'missing-parameter': 400,
  'unknown-parameter': 400,
  'repeated-parameter': 400,
  'longitude-out-of-range': 400,
  'latitude-out-of-range': 400,
  'swapped-coordinates': 400,
  'outside-every-region': 404,
  'outside-region': 404,
  'too-far-from-street': 422,
  'minutes-out-of-range': 400,
  'unknown-profile': 400,
  'unknown-region': 404,
  'unknown-facility': 404,
  'facility-unreachable': 422,
  'invalid-time': 400,
  'invalid-position': 400,
  'one-of-two': 400,
  'invalid-flag': 400,
  'invalid-kind': 400,
  'invalid-datum': 400,
  'empty-question': 400,
  'question-too-long': 400,
  'limit-out-of-range': 400,
  'invalid-pair': 400,
  'unknown-datum': 400,
  'invalid-language': 400,
  'invalid-tile': 400,
  'no-route': 404,
  'different-regions': 422,
  'not-signed-in': 401,
  'prove-again': 403,
  'not-allowed': 403,
  'metrics-closed': 403,
  'outside-your-area': 403,
  'invalid-body': 400,
  'missing-field': 400,
  'unknown-field': 400,
  'invalid-field': 400,
  'unknown-area': 404,
  'area-not-on-map': 404,
  'no-report-for-level': 400,
  'invalid-day': 400,
  'invalid-page': 400,
  'unknown-purpose': 404,
  'consent-changed': 409,
  'consent-required': 409,
  'still-staff': 409,
  'changed-meanwhile': 409,
  'two-factor-needed': 403,
  'invalid-phone': 400,
  'invalid-email': 400,
  'too-many': 429,
  'codes-used-up': 429,
  'not-sent': 503,
  'no-gateway': 503,
  'wrong-code': 403,
  'wrong-login': 403,
  'wrong-proof': 403,
  'staff-number': 403,
  'start-again': 401,
  'two-factor-on': 409,
  'password-too-short': 400,
  'password-too-common': 400,
  'invitation-gone': 404,
  'reset-gone': 404,
  'own-reset': 409,
  'login-taken': 409,
  'last-administrator': 409,
  'sign-in-needs-https': 403,
  'no-such-entry': 404,
  'cross-site': 403,
  'wrong-content-type': 415,
  'no-community': 403,
  'unknown-category': 400,
  'unreadable-hours': 400,
  'already-merged': 409,
  'merge-with-itself': 400,
  'unknown-report': 404,
  'unknown-receipt': 404,
  'unknown-proposal': 404,
  'unknown-duplicate': 404,
  'unknown-version': 404,
  'merged-version': 409,
  'element-taken': 409,
  'too-many-ids': 400,
  'already-decided': 409,
  'expiry-out-of-range': 400,
  'nothing-signed': 404,
  'invalid-box': 400,
  'unknown-choice': 400,
  'unknown-notice': 404,
  'unknown-session': 404,
  'notice-needs-title': 400,
  'only-guides': 400,
  'expires-too-early': 400,
  'ends-before-start': 400,
  'unknown-entry': 404,
  'invalid-id': 400,
  'whole-number-out-of-range': 400,
  'invalid-moment': 400,
  'invalid-postcode': 400,
  'unknown-postcode': 400,
  'figure-out-of-bounds': 400,
  'figure-not-whole': 400,
  'figure-too-fine': 400,
  'figures-disagree': 400,
  'half-a-position': 400,
  'file-missing': 400,
  'file-over-limit': 413,
  'unreadable-table': 400,
  'no-community-column': 400,
  'no-figure-column': 400,
  'column-twice': 400,
  'evaluation-closed': 403,
  'consent-needed': 403,
  'unknown-year': 404,
  'unknown-import': 404,
  'already-undone': 409,
  'plan-changed': 409,
  'edited-since': 409,
  'not-found': 404,
  'bad-request': 400,
  'too-long': 431,
  'too-busy': 503,
  'planner-busy': 503,
  'too-many-cells': 400,
  'size-without-cells': 400,
  'choice-of-set': 400,
  'tile-key-gone': 404,
  'invalid-minutes-tile': 400,
  'key-needed': 400,
  'key-reused': 409,
  'slot-taken': 409,
  'too-many-holds': 409,
  'hold-lapsed': 409,
  'not-extendable': 409,
  'wrong-state': 409,
  'too-late': 409,
  'certificate-needed': 400,
  'too-early': 409,
  'provider-must-agree': 409,
  'no-one-comes': 422,
  'door-needed': 400,
  'no-door-here': 400,
  'invalid-duration': 400,
  'invalid-credit-code': 400,
  'credit-code-taken': 409,
  'reason-needed': 400,
  'proof-needed': 400,
  'not-vetted': 409,
  'not-your-provider': 403,
  'no-such-account': 404,
  'wrong-visit-code': 403,
  'codes-spent': 403,
  'already-rated': 409,
  'rating-closed': 409,
  'link-gone': 404,
  'not-to-take-over': 409,
  'already-replied': 409,
  'already-hidden': 409,
  'call-back-closed': 409,
  'nobody-answered': 400,
  'wrong-complaint-state': 409,
  'not-a-mediator': 400,
  'wrong-month': 400,
  'still-has-rows': 409,
  'grant-spent': 409,
  'population-missing': 409,
  'group-not-known': 409,
  'nobody-counts': 422,
  'one-of-sites-and-budget': 400,
  'no-sites-for-all': 400,
  'only-sites': 400,
  'capacities-only-for-most': 400,
  'group-and-weights': 400,
  'capacities-and-weights': 400,
  'invalid-parcel': 400,
  'too-many-corners': 400,
  'candidate-columns': 400,
  'candidate-line': 400,
  'candidate-outside': 422,
  'no-candidates': 422,
  'too-many-candidates': 422,
  'too-many-pairs': 422,
  'more-sites-than-candidates': 422,
  'budget-below-every-cost': 422,
  'out-of-reach': 422,
  'too-few-sites': 422,
  'sites-not-found': 422,
  'siting-cancelled': 409,
  'siting-broke': 500,
  'siting-queue-full': 503,
  'too-many-sitings': 429,
  'unknown-siting': 404,
  'siting-lost': 410,
  'siting-forgotten': 410,
  'unknown-scenario': 404,
  'too-many-scenarios': 409,
  'scenario-too-large': 413,
  'scenario-of-other-region': 422,
  'feature-unlike-change': 400,
  'changes-missing': 400,
  'change-unknown-facility': 422,
  'change-id-taken': 422,
  'change-unknown-category': 422,
  'change-not-larger': 422,
  'change-outside-region': 422,
  'change-facility-joins-nothing': 422,
  'change-no-closed-gate-near': 422,
  'change-no-street-near': 422,
  'change-path-joins-nothing': 422,
  'change-path-too-short': 422,
  'change-path-too-long': 422,
  'not-ready': 503,
  internal: 500,
};

/** Thrown by parsers and handlers; the error handler writes the answer. */
export class Refusal extends Error {
  readonly key: ProblemKey;
  readonly quoted: Quoted;
  readonly suggestion: Record<string, unknown> | undefined;

  constructor(key: ProblemKey, quoted: Quoted = {}, suggestion?: Record<string, unknown>) {
    super(key);
    this.key = key;
    this.quoted = quoted;
    this.suggestion = suggestion;
  }
}

/** `lang` where given, else the first of Accept-Language that we speak, else Chinese. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as Record<string, unknown> | undefined)?.lang;
  const accepted = String(request.headers['accept-language'] ?? '').split(',');
  for (const candidate of [asked, ...accepted]) {
    if (typeof candidate !== 'string') continue;
    if (/^\s*en/i.test(candidate)) return 'en';
    if (/^\s*zh/i.test(candidate)) return 'zh-CN';
  }
  return 'zh-CN';
}

/** As it is sent, and as it stands in answers about something that went wrong elsewhere. */
export function problemOf(
  language: Language,
  key: ProblemKey,
  quoted: Quoted,
  suggestion?: Record<string, unknown>,
): Problem {
  const title = key.replaceAll('-', ' ');
  return {
    type: `urn:jinlin:problem:${key}`,
    title,
    status: problemStatus[key],
    code: key,
    detail: problemSentence(language, key, quoted),
    ...(suggestion ? { suggestion } : {}),
  };
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  key: ProblemKey,
  quoted: Quoted = {},
  suggestion?: Record<string, unknown>,
): FastifyReply {
  const language = languageOf(request);
  const problem = problemOf(language, key, quoted, suggestion);
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}

/** The one error handler. What is not a refusal is a bug: logged without the query string, told without detail. */
export function handleError(
  error: FastifyError | Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof Refusal)
    return sendProblem(request, reply, error.key, error.quoted, error.suggestion);
  const status = (error as FastifyError).statusCode ?? 500;
  if (status === 503) return sendProblem(request, reply, 'too-busy');
  if (status === 404) return sendProblem(request, reply, 'not-found', { value: pathOf(request) });
  if (status < 500) return sendProblem(request, reply, 'bad-request', { value: error.message });
  request.log.error({ name: error.name, stack: withoutPositions(error.stack) }, 'unexpected error');
  return sendProblem(request, reply, 'internal');
}

/** A bug's own words may hold a position: decimals are blotted out, line numbers stay. */
function withoutPositions(stack: string | undefined): string | undefined {
  return stack?.replace(/\d+\.\d+/g, '#');
}

/** Addresses that the router itself cannot read. */
export function handleUnroutable(
  _error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  sendProblem(request, reply, 'not-found', { value: pathOf(request).slice(0, 80) });
}

/** Bytes that are no HTTP request. Nothing is logged: what could be read of them may hold a position. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem = problemOf(
    'zh-CN',
    error.code === 'HPE_HEADER_OVERFLOW' ? 'too-long' : 'bad-request',
    { value: 'HTTP' },
  );
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'content-type: application/problem+json; charset=utf-8',
    'content-language: zh-CN',
    'cache-control: no-store',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** The address without its query: positions stand in queries, and queries stay out of logs and answers. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0]!;
}
