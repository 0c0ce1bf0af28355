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
    };

export const readerOf = (task: Unread): Actor =>
  task.kind === 'local' ? task.sid : task.command.client;
