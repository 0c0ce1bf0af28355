import type { Command } from '../simulation/command.ts';
import type { Event, EventKind, EventOf } from '../simulation/facts.ts';
import type { MicrosRange } from '../simulation/setup.ts';
import { showMessage, showOperation, showSession, showVote, showZxid } from './show-message.ts';

const list = (items: readonly (number | string)[]): string =>
  items.length === 0 ? 'nobody' : items.join(' ');
const zxids = (items: readonly number[]): string =>
  items.length === 0 ? 'nothing' : items.map(showZxid).join(' ');
const pairs = (items: readonly (readonly [number | string, number | string])[]): string =>
  items.length === 0 ? 'nothing' : items.map(([from, to]) => `${from}-${to}`).join(' ');
/** Who counted of how many that are needed: `1 3 (2 of 2)`. */
const count = (who: readonly number[], need: number): string =>
  `${list(who)} (${who.length} of ${need})`;

function showCommand(command: Command): string {
  switch (command.do) {
    case 'crash': {
      const kept = command.keeps === undefined ? '' : ` keeps ${command.keeps}`;
      return `crash ${command.server}${kept}`;
    }
    case 'restart':
    case 'isolate':
    case 'reconnect':
    case 'wipe':
    case 'repair-disk':
      return `${command.do} ${command.server}`;
    case 'cut':
      return `cut ${command.groups.map((group) => group.join(' ')).join(' | ')}`;
    case 'heal':
    case 'check-containers':
    case 'release-all':
      return command.do;
    case 'request':
      return `request ${command.client} ${showOperation(command.operation)}`;
    case 'add-client':
      return `add-client ${command.client.name} ${command.client.program.kind}`;
    case 'remove-client':
    case 'close-client':
    case 'disconnect-client':
    case 'expire-client':
      return `${command.do} ${command.client}`;
    case 'set-program':
      return `set-program ${command.client} ${command.program.kind}`;
    case 'reconnect-client': {
      const to = command.hosts === null ? '' : ` to ${command.hosts.join(' ')}`;
      return `reconnect-client ${command.client}${to}`;
    }
    case 'update-server-list':
      return `${command.do} ${command.client} ${command.hosts.join(' ')}`;
    case 'pause':
    case 'resume':
      return `${command.do} ${command.actor}`;
    case 'damage-disk':
      return `damage-disk ${command.server} ${command.what} ${command.records}`;
    case 'set-oracle':
      return `set-oracle ${command.server} ${command.grants ? 'grants' : 'denies'}`;
    case 'set-disk': {
      const pace = command.fsyncUs === null ? '' : ` fsync ${showRange(command.fsyncUs)}`;
      return `set-disk ${command.server} ${command.state}${pace}`;
    }
    case 'set-clock':
      return `set-clock ${command.server} ${command.driftPermille} permille`;
    case 'fire-timer':
      return `fire-timer ${command.server} ${command.timer}`;
    case 'postpone-timer':
      return `postpone-timer ${command.server} ${command.timer} by ${command.byUs / 1_000} ms`;
    case 'set-link': {
      const pace = command.latencyUs === null ? '' : ` latency ${showRange(command.latencyUs)}`;
      return `set-link ${command.from} to ${command.to}${pace} loss ${command.lossPermille} permille`;
    }
    case 'cut-way':
    case 'heal-way':
    case 'hold-link':
    case 'release-link':
      return `${command.do} ${command.from} to ${command.to}`;
    case 'hold-type':
    case 'release-type':
      return [
        `${command.do} ${command.type}`,
        ...(command.from === undefined ? [] : [`from ${command.from}`]),
        ...(command.to === undefined ? [] : [`to ${command.to}`]),
      ].join(' ');
    case 'delay':
      return `delay ${command.envelope} until ${showTime(command.untilUs)}`;
    case 'deliver':
    case 'hold':
    case 'release':
    case 'drop':
    case 'duplicate':
    case 'overtake':
      return `${command.do} ${command.envelope}`;
  }
}

/** `0.2..0.5 ms`, or `4 ms` when there is no choice. */
const showRange = ({ min, max }: MicrosRange): string =>
  min === max ? `${min / 1_000} ms` : `${min / 1_000}..${max / 1_000} ms`;

