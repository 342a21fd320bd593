/** Scenarios that planners keep: each is its owner's, and readable by whoever has its token. */
import type { FastifyRequest } from 'fastify';
import { DoneSchema } from '../../contract/account.ts';
import {
  ChangeSchema,
  CopyScenarioSchema,
  NewScenarioSchema,
  OpenScenarioSchema,
  ScenarioEditSchema,
  ScenarioFileSchema,
  ScenarioSchema,
  ScenariosSchema,
  SharedScenarioSchema,
  type Change,
} from '../../contract/scenario.ts';
import { changeIn, fileOf } from '../../domain/scenario/file.ts';
import { callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { bodyAs } from '../body.ts';
import { Refusal } from '../errors.ts';
import { onlyKnown, shown, type Query } from '../query.ts';
import {
  answerOf,
  bounded,
  headOf,
  keptScenario,
  readable,
  unknownScenario,
} from '../scenarios/given.ts';
import { answers, described } from '../schemas.ts';

const tags = ['planning'];
const own = { config: { access: 'scenario:edit' } } as const;

export function scenarioRoutes(app: App, parts: Parts): void {
  const { records, regions } = parts;
  const { scenarios } = records;

  const knownRegion = (id: string) => {
    if (!regions().byId(id)) throw new Refusal('unknown-region', { value: shown(id) });
    return id;
  };
  const ownOne = (request: FastifyRequest) => {
    onlyKnown(request.query as Query, []);
    const { id } = request.params as { id: string };
    const scenario = scenarios.read(id, callerOf(request).id);
    // A token opens no step of its owner's.
    if (!scenario || scenario.id !== id) throw unknownScenario(id);
    return scenario;
  };

  app.get(
    '/api/v1/scenarios',
    {
      ...own,
      schema: described(tags, 'The caller’s scenarios, last changed first', ScenariosSchema),
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const list = scenarios.of(callerOf(request).id).map((one) => headOf(one, true));
      return reply.header('cache-control', 'no-store').send({ scenarios: list });
    },
  );

  app.post(
    '/api/v1/scenarios',
    {
      ...own,
      schema: {
        tags,
        summary: 'Keeps a new scenario',
        body: NewScenarioSchema,
        response: { ...answers(ScenarioSchema, 400, 401, 403, 404, 409, 413), 201: ScenarioSchema },
      },
    },
    (request, reply) => {
      const { region, name, changes } = bodyAs(NewScenarioSchema, request.body);
      const content = { region: knownRegion(region), name, changes: bounded(changes) };
      const made = keptScenario(scenarios.add(callerOf(request).id, content), '');
      return reply.code(201).header('cache-control', 'no-store').send(answerOf(made, true));
    },
  );

  app.get(
    '/api/v1/scenarios/:id',
    { ...own, schema: described(tags, 'One of the caller’s scenarios', ScenarioSchema, 404) },
    (request, reply) =>
      reply.header('cache-control', 'no-store').send(answerOf(ownOne(request), true)),
  );

  app.patch(
    '/api/v1/scenarios/:id',
    {
      ...own,
      schema: {
        ...described(tags, 'Changes it; what is absent stays', ScenarioSchema, 404, 409, 413),
        body: ScenarioEditSchema,
      },
    },
    (request, reply) => {
      const { version, name, changes } = bodyAs(ScenarioEditSchema, request.body);
      const { id } = ownOne(request);
      const kept = scenarios.change(callerOf(request).id, id, version, {
        ...(name === undefined ? {} : { name }),
        ...(changes === undefined ? {} : { changes: bounded(changes) }),
      });
      return reply.header('cache-control', 'no-store').send(answerOf(keptScenario(kept, id), true));
    },
  );

  app.delete(
    '/api/v1/scenarios/:id',
    { ...own, schema: described(tags, 'Deletes it; its token ends', DoneSchema, 404) },
    (request, reply) => {
      const { id } = ownOne(request);
      if (!scenarios.remove(callerOf(request).id, id)) throw unknownScenario(id);
      return reply.send({ done: true });
    },
  );

  app.post(
    '/api/v1/scenarios/:id/share',
    {
      ...own,
      schema: described(
        tags,
        'A token to read it by; an earlier one ends',
        SharedScenarioSchema,
        404,
      ),
    },
    (request, reply) => {
      const { id } = ownOne(request);
      const token = scenarios.share(callerOf(request).id, id);
      if (token === null) throw unknownScenario(id);
      return reply.header('cache-control', 'no-store').send({ token });
    },
  );

  app.delete(
    '/api/v1/scenarios/:id/share',
    { ...own, schema: described(tags, 'Ends its token', DoneSchema, 404) },
    (request, reply) => {
      const { id } = ownOne(request);
      if (!scenarios.unshare(callerOf(request).id, id)) throw unknownScenario(id);
      return reply.send({ done: true });
    },
  );

  app.post(
    '/api/v1/scenarios/open',
    {
      config: { access: 'public' },
      schema: {
        ...described(tags, 'Reads one by its token, or one’s own by its id', ScenarioSchema, 404),
        body: OpenScenarioSchema,
      },
    },
    async (request, reply) => {
      const { scenario: reference } = bodyAs(OpenScenarioSchema, request.body);
      const { scenario, isOwn } = await readable(parts, request, reference);
      return reply.header('cache-control', 'no-store').send(answerOf(scenario, isOwn));
    },
  );

  app.post(
    '/api/v1/scenarios/copy',
    {
      ...own,
      schema: {
        tags,
        summary: 'Copies one’s own or a shared one; the copy is the caller’s',
        body: CopyScenarioSchema,
        response: { ...answers(ScenarioSchema, 400, 401, 403, 404, 409), 201: ScenarioSchema },
      },
    },
    (request, reply) => {
      const { scenario: reference, name } = bodyAs(CopyScenarioSchema, request.body);
      const { id: caller } = callerOf(request);
      const from = scenarios.read(reference, caller);
      if (!from) throw unknownScenario(reference);
      const { region, changes } = from;
      const content = { region, changes, name: name ?? from.name };
      const made = keptScenario(scenarios.add(caller, content, 'scenario:copy'), '');
      return reply.code(201).header('cache-control', 'no-store').send(answerOf(made, true));
    },
  );

  app.get(
    '/api/v1/scenarios/:id/file',
    {
      ...own,
      schema: described(tags, 'The scenario as GeoJSON, to be kept', ScenarioFileSchema, 404),
    },
    (request, reply) => {
      const scenario = ownOne(request);
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="scenario-${scenario.id}.geojson"`)
        .type('application/geo+json')
        .send(JSON.stringify(fileOf(scenario)));
    },
  );

  app.post(
    '/api/v1/scenarios/file',
    {
      ...own,
      schema: {
        tags,
        summary: 'Keeps a scenario that such a file holds',
        body: ScenarioFileSchema,
        response: { ...answers(ScenarioSchema, 400, 401, 403, 404, 409, 413), 201: ScenarioSchema },
      },
    },
    (request, reply) => {
      const { jinlin, features } = bodyAs(ScenarioFileSchema, request.body);
      const changes = features.map((feature, i) => changeOf(changeIn(feature), i + 1));
      const content = {
        region: knownRegion(jinlin.region),
        name: jinlin.name,
        changes: bounded(changes),
      };
      const made = keptScenario(
        scenarios.add(callerOf(request).id, content, 'scenario:import'),
        '',
      );
      return reply.code(201).header('cache-control', 'no-store').send(answerOf(made, true));
    },
  );
}

/** The same rules as for a change that is sent; what does not fit is quoted with the feature's number. */
function changeOf(value: unknown, number: number): Change {
  try {
    return bodyAs(ChangeSchema, value);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { name, value: wrong } = error.quoted;
    throw new Refusal('feature-unlike-change', {
      number,
      value: [name, wrong].filter((part) => part !== undefined && part !== '').join(': '),
    });
  }
}
