import { placeClients, type ClientHome } from '../../views/stage/clients.ts';
import { placesOf } from '../../views/stage/lane.ts';
import { inboxesOf, placeInbox } from '../../views/stage/inbox.ts';
import { linkOutlines, quorumPairs } from '../../views/stage/links.ts';
import { placeLabels } from '../../views/stage/message-labels.ts';
import { placeMessages } from '../../views/stage/messages.ts';
import { ringLayout, serverBox } from '../../views/stage/ring.ts';
import { serverFace } from '../../views/stage/server-face.ts';
import { textWidth } from '../../views/stage/text-width.ts';
import { wallsOf, type Wall } from '../../views/stage/walls.ts';
import type { Lab } from '../lab.svelte.ts';
import { cutTime } from './cut-time.ts';

const CLOCK = '00:00';

/**
 * Where everything on the stage is at the moment that the lab shows. The world is changed in place, so what changes seldom
 * hangs on a number or a text that says all it depends on: while that stays equal, nothing is placed anew.
 */
export class Scene {
  readonly #lab: () => Lab;
  readonly #size: () => { readonly width: number; readonly height: number };

  constructor(lab: () => Lab, size: () => { readonly width: number; readonly height: number }) {
    this.#lab = lab;
    this.#size = size;
  }

  readonly #frame = $derived.by(() => this.#lab().frame);
  readonly #words = $derived.by(() => this.#lab().words.stage);
  readonly #servers = $derived(this.#frame.world.peers.length);
  readonly #hasClients = $derived(this.#frame.world.clients.size > 0);
  readonly #width = $derived.by(() => this.#size().width);
  readonly #height = $derived.by(() => this.#size().height);

  readonly ring = $derived(
    ringLayout(this.#width, this.#height, this.#servers, this.#hasClients, {
      roles: Object.values(this.#words.roles),
      last: this.#words.last,
      vote: this.#words.votes('9 (99, 99:999)'),
    }),
  );

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
      { width: Math.ceil(textWidth(this.#words.cutSince(CLOCK), 13)), height: 17 },
      this.clients.map((client) => client.box),
    ),
  );
  readonly walls = $derived(this.#cordoned.walls);

  readonly faces = $derived(
    this.#frame.world.peers.map((peer) =>
      serverFace(peer, this.ring, this.#frame.world.paused.has(peer.sid)),
    ),
  );

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
    ...this.walls.flatMap((wall) => [wall.label, ...wall.marks]),
  ]);
  readonly #obstacles = $derived([
    ...this.#standing,
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

  /** Each inbox with held messages, and its place on the screen, px. */
  readonly inboxes = $derived.by(() => {
    const { scale } = this.ring;
    const stage = { x: 2, y: 2, width: this.#width - 4, height: this.#height - 4 };
    const votes = this.faces.flatMap((face) => (face.vote === null ? [] : (face.place.vote ?? [])));
    const taken = [...this.#standing, ...votes].map(({ x, y, width, height }) => ({
      x: x * scale,
      y: y * scale,
      width: width * scale,
      height: height * scale,
    }));
    return inboxesOf(this.#frame.world, this.#frame.at).flatMap((inbox) => {
      const owner = this.places.get(String(inbox.owner));
      if (owner === undefined) return [];
      const at = { x: owner.x * scale, y: owner.y * scale, reach: owner.reach * scale };
      const others = this.ring.servers
        .filter(({ sid }) => sid !== inbox.owner)
        .map(({ x, y }) => ({ x: x * scale, y: y * scale, reach: this.ring.radius * scale }));
      const box = placeInbox(at, inbox.envelopes.length, others, taken, stage);
      taken.push(box);
      return [{ inbox, box }];
    });
  });

  /** The words beside a wall. */
  cutWords({ stands }: Wall): string {
    const since = cutTime(this.#lab(), stands);
    return since === null ? this.#words.cut : this.#words.cutSince(since);
  }
}
