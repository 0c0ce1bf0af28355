import type { spacetime as english } from '../en/spacetime.ts';

export const spacetime = {
  title: '空间与时间',
  about: '每条线是一台服务器或一个客户端，每个箭头是一条消息。点击即可回到那一刻。',
  key: '菱形：已提交。竖线：已应用。叉：崩溃。方块：被扣留。虚线：切断。',
  figure: (servers: number, messages: number, spanMs: number) =>
    `最近 ${spanMs} 毫秒：${servers} 台服务器，${messages} 条消息。时间线滑块和单步按钮可到达同样的时刻。`,
  span: '跨度',
  spanOf: (ms: number) => (ms < 1000 ? `${ms} 毫秒` : `${ms / 1000} 秒`),
  fsync: 'fsync',
  looking: '寻找中',
  down: '宕机',
  discovery: '发现',
  synchronization: '同步',
  broadcast: '广播',
  paused: '已暂停',
} satisfies typeof english;