/** What follows the kind on the line. */
const details: { readonly [K in EventKind]: (event: EventOf<K>) => string } = {
  commanded: (e) => showCommand(e.command),
  started: (e) =>
    `at ${showZxid(e.last)}, replayed ${e.replayed}, accepted epoch ${e.acceptedEpoch}, current epoch ${e.currentEpoch}`,
  crashed: (e) => `lost ${zxids(e.lost)}`,
  cut: (e) => pairs(e.pairs),
  healed: (e) => pairs(e.pairs),
  sent: (e) => `${showMessage(e.message)} to ${e.to}`,
  delivered: (e) => `${showMessage(e.message)} from ${e.from}`,
  lost: (e) => `${showMessage(e.message)} from ${e.from}`,
  held: (e) => `${showMessage(e.message)} from ${e.from}`,
  tampered: (e) => `${e.what} ${showMessage(e.message)} from ${e.from} to ${e.to}`,
  paused: () => '',
  resumed: () => '',
  'disk-failed': () => '',
  wiped: (e) => `at ${showZxid(e.last)}`,
  'oracle-asked': (e) => (e.grants ? 'grants' : 'denies'),
  'tail-lost': (e) => zxids(e.lost),
  'start-refused': (e) =>
    `${e.reason} at ${showZxid(e.last)}, accepted epoch ${e.acceptedEpoch}, current epoch ${e.currentEpoch}`,
  damaged: (e) => `${e.what} ${zxids(e.zxids)}`,
  repaired: (e) =>
    `cut ${zxids(e.cut)}, accepted epoch ${e.acceptedEpoch}, current epoch ${e.currentEpoch}`,
  dialled: (e) => `${e.to} ${e.port}`,
  connected: (e) => `${e.to} ${e.port}`,
  refused: (e) => `${e.to} ${e.port}`,
  disconnected: (e) => `${e.to} ${e.port}`,

  'became-looking': (e) => `round ${e.round} votes ${showVote(e.vote)}`,
  'round-advanced': (e) => `${e.previous} to ${e.round} after ${e.from}`,
  'vote-heard': (e) => {
    const note = e.rule === 'fle.same-round' ? '' : ` ${e.rule.slice('fle.'.length)}`;
    const agree = `agree ${count(e.agree, e.need)}`;
    return `${showVote(e.vote)} from ${e.from} ${e.state} round ${e.round}${note}, ${agree}`;
  },
  'vote-changed': (e) =>
    `${showVote(e.previous)} to ${showVote(e.vote)} by ${e.by} after ${e.from}`,
  'final-wait-began': (e) =>
    `${e.waitMs} ms for ${showVote(e.vote)}, agree ${count(e.agree, e.need)}`,
  'final-wait-left': (e) => `for ${showVote(e.vote)} by ${e.by} from ${e.from}`,
  'vote-discarded': (e) => `${showVote(e.vote)} from ${e.from}`,
  silence: (e) =>
    `${e.waitedMs} ms, next ${e.nextMs} ms, ${e.resent ? 'notifies again' : 'dials again'}`,
  'notification-overwritten': (e) => `${showVote(e.vote)} to ${e.to}`,
  decided: (e) => {
    const note = e.rule === 'fle.decide' ? '' : ` ${e.rule.slice('fle.'.length)}`;
    return `${e.role} ${showVote(e.vote)} round ${e.round}${note}, agree ${count(e.agree, e.need)}`;
  },
  'phase-entered': (e) => `${e.phase} ${e.role}`,
  left: (e) => {
    const heard =
      e.heard === undefined || e.need === undefined ? '' : `, heard ${count(e.heard, e.need)}`;
    const gap =
      e.came === undefined || e.expected === undefined
        ? ''
        : `, ${showZxid(e.came)} instead of ${showZxid(e.expected)}`;
    return `${e.role} ${e.reason}${heard}${gap}`;
  },
  'epoch-counted': (e) =>
    `accepted epoch ${e.acceptedEpoch} of ${e.from}, connected ${count(e.connected, e.need)}`,
  'epoch-chosen': (e) => `${e.epoch} with ${list(e.connected)}`,
  'epoch-promised': (e) => {
    const note = e.rule === 'discovery.promise' ? '' : ` ${e.rule.slice('discovery.'.length)}`;
    return `${e.epoch}${note}, accepted ${e.acceptedEpoch}, current ${e.currentEpoch}`;
  },
  'epoch-acked': (e) => {
    const note = e.rule === 'discovery.ack-epoch' ? '' : ` ${e.rule.slice('discovery.'.length)}`;
    const by = `${e.from} at ${showZxid(e.zxid)} current epoch ${e.currentEpoch}`;
    return `${e.epoch} by ${by}${note}, acked ${count(e.acked, e.need)}`;
  },
  'epoch-written': (e) => `${e.file} ${e.previous} to ${e.epoch}`,
  'sync-chosen': (e) => {
    const range = `[${showZxid(e.min)} ${showZxid(e.max)}]`;
    return `${e.mode} ${showZxid(e.zxid)} for ${e.learner} at ${showZxid(e.peerLast)}, history ${range}, ${e.row}, proposals ${e.proposals}`;
  },
  truncated: (e) => `to ${showZxid(e.to)}, removed ${zxids(e.removed)}`,
  'snapshot-taken': (e) => `at ${showZxid(e.zxid)}, applied up to ${showZxid(e.during)} meanwhile`,
  'snapshot-installed': (e) => `${showZxid(e.zxid)} over ${showZxid(e.previous)}`,
  'new-leader-acked': (e) => `epoch ${e.epoch} by ${e.from}, acked ${count(e.acked, e.need)}`,
  'read-only-began': (e) => `at ${showZxid(e.last)} after ${e.waitedMs} ms`,
  'read-only-ended': () => '',
  'stood-alone': (e) => `at ${showZxid(e.last)}`,
  established: (e) => `epoch ${e.epoch} at ${showZxid(e.last)}, acked ${list(e.acked)}`,
  'up-to-date': (e) => `epoch ${e.epoch} at ${showZxid(e.last)}`,
  proposed: (e) => `${showZxid(e.zxid)} to ${list(e.to)}`,
  logged: (e) => showZxid(e.zxid),
  fsynced: (e) => `up to ${showZxid(e.zxid)}, ${e.count} more`,
  acked: (e) => `${showZxid(e.zxid)} by ${e.from}, acks ${count(e.acks, e.need)}`,
  committed: (e) => `${showZxid(e.zxid)}, acks ${count(e.acks, e.need)}`,
  applied: (e) => `${showZxid(e.zxid)}${e.rule === 'sync.deliver' ? ' from sync' : ''}`,
  exited: (e) => `told to commit ${showZxid(e.zxid)} where ${showZxid(e.pending)} is next`,
  reconfigured: (e) => {
    const observers = e.observers.length === 0 ? '' : `, observers ${list(e.observers)}`;
    const designated = e.designated === 0 ? '' : `, leader ${e.designated}`;
    return `version ${showZxid(e.version)}, voters ${list(e.voters)}${observers}${designated}`;
  },
  'quorum-checked': (e) => `tick ${e.tick}, heard ${count(e.heard, e.need)}`,
  'learner-dropped': (e) => `${e.learner} ${e.reason}`,

  forwarded: (e) => `${showOperation(e.operation)} of ${showSession(e.session)}`,
  prepared: (e) => {
    const outcome = e.error === 'OK' ? e.path : e.error;
    const what = `${showZxid(e.zxid)} ${showOperation(e.operation)} of ${showSession(e.session)}`;
    return outcome === '' ? what : `${what}: ${outcome}`;
  },
  read: (e) => `${showOperation(e.operation)} for ${showSession(e.session)} at ${showZxid(e.zxid)}`,
  replied: (e) =>
    `${e.result.error} at ${showZxid(e.zxid)} to ${showSession(e.session)}: ${showOperation(e.operation)}`,
  'watch-set': (e) =>
    `${e.mode === 'standard' ? e.table : e.mode} ${e.path} for ${showSession(e.session)}`,
  'watch-removed': (e) => `${e.table} ${e.path} for ${showSession(e.session)}`,
  'watch-withheld': (e) => `${e.event.type} ${e.event.path} for ${showSession(e.session)}`,
  'watch-fired': (e) =>
    `${e.event.type} ${e.event.path} at ${showZxid(e.zxid)} for ${showSession(e.session)}`,
  'session-opened': (e) => `${showSession(e.session)} ${e.timeoutMs} ms`,
  'session-closed': (e) =>
    `${showSession(e.session)}${e.paths.length === 0 ? '' : ` with ${e.paths.join(' ')}`}`,
  'session-expiring': (e) => `${showSession(e.session)} silent ${e.timeoutMs} ms`,
  'session-upgraded': (e) => showSession(e.session),
  'session-resumed': (e) => `${showSession(e.session)} ${e.valid ? 'valid' : 'not valid'}`,
  'client-refused': (e) =>
    `${e.client} ${e.rule}, saw ${showZxid(e.lastZxidSeen)}, here ${showZxid(e.zxid)}`,
  'client-dropped': (e) => `${e.client} ${e.rule}, session ${showSession(e.session)}`,
  'containers-due': (e) => e.paths.join(' '),
  'clients-dropped': (e) => list(e.clients),

  'client-connecting': (e) => `to ${e.server}`,
  'client-connected': (e) => {
    const note = e.rule === 'client.session-resumed' ? ' again' : '';
    return `to ${e.server}${note}, session ${showSession(e.session)} ${e.timeoutMs} ms`;
  },
  'client-disconnected': (e) => `from ${e.server} ${e.reason}, lost ${e.lost}`,
  'server-list-updated': (e) =>
    `${list(e.before)} to ${list(e.servers)}, was with ${e.current}${e.keeps ? '' : ', which is not in it'}, ${e.moves ? 'moves' : 'stays'}`,
  'client-probed': (e) => `server ${e.server}: ${e.answer ?? 'no answer'}`,
  'client-expired': (e) => showSession(e.session),
  'client-auth-failed': (e) => showSession(e.session),
  'client-closed': (e) => showSession(e.session),
  'state-event': (e) => `${e.state} for ${list(e.watchers)}`,
  'request-refused': (e) => `${showOperation(e.operation)}: ${e.problem}`,
  requested: (e) => `${e.xid} ${showOperation(e.operation)}`,
  answered: (e) =>
    `${e.xid} ${e.result.error} at ${showZxid(e.zxid)}: ${showOperation(e.operation)}`,
  'watch-event': (e) => `${e.event.type} ${e.event.path} for ${list(e.watchers)}`,
  'lock-changed': (e) => {
    const watches = e.watches === '' ? '' : ` watches ${e.watches}`;
    const token = e.token === undefined ? '' : ` token ${showZxid(e.token)}`;
    return `${e.state} ${e.lock} ${e.node}${watches}${token}`;
  },
  'barrier-changed': (e) => `${e.state} ${e.barrier}`,
  'double-barrier-changed': (e) => `${e.state} ${e.barrier} ${e.node} of ${e.needs}`,
  'queue-changed': (e) => `${e.state} ${e.queue}${e.item === '' ? '' : ` ${e.item}`}`,
  'counter-changed': (e) => `${e.state} ${e.counter} ${e.value}, its ${e.nth}.`,
  'members-changed': (e) => `${e.state} ${e.group}: ${list(e.members)}`,
  'service-changed': (e) =>
    `${e.state} ${e.service}${e.instance === '' ? `: ${list(e.instances)}` : ` ${e.instance}`}`,
  'configuration-changed': (e) => `${e.state} ${e.configuration} "${e.value}" version ${e.version}`,
  'transaction-changed': (e) => `${e.state} ${e.transaction}${e.vote === '' ? '' : ` ${e.vote}`}`,
  'revocation-asked': (e) => `${e.lock} ${e.node}`,
  'resource-asked': (e) => `${e.as} ${e.resource} for ${e.lock} ${showToken(e.token)}`,
  'resource-used': (e) =>
    `${e.as} ${e.resource} ${e.accepted ? 'accepted' : 'refused'} ${showToken(e.token)}, highest ${showZxid(e.highest)}`,
};

