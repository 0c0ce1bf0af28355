import { MediaQuery } from 'svelte/reactivity';
import type { Actor } from '../../simulation/actor.ts';
import { arrange } from '../../views/stage/arrangement.ts';
import { boxAround, type Box, type Point, type Size } from '../../views/stage/box.ts';
import { placeClients, type ClientHome } from '../../views/stage/clients.ts';
import { placesOf } from '../../views/stage/lane.ts';
import {
  INBOX_ROW,
  inboxesOf,
  placeInbox,
  tetherOf,
  type InboxPlace,
} from '../../views/stage/inbox.ts';
import { linkMarks, wayStates, type WayState } from '../../views/stage/link-marks.ts';
import { linkOutlines, quorumPairs } from '../../views/stage/links.ts';
import { keepEqual } from '../../views/stage/keep-equal.ts';
import { placeLabels } from '../../views/stage/message-labels.ts';
import { placeMessages } from '../../views/stage/messages.ts';
import { ringLayout, serverBox } from '../../views/stage/ring.ts';
import { healthOf, serverFace, type ServerFace } from '../../views/stage/server-face.ts';
import { timersOf } from '../../views/stage/timers.ts';
import { textWidth } from '../../views/stage/text-width.ts';
import { wallsOf, type Wall } from '../../views/stage/walls.ts';
import type { Lab } from '../lab.svelte.ts';
import { cutTime } from './cut-time.ts';
import type { Tools } from './tools.svelte.ts';

/** The part of the ring's radii that is its middle, where most messages pass. */
const MIDDLE = 1.1;
const TOUCH_ROW = 49;
const CLOCK = '00:00';
const LONGEST_VOTE = '9 (99, 99:999)';

/** Of words beside a wall. */
const sizeOf = (text: string) => ({ width: Math.ceil(textWidth(text, 13)), height: 17 });

interface Placed {
  readonly box: InboxPlace;
  /** A line from the list to whom it belongs. */
  readonly tether: string;
}

/**
 * Where everything on the stage is at the moment that the lab shows. The world is changed in place, so what changes seldom
 * hangs on a number or a text that says all it depends on: while that stays equal, nothing is placed anew.
 */
export class Scene {
  readonly #lab: () => Lab;
  readonly #tools: () => Tools;
  readonly #size: () => Size;

  constructor(lab: () => Lab, tools: () => Tools, size: () => Size) {
    this.#lab = lab;
    this.#tools = tools;
    this.#size = size;
  }

  readonly #frame = $derived.by(() => this.#lab().frame);
  readonly #words = $derived.by(() => this.#lab().words.stage);
  readonly #servers = $derived(this.#frame.world.peers.length);
  readonly #hasClients = $derived(this.#frame.world.clients.size > 0);
  readonly #width = $derived.by(() => this.#size().width);
  readonly #height = $derived.by(() => this.#size().height);

  readonly #ring = $derived(
    ringLayout(this.#width, this.#height, this.#servers, this.#hasClients, {
      roles: [...Object.values(this.#words.roles), this.#words.readOnly, this.#words.leaving],
      last: this.#words.last,
      vote: this.#words.votes(LONGEST_VOTE),
    }),
  );

