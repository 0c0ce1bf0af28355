import type { Member } from '../../znodes/request.ts';
import { CliError } from './cli-error.ts';

const SERVER = /^(?:server\.)?(\d+)(?:=(.*))?$/;
const GROUP = /^group\.(\d+)=([\d:]+)$/;
const WEIGHT = /^weight\.(\d+)=(\d+)$/;

/**
 * Reads `server.4=host:2888:3888:observer;2181,5=participant,group.1=4:5,weight.4=2`. Nobody here has an address, so it may be left out, and
 * is not kept.
 */
export function readMembers(text: string): readonly Member[] {
  const members: Member[] = [];
  const groups = new Map<number, number>();
  const weights = new Map<number, number>();
  for (const entry of text.toLowerCase().split(/[,\n]+/)) {
    const group = GROUP.exec(entry);
    const weight = WEIGHT.exec(entry);
    const server = SERVER.exec(entry);
    if (group !== null)
      for (const sid of group[2]!.split(':')) groups.set(Number(sid), Number(group[1]));
    else if (weight !== null) weights.set(Number(weight[1]), Number(weight[2]));
    else if (server !== null) {
      const isObserver = /(^|:)observer(;|$)/.test(server[2] ?? '');
      members.push({ server: Number(server[1]), role: isObserver ? 'observer' : 'participant' });
    } else if (!entry.startsWith('version='))
      throw new CliError(`${entry} does not have the form serverId=host:port1:port2;port3`);
  }
  return members.map((member) => {
    const [group, weight] = [groups.get(member.server), weights.get(member.server)];
    return {
      ...member,
      ...(group === undefined ? {} : { group }),
      ...(weight === undefined ? {} : { weight }),
    };
  });
}

/** Reads `4,5`. */
export function readSids(text: string): readonly number[] {
  return text.split(',').map((sid) => {
    if (!/^\d+$/.test(sid)) throw new CliError(`For input string: "${sid}"`);
    return Number(sid);
  });
}
