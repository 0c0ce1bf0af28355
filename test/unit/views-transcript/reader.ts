/** Somebody who has not seen the picture, and reads the lines of a transcript: what they know of each thing that is drawn. */
import type { Actor } from '../../../src/simulation/actor.ts';
import type { Command } from '../../../src/simulation/command.ts';
import type { Event, EventOf, Message } from '../../../src/simulation/facts.ts';
import { serverCount } from '../../../src/simulation/configuration.ts';
import type { Setup } from '../../../src/simulation/setup.ts';
import { showZxid, zxidOf } from '../../../src/zab/zxid.ts';
import type { Role } from '../../../src/zab/messages.ts';
import { messageLabel, voteLabel } from '../../../src/views/marks/label.ts';
import type { ShownRole } from '../../../src/views/marks/role.ts';

/** A message on its way, as a line names it. */
export const flight = (from: Actor, to: Actor, message: Message): string =>
  `${from} > ${to} ${messageLabel(message)}`;

/** Both directions of each pair, unless the line says that it is about one. */
const waysOf = ({ rule, pairs }: EventOf<'cut' | 'healed'>): readonly string[] =>
  pairs.flatMap(([a, b]) => (rule.endsWith('-way') ? [`${a}>${b}`] : [`${a}>${b}`, `${b}>${a}`]));

const shown = (role: Role): ShownRole => (role === 'leading' ? 'leader' : role);

/** So many entries of a log have a square on the stage. */
export const SQUARES = 8;

/** What the stage and space-time draw at a moment, or what somebody knows of it. */
export interface Shown {
  /** On their way, keep-alives excepted. */
  readonly messages: readonly string[];
  readonly cuts: readonly string[];
  readonly links: readonly string[];
  readonly servers: Readonly<Record<string, string>>;
  readonly clients: Readonly<Record<string, string>>;
}

interface Entry {
  readonly zxid: number;
  onDisk: boolean;
}

export interface KnownServer {
  vote: string | null;
  round: number;
  log: readonly Entry[];
  committed: number;
  /** The snapshot that it has in memory and not yet on its disk; null for none. */
  installing: number | null;
  role: ShownRole;
  acceptedEpoch: number;
  currentEpoch: number;
  readOnly: boolean;
  /** It gives its role up, and does not look for a leader yet: it writes its log out first, or is an observer that waits a little. */
  leaves: boolean;
  refuses: boolean;
}

export class Reader {
  /** `1 > 2 PROPOSAL (1,3)`: what was sent and has neither come nor been lost. */
  readonly flying: string[] = [];
  readonly held = new Set<number>();
  readonly cuts = new Set<string>();
  readonly paused = new Set<Actor>();
  readonly servers = new Map<Actor, KnownServer>();
  /** What a client's line says of its session: the last thing that happened to it. */
  readonly clients = new Map<string, string>();
  readonly links = new Map<string, string>();
  readonly disks = new Map<Actor, string>();
  readonly drifts = new Map<Actor, number>();

  /** What a transcript's title says: who takes part. */
  constructor(setup: Setup) {
    for (let sid = 1; sid <= serverCount(setup); sid++) this.#server(sid);
    for (const { name } of setup.clients) this.clients.set(name, 'connecting');
  }

