/** Parts of sentences. */

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n} ${n === 1 ? one : many}`;

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

export const number = (n: number): string => NUMBERS[n] ?? String(n);

export const server = (sid: number): string => `server ${sid}`;

export const Server = (sid: number): string => `Server ${sid}`;

/** What makes a quorum where it is no plain majority: groups by weight, two configurations at once, an oracle’s leave. */
export type By = 'groups' | 'both' | 'oracle' | undefined;

export const aQuorum = (by: By): string => (by === undefined ? 'a majority' : 'a quorum');

export const whatItTakes = (need: number, by: By): string =>
  by === 'groups'
    ? 'most of the weight in most of the groups'
    : by === 'both'
      ? 'a quorum of the old configuration and one of the new'
      : number(need);

/** `two of the three it takes` */
export const ofThose = ({ count, need, by }: { count: number; need: number; by: By }): string =>
  by === 'groups' || by === 'both'
    ? `${number(count)}, and it takes ${whatItTakes(need, by)}`
    : `${number(count)} of the ${number(need)} it takes`;

/** `three are a majority` */
export const theyAre = (count: number, by: By): string =>
  by === undefined
    ? `${number(count)} ${count === 1 ? 'is' : 'are'} a majority`
    : {
        groups: 'they have most of the weight in most of the groups',
        both: 'they are a quorum of the old configuration and of the new',
        oracle: 'that is no majority of two, but the oracle lets it decide alone',
      }[by];
