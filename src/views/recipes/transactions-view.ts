import type { EventOf } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { childOf, nameOf } from '../../znodes/path.ts';
import { childrenNow, znodeNow } from './at-work.ts';

type Told = EventOf<'transaction-changed'>;

/** One party of a transaction: the coordinator, or a site. */
export interface Party {
  readonly client: string;
  /** What its znode says: its vote as everybody can read it; empty while there is none, null for the coordinator. */
  readonly vote: string | null;
  /** What it has decided; null while it waits. */
  readonly outcome: 'committed' | 'aborted' | null;
}

export interface Transaction {
  readonly node: string;
  readonly begunAt: number;
  readonly parties: readonly Party[];
  /** One party has committed what another has aborted. */
  readonly split: boolean;
}

export interface TransactionsView {
  readonly path: string;
  /** The latest first. */
  readonly transactions: readonly Transaction[];
  readonly committed: number;
  readonly aborted: number;
}

/** Transactions that are shown. */
const TRANSACTIONS_MAX = 4;

function transactionOf(world: World, path: string, told: readonly Told[]): Transaction {
  const coordinator = told.find(({ state }) => state === 'begun')?.who ?? null;
  const sites = childrenNow(world, path);
  const outcomeOf = (client: string): Party['outcome'] => {
    const state = told.findLast(
      (event) => event.who === client && (event.state === 'committed' || event.state === 'aborted'),
    )?.state;
    return state === 'committed' || state === 'aborted' ? state : null;
  };
  const parties: Party[] = [
    ...(coordinator === null
      ? []
      : [{ client: coordinator, vote: null, outcome: outcomeOf(coordinator) }]),
    ...sites.map((client) => ({
      client,
      vote: znodeNow(world, childOf(path, client))?.data ?? '',
      outcome: outcomeOf(client),
    })),
  ];
  const outcomes = new Set(told.map(({ state }) => state));
  return {
    node: nameOf(path),
    begunAt: told[0]!.at,
    parties,
    split: outcomes.has('committed') && outcomes.has('aborted'),
  };
}

/** Two-phased commits: the vote of each site, and what each party made of all votes. */
export function transactionsView(
  world: World,
  path: string,
  told: readonly Told[],
): TransactionsView {
  const byTransaction = new Map<string, Told[]>();
  for (const event of told) {
    const own = byTransaction.get(event.transaction);
    if (own === undefined) byTransaction.set(event.transaction, [event]);
    else own.push(event);
  }
  const count = (wanted: string): number =>
    [...byTransaction.values()].filter((own) => own.some(({ state }) => state === wanted)).length;
  return {
    path,
    transactions: [...byTransaction]
      .slice(-TRANSACTIONS_MAX)
      .reverse()
      .map(([transaction, own]) => transactionOf(world, transaction, own)),
    committed: count('committed'),
    aborted: count('aborted'),
  };
}
