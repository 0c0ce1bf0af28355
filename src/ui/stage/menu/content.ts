import type { Actor } from '../../../simulation/actor.ts';
import { timerName } from '../../../views/marks/timer-name.ts';
import type { Lab } from '../../lab.svelte.ts';
import { envelopeName } from '../names.ts';
import type { Tools } from '../tools.svelte.ts';
import { clientMenu } from './client-menu.ts';
import { linkItems } from './link-menu.ts';
import type { MenuContent } from './menu-item.ts';
import { findEnvelope, messageDetails, messageItems, severalItems } from './message-menu.ts';
import { serverMenu, timerActions, timerItems } from './server-menu.ts';

/** What a menu can be opened for. */
export type Subject =
  | { readonly kind: 'server'; readonly server: number }
  | { readonly kind: 'client'; readonly client: string }
  | { readonly kind: 'link'; readonly a: Actor; readonly b: Actor }
  /** Messages at one place, by their envelopes. */
  | { readonly kind: 'messages'; readonly envelopes: readonly number[] }
  | { readonly kind: 'timers'; readonly server: number }
  | { readonly kind: 'timer'; readonly server: number; readonly timer: string };

/** The menu of `subject` at the moment that the lab shows; null when it is gone. */
export function menuOf(lab: Lab, subject: Subject, tools: Tools): MenuContent | null {
  const { world } = lab.frame;
  const words = lab.lateWords.faults;
  switch (subject.kind) {
    case 'server': {
      const { server } = subject;
      if (world.peers[server - 1] === undefined) return null;
      const items = serverMenu(lab, world, server, tools);
      return { label: lab.words.stage.serverMenu(server), details: [], items };
    }
    case 'client': {
      const client = world.clients.get(subject.client);
      if (client === undefined) return null;
      return {
        label: lab.words.stage.clientMenu(client.name),
        details: [],
        items: clientMenu(lab, world, client.name, client.server),
      };
    }
    case 'link': {
      const { a, b } = subject;
      const label = words.link(String(a), String(b));
      return { label, details: [], items: linkItems(lab, world, a, b) };
    }
    case 'timers': {
      const { server } = subject;
      if (world.peers[server - 1]?.up !== true) return null;
      const items = timerItems(lab, world, server);
      return { label: words.timersOf(server), details: [], items };
    }
    case 'timer': {
      const { server, timer } = subject;
      const timers: ReadonlyMap<string, unknown> = world.peers[server - 1]?.timers ?? new Map();
      if (!timers.has(timer)) return null;
      const label = timerName(timer, words.timer);
      return { label, details: [], items: timerActions(lab, server, timer) };
    }
    case 'messages': {
      const found = subject.envelopes.flatMap((id) => findEnvelope(world, id) ?? []);
      const [first] = found;
      if (first === undefined) return null;
      if (found.length === 1) {
        return {
          label: envelopeName(first.envelope, lab.words.stage),
          details: messageDetails(lab, first),
          items: messageItems(lab, world, first),
        };
      }
      const { from, to } = first.envelope;
      return {
        label: words.severalHere(found.length, `${from} → ${to}`),
        details: [],
        items: severalItems(
          lab,
          world,
          found.map(({ envelope }) => envelope),
        ),
      };
    }
  }
}
