import type { Notification, Role } from '../messages.ts';
import type { Sid, Vote } from '../vote.ts';

/** A vote as it lies on a server's table. */
export interface HeardVote {
  readonly vote: Vote;
  readonly electionEpoch: number;
  readonly state: Role;
}

/** Fast leader election at one server (`FastLeaderElection`). Memory only: a crash loses all of it. */
export interface Election {
  /** The round, `logicalclock`: 0 when the process starts, +1 at each look for a leader. */
  round: number;
  /** This server's own vote at the start of the look. */
  initial: Vote;
  proposal: Vote;
  /** Votes of this round, by sender (`recvset`). */
  heard: Map<Sid, HeardVote>;
  /** Votes of settled servers, by sender (`outofelection`). */
  settled: Map<Sid, HeardVote>;
  /** Waiting finalizeWait for a better vote than the one a quorum agrees on. */
  finalWait: boolean;
  timeoutMs: number;
  /** The outcome that a settled server answers with: leader, round of that election, epoch (refreshed after sync). */
  current: { readonly vote: Vote; readonly electionEpoch: number };
}

/** One-slot mailboxes and connections for notifications (`QuorumCnxManager`), by destination. */
export interface Mail {
  /** Open connections that this end believes in. */
  connections: Map<Sid, number>;
  /** Connections being dialled. */
  dialling: Map<Sid, number>;
  /** At most one undelivered notification for each destination: a newer one overwrites it. */
  waiting: Map<Sid, Notification>;
  /** Sent again when a connection opens and nothing waits. */
  lastSent: Map<Sid, Notification>;
}

export const copyElection = (election: Election): Election => ({
  ...election,
  heard: new Map(election.heard),
  settled: new Map(election.settled),
});

export const copyMail = (mail: Mail): Mail => ({
  connections: new Map(mail.connections),
  dialling: new Map(mail.dialling),
  waiting: new Map(mail.waiting),
  lastSent: new Map(mail.lastSent),
});
