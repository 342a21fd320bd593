/** How long things take: by the wall's clock, and by the processor's. */
import { reportTimes } from './figures.ts';

/** On a machine that others use as well, the processor's time says what the wall clock cannot. */
export class Times {
  readonly wall: number[] = [];
  readonly processor: number[] = [];

  report(name: string, data: string, bound?: number): void {
    reportTimes(name, this.wall, data, [undefined, bound]);
    reportTimes(`${name}, processor`, this.processor, data);
  }
}

export function startWatch(): { stop(times: Times): void } {
  const cpu = process.cpuUsage();
  const began = performance.now();
  return {
    stop: (times) => {
      times.wall.push(performance.now() - began);
      const { user, system } = process.cpuUsage(cpu);
      times.processor.push((user + system) / 1000);
    },
  };
}