  readonly #moved = $derived.by(() => this.#tools().arrangement.moved(this.#servers));
  readonly ring = $derived(arrange(this.#ring, this.#moved, this.#words.votes(LONGEST_VOTE)));

  readonly #homes = $derived(
    JSON.stringify(
      [...this.#frame.world.clients.values()].map(({ name, server }) => ({ name, server })),
    ),
  );
  readonly clients = $derived.by(() => {
    const homes = JSON.parse(this.#homes) as readonly ClientHome[];
    return placeClients(this.ring, homes);
  });
  readonly places = $derived(placesOf(this.ring, this.clients));

  readonly #pairs = $derived(quorumPairs(this.#frame.world.connections.values()).join(' '));
  readonly links = $derived(linkOutlines(this.ring, this.#pairs.split(' ')));

  readonly #keeper = $derived(
    this.#frame.world.peers.find(({ up, role }) => up && role === 'leading')?.sid ?? null,
  );
  readonly #cuts = $derived([...this.#frame.world.cuts].sort().join('\n'));
  readonly #cordoned = $derived(
    wallsOf(
      this.ring,
      this.#cuts === '' ? [] : this.#cuts.split('\n'),
      this.#keeper,
      this.places,
      sizeOf(this.#words.cutSince(CLOCK)),
      sizeOf(this.#words.cutWay('9', '9')),
      this.clients,
      (a, b) => this.#linked(a, b),
    ),
  );
  /** Servers all have links; a client has the one to its server. */
  #linked(a: string, b: string): boolean {
    const client = this.clients.find(({ name }) => name === a || name === b);
    return client === undefined || String(client.server) === (client.name === a ? b : a);
  }

  readonly walls = $derived(this.#cordoned.walls);

  #faces: readonly ServerFace[] = [];
  /** In most frames few servers change: whose face does not stays the same object. */
  readonly faces = $derived.by(() => {
    const { world } = this.#frame;
    this.#faces = world.peers.map((peer, i) =>
      keepEqual(this.#faces[i], serverFace(peer, this.ring, healthOf(world, peer.sid))),
    );
    return this.#faces;
  });

  readonly glyphs = $derived.by(() =>
    placeMessages(
      this.#frame.world,
      this.#frame.at,
      this.places,
      this.#cordoned.stops,
      !this.#lab().reducedMotion,
    ),
  );
  readonly #standing = $derived([
    ...this.ring.servers.flatMap((server) => [serverBox(server, this.ring.radius), server.label]),
    ...this.clients.map((client) => client.box),
    ...this.walls.flatMap((wall) => [...(wall.label ? [wall.label] : []), ...wall.marks]),
  ]);

  readonly #states = $derived(JSON.stringify(wayStates(this.#frame.world)));
  /** What is special on links. */
  readonly linkMarks = $derived.by(() => {
    const states = JSON.parse(this.#states) as WayState[];
    const votes = states.length === 0 ? [] : this.#votes();
    return linkMarks(states, this.places, this.#words, [...this.#standing, ...votes], {
      x: 2,
      y: 2,
      width: this.ring.width - 4,
      height: this.ring.height - 4,
    });
  });

  /** Where votes are written now. */
  #votes(): readonly Box[] {
    return this.faces.flatMap(({ vote, place }) => (vote === null ? [] : (place.vote ?? [])));
  }

  readonly #obstacles = $derived([
    ...this.#standing,
    ...this.linkMarks.marks.map(({ box }) => box),
    ...this.ring.servers.flatMap((server) => server.vote ?? []),
  ]);
  readonly labels = $derived(
    placeLabels(this.glyphs, this.#obstacles, {
      x: 2,
      y: 2,
      width: this.ring.width - 4,
      height: this.ring.height - 4,
    }),
  );

  /** From the stage's units to the screen, px. */
  toScreen({ x, y }: Point): Point {
    const { k, ...off } = this.#tools().view;
    const scale = this.ring.scale * k;
    return { x: x * scale + off.x, y: y * scale + off.y };
  }

  /** Each inbox with held messages, then the timers of the selected server, with their places on the screen, px. */
  readonly lists = $derived.by(() => {
    const inboxes = inboxesOf(this.#frame.world, this.#frame.at);
    const timed = this.#timed;
    if (inboxes.length === 0 && timed === null) return { inboxes: [], timers: null };
    const scale = this.ring.scale * this.#tools().view.k;
    const stage = { x: 2, y: 2, width: this.#width - 4, height: this.#height - 4 };
    const shown = (box: Box): Box => ({
      ...this.toScreen(box),
      width: box.width * scale,
      height: box.height * scale,
    });
    const taken = [...this.#standing, ...this.#votes()].map(shown);
    const { centre, radiusX, radiusY, servers } = this.ring;
    const middle = shown(boxAround(centre, radiusX * MIDDLE, radiusY * MIDDLE));
    const place = (actor: Actor, count: number, wider: number): Placed | null => {
      const owner = this.places.get(String(actor));
      if (owner === undefined) return null;
      const others = servers
        .filter(({ sid }) => sid !== actor)
        .map((at) => ({ ...this.toScreen(at), reach: this.ring.radius * scale }));
      const at = { ...this.toScreen(owner), reach: owner.reach * scale };
      const box = placeInbox(at, count, others, taken, stage, { row: this.row, middle, wider });
      taken.push(box);
      return { box, tether: tetherOf(box, at) };
    };
    return {
      inboxes: inboxes.flatMap((inbox) => {
        const placed = place(inbox.owner, inbox.envelopes.length, 0);
        return placed === null ? [] : [{ inbox, ...placed }];
      }),
      timers: timed === null ? null : { ...timed, ...place(timed.server, timed.all.length, 20)! },
    };
  });

  readonly #timed = $derived.by(() => {
    const { selection } = this.#lab();
    if (selection?.kind !== 'server') return null;
    const peer = this.#frame.world.peers[selection.server - 1];
    const all = peer?.up === true ? timersOf(peer) : [];
    return all.length === 0 ? null : { server: selection.server, all };
  });

  /** The height of a row that is pressed, px. */
  get row(): number {
    return this.#coarse.current ? TOUCH_ROW : INBOX_ROW;
  }

  readonly #coarse = new MediaQuery('pointer: coarse');

  /** The words beside a wall. */
  cutWords({ stands, link }: Wall): string {
    if (link !== null) {
      return this.#words[link.bothWays ? 'cutLink' : 'cutWay'](link.from, link.to);
    }
    const since = cutTime(this.#lab(), stands);
    return since === null ? this.#words.cut : this.#words.cutSince(since);
  }
}