const showToken = (token: number | null): string =>
  token === null ? 'without token' : `token ${showZxid(token)}`;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** `01:02.345`: minutes, seconds, milliseconds of virtual time (rounded down). */
export function showTime(atUs: number): string {
  const ms = Math.floor(atUs / 1_000);
  return `${pad(Math.floor(ms / 60_000), 2)}:${pad(Math.floor(ms / 1_000) % 60, 2)}.${pad(ms % 1_000, 3)}`;
}

/**
 * One event as one line for people and for golden traces: time, who (`-` for the user and the network), kind,
 * and the numbers, as in `00:00.412  3  proposed (1,2) to 1 2`.
 */
export function traceLine(event: Event): string {
  // The table's keys and the event's kind belong together; the compiler cannot follow that through an index.
  const show = details[event.kind] as (event: Event) => string;
  return `${showTime(event.at)}  ${event.who ?? '-'}  ${event.kind} ${show(event)}`.trimEnd();
}

const CHATTER: ReadonlySet<EventKind> = new Set([
  'quorum-checked',
  'dialled',
  'connected',
  'refused',
  'disconnected',
  'client-connecting',
]);
const PINGS: ReadonlySet<string> = new Set(['PING', 'Ping', 'PingReply']);

/** Events that repeat without telling the story forward: pings, quorum checks, dialling. */
export function isNoise(event: Event): boolean {
  if (event.kind === 'sent' || event.kind === 'delivered' || event.kind === 'lost') {
    return PINGS.has(event.message.type);
  }
  return CHATTER.has(event.kind);
}
