/** A password of four words that nobody else's demo has. */
import { randomInt } from 'node:crypto';

const words =
  'amber bamboo canal ferry ginger harbour island jasmine kapok lantern lychee mango marble monsoon orchid osmanthus paddle pagoda papaya pavilion pepper pomelo rattan river saffron sparrow temple thunder velvet walnut willow zither'.split(
    ' ',
  );

export function inventedPassword(): string {
  return Array.from({ length: 4 }, () => words[randomInt(words.length)]).join(' ');
}
