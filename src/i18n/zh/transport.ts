import type { transport as english } from '../en/transport.ts';

export const transport = {
  region: '时间',
  play: '播放',
  pause: '暂停',
  step: '单步',
  stepBack: '后退一步',
  nextMilestone: '下一个里程碑',
  toStart: '跳到开头',
  toEnd: '跳到末尾',
  speed: '速度',
  speedText: (times: string) => `真实时间的 ${times} 倍`,
  skipQuiet: '略过平静时段',
  skipQuietTitle: '除了 PING 没有别的消息时，虚拟时间走得更快',
  quiet: '平静：加速通过',
  behind: '已是本机的最快速度',
  timeline: '时间线',
  timelineText: (time: string, end: string) => `${time}，共 ${end}`,
  branch: '分支',
  branchName: (id: number) => (id === 0 ? '最初的运行' : `分支 ${id}`),
  election: '选举',
  epoch: (epoch: number) => `纪元 ${epoch}`,
} satisfies typeof english;
