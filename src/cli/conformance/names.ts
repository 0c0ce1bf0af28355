import { counterOf, epochOf, zxidOf, type Zxid } from '../../zab/zxid.ts';
import type { Stat } from '../../znodes/stat.ts';

/** How a script calls what the engine numbers: transactions, sessions, addresses. */
export class Names {
  readonly #firstEpoch: number;
  /** By session: the name of the step that opened it. */
  readonly #sessions = new Map<string, string>();

  constructor(firstEpoch: number) {
    this.#firstEpoch = firstEpoch;
  }

  nameSession(session: string, name: string): void {
    if (!this.#sessions.has(session)) this.#sessions.set(session, name);
  }

  session(session: string): string {
    return this.#sessions.get(session) ?? `unknown ${session}`;
  }

  /** A transaction of the first epoch by its number, others as `e2:1`. */
  zxid(zxid: Zxid): number | string {
    if (zxid === 0) return 0;
    const [epoch, counter] = [epochOf(zxid), counterOf(zxid)];
    return epoch === this.#firstEpoch && counter > 0 ? counter : `e${epoch}:${counter}`;
  }

  zxidOf(given: number | string): Zxid {
    if (typeof given === 'number') return given;
    const [, epoch, counter] = /^e(\d+):(\d+)$/.exec(given) ?? [];
    if (epoch === undefined) throw new Error(`"${given}" is no zxid`);
    return zxidOf(Number(epoch), Number(counter));
  }

  stat(stat: Stat): Record<string, unknown> {
    const { version, cversion, aversion, dataLength, numChildren, ephemeralOwner } = stat;
    return {
      czxid: this.zxid(stat.czxid),
      mzxid: this.zxid(stat.mzxid),
      pzxid: this.zxid(stat.pzxid),
      version,
      cversion,
      aversion,
      owner: ephemeralOwner === '' ? 'none' : `session:${this.session(ephemeralOwner)}`,
      dataLength,
      numChildren,
    };
  }

  /** `$ADDR1` and `$CLI1` in a text that a script gives. */
  addresses(text: string): string {
    return text.replace(/\$(ADDR|CLI)(\d+)/g, (_, what: string, sid: string) =>
      what === 'ADDR' ? addressOf(Number(sid)) : clientAddressOf(Number(sid)),
    );
  }

  /** The text of `/zookeeper/config` as scripts write it. */
  config(text: string): string {
    return text
      .replace(/127\.0\.0\.1:(\d+):\d+/g, (_, port: string) => `$ADDR${Number(port) - QUORUM_PORT}`)
      .replace(/127\.0\.0\.1:(\d+)/g, (_, port: string) => `$CLI${Number(port) - CLIENT_PORT}`)
      .replace(/version=([0-9a-f]+)$/, (_, hex: string) => {
        return `version=${this.zxid(Number.parseInt(hex, 16))}`;
      });
  }
}

const QUORUM_PORT = 28_880;
const ELECTION_PORT = 38_880;
const CLIENT_PORT = 21_810;

export const addressOf = (sid: number): string =>
  `127.0.0.1:${QUORUM_PORT + sid}:${ELECTION_PORT + sid}`;
const clientAddressOf = (sid: number): string => `127.0.0.1:${CLIENT_PORT + sid}`;
