import type { Narration } from '../en/narration.ts';
import { coordination } from './coordination.ts';
import { faults } from './faults.ts';
import { actions } from './narration/actions.ts';
import { broadcast } from './narration/broadcast.ts';
import { clients } from './narration/clients.ts';
import { election } from './narration/election.ts';
import { errors } from './narration/errors.ts';
import { messages } from './narration/messages.ts';
import { numbers } from './narration/numbers.ts';
import { recovery } from './narration/recovery.ts';
import { serving } from './narration/serving.ts';
import { server } from './narration/words.ts';
import { world } from './narration/world.ts';
import { programNames, recipes } from './recipes.ts';

export const narration: Narration = {
  timer: faults.timer,
  recipes,
  coordination,
  programs: programNames,
  quiet: '还没有发生任何事。请按“播放”。',
  server,
  client: (name) => `客户端 ${name}`,
  servers: (...sids) => (sids.length === 0 ? '没有服务器' : `服务器 ${sids.join('、')}`),
  list: (...items) => (items.length === 0 ? '无' : items.join('、')),
  sides: (...all) => `${all.map((p) => `${p.some} 与${p.others} 之间`).join('，以及')}的`,
  ms: (ms) => `${ms} 毫秒`,
  msRange: (from, to) => `${from} 到 ${to} 毫秒`,
  join: (...sentences) => sentences.filter(Boolean).join(''),
  roles: {
    looking: '正在寻找领导者',
    following: '正在跟随',
    leading: '正在领导',
    observing: '正在观察',
  },
  phases: {
    election: '选举',
    discovery: '发现',
    synchronization: '同步',
    broadcast: '广播',
  },
  ports: { election: '，用于投票', quorum: '，用于领导者与跟随者之间', client: '' },
  commanded: actions,
  ...world,
  messages,
  ...election,
  ...recovery,
  ...broadcast,
  ...serving,
  ...clients,
  errors,
  ...numbers,
};
