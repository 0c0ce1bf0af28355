import type { Sid } from '../zab/vote.ts';
import type { Actor } from './actor.ts';
import type { Message } from './facts.ts';
import type { ToClient } from './tell-client.ts';

/** What passes no link, and waits for its reader while that one is frozen. */
export type Unread =
  /** A server's message to itself. */
  | {
      readonly kind: 'local';
      readonly sid: Sid;
      readonly incarnation: number;
      readonly message: Message;
      readonly cause: number;
    }
  /** What somebody tells a client to do. */
  | {
      readonly kind: 'told';
      readonly command: ToClient;
      readonly cause: number;
    }
  /** A client process begins. */
  | { readonly kind: 'client-start'; readonly client: string };

export function readerOf(task: Unread): Actor {
  switch (task.kind) {
    case 'local':
      return task.sid;
    case 'told':
      return task.command.client;
    case 'client-start':
      return task.client;
  }
}
