import type { Client } from '../client/client-state.ts';
import type { ResourceUse } from '../client/programs/holding.ts';
import { onProgramVerdict } from '../client/programs/programs.ts';
import { schedule } from '../kernel/event-queue.ts';
import { between } from '../kernel/random.ts';
import type { Zxid } from '../zab/zxid.ts';
import type { WorldHost } from './host.ts';
import type { World } from './world.ts';

/** Uses that a resource remembers. */
const USES_MAX = 8;

export interface PastUse {
  readonly client: string;
  readonly at: number;
  readonly use: ResourceUse;
  readonly accepted: boolean;
}

/** Something beside the ensemble that a lock guards: a store that refuses whoever comes with an older token than it has seen. */
export interface Resource {
  /** The highest token of a write that it has accepted; 0: none yet. */
  highest: Zxid;
  /** The last uses, the latest last. Immutable. */
  uses: readonly PastUse[];
  /** Verdicts that their clients, being paused, have not read. Immutable. */
  unread: readonly Verdict[];
}

export interface Verdict {
  readonly client: string;
  readonly use: ResourceUse;
  readonly accepted: boolean;
  readonly cause: number;
}

/** The client has sent its use off: it arrives after the time of the network, whatever becomes of the client. */
export function sendUse(world: World, host: WorldHost, client: Client, use: ResourceUse): void {
  const { resource, lock, node, token, as } = use;
  const cause = host.emit({
    kind: 'resource-asked',
    who: client.name,
    rule: 'resource.use',
    resource,
    lock,
    node,
    token,
    as,
  });
  const task = { kind: 'resource-use', client: client.name, use, cause } as const;
  schedule(world.queue, world.now + delayUs(world, client), task);
}

/** A use arrives: one without a token, or with one that is not older than all it has seen, is accepted. */
export function judgeUse(world: World, host: WorldHost, name: string, use: ResourceUse): void {
  const resources = (world.resources ??= new Map<string, Resource>());
  const resource = resources.get(use.resource) ?? { highest: 0, uses: [], unread: [] };
  resources.set(use.resource, resource);
  const { highest } = resource;
  const { lock, node, token, as } = use;
  const accepted = token === null || token >= highest;
  if (accepted && token !== null && as === 'write') resource.highest = token;
  const past = { client: name, at: world.now, use, accepted };
  resource.uses = [...resource.uses, past].slice(-USES_MAX);
  const cause = host.emit({
    kind: 'resource-used',
    who: name,
    rule: token === null ? 'resource.no-token' : 'resource.fencing',
    resource: use.resource,
    lock,
    node,
    token,
    as,
    highest,
    accepted,
  });
  const client = world.clients.get(name);
  if (client === undefined) return;
  const verdict = { client: name, use, accepted, cause };
  schedule(world.queue, world.now + delayUs(world, client), { kind: 'resource-verdict', verdict });
}

/** A verdict is back. Whoever is paused reads it once it goes on. */
export function tellVerdict(world: World, host: WorldHost, verdict: Verdict): void {
  const { client: name, use, accepted, cause } = verdict;
  const client = world.clients.get(name);
  if (client === undefined) return;
  if (world.paused.has(name)) {
    const resource = world.resources!.get(use.resource)!;
    resource.unread = [...resource.unread, verdict];
    return;
  }
  host.cause = cause;
  onProgramVerdict(client, host, use, accepted);
}

/** A client goes on: what it has not read comes first. */
export function tellUnread(world: World, name: string): void {
  for (const resource of world.resources?.values() ?? []) {
    const due = resource.unread.filter(({ client }) => client === name);
    if (due.length === 0) continue;
    resource.unread = resource.unread.filter(({ client }) => client !== name);
    for (const verdict of due) {
      schedule(world.queue, world.now, { kind: 'resource-verdict', verdict });
    }
  }
}

const delayUs = ({ setup: { latencyUs } }: World, { random }: Client): number =>
  between(random, latencyUs.min, latencyUs.max);