  #server(sid: Actor): KnownServer {
    let known = this.servers.get(sid);
    if (known === undefined) {
      known = {
        role: 'down',
        vote: null,
        round: 0,
        log: [],
        committed: 0,
        installing: null,
        acceptedEpoch: 0,
        currentEpoch: 0,
        readOnly: false,
        leaves: false,
        refuses: false,
      };
      this.servers.set(sid, known);
    }
    return known;
  }

  read(event: Event): void {
    switch (event.kind) {
      case 'sent':
        this.flying.push(flight(event.who, event.to, event.message));
        return;
      case 'delivered':
      case 'lost':
        this.#land(flight(event.from, event.who, event.message));
        return;
      case 'tampered': {
        const text = flight(event.from, event.to, event.message);
        if (event.what === 'duplicate') this.flying.push(text);
        if (event.what === 'drop' && event.rule === 'bus.unsafe') this.#land(text);
        return;
      }
      case 'held':
        this.held.add(event.envelope);
        return;
      case 'cut':
        for (const way of waysOf(event)) this.cuts.add(way);
        return;
      case 'healed':
        for (const way of waysOf(event)) this.cuts.delete(way);
        return;
      case 'paused':
        this.paused.add(event.who);
        return;
      case 'resumed':
        this.paused.delete(event.who);
        return;
      case 'commanded':
        this.#obey(event.command);
        return;
      default:
        if (typeof event.who === 'string') this.#readClient(event, event.who);
        else if (event.who !== null) this.#readServer(event, this.#server(event.who));
    }
  }

  #land(text: string): void {
    const place = this.flying.indexOf(text);
    if (place >= 0) this.flying.splice(place, 1);
  }

  #readServer(event: Event, server: KnownServer): void {
    this.#readLog(event, server);
    switch (event.kind) {
      case 'started':
        server.role = 'looking';
        server.acceptedEpoch = event.acceptedEpoch;
        server.currentEpoch = event.currentEpoch;
        server.refuses = false;
        return;
      case 'start-refused':
        server.refuses = true;
        server.role = 'down';
        return;
      case 'crashed':
      case 'exited':
      case 'disk-failed':
        server.role = 'down';
        server.leaves = false;
        server.readOnly = false;
        this.paused.delete(event.who);
        return;
      case 'left':
        server.leaves = true;
        return;
      case 'became-looking':
        server.leaves = false;
        server.role = 'looking';
        server.round = event.round;
        server.vote = voteLabel(event.vote);
        return;
      case 'round-advanced':
        server.round = event.round;
        return;
      case 'vote-changed':
        server.vote = voteLabel(event.vote);
        return;
      case 'decided':
      case 'phase-entered':
        server.leaves = false;
        server.role = shown(event.role);
        return;
      case 'stood-alone':
        server.role = 'leader';
        return;
      case 'epoch-written':
        server[event.file] = event.epoch;
        return;
      case 'wiped':
        server.acceptedEpoch = server.currentEpoch = 0;
        server.refuses = false;
        return;
      case 'repaired':
        server.acceptedEpoch = event.acceptedEpoch;
        server.currentEpoch = event.currentEpoch;
        return;
      case 'read-only-began':
        server.readOnly = true;
        return;
      case 'read-only-ended':
        server.readOnly = false;
        return;
      default:
    }
  }

  #readLog(event: Event, server: KnownServer): void {
    const without = (gone: readonly number[]): void => {
      server.log = server.log.filter(({ zxid }) => !gone.includes(zxid));
    };
    switch (event.kind) {
      case 'logged':
        server.log = [...server.log, { zxid: event.zxid, onDisk: false }];
        return;
      case 'fsynced':
        for (const entry of server.log) if (entry.zxid <= event.zxid) entry.onDisk = true;
        return;
      case 'crashed':
        server.committed = 0;
        without(event.lost);
        for (const entry of server.log) entry.onDisk = true;
        return;
      case 'tail-lost':
        return without(event.lost);
      case 'exited':
      case 'disk-failed':
        server.committed = 0;
        server.log = server.log.filter(({ onDisk }) => onDisk);
        return;
      case 'truncated':
        return without(event.removed);
      case 'repaired':
        return without(event.cut);
      case 'wiped':
        server.log = [];
        return;
      case 'snapshot-installed':
        server.installing = event.zxid;
        return;
      case 'epoch-written': {
        const { installing } = server;
        if (event.file !== 'currentEpoch' || installing === null) return;
        server.log = server.log.filter(({ zxid }) => zxid <= installing);
        server.installing = null;
        return;
      }
      case 'committed':
        server.committed = event.zxid;
        return;
      case 'applied':
        // What a learner applies while it is synchronized it does not know to be committed yet.
        if (event.rule === 'broadcast.deliver') server.committed = event.zxid;
        return;
      case 'established':
        server.committed = zxidOf(event.epoch, 0);
        return;
      case 'stood-alone':
      case 'up-to-date':
        server.committed = event.last;
        return;
      default:
    }
  }

  #readClient(event: Event, client: string): void {
    switch (event.kind) {
      case 'started':
      case 'client-connecting':
      case 'client-disconnected':
        this.clients.set(client, 'connecting');
        return;
      case 'crashed':
        this.clients.delete(client);
        this.paused.delete(client);
        for (const way of this.cuts) if (way.split('>').includes(client)) this.cuts.delete(way);
        return;
      case 'client-connected': {
        const reads = event.rule === 'client.reads-only';
        this.clients.set(client, reads ? 'readsOnly' : `at ${event.server}`);
        return;
      }
      case 'client-expired':
        this.clients.set(client, 'expired');
        return;
      case 'client-closed':
        this.clients.set(client, 'closed');
        return;
      case 'client-auth-failed':
        this.clients.set(client, 'authFailed');
        return;
      default:
    }
  }

  /** What is drawn of a command is what it asked for. */
  #obey(command: Command): void {
    switch (command.do) {
      case 'set-link': {
        const { from, to, latencyUs, lossPermille } = command;
        const pace = latencyUs === null ? '' : `${latencyUs.min} to ${latencyUs.max}`;
        if (pace === '' && lossPermille === 0) this.links.delete(`${from}>${to}`);
        else this.links.set(`${from}>${to}`, `${pace} ${lossPermille}`);
        return;
      }
      case 'set-disk': {
        const { server, state, fsyncUs } = command;
        this.disks.set(server, state === 'ok' && fsyncUs !== null ? 'slow' : state);
        return;
      }
      case 'add-client':
        if (!this.clients.has(command.client.name))
          this.clients.set(command.client.name, 'connecting');
        return;
      case 'set-clock':
        this.drifts.set(command.server, command.driftPermille);
        return;
      default:
    }
  }

  /** In the same words as `shownIn` has for what is drawn. */
  known(): Shown {
    const servers = [...this.servers].map(([sid, server]) => {
      const { role, acceptedEpoch, currentEpoch } = server;
      return [
        String(sid),
        [
          server.leaves ? 'leaves' : role,
          `epochs ${acceptedEpoch} ${currentEpoch}`,
          `disk ${this.disks.get(sid) ?? 'ok'}`,
          `clock ${this.drifts.get(sid) ?? 0}`,
          ...(this.paused.has(sid) ? ['paused'] : []),
          ...(server.readOnly ? ['read-only'] : []),
          ...(server.refuses ? ['refuses'] : []),
          ...(role === 'looking' && !server.leaves && server.vote !== '–'
            ? [`round ${server.round}, votes ${server.vote}`]
            : []),
          server.installing === null ? `log ${this.#squares(server)}` : 'installs',
        ].join(', '),
      ] as const;
    });
    return {
      messages: this.flying.toSorted(),
      cuts: [...this.cuts].sort(),
      links: [...this.links].map(([way, text]) => `${way}: ${text}`).sort(),
      servers: Object.fromEntries(servers.sort()),
      clients: Object.fromEntries([...this.clients].sort()),
    };
  }

  /** Who is between two roles, or between the history that it had and a snapshot that is not on its disk yet. */
  between(sid: number): { readonly leaves: boolean; readonly installs: boolean } {
    const { leaves, installing } = this.#server(sid);
    return { leaves, installs: installing !== null };
  }

  #squares({ log, committed }: KnownServer): string {
    return log
      .slice(-SQUARES)
      .map(({ zxid, onDisk }) => {
        const durability = !onDisk ? 'written' : zxid <= committed ? 'committed' : 'on-disk';
        return `${showZxid(zxid)} ${durability}`;
      })
      .join('; ');
  }
}
