/** A constant rate of circles over HTTP. Times run from when a request was due, so a slow answer is not forgiven its queue. */
import { Agent, get } from 'node:http';
import type { Position } from '../../server/geo/position.ts';
import { reportTimes } from './figures.ts';

export async function benchLoad(
  address: string,
  origins: readonly Position[],
  perSecond: number,
  seconds: number,
  data: string,
  beside = '',
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const total = perSecond * seconds;
  const times: number[] = [];
  const answers: Promise<void>[] = [];
  const began = performance.now() + 50;
  for (let i = 0; i < total;) {
    const due = began + (i * 1000) / perSecond;
    if (performance.now() < due) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      continue;
    }
    const [lng, lat] = origins[i % origins.length]!;
    const warm = i < perSecond;
    answers.push(
      ask(`${address}/api/v1/circle?lng=${lng}&lat=${lat}&minutes=15`, agent).then(
        () => void (warm || times.push(performance.now() - due)),
      ),
    );
    i++;
  }
  await Promise.all(answers);
  agent.destroy();
  reportTimes(`circle over HTTP${beside}, ${perSecond}/s offered for ${seconds} s`, times, data, [
    undefined,
    60,
  ]);
}

function ask(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 200
          ? resolve()
          : reject(new Error(`${url} answered ${response.statusCode}`)),
      );
      response.on('error', reject);
    }).on('error', reject);
  });
}
