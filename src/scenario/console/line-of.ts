import type { Command } from '../../simulation/command.ts';
import type { Operation } from '../../znodes/request.ts';
import { reconfigLine } from './reconfig-line.ts';
import { showPerms } from './show.ts';
import { showTimeUs } from './read-time.ts';

type Request = Extract<Command, { do: 'request' }>;

const quoted = (text: string): string =>
  text !== '' && !/[\s"']/.test(text) ? text : text.includes('"') ? `'${text}'` : `"${text}"`;

const words = (...all: readonly (string | false)[]): string =>
  all.filter((word) => word !== false && word !== '').join(' ');

/** How a request would be written at the console of its client, if nobody wrote it there. */
export function lineOfRequest({ operation }: Request): string {
  return lineOfOperation(operation);
}

const CREATE_FLAGS = {
  persistent: '',
  ephemeral: '-e',
  persistent_sequential: '-s',
  ephemeral_sequential: '-s -e',
  container: '-c',
  persistent_with_ttl: '-t',
  persistent_sequential_with_ttl: '-s -t',
} as const;

function lineOfOperation(operation: Operation): string {
  switch (operation.op) {
    case 'create': {
      const { mode, ttlMs, path, data } = operation;
      const ttl = ttlMs === undefined ? '' : String(ttlMs);
      return words('create', CREATE_FLAGS[mode], ttl, path, data !== null && quoted(data));
    }
    case 'getData':
      return words('get', operation.watch && '-w', operation.path);
    case 'exists':
      return words('stat', operation.watch && '-w', operation.path);
    case 'getChildren':
      return words('ls', operation.watch && '-w', operation.path);
    case 'setData': {
      const { path, data, version } = operation;
      return words('set', version !== -1 && `-v ${version}`, path, quoted(data ?? ''));
    }
    case 'delete': {
      const { path, version } = operation;
      return words('delete', version !== -1 && `-v ${version}`, path);
    }
    case 'setAcl': {
      const acl = operation.acl ?? [];
      const entries = acl.map(({ scheme, id, perms }) => `${scheme}:${id}:${showPerms(perms)}`);
      return words('setAcl', operation.path, entries.join(','));
    }
    case 'auth':
      return words('addauth', operation.scheme, operation.auth ?? false);
    case 'addWatch':
      return words('addWatch', '-m', operation.mode.toUpperCase(), operation.path);
    case 'removeWatches':
      // The command line knows no others.
      if (operation.type.startsWith('persistent')) return JSON.stringify(operation);
      return words('removewatches', operation.path, `-${operation.type[0]}`);
    case 'getEphemerals':
      return words('getEphemerals', operation.prefix);
    case 'reconfig':
      return operation.text === undefined ? reconfigLine(operation) : JSON.stringify(operation);
    case 'whoAmI':
      return 'whoami';
    case 'getAcl':
    case 'getAllChildrenNumber':
    case 'sync':
      return words(operation.op, operation.path);
    default:
      return JSON.stringify(operation);
  }
}

/** How a command of the lab is written; null for what belongs to one client's console. */
export function lineOfLab(command: Command): string | null {
  switch (command.do) {
    case 'request':
    case 'close-client':
      return null;
    case 'crash':
      return words(
        'crash',
        `${command.server}`,
        command.keeps !== undefined && `keeps=${command.keeps}`,
      );
    case 'restart':
    case 'isolate':
    case 'reconnect':
    case 'wipe':
      return `${command.do} ${command.server}`;
    case 'repair-disk':
      return `repair ${command.server}`;
    case 'cut':
      return `cut ${command.groups.map((group) => group.join(',')).join('|')}`;
    case 'heal':
    case 'check-containers':
      return command.do;
    case 'cut-way':
      return `cut ${command.from}>${command.to}`;
    case 'heal-way':
      return `heal ${command.from}>${command.to}`;
    case 'add-client':
      return words('add-client', command.client.name, `${command.client.server ?? ''}`);
    case 'remove-client':
      return `kill ${command.client}`;
    case 'disconnect-client':
      return `disconnect ${command.client}`;
    case 'expire-client':
      return `expire ${command.client}`;
    case 'set-program': {
      const { kind, ...rest } = command.program;
      const values = Object.entries(rest).map(([key, value]) => `${key}=${String(value)}`);
      return words('program', command.client, kind, ...values);
    }
    case 'reconnect-client':
      return words('reconnect', command.client, command.hosts?.join(',') ?? '');
    case 'update-server-list':
      return `${command.do} ${command.client} ${command.hosts.join(',')}`;
    case 'pause':
    case 'resume':
      return `${command.do} ${command.actor}`;
    case 'damage-disk':
      return `damage ${command.server} ${command.what} ${command.records}`;
    case 'set-oracle':
      return `oracle ${command.server} ${command.grants ? 'grants' : 'denies'}`;
    case 'set-disk':
      return `disk ${command.server} ${command.state}`;
    case 'set-clock':
      return `clock ${command.server} ${command.driftPermille}`;
    case 'fire-timer':
      return `fire ${command.server} ${command.timer}`;
    case 'postpone-timer':
      return `postpone ${command.server} ${command.timer} ${showTimeUs(command.byUs)}`;
    case 'hold-link':
      return `hold ${command.from}>${command.to}`;
    case 'release-link':
      return `release ${command.from}>${command.to}`;
    case 'hold-type':
    case 'release-type': {
      const { from, to } = command;
      const ends = words(from !== undefined && `from ${from}`, to !== undefined && `to ${to}`);
      return words(command.do === 'hold-type' ? 'hold' : 'release', command.type, ends);
    }
    case 'release-all':
      return 'release all';
    case 'set-link':
    case 'delay':
      return JSON.stringify(command);
    case 'deliver':
    case 'hold':
    case 'release':
    case 'drop':
    case 'duplicate':
    case 'overtake':
      return `${command.do} #${command.envelope}`;
  }
}
